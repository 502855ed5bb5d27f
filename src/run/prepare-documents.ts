import type { BusinessDocument } from '../document/business-document.ts';
import { type SnapshotBase, snapshotBase } from '../factor/make-snapshot.ts';
import { type ResolvedBalance, resolveBalances } from '../factor/resolve-balances.ts';
import type { FactNeeds } from '../factor/resolve-facts.ts';
import type { SnapshotMatching } from '../factor/snapshot.ts';
import { type FeewrightError, fail, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { laneText } from '../lane/lane-key.ts';
import type { Plan } from '../plan/plan.ts';
import type { BalanceRead } from '../ports/store.ts';
import { localDate } from '../time/period.ts';
import { balanceRead } from './balance-key.ts';
import { type BeforeMatching, beforeMatching } from './before-matching.ts';
import type { RunContext } from './context.ts';
import type { MatchedPlan } from './definitions.ts';
import { tell } from './events.ts';
import { faultOf, granted, isValue } from './fault-of.ts';
import { type GatherItem, type GatherOutcome, gatherFacts } from './gather-facts.ts';
import { laneOfMatch } from './lanes-of.ts';
import { namesOf } from './plan-names.ts';

/** A document matched and gathered: all that is missing is its balances, which are read last, one document at a time. */
export interface PreparedDocument {
  readonly document: BusinessDocument;
  readonly plan: Plan;
  readonly base: SnapshotBase;
  readonly resolved: readonly ResolvedBalance[];
  /** Aligned with `resolved`. */
  readonly reads: readonly BalanceRead[];
}

/** Prepared, or why not. */
export type Preparation = PreparedDocument | FeewrightError;

interface MatchedDocument extends GatherItem {
  /** As it came; `document` is what its model's steps made of it. */
  readonly received: BusinessDocument;
  readonly match: MatchedPlan;
  readonly before: BeforeMatching | undefined;
}

/**
 * Takes a batch to where only balances are missing: rule, model and contract of each document, then the factors of all
 * of them at once.
 *
 * @param of `isAtOnce`: whether one is billed as it comes, which a document of a lane is not (`document-of-lane`)
 * @returns one for each document, in their order
 */
export async function prepareDocuments(
  context: RunContext,
  documents: readonly BusinessDocument[],
  { isAtOnce }: { readonly isAtOnce?: (document: BusinessDocument) => boolean } = {},
): Promise<readonly Preparation[]> {
  const before = await beforeMatching(context, documents);
  const matched = documents.map((document, at) =>
    attempt(() => {
      const found = matchedDocument(context, document, before?.[at]);
      if (isAtOnce?.(document) === true) refuseLane(document, found.match);
      return found;
    }),
  );
  const items = matched.filter(isValue);
  if (items.length === 0) return matched.filter(isFeewrightError);
  const { clock, limits, providers, desk, observer } = context;
  const options = { clock, timeLimit: limits.providerMilliseconds, desk, observer };
  const outcomes = await gatherFacts(items, providers, options);
  const gathered = new Map(items.map((item, at) => [item, outcomes[at]]));
  const failed = outcomes.filter(isFeewrightError).length;
  tell(context.observer, { type: 'gathered', documents: items.length, failed });
  return matched.map((each) =>
    isFeewrightError(each) ? each : attempt(() => prepared(context, each, gathered.get(each))),
  );
}

function matchedDocument(
  { definitions }: RunContext,
  document: BusinessDocument,
  before: BeforeMatching | FeewrightError | undefined,
): MatchedDocument {
  if (isFeewrightError(before)) throw before;
  const match = granted(definitions.match(document, before?.given));
  const { plan, epochMs, standard } = match;
  const { factors, currency, hasLines, isDated, dictionary } = needsOf(plan);
  // Written out, for it is made for every document: spreading costs more than all else here.
  const item = {
    factors,
    currency,
    hasLines,
    dictionary,
    received: document,
    document: standard?.document ?? document,
    match,
    before,
    businessDate: isDated ? localDate(epochMs, plan.definition.timeZone) : undefined,
  };
  return standard === undefined ? item : { ...item, set: standard.facts };
}

function refuseLane(document: BusinessDocument, match: MatchedPlan): void {
  if (match.plan.definition.lane === undefined) return;
  const { lane } = laneOfMatch(document, match);
  if (lane === undefined) return;
  fail(issue('document-of-lane', [], { document: document.id, lane: laneText(lane) }, { retryable: true }));
}

function prepared(
  { definitions }: RunContext,
  { received, document, match, before }: MatchedDocument,
  gathered: GatherOutcome | undefined,
): PreparedDocument {
  if (gathered === undefined) throw new TypeError(`feewright: '${document.id}' was not gathered; this is a bug`);
  if (isFeewrightError(gathered)) throw gathered;
  const { rule, rules, plan, epochMs, standard } = match;
  const matching = matchingOf(rules, before);
  const contract = () => definitions.contractTime(plan.contract);
  const resolved = granted(resolveBalances(plan.balances, { document, epochMs, facts: gathered.facts, contract }));
  const { tenant } = document;
  const reads = resolved.map((balance) => balanceRead({ tenant, model: plan.definition.code, ...balance }));
  const trail = standard === undefined ? {} : { standardised: standard.trail };
  const base = snapshotBase(document, { rule, ...matching, ...namesOf(plan), ...trail }, gathered);
  return { document: received, plan, base, resolved, reads };
}

/** What a snapshot keeps of matching, where that is more than the document and one rule. */
function matchingOf(
  rules: readonly string[] | undefined,
  before: BeforeMatching | undefined,
): { readonly matching?: SnapshotMatching } {
  const gathered = before?.gathered;
  if (rules === undefined && gathered === undefined) return {};
  const { facts = {}, sources = {} } = gathered ?? {};
  return { matching: Object.freeze({ ...(rules === undefined ? {} : { rules }), facts, sources }) };
}

function attempt<Value>(work: () => Value): Value | FeewrightError {
  try {
    return work();
  } catch (thrown) {
    return faultOf(thrown);
  }
}

// Documents of one plan share these.
const NEEDS = new WeakMap<Plan, PlanNeeds>();

interface PlanNeeds extends FactNeeds {
  /** Whether a factor is the business date. */
  readonly isDated: boolean;
  readonly hasLines: boolean;
  readonly dictionary: NonNullable<GatherItem['dictionary']>;
}

/** What is asked about every document of a plan. */
export function needsOf(plan: Plan): PlanNeeds {
  const known = NEEDS.get(plan);
  if (known !== undefined) return known;
  const factors = plan.factors.map(({ factor }) => factor);
  const isDated = factors.some((factor) => factor.is === 'business-date');
  const dictionary = new Map(plan.definition.factors.map((factor) => [factor.code, factor]));
  const needs = { factors, currency: plan.currency, hasLines: plan.lines !== undefined, isDated, dictionary };
  NEEDS.set(plan, needs);
  return needs;
}
