import * as z from 'zod/mini';
import type { Path } from '../issues/path.ts';
import type { Faults } from './faults.ts';
import type { Price, PricePart } from './price.ts';
import { completePrice, PRICE_KINDS, statedPrice } from './price-schemas.ts';
import { addShapeFaults } from './shape-faults.ts';

/** A price on its way through the layers: the members that are stated so far, complete or not. */
export type PriceDraft = Price | PricePart;

/** Whether a contract's part stands in place of the whole price below it: there is none, or it is of another kind. */
export function replacesPrice(below: PriceDraft | undefined, part: PricePart): boolean {
  return below === undefined || (part.kind !== undefined && below.kind !== undefined && part.kind !== below.kind);
}

/** A contract's part over what the layers below it say, field by field; lists are replaced whole. */
export function overlaidPrice(below: PriceDraft | undefined, part: PricePart): PriceDraft {
  // Members of one kind meet only those of that kind, which the compiler cannot follow; what comes out is read once more.
  return replacesPrice(below, part) ? part : ({ ...below, ...part } as PriceDraft);
}

/**
 * The price that all layers together say, read like a price in a model: a member that they all leave open, or that
 * belongs to another kind of price, is a fault where it was stated.
 *
 * @param at where a path inside the price was stated
 */
export function finishedPrice(draft: PriceDraft, at: (field: Path) => Path, faults: Faults): Price | undefined {
  if (draft.kind === undefined) {
    const options = PRICE_KINDS.join(', ');
    faults.add('value-missing', at(['kind']), { key: 'kind', expected: 'one-of', options });
    return undefined;
  }
  const parsed = z.safeParse(statedPrice, draft);
  if (parsed.success) return completePrice(parsed.data);
  addShapeFaults(faults, parsed.error.issues, draft, at);
  return undefined;
}
