import { namesInCondition } from '../condition/names-in-condition.ts';
import { namesIn } from '../formula/names-in.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import type { FeeItem } from '../model/model.ts';
import { readNames } from './lookup-tables.ts';
import { formulasOf } from './price-formulas.ts';

/**
 * The fees that every line of a document has of its own: those that say so, and those of one unit whose formulas read
 * something of a line.
 *
 * Worked case: `per: 'unit'`, measure `price` and quantity `pieces`, both factors of lines, is a fee of lines; with factors
 * of the document it is one of the document.
 */
export function lineFees(definition: EffectiveModel): ReadonlySet<string> {
  if (definition.fees.every(({ per }) => per === undefined)) return NONE;
  const factors = new Set(definition.factors.flatMap(({ code, per }) => (per === 'line' ? [code] : [])));
  const units = definition.fees
    .filter(({ per }) => per === 'unit')
    .map((fee) => ({ code: fee.code, names: readNames(definition, namesOf(fee)) }));
  const found = new Set(definition.fees.flatMap(({ code, per }) => (per === 'line' ? [code] : [])));
  // A fee may read another one that is found only now.
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { code, names } of units) {
      if (names.some((name) => factors.has(name) || found.has(name))) found.add(code);
    }
  }
  return found;
}

const NONE: ReadonlySet<string> = new Set();

function namesOf({ price, quantity, when }: FeeItem): readonly string[] {
  const texts = price === undefined ? [] : formulasOf(price);
  const inFormulas = [...texts, ...(quantity === undefined ? [] : [quantity])].flatMap((text) => {
    const parsed = parseFormula(text);
    return parsed.ok ? [...namesIn(parsed.value.syntax).names] : [];
  });
  return [...inFormulas, ...namesInCondition(when).names];
}
