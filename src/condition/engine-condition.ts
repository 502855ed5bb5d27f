import type { ExactFrame } from '../formula/frame.ts';
import type { Decimal } from '../money/decimal.ts';

/** A value as operators get it: numbers are decimals, dates are texts. */
export type EngineValue =
  | string
  | boolean
  | Decimal
  | null
  | readonly EngineValue[]
  | { readonly [name: string]: EngineValue };

/** One comparison, its value of the fact's type; that of a custom operator is the JSON as it was written. */
export interface EngineLeaf {
  readonly fact: string;
  /** Dotted names. */
  readonly path: string | undefined;
  readonly operator: string;
  readonly value: { readonly fact: string; readonly path: string | undefined } | { readonly literal: unknown };
  /** Of a comparison that the compiled lane can't make: the slot where its outcome is kept, to say why a rule failed. */
  readonly slot: number | undefined;
}

/**
 * A checked condition for an engine that interprets: the same tree that is compiled, in the order in which it is to be
 * evaluated, names of conditions replaced by what they stand for.
 */
export type EngineCondition =
  | { readonly kind: 'all' | 'any'; readonly items: readonly EngineCondition[] }
  | { readonly kind: 'not'; readonly of: EngineCondition }
  /** A named condition that is a formula: only the compiled lane can evaluate it. */
  | { readonly kind: 'formula'; readonly holds: (frame: ExactFrame) => boolean }
  | ({ readonly kind: 'leaf' } & EngineLeaf);
