import type { BusinessDocument } from '../document/business-document.ts';
import { snapshotBase } from '../factor/make-snapshot.ts';
import type { AnsweredFact } from '../factor/read-answer.ts';
import { resolveBalances } from '../factor/resolve-balances.ts';
import { type GatheredFacts, resolveFacts } from '../factor/resolve-facts.ts';
import type { Snapshot, SnapshotMatching } from '../factor/snapshot.ts';
import type { MatchGiven } from '../match/match.ts';
import type { StoredBill } from '../ports/store.ts';
import { localDate } from '../time/period.ts';
import { askEngine } from './ask-engine.ts';
import type { RunContext } from './context.ts';
import type { MatchedPlan } from './definitions.ts';
import { granted } from './fault-of.ts';
import { namesOf } from './plan-names.ts';
import { needsOf, type PreparedDocument } from './prepare-documents.ts';
import { readsFor } from './read-again.ts';

/** A document, and what it was decided by. */
export type DecidedBill = Pick<StoredBill, 'document' | 'snapshot'>;

/**
 * Prepares a document that was billed before with the facts that it was decided by, under the versions that are published now:
 * no provider is asked. What steps and contracts of now state comes from them; what else they need and nobody knew then is
 * missing.
 */
export async function prepareFromSnapshot(context: RunContext, bill: DecidedBill): Promise<PreparedDocument> {
  const { document: received, snapshot } = bill;
  const { matching } = snapshot;
  const match = granted(context.definitions.match(received, await givenThen(context, bill)));
  const { rule, rules, plan, epochMs, standard } = match;
  const document = standard?.document ?? received;
  const gathered = factsNow(snapshot, document, match);
  const base = snapshotBase(
    document,
    {
      ...{ rule, ...matchingNow(matching, rules), ...namesOf(plan) },
      ...(standard === undefined ? {} : { standardised: standard.trail }),
    },
    gathered,
  );
  const contract = () => context.definitions.contractTime(plan.contract);
  const resolved = granted(resolveBalances(plan.balances, { document, epochMs, facts: gathered.facts, contract }));
  return { document: received, plan, base, resolved, reads: readsFor(base, resolved) };
}

async function givenThen(context: RunContext, { document, snapshot }: DecidedBill): Promise<MatchGiven> {
  const factors = snapshot.matching?.facts;
  if (context.definitions.rules.custom.length === 0) return { factors };
  return { factors, answers: await askEngine(context, document, factors) };
}

function matchingNow(
  matching: SnapshotMatching | undefined,
  rules: readonly string[] | undefined,
): { readonly matching?: SnapshotMatching } {
  if (matching === undefined && rules === undefined) return {};
  const { facts = {}, sources = {} } = matching ?? {};
  return { matching: Object.freeze({ ...(rules === undefined ? {} : { rules }), facts, sources }) };
}

/** As if a provider had answered all that was known then. */
function factsNow(
  { facts, sources, lines = [] }: Snapshot,
  document: BusinessDocument,
  match: MatchedPlan,
): GatheredFacts {
  const { plan, epochMs, standard } = match;
  const needs = needsOf(plan);
  const businessDate = needs.isDated ? { businessDate: localDate(epochMs, plan.definition.timeZone) } : {};
  const answered = new Map([...answeredThen(facts, sources), ...(standard?.facts ?? [])]);
  const answeredLines = new Map(lines.map((line) => [line.id, answeredThen(line.facts, line.sources)]));
  return granted(resolveFacts(document, { ...needs, ...businessDate }, { answered, answeredLines }));
}

function answeredThen(facts: Snapshot['facts'], sources: Snapshot['sources']): Map<string, AnsweredFact> {
  const unknown = { source: 'document' };
  return new Map(Object.entries(facts).map(([code, value]) => [code, { value, source: sources[code] ?? unknown }]));
}
