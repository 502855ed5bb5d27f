import type { Sym } from './scope.ts';
import type { Tree } from './tree.ts';

/** Every amount and fact that some trees read, each once, in the order in which they are written. */
export function symsIn(trees: readonly (Tree | undefined)[]): readonly Sym[] {
  const syms = new Set<Sym>();
  const visit = (tree: Tree): void => {
    if (tree.kind === 'name') syms.add(tree.sym);
    for (const child of childrenOf(tree)) visit(child);
  };
  for (const tree of trees) if (tree !== undefined) visit(tree);
  return [...syms];
}

/** The parts that a tree is made of, in the order of the text. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'literal':
    case 'text':
    case 'boolean':
    case 'name':
      return [];
    case 'list':
    case 'logical':
      return tree.items;
    case 'negative':
    case 'not':
    case 'abs':
    case 'round':
      return [tree.of];
    case 'arithmetic':
    case 'comparison':
      return [tree.left, tree.right];
    case 'power':
      return [tree.base];
    case 'membership':
      return [tree.item, tree.list];
    case 'conditional':
      return [tree.when, tree.then, tree.otherwise];
    case 'fold':
      return tree.args;
    case 'lookup':
      return tree.keys;
    case 'count':
      return [tree.list];
    case 'date-span':
      return [tree.from, tree.to];
    case 'compound':
      return [tree.rate, tree.periods];
  }
}
