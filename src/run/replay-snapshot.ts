import type { BillingRecord } from '../decide/billing-record.ts';
import { MASK } from '../factor/check-fact.ts';
import type { Snapshot, SnapshotRefund } from '../factor/snapshot.ts';
import { FeewrightError, fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { factValue } from '../model/fact-value.ts';
import type { FactValue } from '../model/model.ts';
import { compare, ONE, parseExact, sign } from '../money/exact.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunContext } from './context.ts';
import { decideDocument } from './decide-document.ts';
import { granted } from './fault-of.ts';
import type { Dictionary } from './plan-shelf.ts';
import { readSnapshot } from './read-snapshot.ts';

/** A snapshot from outside with the plan that decided it. */
export interface Replayed {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly record: BillingRecord;
}

/**
 * Decides a document again from its snapshot alone, by the definitions of the hashes that it names: no provider, no store,
 * no clock. The content of the record is the same to the byte.
 *
 * Faults: `snapshot-invalid`, `definition-absent`, and those of deciding.
 *
 * @param input a snapshot, or the JSON of one
 */
export function replaySnapshot(context: RunContext, input: unknown): Replayed {
  const snapshot = readSnapshot(input);
  const plan = granted(context.definitions.plan(snapshot, snapshot.document));
  const dictionary = granted(context.definitions.dictionary(snapshot.model));
  checkFacts(snapshot, dictionary);
  if (snapshot.refund !== undefined) checkRefund(snapshot, snapshot.refund, dictionary);
  return { snapshot, plan, record: decideDocument(context, plan, snapshot) };
}

/** Deciding trusts that facts are canonical values of their types, as gathering leaves them. */
function checkFacts(snapshot: Snapshot, dictionary: Dictionary): void {
  const issues: Issue[] = [];
  checkLevel(snapshot.facts, { dictionary, isLine: false, at: [] }, issues);
  for (const [at, { facts }] of (snapshot.lines ?? []).entries()) {
    checkLevel(facts, { dictionary, isLine: true, at: ['lines', at] }, issues);
    if (issues.length >= FAULTS_MAX) break;
  }
  if (issues.length > 0) throw new FeewrightError(issues);
}

/** A refund is of an original's own lines, under the same definitions. */
function checkRefund(
  { document, model, contract, lines = [] }: Snapshot,
  { original, before, after, lines: spans }: SnapshotRefund,
  dictionary: Dictionary,
): void {
  checkFacts(original, dictionary);
  const known = new Set((original.lines ?? []).map(({ id }) => id));
  const unknown = lines.findIndex(({ id }) => !known.has(id));
  const refuse = (found: unknown, ...path: Path): never =>
    fail(issue('snapshot-invalid', path, { found: shown(found), expected: 'snapshot-member' }));
  if (original.model.hash !== model.hash) refuse(original.model.hash, 'refund', 'original', 'model', 'hash');
  if (original.contract.hash !== contract.hash)
    refuse(original.contract.hash, 'refund', 'original', 'contract', 'hash');
  if (unknown >= 0) refuse(lines[unknown]?.id, 'lines', unknown, 'id');
  if (spans !== undefined && spans.length !== lines.length) refuse(spans.length, 'refund', 'lines');
  const { tenant, business, id, original: named } = document;
  const of = original.document;
  if (of.tenant !== tenant || of.business !== business || of.id !== named || of.id === id) {
    refuse(of.id, 'refund', 'original', 'document', 'id');
  }
  for (const [at, { before: from, after: to }] of [{ before, after }, ...(spans ?? [])].entries()) {
    const [first, last] = [parseExact(from), parseExact(to)];
    if (sign(first) >= 0 && compare(first, last) <= 0 && compare(last, ONE) <= 0) continue;
    refuse(`${from} to ${to}`, 'refund', ...(at === 0 ? ['after'] : ['lines', at - 1]));
  }
}

/** The first faults are enough to see what is wrong. */
const FAULTS_MAX = 20;

/** Facts of the document, or of one of its lines. */
function checkLevel(
  facts: Snapshot['facts'],
  { dictionary, isLine, at }: { readonly dictionary: Dictionary; readonly isLine: boolean; readonly at: Path },
  issues: Issue[],
): void {
  for (const [code, value] of Object.entries(facts)) {
    const factor = dictionary.get(code);
    const isThere = factor !== undefined && (factor.per === 'line') === isLine;
    if (isThere && isSame(factValue(factor, value), value)) continue;
    const found = factor?.sensitive === true ? MASK : shown(value);
    issues.push(issue('snapshot-invalid', [...at, 'facts', code], { found, expected: 'declared-fact' }));
  }
}

function isSame(a: FactValue | undefined, b: FactValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
