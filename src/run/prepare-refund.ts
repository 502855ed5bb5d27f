import type { BusinessDocument, DocumentKey } from '../document/business-document.ts';
import { snapshotBase } from '../factor/make-snapshot.ts';
import { type ResolvedBalance, resolveBalances } from '../factor/resolve-balances.ts';
import type { GatheredFacts } from '../factor/resolve-facts.ts';
import type { WindowGiven } from '../factor/resolve-window.ts';
import type { Snapshot, SnapshotLine } from '../factor/snapshot.ts';
import { fail, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import type { Factor } from '../model/model.ts';
import type { Plan } from '../plan/plan.ts';
import type { StoredBill } from '../ports/store.ts';
import { parseInstant } from '../time/instant.ts';
import type { RunContext } from './context.ts';
import { tell } from './events.ts';
import { granted } from './fault-of.ts';
import { gatherFacts } from './gather-facts.ts';
import { namesOf } from './plan-names.ts';
import type { PreparedDocument } from './prepare-documents.ts';
import { readsFor, resolvedThen } from './read-again.ts';
import { refundFractions } from './refund-fractions.ts';
import { refundedSoFar } from './refunded-so-far.ts';

/** A refund as it came, with its measure gathered, and how its original was billed. */
export interface RefundCase {
  readonly document: BusinessDocument;
  readonly original: StoredBill;
  readonly measure: Factor;
  readonly plan: Plan;
  /** How long its contract runs, as windows ask for it. */
  readonly contract: WindowGiven['contract'];
  readonly gathered: GatheredFacts;
}

/** A refund to be decided: everything but its balances. */
export interface PreparedRefund extends PreparedDocument {
  readonly family: { readonly original: DocumentKey; readonly version: number };
}

/**
 * Reads what a refund says of its original. A refund is not matched: the versions of model and contract are its original's, and
 * of its own facts only the measure counts.
 *
 * Faults: `original-unknown` (retryable: it may still come), `original-reversed`, `original-kind`, `refund-unsupported`,
 * `refund-other`, `refund-lines-missing`, and those of gathering.
 */
export async function readRefund(context: RunContext, document: BusinessDocument): Promise<RefundCase> {
  const { bills } = await context.store.family(originalKey(document));
  return caseOf(context, document, standingOriginal(document, bills));
}

async function caseOf(context: RunContext, document: BusinessDocument, original: StoredBill): Promise<RefundCase> {
  const of = measuredRefund(context, document, original);
  return { document, original, ...of, gathered: await gatherMeasure(context, { document, ...of }) };
}

/** A refund that was billed before, of its original as that is billed now: what it measures stays as it was gathered. */
export function refundAgain(context: RunContext, { document, snapshot }: StoredBill, original: StoredBill): RefundCase {
  const { facts, sources, lines } = snapshot;
  const of = measuredRefund(context, document, original);
  const isOfLines = of.measure.per === 'line' && lines !== undefined;
  // Those that it did not name itself are found anew.
  const named = (lines ?? []).filter(({ facts: ofLine }) => Object.hasOwn(ofLine, of.measure.code));
  return { document, original, ...of, gathered: { facts, sources, ...(isOfLines ? { lines: named } : {}) } };
}

/** By which factor a refund is measured, under the definitions that its original was billed by. */
function measuredRefund(
  context: RunContext,
  document: BusinessDocument,
  original: StoredBill,
): Pick<RefundCase, 'plan' | 'measure' | 'contract'> {
  const plan = granted(context.definitions.plan(original.snapshot, original.document));
  const { refund, code, factors } = plan.definition;
  const measure = factors.find((factor) => factor.code === refund?.measure);
  if (measure === undefined) {
    return fail(issue('refund-unsupported', ['original'], { document: document.id, model: code }));
  }
  const { party, currency } = original.document;
  // A step may have identified another party than the message named: a refund may name either.
  if (document.party !== party && document.party !== original.snapshot.document.party) {
    fail(issue('refund-other', ['party'], { field: 'party', found: document.party, expected: party }));
  }
  if (document.currency !== undefined && document.currency !== plan.currency) {
    const facts = { field: 'currency', found: document.currency, expected: currency ?? plan.currency };
    fail(issue('refund-other', ['currency'], facts));
  }
  if (measure.per === 'line' && (document.lines ?? []).length === 0) {
    fail(issue('refund-lines-missing', ['lines'], { measure: measure.code, document: document.id }));
  }
  return { plan, measure, contract: () => context.definitions.contractTime(plan.contract) };
}

async function gatherMeasure(
  { clock, limits, providers, desk, observer, definitions }: RunContext,
  { document, measure, plan }: Pick<RefundCase, 'document' | 'measure' | 'plan'>,
): Promise<GatheredFacts> {
  const dictionary = granted(definitions.dictionary({ code: plan.definition.code, hash: plan.modelHash }));
  const item = { document, factors: [measure], currency: plan.currency, hasLines: measure.per === 'line', dictionary };
  const options = { clock, timeLimit: limits.providerMilliseconds, desk, observer };
  const [outcome] = await gatherFacts([item], providers, options);
  tell(observer, { type: 'gathered', documents: 1, failed: isFeewrightError(outcome) ? 1 : 0 });
  if (outcome === undefined) throw new TypeError(`feewright: '${document.id}' was not gathered; this is a bug`);
  if (isFeewrightError(outcome)) throw outcome;
  return outcome;
}

/**
 * Puts a refund in its place among the others of its original: which part of it is refunded by now, what each bearer got back
 * already, and which totals it is posted to.
 *
 * Faults: `refund-measure`, `refund-exceeds`, `refund-line-unknown`, and those of `readRefund`.
 */
export async function prepareRefund(context: RunContext, read: RefundCase): Promise<PreparedRefund> {
  const { document } = read;
  const key = originalKey(document);
  const family = await context.store.family(key);
  const now = standingOriginal(document, family.bills);
  const isSame = now.document.revision === read.original.document.revision && now.run === read.original.run;
  const of = isSame ? read : await caseOf(context, document, now);
  const others = family.bills.filter(
    (bill) => bill !== now && bill.standing === undefined && bill.document.id !== document.id,
  );
  return { ...placeRefund(of, others), family: { original: key, version: family.version } };
}

/**
 * The place of a refund behind others of its original.
 *
 * @param others those before it, that stand
 */
export function placeRefund(
  { document, original, measure, plan, contract, gathered }: RefundCase,
  others: readonly StoredBill[],
): PreparedDocument {
  const fractions = refundFractions({ document, measure, gathered, original, others });
  const { before, after, lines } = fractions;
  const refund = deepFreeze({
    original: original.snapshot,
    before,
    after,
    ...(lines === undefined ? {} : { lines }),
    refunded: refundedSoFar(plan, others),
  });
  const all = [...(gathered.lines ?? sameLines(original.snapshot)), ...(fractions.rest ?? []).map(lineOf)];
  const facts = plan.lines === undefined ? gathered : { ...gathered, lines: Object.freeze(all) };
  const { party, store } = original.snapshot.document;
  const { store: _, ...head } = document;
  const placed = { ...head, party, ...(store === undefined ? {} : { store }) };
  const base = snapshotBase(placed, { rule: original.snapshot.rule, refund, ...namesOf(plan) }, facts);
  const resolved = totalsOf({ document, original, plan, contract });
  return { document, plan, base, resolved, reads: readsFor(base, resolved) };
}

/** The windows of the original, unless a total says otherwise. */
function totalsOf({
  document,
  original,
  plan,
  contract,
}: Pick<RefundCase, 'document' | 'original' | 'plan' | 'contract'>): readonly ResolvedBalance[] {
  const then = resolvedThen(original.snapshot);
  const own = new Set(plan.accumulators.flatMap(({ item }) => (item.refundWindow === 'own' ? [item.code] : [])));
  if (own.size === 0) return then;
  const epochMs = parseInstant(document.time)?.epochMs ?? 0;
  const needs = plan.balances.filter(({ accumulator, reading }) => own.has(accumulator) && reading === undefined);
  const now = granted(resolveBalances(needs, { document, epochMs, facts: original.snapshot.facts, contract }));
  return then.map(
    (balance) =>
      (balance.reading === undefined
        ? now.find(({ accumulator }) => accumulator === balance.accumulator)
        : undefined) ?? balance,
  );
}

/** Where the measure is the document's, every line is refunded in one proportion. */
function sameLines({ lines = [] }: Snapshot): readonly SnapshotLine[] {
  return lines.map(({ id }) => lineOf(id));
}

const NO_FACTS = Object.freeze({});

/** A line that is given back without having been named. */
function lineOf(id: string): SnapshotLine {
  return Object.freeze({ id, facts: NO_FACTS, sources: NO_FACTS });
}

function originalKey({ tenant, business, id, original }: BusinessDocument): DocumentKey {
  if (original === undefined) throw new TypeError(`feewright: '${id}' names no original; this is a bug`);
  return { tenant, business, id: original };
}

/** The bill that a refund is of. Only a document of its own can be refunded, as long as it stands. */
function standingOriginal({ id, original = '' }: BusinessDocument, bills: readonly StoredBill[]): StoredBill {
  const bill = bills.find(({ document }) => document.id === original);
  // One whose lane was reset is as if it had not been billed, until it is cleared again.
  if (bill === undefined || bill.standing === 'void') {
    return fail(issue('original-unknown', ['original'], { document: id, original }, { retryable: true }));
  }
  if (bill.standing === 'reversed') return fail(issue('original-reversed', ['original'], { document: id, original }));
  if (bill.snapshot.refund !== undefined || bill.snapshot.period !== undefined) {
    return fail(issue('original-kind', ['original'], { document: id, original }));
  }
  return bill;
}
