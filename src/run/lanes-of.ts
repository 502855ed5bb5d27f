import type { BusinessDocument } from '../document/business-document.ts';
import type { FactReader } from '../document/document-content.ts';
import { checkFact } from '../factor/check-fact.ts';
import { type FeewrightError, isFeewrightError } from '../issues/error.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import { laneOf } from '../lane/lane-of.ts';
import type { FactValue, LaneRule } from '../model/model.ts';
import { beforeMatching } from './before-matching.ts';
import type { RunContext } from './context.ts';
import type { MatchedPlan } from './definitions.ts';
import { faultOf, granted } from './fault-of.ts';

/** Where a document is to be cleared. */
export interface LaneOfDocument {
  readonly model: string;
  /** Absent: its model has no lane. */
  readonly lane?: LaneKey;
  readonly rule?: LaneRule;
  /** Reads facts as its model does. */
  readonly read: FactReader;
}

/** The model and lane of each document, or why there is none. Providers are asked only for what rules need. */
export async function lanesOf(
  context: RunContext,
  documents: readonly BusinessDocument[],
): Promise<readonly (LaneOfDocument | FeewrightError)[]> {
  const before = await beforeMatching(context, documents);
  return documents.map((document, at) => {
    try {
      const given = before?.[at];
      if (isFeewrightError(given)) throw given;
      return laneOfMatch(document, granted(context.definitions.match(document, given?.given)));
    } catch (thrown) {
      return faultOf(thrown);
    }
  });
}

/** The same of a document that is matched already. Fault: `lane-key-missing`. */
export function laneOfMatch(document: BusinessDocument, { plan, standard }: MatchedPlan): LaneOfDocument {
  const { code: model, lane: rule, factors } = plan.definition;
  const place = { document: document.id, provider: 'document', currency: plan.currency };
  const read: FactReader = (fact, value) => {
    const factor = factors.find(({ code }) => code === fact);
    const checked = factor === undefined ? undefined : checkFact(factor, value, place);
    return checked?.ok === true ? checked.value : undefined;
  };
  if (rule === undefined) return { model, read };
  const facts: Record<string, FactValue> = {};
  for (const part of rule.key) {
    const set = standard?.facts.get(part)?.value;
    const own = Object.hasOwn(document.facts, part) ? document.facts[part] : undefined;
    const value = own === undefined ? factors.find(({ code }) => code === part)?.default : read(part, own);
    if (typeof set === 'string') facts[part] = set;
    else if (value !== undefined) facts[part] = value;
  }
  return { model, rule, read, lane: granted(laneOf(rule, { model, document: standard?.document ?? document, facts })) };
}
