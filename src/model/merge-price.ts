import * as z from 'zod/mini';
import type { Path } from '../issues/path.ts';
import type { Faults } from './faults.ts';
import type { Price, PricePart } from './price.ts';
import { completePrice, PRICE_KINDS, statedPrice } from './price-schemas.ts';
import { addShapeFaults } from './shape-faults.ts';

/** Whether a contract's part stands in place of the model's whole price: there is none, or it is of another kind. */
export function replacesPrice(price: Price | undefined, part: PricePart): boolean {
  return price === undefined || (part.kind !== undefined && part.kind !== price.kind);
}

/**
 * A contract's part of a price over the model's price. What comes out is read like a price in a model, so that a part
 * that leaves a member open, or has one of another kind of price, is a fault at its place.
 */
export function mergePrice(price: Price | undefined, part: PricePart, at: Path, faults: Faults): Price | undefined {
  if (price === undefined && part.kind === undefined) {
    const options = PRICE_KINDS.join(', ');
    faults.add('value-missing', [...at, 'kind'], { key: 'kind', expected: 'one-of', options });
    return undefined;
  }
  const merged = replacesPrice(price, part) ? part : { ...price, ...part };
  const parsed = z.safeParse(statedPrice, merged);
  if (parsed.success) return completePrice(parsed.data);
  addShapeFaults(faults, parsed.error.issues, merged, at);
  return undefined;
}
