import { type ExactValue, exactValue } from './exact-value.ts';
import type { ExactFrame } from './frame.ts';
import type { Tree } from './tree.ts';

/** A part of a formula with the value it came to, and its own parts that were evaluated, in the order of the text. */
export interface Trace {
  readonly tree: Tree;
  readonly value: ExactValue;
  /** The branch that was not taken, and what stands behind a decided `and` or `or`, is not among them. */
  readonly parts: readonly Trace[];
}

/**
 * Evaluates a formula in the exact lane with the value of every part noted down, for explanations. It faults where the
 * compiled function would.
 *
 * Worked case: `(price - coupon) * 0.05` with a price of 100 and a coupon of 20 is 4; its parts are `price - coupon`, 80,
 * with the parts 100 and 20, and 0.05.
 */
export function traceExact(tree: Tree, frame: ExactFrame): Trace {
  switch (tree.kind) {
    case 'conditional': {
      const when = traceExact(tree.when, frame);
      const chosen = traceExact(when.value === true ? tree.then : tree.otherwise, frame);
      return { tree, value: chosen.value, parts: [when, chosen] };
    }
    case 'logical': {
      const parts: Trace[] = [];
      const decided = tree.operator === 'or';
      for (const item of tree.items) {
        const part = traceExact(item, frame);
        parts.push(part);
        if (part.value === decided) break;
      }
      return { tree, value: parts.at(-1)?.value ?? !decided, parts };
    }
    default: {
      const { of, withParts } = partsOf(tree);
      const parts = of.map((part) => traceExact(part, frame));
      // The values of the parts in their places: no part is computed twice, and no second evaluator could differ.
      const value = exactValue(withParts(parts.map((part) => asLiteral(part))), frame);
      return { tree, value, parts };
    }
  }
}

type Strict = Exclude<Tree, { kind: 'conditional' | 'logical' }>;

interface Parts {
  readonly of: readonly Tree[];
  withParts(parts: readonly Tree[]): Tree;
}

function partsOf(tree: Strict): Parts {
  switch (tree.kind) {
    case 'literal':
    case 'text':
    case 'boolean':
    case 'name':
    case 'list':
      return { of: [], withParts: () => tree };
    case 'negative':
    case 'not':
    case 'abs':
    case 'round':
      return { of: [tree.of], withParts: ([of = tree.of]) => ({ ...tree, of }) };
    case 'count':
      return { of: [tree.list], withParts: ([list = tree.list]) => ({ ...tree, list }) };
    case 'power':
      return { of: [tree.base], withParts: ([base = tree.base]) => ({ ...tree, base }) };
    case 'date-span':
      return { of: [tree.from, tree.to], withParts: ([from = tree.from, to = tree.to]) => ({ ...tree, from, to }) };
    case 'compound':
      return {
        of: [tree.rate, tree.periods],
        withParts: ([rate = tree.rate, periods = tree.periods]) => ({ ...tree, rate, periods }),
      };
    case 'lookup':
      return { of: tree.keys, withParts: (keys) => ({ ...tree, keys }) };
    case 'fold':
      return { of: tree.args, withParts: (args) => ({ ...tree, args }) };
    case 'membership':
      return {
        of: [tree.item, tree.list],
        withParts: ([item = tree.item, list = tree.list]) => ({ ...tree, item, list }),
      };
    case 'arithmetic':
    case 'comparison':
      return {
        of: [tree.left, tree.right],
        withParts: ([left = tree.left, right = tree.right]) => ({ ...tree, left, right }),
      };
  }
}

function asLiteral({ tree, value }: Trace): Tree {
  const { type, span } = tree;
  if (typeof value === 'string') return { kind: 'text', type, span, value };
  if (typeof value === 'boolean') return { kind: 'boolean', type, span, value };
  return 'n' in value ? { kind: 'literal', type, span, value } : tree;
}
