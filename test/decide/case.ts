import { expect } from 'vitest';
import type { BillingRecord } from '../../src/decide/billing-record.ts';
import { decide } from '../../src/decide/decide.ts';
import type { Snapshot, SnapshotBalance } from '../../src/factor/snapshot.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import type { Issue } from '../../src/issues/issue.ts';
import type { FactValue } from '../../src/model/model.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';

export type Json = Readonly<Record<string, unknown>>;
export type Facts = Readonly<Record<string, FactValue>>;
/** A running total before the document: its value, and how many entries its window holds. */
export type Balances = Readonly<Record<string, readonly [value: string, entries: number]>>;

export const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
export const PLATFORM_PAYS = { payer: 'platform', payee: 'merchant', rounding: 'half-up' } as const;
export const MONTHLY = { key: ['party'], window: 'month' } as const;

/** A model of the merchant's own, with a platform and a supplier beside him. */
export function modelOf(parts: Json): Json {
  return {
    format: 1,
    code: 'order',
    business: 'order',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
      { code: 'supplier', id: '2001' },
    ],
    ...parts,
  };
}

export function contractOf(terms: readonly unknown[] = []) {
  return parseContract({
    format: 1,
    id: 'c1',
    version: '1',
    tenant: 't1',
    party: 'm1',
    model: 'order',
    status: 'active',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    terms,
  });
}

export function tryPlan(parts: Json, terms: readonly unknown[] = [], currency = 'CNY') {
  return buildPlan(parseModel(modelOf(parts)), [contractOf(terms)], currency);
}

export function planOf(parts: Json, terms: readonly unknown[] = [], currency = 'CNY'): Plan {
  const plan = tryPlan(parts, terms, currency);
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues, undefined, 1));
  return plan.value;
}

/** `fees[0].price.formula: formula-name-unknown` of each fault of a definition that can't be planned. */
export function planFaults(parts: Json, terms: readonly unknown[] = [], currency = 'CNY'): readonly string[] {
  const plan = tryPlan(parts, terms, currency);
  return plan.ok ? [] : plan.issues.map(faultText);
}

export function faultText({ path, code }: Issue): string {
  return `${path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')}: ${code}`;
}

export function snapshotOf(facts: Facts, balances: Balances = {}): Snapshot {
  return {
    format: 1,
    document: {
      tenant: 't1',
      business: 'order',
      id: 'd1',
      revision: 1,
      party: 'm1',
      time: '2026-11-10T04:00:00Z',
    } as Snapshot['document'],
    rule: 'all',
    model: { code: 'order', hash: 'h1' },
    contract: { id: 'c1', version: '1', hash: 'h2' },
    facts,
    sources: {},
    balances: Object.fromEntries(Object.entries(balances).map(([code, balance]) => [code, balanceOf(...balance)])),
  };
}

function balanceOf(value: string, entries: number): SnapshotBalance {
  const window = {
    key: '2026-11',
    zone: 'Asia/Shanghai',
    start: '2026-10-31T16:00:00Z',
    end: '2026-11-30T16:00:00Z',
  };
  return { key: '["t1","m1"]', window, value, entries };
}

/** The same for a document with lines, whose ids are '1', '2', … */
export function snapshotWithLines(facts: Facts, lines: readonly Facts[], balances: Balances = {}): Snapshot {
  const numbered = lines.map((ofLine, at) => ({ id: String(at + 1), facts: ofLine, sources: {} }));
  return { ...snapshotOf(facts, balances), lines: numbered };
}

/** Decides in both lanes, which must not differ by a byte. */
export function decided(plan: Plan, facts: Facts, balances: Balances = {}): BillingRecord {
  return decidedSnapshot(plan, snapshotOf(facts, balances));
}

export function decidedLines(plan: Plan, facts: Facts, lines: readonly Facts[], balances: Balances = {}) {
  return decidedSnapshot(plan, snapshotWithLines(facts, lines, balances));
}

function decidedSnapshot(plan: Plan, snapshot: Snapshot): BillingRecord {
  const record = decide(plan, snapshot);
  expect(decide(plan, snapshot, 'exact').contentText()).toBe(record.contentText());
  return record;
}

/** The faults of a document that can't be decided: the same in both lanes. */
export function refused(plan: Plan, facts: Facts, balances: Balances = {}): readonly Issue[] {
  return refusedSnapshot(plan, snapshotOf(facts, balances));
}

export function refusedLines(plan: Plan, facts: Facts, lines: readonly Facts[], balances: Balances = {}) {
  return refusedSnapshot(plan, snapshotWithLines(facts, lines, balances));
}

function refusedSnapshot(plan: Plan, snapshot: Snapshot): readonly Issue[] {
  const faults = issuesOf(() => decide(plan, snapshot));
  expect(issuesOf(() => decide(plan, snapshot, 'exact'))).toEqual(faults);
  return faults;
}

export function issuesOf(act: () => unknown): readonly Issue[] {
  try {
    act();
  } catch (error) {
    if (isFeewrightError(error)) return error.issues;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** `fee commission merchant → platform 8.00`: one text for each line; of a document's line, `fee commission 3 …`. */
export function lineTexts(record: BillingRecord): readonly string[] {
  return record.lines.map(({ kind, fee, line, payer, payee, amount, scale }) =>
    [kind, fee, ...(line === undefined ? [] : [line]), payer, '→', payee, amount.toFixed(scale)].join(' '),
  );
}

/** `50.00 / 30.00 / 20.00`, and what nobody could take behind it where there is any. */
export function sharesText(record: BillingRecord, apportionment: string): string {
  const own = record.shares.filter((share) => share.apportionment === apportionment);
  const placed = own.filter((share) => share.bearer !== undefined).map((share) => share.amount.toFixed(share.scale));
  const unplaced = own.find((share) => share.bearer === undefined)?.amount;
  return placed.join(' / ') + (unplaced === undefined || unplaced.isZero() ? '' : ` + ${unplaced.toFixed(2)}`);
}

export function booked(record: BillingRecord, fee: string): string {
  return record.amount(fee).toFixed(2);
}
