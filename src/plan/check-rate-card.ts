import type { Tree } from '../formula/tree.ts';
import { BOOLEAN, INTEGER, QUANTITY, RATIO, type Type } from '../formula/type.ts';
import type { Path } from '../issues/path.ts';
import type { RateCardPrice } from '../model/price.ts';
import { ZERO } from '../money/exact.ts';
import type { CheckedPrice } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';

const NOWHERE = { start: 0, end: 0 } as const;

/**
 * A rate card as the formula that it is: `rate × base + unit × quantity + amount`, of which the table says what there is.
 * The measure is the base, or without one the quantity.
 *
 * A mirrored price is computed on its absolute measure, and so is its row found: where a column compares the measure
 * itself, the absolute is compared. With a negative base the quantity counts by its absolute too.
 */
export function checkRateCard(desk: PlanDesk, price: RateCardPrice, at: (field: string) => Path) {
  const { money } = desk;
  const gives = desk.definition.tables.find(({ code }) => code === price.table)?.gives.map(({ code }) => code) ?? [];
  const base = price.base === undefined ? undefined : desk.formula(price.base, [money], at('base'));
  const quantity =
    price.quantity === undefined ? undefined : desk.formula(price.quantity, [QUANTITY, INTEGER], at('quantity'));
  const measure = price.base === undefined ? quantity : base;
  const found = (output: 'rate' | 'unit' | 'amount', type: Type): Tree | undefined => {
    if (!gives.includes(output)) return undefined;
    const tree = desk.formula(`lookup(${price.table}, ${output})`, [type], at('table'));
    return tree && price.negative === 'mirror' && measure !== undefined ? mirrored(tree, measure) : tree;
  };
  const [rate, unit, amount] = [found('rate', RATIO), found('unit', money), found('amount', money)];
  if (measure === undefined) return amount && { kind: 'amount' as const, amount };
  if (price.base === undefined) return unit && { kind: 'rate' as const, measure, rate: unit, flat: amount };
  const pieces = quantity && (price.negative === 'mirror' ? withSignOf(measure, quantity) : quantity);
  const perPiece = unit && pieces && product(unit, pieces, money);
  return (
    rate && {
      kind: 'rate' as const,
      measure,
      rate,
      flat: perPiece && amount ? sum(perPiece, amount, money) : (perPiece ?? amount),
    }
  );
}

/**
 * The card of one unit: where a column compares the measure, what falls to one unit is compared, as it is what is priced.
 *
 * @param quantity how many units the measure is of
 */
export function cardOfOneUnit(price: CheckedPrice, quantity: Tree): CheckedPrice {
  if (price.kind !== 'rate' || price.measure.kind !== 'name') return price;
  const { sym } = price.measure;
  const ofOne = (tree: Tree): Tree => {
    switch (tree.kind) {
      case 'name':
        return tree.sym === sym
          ? { kind: 'arithmetic', type: tree.type, span: NOWHERE, operator: '/', left: tree, right: quantity }
          : tree;
      case 'abs':
        return { ...tree, of: ofOne(tree.of) };
      case 'lookup':
        return { ...tree, keys: tree.keys.map(ofOne) };
      case 'arithmetic':
        return { ...tree, left: inLookups(tree.left), right: inLookups(tree.right) };
      default:
        return tree;
    }
  };
  const inLookups = (tree: Tree): Tree => (tree.kind === 'lookup' || tree.kind === 'arithmetic' ? ofOne(tree) : tree);
  return { ...price, rate: inLookups(price.rate), flat: price.flat && inLookups(price.flat) };
}

/** A look-up whose columns compare the absolute of the measure. */
function mirrored(tree: Tree, measure: Tree): Tree {
  if (tree.kind !== 'lookup' || measure.kind !== 'name') return tree;
  const keys = tree.keys.map((key): Tree => {
    const isMeasure = key.kind === 'name' && key.sym === measure.sym;
    return isMeasure ? { kind: 'abs', type: key.type, span: NOWHERE, of: key } : key;
  });
  return { ...tree, keys };
}

function withSignOf(base: Tree, quantity: Tree): Tree {
  const zero: Tree = { kind: 'literal', type: base.type, span: NOWHERE, value: ZERO };
  return {
    kind: 'conditional',
    type: quantity.type,
    span: NOWHERE,
    when: { kind: 'comparison', type: BOOLEAN, span: NOWHERE, operator: '<', left: base, right: zero },
    then: { kind: 'abs', type: quantity.type, span: NOWHERE, of: quantity },
    otherwise: quantity,
  };
}

function product(left: Tree, right: Tree, type: Type): Tree {
  return { kind: 'arithmetic', type, span: NOWHERE, operator: '*', left, right };
}

function sum(left: Tree, right: Tree, type: Type): Tree {
  return { kind: 'arithmetic', type, span: NOWHERE, operator: '+', left, right };
}
