import { snapshotBase } from '../factor/make-snapshot.ts';
import { resolveBalances } from '../factor/resolve-balances.ts';
import type { GatheredFacts } from '../factor/resolve-facts.ts';
import type { FactSource } from '../factor/snapshot.ts';
import { isFeewrightError } from '../issues/error.ts';
import type { FactorRole, FactValue } from '../model/model.ts';
import { localDate } from '../time/period.ts';
import { balanceRead } from './balance-key.ts';
import type { RunContext } from './context.ts';
import { tell } from './events.ts';
import { granted } from './fault-of.ts';
import { gatherFacts } from './gather-facts.ts';
import type { PeriodDocument } from './period-documents.ts';
import { namesOf } from './plan-names.ts';
import type { PreparedDocument } from './prepare-documents.ts';

const FROM_ENGINE: FactSource = Object.freeze({ source: 'engine' });

/** Takes a period document to where only its balances are missing. Faults: those of gathering. */
export async function preparePeriod(context: RunContext, of: PeriodDocument): Promise<PreparedDocument> {
  const { document, plan, window, fee, timeMs } = of;
  const { clock, limits, providers, desk, observer, definitions } = context;
  const known = knownFacts(of);
  const factors = plan.factors.map(({ factor }) => factor).filter(({ code }) => !known.has(code));
  const item = { document, factors, currency: plan.currency };
  const [outcome] = await gatherFacts([item], providers, {
    clock,
    timeLimit: limits.providerMilliseconds,
    desk,
    observer,
  });
  tell(observer, { type: 'gathered', documents: 1, failed: isFeewrightError(outcome) ? 1 : 0 });
  if (outcome === undefined) throw new TypeError(`feewright: '${document.id}' was not gathered; this is a bug`);
  if (isFeewrightError(outcome)) throw outcome;
  const gathered = withKnown(outcome, known);
  const contract = () => definitions.contractTime(plan.contract);
  const resolved = granted(
    resolveBalances(plan.balances, { document, epochMs: timeMs, facts: gathered.facts, contract }),
  );
  const { tenant } = document;
  const reads = resolved.map((balance) => balanceRead({ tenant, model: plan.definition.code, ...balance }));
  const { key, zone, start, end } = window;
  const period = Object.freeze({ fee, window: Object.freeze({ key, zone, start, end }) });
  const base = snapshotBase(document, { rule: 'period', period, ...namesOf(plan) }, gathered);
  return { document, plan, base, resolved, reads };
}

/** What nobody needs to be asked for: the dates of the window, and what the key is made of. */
function knownFacts(of: PeriodDocument): ReadonlyMap<string, FactValue> {
  const { plan, facts } = of;
  const known = new Map<string, FactValue>();
  for (const { factor } of plan.factors) {
    const value = factor.is === undefined ? facts[factor.code] : dateOf(of, factor.is);
    if (value !== undefined) known.set(factor.code, value);
  }
  return known;
}

function dateOf({ window, timeMs, plan }: PeriodDocument, role: FactorRole): string {
  const { startMs, endMs, zone } = window;
  switch (role) {
    case 'business-date':
      return localDate(timeMs, plan.definition.timeZone);
    case 'window-start':
      return localDate(startMs, zone);
    case 'window-end':
      return localDate(endMs - 1, zone);
  }
}

function withKnown({ facts, sources }: GatheredFacts, known: ReadonlyMap<string, FactValue>): GatheredFacts {
  const named = [...known.keys()].map((code) => [code, FROM_ENGINE] as const);
  return {
    facts: Object.freeze({ ...facts, ...Object.fromEntries(known) }),
    sources: Object.freeze({ ...sources, ...Object.fromEntries(named) }),
  };
}
