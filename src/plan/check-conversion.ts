import type { Tree } from '../formula/tree.ts';
import { money, RATIO, sameType, typeText } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { ConversionPrice } from '../model/price.ts';
import { ONE } from '../money/exact.ts';
import type { PlanDesk } from './plan-desk.ts';

/**
 * Checks a conversion: money of any other currency, and a ratio. It becomes `rate × amount` like a price by rate, so that
 * both lanes compute it; an inverse quotation becomes `(1 ÷ rate) × amount`, exactly, which only the exact lane has.
 */
export function conversionRate(desk: PlanDesk, price: ConversionPrice, at: (field: string) => Path) {
  const amount = amountOf(desk, price, at);
  const rate = desk.formula(price.rate, [RATIO], at('rate'));
  if (amount === undefined || rate === undefined || amount.type.kind !== 'money') return undefined;
  const { quote = 'direct' } = price;
  const conversion = { from: amount.type.currency, quote, rate };
  return {
    kind: 'rate' as const,
    measure: amount,
    rate: quote === 'direct' ? rate : inverse(rate),
    flat: undefined,
    conversion,
  };
}

function amountOf(desk: PlanDesk, { amount, from }: ConversionPrice, at: (field: string) => Path) {
  const own = typeText(desk.money);
  if (from !== undefined && sameType(money(from), desk.money)) {
    desk.issues.push(issue('conversion-same', at('from'), { currency: from }));
    return undefined;
  }
  // Where the currency is stated, a bare number takes it; else the amount itself must say of which it is.
  const tree = desk.formula(amount, from === undefined ? [] : [money(from)], at('amount'));
  if (tree === undefined) return undefined;
  if (tree.type.kind !== 'money') {
    desk.issues.push(issue('conversion-amount', at('amount'), { found: typeText(tree.type) }));
  } else if (typeText(tree.type) === own) {
    desk.issues.push(issue('conversion-same', at('amount'), { currency: tree.type.currency }));
  } else return tree;
  return undefined;
}

function inverse(rate: Tree): Tree {
  const { span } = rate;
  const one: Tree = { kind: 'literal', type: RATIO, span, value: ONE };
  return { kind: 'arithmetic', type: RATIO, span, operator: '/', left: one, right: rate };
}
