import type { Tree } from '../formula/tree.ts';
import type { Path } from '../issues/path.ts';
import type { PriceKind } from '../model/price.ts';
import type { CheckedPrice } from './plan.ts';

/** A formula of a price, and the member of the price that it was written in. */
export interface PlacedTree {
  readonly at: Path;
  readonly tree: Tree;
}

/** Every formula of a price, in the order in which it is read. */
export function treesOf(price: CheckedPrice): readonly Tree[] {
  return placedTrees(price).map(({ tree }) => tree);
}

/** Those of the price itself, without floor and cap. */
export function ownTrees(price: CheckedPrice): readonly Tree[] {
  return ownPlaced(price, undefined).map(({ tree }) => tree);
}

/** @param kind of the price as it was written: several kinds are computed alike */
export function placedTrees(price: CheckedPrice, kind?: PriceKind): readonly PlacedTree[] {
  return [...ownPlaced(price, kind), ...placed(['floor'], price.floor), ...placed(['cap'], price.cap)];
}

function ownPlaced(price: CheckedPrice, kind: PriceKind | undefined): readonly PlacedTree[] {
  switch (price.kind) {
    case 'amount':
      return placed([amountField(kind)], price.amount);
    case 'rate': {
      if (kind === 'rate-card') {
        return [...placed(['table'], price.rate), ...placed(['base'], price.measure), ...placed(['table'], price.flat)];
      }
      const [one, of] = RATE_FIELDS[kind === 'unit' || kind === 'conversion' ? kind : 'ratio'];
      return [...placed([one], price.rate), ...placed([of], price.measure), ...placed(['flat'], price.flat)];
    }
    case 'bands': {
      const { from, price: prices, flat, upTo } = price.bands;
      const column = (field: string, trees: readonly Tree[]): readonly PlacedTree[] =>
        trees.flatMap((tree, index) => placed(['bands', index, field], tree));
      const one = price.price.bands.some(({ unit }) => unit !== undefined) ? 'unit' : 'rate';
      return [
        ...placed(['measure'], price.measure),
        ...column('from', from),
        ...column(one, prices),
        ...column('flat', flat),
        ...placed(['upTo'], upTo),
      ];
    }
    case 'package':
      return [
        ...placed(['measure'], price.measure),
        ...placed(['free'], price.free),
        ...placed(['size'], price.size),
        ...placed(['price'], price.price),
      ];
    case 'custom':
      return price.inputs.flatMap(({ name, formula }) => placed(['inputs', name], formula));
  }
}

/** The two factors of a product, by the kind that it was written as. */
const RATE_FIELDS = {
  ratio: ['rate', 'base'],
  unit: ['price', 'quantity'],
  conversion: ['rate', 'amount'],
} as const;

/** Where a price that comes down to one formula has it, or the most of it. */
function amountField(kind: PriceKind | undefined): string {
  switch (kind) {
    case 'flat':
      return 'amount';
    case 'sum':
      return 'parts';
    case 'complement':
      return 'total';
    case 'tax':
      return 'rate';
    case 'rate-card':
      return 'table';
    default:
      return 'formula';
  }
}

function placed(at: Path, tree: Tree | undefined): readonly PlacedTree[] {
  return tree === undefined ? [] : [{ at, tree }];
}
