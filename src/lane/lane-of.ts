import type { DocumentHead } from '../document/business-document.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { FactValue, LaneRule } from '../model/model.ts';
import type { LaneKey } from './lane-key.ts';

/**
 * The lane of a document: its tenant, its model, and the values of the lane's key.
 *
 * @param of `facts`: what the document brings, in canonical form
 *
 * Fault: `lane-key-missing` for each part that the document lacks.
 *
 * Worked case: key `['party', 'campaign']`, party `m1`, campaign `double-11`: the lane `["m1","double-11"]`.
 */
export function laneOf(
  { key }: LaneRule,
  of: {
    readonly model: string;
    readonly document: DocumentHead;
    readonly facts: Readonly<Record<string, FactValue>>;
  },
): Result<LaneKey> {
  const { model, document, facts } = of;
  const issues: Issue[] = [];
  const values: string[] = [];
  for (const part of key) {
    const value = partOf(part, document, facts);
    if (typeof value === 'string') values.push(value);
    else {
      const path = part === 'store' ? ['store'] : ['facts', part];
      issues.push(issue('lane-key-missing', path, { document: document.id, part }));
    }
  }
  return issues.length > 0 ? failed(issues) : ok({ tenant: document.tenant, model, key: JSON.stringify(values) });
}

/**
 * Whether facts that were gathered agree with the lane that a document waits in. What nobody gathered disagrees with nothing.
 *
 * @param values of the lane's key, in its order
 */
export function isOfLane(
  { key }: LaneRule,
  values: readonly string[],
  of: { readonly document: DocumentHead; readonly facts: Readonly<Record<string, FactValue>> },
): boolean {
  return key.every((part, at) => {
    const found = partOf(part, of.document, of.facts);
    return found === undefined || found === values[at];
  });
}

function partOf(part: string, document: DocumentHead, facts: Readonly<Record<string, FactValue>>): unknown {
  if (part === 'party' || part === 'store' || part === 'business') return document[part];
  return Object.hasOwn(facts, part) ? facts[part] : undefined;
}
