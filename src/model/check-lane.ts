import { DOCUMENT_KEYS } from './check-accumulators.ts';
import type { AccumulatorDraft, DefinitionDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import type { References } from './references.ts';

/**
 * A lane puts its documents in order, and other lanes run beside it: so no total that they post to may be shared with another
 * lane. What a lane is kept by must be part of the key of each of them.
 */
export function checkLane(draft: DefinitionDraft, references: References, faults: Faults): void {
  const { lane } = draft;
  if (lane === undefined) return;
  for (const [index, part] of lane.key.entries()) {
    const path = ['lane', 'key', index];
    if (lane.key.indexOf(part) < index) faults.add('reference-twice', path, { name: part });
    else if (!DOCUMENT_KEYS.includes(part)) {
      const factor = references.factor(part, path, 'key-part');
      if (factor?.per === 'line') faults.add('line-factor-place', path, { factor: part, place: 'lane' });
    }
  }
  for (const { item, at } of draft.accumulators) {
    if (item === undefined || item.order === 'commit' || isOfPeriod(item, draft)) continue;
    const shared = lane.key.filter((part) => !item.key.includes(part));
    if (shared.length === 0) continue;
    const parts = shared.map((part) => `'${part}'`).join(', ');
    faults.add('lane-accumulator-key', at('key'), { accumulator: item.code, parts });
  }
}

/** Only period documents post to it, and they stand in no lane. */
function isOfPeriod({ adds }: AccumulatorDraft, { fees }: DefinitionDraft): boolean {
  return fees.some(({ item }) => item !== undefined && item.code === adds && item.per === 'period');
}
