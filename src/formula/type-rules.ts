import { INTEGER, QUANTITY, RATIO, sameType, type Type } from './type.ts';

/** The type of two values that are added, compared or chosen between: the same, or an integer widened to a quantity. */
export function commonType(a: Type, b: Type): Type | undefined {
  if (sameType(a, b)) return a;
  const isWidened = (a.kind === 'integer' && b.kind === 'quantity') || (a.kind === 'quantity' && b.kind === 'integer');
  return isWidened ? QUANTITY : undefined;
}

/** money × anything but money is money; a quantity stays one; integer × ratio is a ratio. */
export function productType(a: Type, b: Type): Type | undefined {
  if (a.kind === 'money' && b.kind === 'money') return undefined;
  if (a.kind === 'money') return a;
  if (b.kind === 'money') return b;
  if (a.kind === 'quantity' || b.kind === 'quantity') return QUANTITY;
  return a.kind === 'integer' && b.kind === 'integer' ? INTEGER : RATIO;
}

/** Like by like is a ratio; money or a quantity by a plain number stays what it is. */
export function quotientType(a: Type, b: Type): Type | undefined {
  if (b.kind === 'money') return sameType(a, b) ? RATIO : undefined;
  if (a.kind === 'money') return a;
  if ((a.kind === 'quantity' || a.kind === 'integer') && b.kind === 'ratio') return QUANTITY;
  return RATIO;
}
