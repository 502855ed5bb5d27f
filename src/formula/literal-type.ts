import { isDate } from './calendar-date.ts';
import type { Tree } from './tree.ts';
import { DATE, INTEGER, isNumeric, NUMBER, QUANTITY, RATIO, sameType, type Type } from './type.ts';
import { commonType } from './type-rules.ts';

/**
 * The tree as a value of this type: literals take it, integers widen to quantities; `undefined` where it is of another.
 *
 * Worked case: `100` beside money is money; `1.5` is no integer; `'2026-11-30'` beside a date is a date.
 */
export function given(tree: Tree, type: Type): Tree | undefined {
  if (sameType(tree.type, type)) return tree;
  if (tree.type.kind === 'integer' && type.kind === 'quantity') return tree;
  if (tree.type.kind === 'number' && isNumeric(type)) return numberAs(tree, type);
  if (tree.type.kind === 'text' && type.kind === 'date') return dateOf(tree);
  return undefined;
}

/** The type that several values share, and each as a value of it; `undefined` where they share none. */
export function oneType(trees: readonly Tree[]): { readonly type: Type; readonly trees: readonly Tree[] } | undefined {
  const type = trees.some((tree) => tree.type.kind === 'date') ? DATE : sharedType(trees);
  const typed = type === undefined ? undefined : trees.map((tree) => given(tree, type));
  if (type !== undefined && typed?.every((tree) => tree !== undefined)) return { type, trees: typed };
  // A broken literal beside an integer: both are quantities.
  const widened = type?.kind === 'integer' ? trees.map((tree) => given(tree, QUANTITY)) : undefined;
  return widened?.every((tree) => tree !== undefined) ? { type: QUANTITY, trees: widened } : undefined;
}

function sharedType(trees: readonly Tree[]): Type | undefined {
  let shared: Type | undefined = NUMBER;
  for (const { type } of trees) {
    if (type.kind === 'number' || shared === undefined) continue;
    shared = shared.kind === 'number' ? type : commonType(shared, type);
  }
  return shared?.kind === 'number' && !trees.every((tree) => isNumeric(tree.type)) ? undefined : shared;
}

/** Arithmetic on literals that stands in a typed place: every part of it gets its type. */
function numberAs(tree: Tree, type: Type): Tree | undefined {
  switch (tree.kind) {
    case 'literal':
      return type.kind === 'integer' && tree.value.n % tree.value.d !== 0n ? undefined : { ...tree, type };
    case 'negative':
    case 'abs':
    case 'round': {
      const of = given(tree.of, type);
      return of && { ...tree, type, of };
    }
    case 'conditional': {
      const [then, otherwise] = [given(tree.then, type), given(tree.otherwise, type)];
      return then && otherwise && { ...tree, type, then, otherwise };
    }
    case 'fold': {
      const args = tree.args.map((arg) => given(arg, type));
      const isBroken = tree.name === 'avg' && type.kind === 'integer';
      return args.every((arg) => arg !== undefined) && !isBroken ? { ...tree, type, args } : undefined;
    }
    case 'power': {
      const base = given(tree.base, type.kind === 'integer' ? type : RATIO);
      return base && { ...tree, type, base };
    }
    case 'arithmetic': {
      const isScaling = tree.operator === '*' || tree.operator === '/';
      if (tree.operator === '/' && type.kind === 'integer') return undefined;
      const left = given(tree.left, type);
      const right = given(tree.right, isScaling && type.kind !== 'integer' ? RATIO : type);
      return left && right && { ...tree, type, left, right };
    }
    default:
      return undefined;
  }
}

function dateOf(tree: Tree): Tree | undefined {
  if (tree.kind === 'text') return isDate(tree.value) ? { ...tree, type: DATE } : undefined;
  if (tree.kind !== 'conditional') return undefined;
  const [then, otherwise] = [given(tree.then, DATE), given(tree.otherwise, DATE)];
  return then && otherwise && { ...tree, type: DATE, then, otherwise };
}

/** What a literal is in a product or quotient: a whole one beside an integer is an integer, any other a ratio. */
export function factorType(tree: Tree, beside: Type): Tree | undefined {
  if (tree.type.kind !== 'number' || beside.kind === 'number') return tree;
  return (beside.kind === 'integer' ? given(tree, INTEGER) : undefined) ?? given(tree, RATIO);
}
