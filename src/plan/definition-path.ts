import type { Path } from '../issues/path.ts';
import type { Term } from '../model/contract.ts';
import type { EffectiveModel } from '../model/effective-model.ts';

type Kind = 'fees' | 'apportionments' | 'accumulators';

/**
 * Where a value of an effective definition was written: in the contract's term if that stated it, else in the model.
 *
 * Worked case: the rate of a commission that the contract's first term brings is `contract.terms[0].price.rate`.
 */
export function definitionPath(definition: EffectiveModel, kind: Kind, code: string, field: Path): Path {
  const stated = definition.stated[code] ?? [];
  const dotted = field.filter((part) => typeof part === 'string').join('.');
  const isStated = stated.some(
    (each) => each === dotted || dotted.startsWith(`${each}.`) || each.startsWith(`${dotted}.`),
  );
  if (isStated) {
    const index = definition.contract.terms.findIndex((term) => termCode(term) === code);
    if (index >= 0) return ['contract', 'terms', index, ...field];
  }
  const items: readonly { readonly code: string }[] = definition[kind];
  return [kind, items.findIndex((item) => item.code === code), ...field];
}

/** Fees, apportionments and accumulators share one namespace, so the code alone finds the term. */
function termCode(term: Term): string {
  return 'fee' in term ? term.fee : 'apportionment' in term ? term.apportionment : term.accumulator;
}
