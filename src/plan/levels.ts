import type { Sym } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import type { Bearer, Dividing } from '../model/model.ts';

/** Bearers among whom one amount is divided: that of the apportionment, or the part of a bearer. */
export interface LevelNode extends LevelRules {
  readonly bearers: readonly BearerNode[];
  /** Place of the bearer who takes what nobody else can, or -1. */
  readonly taker: number;
}

/** How a level divides, with every default filled in, and bearers by their places. */
export interface LevelRules {
  /** Each in turn takes all that it can: nobody has a weight, a fixed part, or the rest. */
  readonly isSequence: boolean;
  /** Place of the bearer of the rest, or -1. */
  readonly rest: number;
  /** Where goes what those with weights cannot take: to the others of them by weight, to the rest, or nowhere. */
  readonly spill: NonNullable<Dividing['spill']>;
  /** Of fixed parts that exceed the amount: each in turn takes what is left, all by size, or the document is refused. */
  readonly shortage: NonNullable<Dividing['shortage']>;
  /** Who gets the units that are left when shares are rounded: by a rule, or the bearer at a place. */
  readonly remainder: 'largest' | 'first' | 'last' | 'largest-weight' | number;
}

/** What a bearer is to take of what its stage finds. */
export type BearerPart =
  | { readonly kind: 'weight'; readonly weight: Tree }
  | { readonly kind: 'fixed'; readonly amount: Tree }
  | { readonly kind: 'rest' }
  | { readonly kind: 'turn' };

export interface BearerNode {
  readonly item: Bearer;
  readonly part: BearerPart;
  readonly cap: Tree | undefined;
  /** The limit of the accumulator that adds this share, by its place in the plan's list. */
  readonly limit: { readonly accumulator: number; readonly amount: Tree } | undefined;
  readonly share: Sym;
  /** Whose part is divided here; absent: the amount itself. */
  readonly above?: string;
  /** Among whom its own part is divided; absent: its share is a line. */
  readonly split?: LevelNode;
}
