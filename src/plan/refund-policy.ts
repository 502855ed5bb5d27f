import type { Sym } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';

/**
 * What a refund gives back of a fee. `recomputed`: what is left of a total after other fees is left over anew from what
 * this refund gives back of them, and never in proportion, so that its lines add up.
 */
export type RefundPolicy =
  | { readonly kind: 'original' | 'reprice' | 'keep' | 'recomputed' }
  | {
      readonly kind: 'formula';
      readonly amount: Tree;
      readonly charged: Sym;
      readonly refunded: Sym;
      readonly fraction: Sym;
    };
