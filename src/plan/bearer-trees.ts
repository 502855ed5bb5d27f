import type { Tree } from '../formula/tree.ts';
import type { BearerNode } from './levels.ts';

/** A formula of a bearer, and the member in which it is written. */
export interface PlacedBearerTree {
  readonly member: 'weight' | 'fixed' | 'cap';
  readonly tree: Tree;
}

export function placedBearerTrees({ part, cap }: BearerNode): readonly PlacedBearerTree[] {
  const own: readonly PlacedBearerTree[] =
    part.kind === 'weight'
      ? [{ member: 'weight', tree: part.weight }]
      : part.kind === 'fixed'
        ? [{ member: 'fixed', tree: part.amount }]
        : [];
  return cap === undefined ? own : [...own, { member: 'cap', tree: cap }];
}

/** All that a bearer's share is computed by: also the limit that bounds it. */
export function bearerTrees(bearer: BearerNode): readonly Tree[] {
  const own = placedBearerTrees(bearer).map(({ tree }) => tree);
  return bearer.limit === undefined ? own : [...own, bearer.limit.amount];
}
