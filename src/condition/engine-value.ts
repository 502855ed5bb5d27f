import type { Sym } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import { Decimal } from '../money/decimal.ts';
import { type Exact, exactText } from '../money/exact.ts';
import type { EngineLeaf } from './engine-condition.ts';

/** A symbol's name as an engine knows it: a member is read from its fact by path. Codes have no dots. */
export function engineFact({ name }: Sym): { readonly fact: string; readonly path: string | undefined } {
  const dot = name.indexOf('.');
  return dot < 0 ? { fact: name, path: undefined } : { fact: name.slice(0, dot), path: name.slice(dot + 1) };
}

/** The checked right side of a comparison. */
export function engineOperand(tree: Tree): EngineLeaf['value'] {
  return tree.kind === 'name' ? engineFact(tree.sym) : { literal: literalOf(tree) };
}

function literalOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'text':
    case 'boolean':
      return tree.value;
    case 'literal':
      return engineNumber(tree.value);
    case 'list':
      return Object.freeze(tree.items.map(literalOf));
    default:
      throw new TypeError(`feewright: a ${tree.kind} is no literal; this is a bug`);
  }
}

/** @param value a decimal, as facts and literals are */
export function engineNumber(value: Exact): Decimal {
  return new Decimal(exactText(value));
}
