import type { BusinessDocument } from '../document/business-document.ts';
import { type SnapshotBase, snapshotBase } from '../factor/make-snapshot.ts';
import { type ResolvedBalance, resolveBalances } from '../factor/resolve-balances.ts';
import type { FactNeeds } from '../factor/resolve-facts.ts';
import { type FeewrightError, isFeewrightError } from '../issues/error.ts';
import type { Plan } from '../plan/plan.ts';
import type { BalanceRead } from '../ports/store.ts';
import { localDate } from '../time/period.ts';
import { balanceRead } from './balance-key.ts';
import type { RunContext } from './context.ts';
import type { MatchedPlan } from './definitions.ts';
import { tell } from './events.ts';
import { faultOf, granted, isValue } from './fault-of.ts';
import { type GatherItem, type GatherOutcome, gatherFacts } from './gather-facts.ts';
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
  readonly match: MatchedPlan;
}

/**
 * Takes a batch to where only balances are missing: rule, model and contract of each document, then the factors of all
 * of them at once.
 *
 * @returns one for each document, in their order
 */
export async function prepareDocuments(
  context: RunContext,
  documents: readonly BusinessDocument[],
): Promise<readonly Preparation[]> {
  const matched = documents.map((document) => attempt(() => matchedDocument(context, document)));
  const items = matched.filter(isValue);
  if (items.length === 0) return matched.filter(isFeewrightError);
  const { clock, limits, providers } = context;
  const outcomes = await gatherFacts(items, providers, { clock, timeLimit: limits.providerMilliseconds });
  const gathered = new Map(items.map((item, at) => [item, outcomes[at]]));
  const failed = outcomes.filter(isFeewrightError).length;
  tell(context.observer, { type: 'gathered', documents: items.length, failed });
  return matched.map((each) => (isFeewrightError(each) ? each : attempt(() => prepared(each, gathered.get(each)))));
}

function matchedDocument({ definitions }: RunContext, document: BusinessDocument): MatchedDocument {
  const match = granted(definitions.match(document));
  const { plan } = match;
  const needs = needsOf(plan);
  if (!needs.isDated) return { ...needs, document, match };
  return { ...needs, document, match, businessDate: localDate(match.epochMs, plan.definition.timeZone) };
}

function prepared({ document, match }: MatchedDocument, gathered: GatherOutcome | undefined): PreparedDocument {
  if (gathered === undefined) throw new TypeError(`feewright: '${document.id}' was not gathered; this is a bug`);
  if (isFeewrightError(gathered)) throw gathered;
  const { rule, plan, epochMs } = match;
  const resolved = granted(resolveBalances(plan.balances, { document, epochMs, facts: gathered.facts }));
  const { tenant } = document;
  const reads = resolved.map((balance) => balanceRead({ tenant, model: plan.definition.code, ...balance }));
  return { document, plan, base: snapshotBase(document, { rule, ...namesOf(plan) }, gathered), resolved, reads };
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
}

function needsOf(plan: Plan): PlanNeeds {
  const known = NEEDS.get(plan);
  if (known !== undefined) return known;
  const factors = plan.factors.map(({ factor }) => factor);
  const isDated = factors.some((factor) => factor.is === 'business-date');
  const needs = { factors, currency: plan.currency, hasLines: plan.lines !== undefined, isDated };
  NEEDS.set(plan, needs);
  return needs;
}
