import type { Tree } from '../formula/tree.ts';
import { INTEGER, QUANTITY, RATIO } from '../formula/type.ts';
import type { Path } from '../issues/path.ts';
import type { SumPart, SumPrice, TaxPrice } from '../model/price.ts';
import { add, ONE } from '../money/exact.ts';
import type { PlanDesk } from './plan-desk.ts';

type At = (...field: Path) => Path;

/** A sum is a formula of money whose members were checked one by one: `0.029 * base + 0.30 + price * pieces`. */
export function sumAmount(desk: PlanDesk, price: SumPrice, at: At): Tree | undefined {
  const parts = price.parts.map((part, index) => partAmount(desk, part, (...field) => at('parts', index, ...field)));
  return parts.reduce((sum, part) => sum && part && joined(sum, '+', part));
}

function partAmount(desk: PlanDesk, part: SumPart, at: At): Tree | undefined {
  const { money } = desk;
  if ('amount' in part) return desk.formula(part.amount, [money], at('amount'));
  if ('rate' in part) {
    const rate = desk.formula(part.rate, [RATIO], at('rate'));
    const base = desk.formula(part.base, [money], at('base'));
    return rate && base && { ...joined(rate, '*', base), type: money };
  }
  const price = desk.formula(part.price, [money], at('price'));
  const quantity = desk.formula(part.quantity, [QUANTITY, INTEGER], at('quantity'));
  return price && quantity && joined(price, '*', quantity);
}

/**
 * A tax as a formula: exclusive `of * rate`, inclusive `of * rate / (1 + rate)`.
 *
 * Worked case: 19 % contained in 119.00 is 119.00 × 0.19 ÷ 1.19 = 19.00; 19 % on 100.00 is 19.00 as well.
 */
export function taxAmount(desk: PlanDesk, { of, rate: text, basis }: TaxPrice, at: At): Tree | undefined {
  const base = desk.formula(of, [desk.money], at('of'));
  const rate = desk.formula(text, [RATIO], at('rate'));
  if (base === undefined || rate === undefined) return undefined;
  const added = joined(base, '*', rate);
  return basis === 'exclusive' ? added : joined(added, '/', onePlus(rate));
}

function onePlus(rate: Tree): Tree {
  // A rate that is a literal makes a divisor that is one: where its reciprocal ends, the scaled integers can divide by it.
  if (rate.kind === 'literal') return { ...rate, value: add(ONE, rate.value) };
  return joined({ kind: 'literal', type: RATIO, span: rate.span, value: ONE }, '+', rate);
}

/** Of the type of its left side. */
function joined(left: Tree, operator: '+' | '*' | '/', right: Tree): Tree {
  return { kind: 'arithmetic', type: left.type, span: left.span, operator, left, right };
}
