import type { Syntax } from './tree.ts';

/** What a formula refers to: known before any type is, so that the graph of amounts can be put in order. */
export interface Names {
  /** Of factors, fees and accumulators; and of the tables behind `lookup(…)`. */
  readonly names: ReadonlySet<string>;
  /** Apportionments behind `share(…)` and `unplaced(…)`. */
  readonly apportionments: ReadonlySet<string>;
}

export function namesIn(syntax: Syntax): Names {
  const names = new Set<string>();
  const apportionments = new Set<string>();
  const visit = (node: Syntax): void => {
    switch (node.kind) {
      case 'name':
        names.add(node.name);
        break;
      case 'unary':
        visit(node.of);
        break;
      case 'binary':
        visit(node.left);
        visit(node.right);
        break;
      case 'conditional':
        visit(node.when);
        visit(node.then);
        visit(node.otherwise);
        break;
      case 'call': {
        const [first, ...rest] = node.args;
        if ((node.name === 'share' || node.name === 'unplaced') && first?.kind === 'name') {
          apportionments.add(first.name);
          for (const arg of rest) if (arg.kind !== 'name') visit(arg);
        } else if (node.name === 'lookup') {
          if (first?.kind === 'name') names.add(first.name);
          if (first?.kind === 'text') names.add(first.value.normalize('NFC'));
        } else {
          for (const arg of node.args) visit(arg);
        }
        break;
      }
      case 'list':
      case 'number':
      case 'text':
      case 'boolean':
        break;
    }
  };
  visit(syntax);
  return { names, apportionments };
}
