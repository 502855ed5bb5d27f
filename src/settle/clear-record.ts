import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { instantOfCanonical } from '../time/instant.ts';
import { type Period, periodOf } from '../time/period.ts';
import type { ClearedFeeLine, ClearedRecord, ClearingContext } from './cleared-record.ts';
import { type ClearingLine, type ClearingLineFields, clearingLine, orderIdOf } from './clearing-line.ts';
import { joinId } from './joined-id.ts';
import { addScaled, isSameAmount, type ScaledUnits } from './scaled-units.ts';
import type { SubjectDirectory } from './subject-directory.ts';
import { payingSubjectOf, subjectOf } from './subject-of.ts';

/** One clearing line in the making. */
interface Merged {
  readonly first: ClearedFeeLine;
  readonly counterpart: string;
  readonly lines: number[];
  sum: ScaledUnits;
}

/**
 * A record's fee lines merged into clearing lines by clearing code, counterpart's subject, direction and currency, in
 * the order in which they first appear. Each clearing line knows its fee lines, and `clearingLineOf` finds it from one.
 * A line that the owner would pay to himself moves no money and is left out.
 *
 * Faults, all at once, with the path of the fee line: those of the subjects, `line-party-missing`, `line-not-of-owner`.
 *
 * Worked case: merchant `m1` receives 94.00 for `goods`, and pays 5.00 `commission` and 1.00 `service`, both cleared as
 * `platform-fee`: two clearing lines, receive 94.00 and pay 6.00 (fee lines 1 and 2).
 */
export function clearRecord(record: ClearedRecord, context: ClearingContext): Result<readonly ClearingLine[]> {
  const { directory, contract } = context;
  // A record may work its parties out whenever it is asked.
  const { parties } = record;
  const owner = ownerSubject(directory, record, context);
  const issues: Issue[] = owner.ok ? [] : [...owner.issues];
  const merged: Merged[] = [];
  for (const [at, line] of record.lines.entries()) {
    const party = counterpartOf(line, parties, contract.party);
    if (party.ok && party.value === contract.party) continue;
    const { tenant, business } = record;
    const subject = party.ok
      ? payingSubjectOf(directory, { tenant, business, fee: line.fee, party: party.value })
      : party;
    if (!subject.ok) {
      issues.push(...subject.issues.map((fault) => issueUnder(['lines', at], fault)));
      continue;
    }
    merge(merged, line, { at, counterpart: subject.value });
  }
  if (!owner.ok || issues.length > 0) return failed(issues);
  const lines = linesOf(merged, { record, context, owner: owner.value });
  assertKept(record, { parties, owner: contract.party }, lines);
  return ok(lines);
}

/** The way back: the clearing line that a fee line of the record went into. */
export function clearingLineOf(lines: readonly ClearingLine[], feeLine: number): ClearingLine | undefined {
  return lines.find((line) => line.lines.includes(feeLine));
}

/**
 * The owner is the contract's party. A contract signed for one store has that store's subject; one for the whole party
 * has the document's store's subject where one is declared, else the party's.
 */
function ownerSubject(
  directory: SubjectDirectory,
  record: ClearedRecord,
  { contract }: ClearingContext,
): Result<string> {
  const tuple = { tenant: record.tenant, party: contract.party };
  const store = contract.store ?? record.store;
  const hasStore = store !== undefined && (contract.store !== undefined || isDeclared(directory, { ...tuple, store }));
  return subjectOf(directory, hasStore ? { ...tuple, store } : tuple);
}

function isDeclared(directory: SubjectDirectory, place: { tenant: string; party: string; store: string }): boolean {
  return directory.byPlace.has(joinId([place.tenant, place.party, place.store]));
}

/** The identity on the other side of a line. */
function counterpartOf(line: ClearedFeeLine, parties: ClearedRecord['parties'], owner: string): Result<string> {
  const payer = identityOf(line, line.payer, parties);
  const payee = identityOf(line, line.payee, parties);
  if (!payer.ok) return payer;
  if (!payee.ok) return payee;
  const [own, other] = line.direction === 'receive' ? [payee.value, payer.value] : [payer.value, payee.value];
  if (own === owner) return ok(other);
  return failed([issue('line-not-of-owner', [], { fee: line.fee, payer: payer.value, payee: payee.value, owner })]);
}

function identityOf(line: ClearedFeeLine, role: string, parties: ClearedRecord['parties']): Result<string> {
  const identity = Object.hasOwn(parties, role) ? parties[role] : undefined;
  return identity === undefined ? failed([issue('line-party-missing', [], { fee: line.fee, role })]) : ok(identity);
}

/** A record has few clearing codes and counterparts, however many lines: looking at each is quicker than a key. */
function merge(merged: Merged[], line: ClearedFeeLine, of: { at: number; counterpart: string }): void {
  const found = merged.find(
    ({ first, counterpart }) =>
      first.clearing === line.clearing &&
      first.direction === line.direction &&
      counterpart === of.counterpart &&
      first.currency === line.currency,
  );
  if (found === undefined) {
    merged.push({ first: line, counterpart: of.counterpart, lines: [of.at], sum: bookedOf(line) });
  } else {
    found.lines.push(of.at);
    found.sum = addScaled(found.sum, bookedOf(line));
  }
}

function bookedOf(line: ClearedFeeLine): ScaledUnits {
  return { units: BigInt(line.units), scale: line.scale };
}

function periodOfTime(time: string, { contract }: ClearingContext): Period {
  return periodOf(instantOfCanonical(time).epochMs, contract.cycle, contract.timeZone);
}

function linesOf(
  merged: readonly Merged[],
  of: { readonly record: ClearedRecord; readonly context: ClearingContext; readonly owner: string },
): readonly ClearingLine[] {
  const { record, owner } = of;
  const { id, version } = of.context.contract;
  const contract = { id, version };
  const period = periodOfTime(record.time, of.context);
  const orders = new Map<string, string>();
  return merged.map((from) => {
    const { clearing, direction, currency } = from.first;
    let order = orders.get(currency);
    if (order === undefined) {
      order = orderIdOf({ tenant: record.tenant, contract: id, owner, currency, period });
      orders.set(currency, order);
    }
    const fields: ClearingLineFields = {
      tenant: record.tenant,
      document: record.document,
      revision: record.revision,
      business: record.business,
      party: record.party,
      ...(record.store === undefined ? {} : { store: record.store }),
      contract,
      clearing,
      owner,
      counterpart: from.counterpart,
      direction,
      units: from.sum.units,
      scale: from.sum.scale,
      currency,
      time: record.time,
      period,
      landed: period,
      lines: from.lines,
    };
    return clearingLine(fields, order);
  });
}

/** Merging keeps the sum of each direction to the unit, and takes every fee line once. */
function assertKept(
  record: ClearedRecord,
  of: { readonly parties: ClearedRecord['parties']; readonly owner: string },
  lines: readonly ClearingLine[],
): void {
  const taken = lines.flatMap((line) => line.lines);
  let before: ScaledUnits = { units: 0n, scale: 0 };
  let after: ScaledUnits = { units: 0n, scale: 0 };
  let moving = 0;
  for (const line of record.lines) {
    if (of.parties[line.payer] === of.owner && of.parties[line.payee] === of.owner) continue;
    moving += 1;
    before = addScaled(before, signed(line.direction, bookedOf(line)));
  }
  for (const line of lines) after = addScaled(after, signed(line.direction, line));
  if (!isSameAmount(before, after) || taken.length !== moving || new Set(taken).size !== moving) {
    throw new Error(`feewright: clearing document '${record.document}' lost or doubled a fee line; this is a bug`);
  }
}

function signed(direction: 'receive' | 'pay', amount: ScaledUnits): ScaledUnits {
  return { units: direction === 'receive' ? amount.units : -amount.units, scale: amount.scale };
}
