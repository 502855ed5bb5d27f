import type { Path } from '../issues/path.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import { dotted, statedAt, statedPath, statedWithin } from '../model/stated.ts';

type Kind = 'fees' | 'apportionments' | 'accumulators' | 'tables';

/**
 * Where a value of an effective definition was written: in the term of the contract that stated it, else in the model.
 *
 * Worked case: the rate of a commission that the first term of the innermost of three contracts brings is
 * `contracts[2].terms[0].price.rate`.
 */
export function definitionPath(definition: EffectiveModel, kind: Kind, code: string, field: Path): Path {
  const { stated } = definition;
  const name = dotted(field);
  const by = statedAt(stated, code, name) ?? statedWithin(stated, code, name).at(-1);
  if (by !== undefined) return statedPath(by, field);
  const items: readonly { readonly code: string }[] = definition[kind];
  return [kind, items.findIndex((item) => item.code === code), ...field];
}
