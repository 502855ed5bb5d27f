import { type Decimal, decimalOfUnits } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';
import type { Period } from '../time/period.ts';
import type { Direction } from './cleared-record.ts';
import { joinId } from './joined-id.ts';

/** What a clearing line is made of. The amount is `units × 10^-scale` of the currency, of either sign. */
export interface ClearingLineFields {
  readonly tenant: string;
  readonly document: string;
  readonly revision: number;
  /** Which later billing of the same revision made it: `1`, `2`, …; absent: the first. */
  readonly run?: string;
  readonly business: string;
  readonly party: string;
  readonly store?: string;
  readonly contract: { readonly id: string; readonly version: string };
  readonly clearing: string;
  /** Subject ids of the order's owner and of the other side. */
  readonly owner: string;
  readonly counterpart: string;
  readonly direction: Direction;
  readonly units: bigint;
  readonly scale: number;
  readonly currency: string;
  readonly time: string;
  /** The period of the business time. */
  readonly period: Period;
  /** The period of the order that the line is in: a later one than its own if the line came after the close. */
  readonly landed: Period;
  /** Positions of the fee lines in the record that were merged into this one. */
  readonly lines: readonly number[];
  /** Id of the line that it corrects; its amount is then new − old. */
  readonly corrects?: string;
}

/**
 * 清算单: what the owner sees of one document under one clearing code, against one counterpart, in one direction. `id`
 * and `order` are made from the fields, so the same document gives the same ids.
 */
export interface ClearingLine extends ClearingLineFields {
  readonly id: string;
  readonly order: string;
  readonly amount: Decimal;
  toJSON(): Readonly<Record<string, unknown>>;
}

/** What an order is kept by. */
export interface OrderKey {
  readonly tenant: string;
  /** The contract's id, whatever its version. */
  readonly contract: string;
  readonly owner: string;
  readonly currency: string;
  readonly period: Period;
}

/**
 * The order's id. The zone is part of it: a contract that changes its zone between versions cuts time anew, and two
 * periods of one key are then two orders.
 */
export function orderIdOf(key: OrderKey): string {
  return joinId([key.tenant, key.contract, key.owner, key.currency, key.period.key, key.period.zone]);
}

/** The key of the order that a line has landed in. */
export function orderKeyOf(line: ClearingLineFields): OrderKey {
  const { tenant, owner, currency } = line;
  return { tenant, contract: line.contract.id, owner, currency, period: line.landed };
}

/** @param order the order's id, where the caller knows it already */
export function clearingLine(fields: ClearingLineFields, order = orderIdOf(orderKeyOf(fields))): ClearingLine {
  return new Line(fields, order);
}

/** Whether the line came after its own period's order was closed. */
export function isLate(line: ClearingLineFields): boolean {
  return line.landed.startMs !== line.period.startMs;
}

/** What the line means to its owner: received amounts count plus, paid ones minus. In units of `10^-scale`. */
export function signedUnits(line: { readonly direction: Direction; readonly units: bigint }): bigint {
  return line.direction === 'receive' ? line.units : -line.units;
}

class Line implements ClearingLine {
  readonly id: string;
  readonly order: string;
  readonly tenant: string;
  readonly document: string;
  readonly revision: number;
  declare readonly run?: string;
  readonly business: string;
  readonly party: string;
  declare readonly store?: string;
  readonly contract: { readonly id: string; readonly version: string };
  readonly clearing: string;
  readonly owner: string;
  readonly counterpart: string;
  readonly direction: Direction;
  readonly units: bigint;
  readonly scale: number;
  readonly currency: string;
  readonly time: string;
  readonly period: Period;
  readonly landed: Period;
  readonly lines: readonly number[];
  declare readonly corrects?: string;

  constructor(fields: ClearingLineFields, order: string) {
    const { tenant, business, document, revision, clearing, direction, counterpart, currency } = fields;
    const run = fields.run === undefined ? String(revision) : `${revision}.${fields.run}`;
    // What only takes an earlier line back, in the order of that, may stand beside the bill's own line of the same names.
    const bill = fields.lines.length === 0 ? `${run}-back` : run;
    this.id = joinId([tenant, business, document, bill, clearing, direction, counterpart, currency]);
    this.order = order;
    this.tenant = tenant;
    this.document = document;
    this.revision = revision;
    if (fields.run !== undefined) this.run = fields.run;
    this.business = business;
    this.party = fields.party;
    if (fields.store !== undefined) this.store = fields.store;
    this.contract = fields.contract;
    this.clearing = clearing;
    this.owner = fields.owner;
    this.counterpart = counterpart;
    this.direction = direction;
    this.units = fields.units;
    this.scale = fields.scale;
    this.currency = currency;
    this.time = fields.time;
    this.period = fields.period;
    this.landed = fields.landed;
    this.lines = fields.lines;
    if (fields.corrects !== undefined) this.corrects = fields.corrects;
  }

  get amount(): Decimal {
    return decimalOfUnits(this.units, this.scale);
  }

  toJSON(): Readonly<Record<string, unknown>> {
    const { units, scale, ...rest } = this;
    return { ...rest, amount: unitsText(units, scale) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}
