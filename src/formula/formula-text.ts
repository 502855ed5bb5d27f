import { exactText } from '../money/exact.ts';
import type { Tree } from './tree.ts';

interface Written {
  readonly text: string;
  readonly binding: number;
}

/** How tightly each form binds, as in the grammar: brackets are written only where they are needed. */
const BINDING: Readonly<Record<string, number>> = {
  or: 2,
  and: 3,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 8,
};
const CONDITIONAL = 1;
const PREFIX = 7;
const ATOM = 9;

/**
 * A checked formula as text: what the parser would read as the same tree. Names may be replaced by labels, and look-ups by
 * what they give; `undefined`: a look-up stays.
 *
 * Worked case: the tree of `( price-coupon )*0.05` is `(price - coupon) * 0.05`.
 */
export function formulaText(
  tree: Tree,
  nameOf: (name: string) => string = (name) => name,
  givenBy: (lookup: Extract<Tree, { kind: 'lookup' }>) => string | undefined = () => undefined,
): string {
  return write(tree).text;

  function write(node: Tree): Written {
    switch (node.kind) {
      case 'literal':
        return literal(exactText(node.value));
      case 'text':
        return { text: node.value.includes("'") ? `"${node.value}"` : `'${node.value}'`, binding: ATOM };
      case 'boolean':
        return { text: String(node.value), binding: ATOM };
      case 'name':
        return { text: nameOf(node.sym.name), binding: ATOM };
      case 'list':
        return { text: `(${node.items.map((item) => write(item).text).join(', ')})`, binding: ATOM };
      case 'negative':
        return { text: `-${inside(node.of, PREFIX)}`, binding: PREFIX };
      case 'not':
        return { text: `not ${inside(node.of, ATOM)}`, binding: PREFIX };
      case 'abs':
        return call('abs', node.of);
      case 'arithmetic':
      case 'comparison':
        return infix(node.operator, node.left, node.right);
      case 'membership':
        return infix('in', node.item, node.list);
      case 'power': {
        const binding = BINDING['^'] ?? ATOM;
        return { text: `${inside(node.base, ATOM)} ^ ${node.exponent}`, binding };
      }
      case 'logical': {
        const binding = BINDING[node.operator] ?? ATOM;
        return { text: node.items.map((item) => inside(item, binding)).join(` ${node.operator} `), binding };
      }
      case 'conditional':
        return {
          text: `${inside(node.when, CONDITIONAL + 1)} ? ${inside(node.then, CONDITIONAL + 1)} : ${inside(node.otherwise, CONDITIONAL + 1)}`,
          binding: CONDITIONAL,
        };
      case 'fold':
        return call(node.name, ...node.args);
      case 'date-span':
        return call(node.unit, node.from, node.to);
      case 'compound':
        return call('compound', node.rate, node.periods);
      case 'lookup':
        return { text: givenBy(node) ?? `lookup(${node.table.code}, ${node.output})`, binding: ATOM };
      case 'count':
        return call('count', node.list);
      case 'round':
        return { text: rounding(write(node.of).text, node.scale, node.mode), binding: ATOM };
    }
  }

  function call(name: string, ...args: readonly Tree[]): Written {
    return { text: `${name}(${args.map((arg) => write(arg).text).join(', ')})`, binding: ATOM };
  }

  function infix(operator: string, left: Tree, right: Tree): Written {
    const binding = BINDING[operator] ?? ATOM;
    // Operators of one rank group to the left: the right side needs brackets already at the same rank.
    return { text: `${inside(left, binding)} ${operator} ${inside(right, binding + 1)}`, binding };
  }

  function inside(node: Tree, atLeast: number): string {
    const { text, binding } = write(node);
    return binding >= atLeast ? text : `(${text})`;
  }
}

/** A value that doesn't end as a decimal is written as the quotient that it is: `1 / 3`. */
function literal(text: string): Written {
  if (text.includes('/')) return { text: text.replace('/', ' / '), binding: BINDING['/'] ?? ATOM };
  return { text, binding: text.startsWith('-') ? PREFIX : ATOM };
}

function rounding(of: string, scale: number, mode: string): string {
  if (mode !== 'floor' && mode !== 'ceiling') return `round(${of}, ${scale}, '${mode}')`;
  const name = mode === 'floor' ? 'floor' : 'ceil';
  return scale === 0 ? `${name}(${of})` : `${name}(${of}, ${scale})`;
}
