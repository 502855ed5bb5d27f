import { BOOLEAN } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import { checkJsonFact } from './check-json-fact.ts';
import type { CheckedCondition } from './checked-condition.ts';
import type { FactRead, JsonChecking } from './json-checking.ts';

interface CustomLeaf {
  readonly fact: FactRead;
  readonly operator: string;
  readonly value: unknown;
  /** Where the value stands. */
  readonly at: Path;
}

const TEXT_LENGTH_MAX = 80;

/**
 * A comparison that only the condition engine can make. In the tree it is a name, under which its outcome is kept: so the
 * rest of the condition is explained as ever.
 */
export function checkCustomLeaf(checking: JsonChecking, leaf: CustomLeaf): CheckedCondition | undefined {
  const { fact, operator, value, at } = leaf;
  const { scope } = checking;
  const other = isReference(value) ? checkReference(checking, value, at) : undefined;
  if (isReference(value) && other === undefined) return undefined;
  const right = other === undefined ? plainLine(textOf(value)) : nameOf(other);
  const sym = scope.custom?.(`${nameOf(fact)} ${operator} ${right}`);
  if (sym === undefined) throw new TypeError('feewright: custom operators without a place for outcomes; this is a bug');
  return {
    tree: { kind: 'name', type: BOOLEAN, span: { start: 0, end: 0 }, sym },
    engine: {
      kind: 'leaf',
      ...{ fact: fact.fact, path: fact.path, operator, slot: sym.slot },
      value: other === undefined ? { literal: value } : { fact: other.fact, path: other.path },
    },
    ...{ nodes: 1, depth: 1, isCustom: true },
  };
}

interface Reference {
  readonly fact: unknown;
  readonly path?: unknown;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'fact');
}

function checkReference(checking: JsonChecking, value: Reference, at: Path): FactRead | undefined {
  const extra = Object.keys(value).filter((key) => key !== 'fact' && key !== 'path');
  if (extra.length > 0) {
    return checking.report(issue('condition-form', at, { found: shown(value), expected: 'value' }));
  }
  return checkJsonFact(checking, { name: value.fact, path: value.path, at }, true);
}

function nameOf({ fact, path }: FactRead): string {
  return path === undefined ? fact : `${fact}.${path}`;
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? '');
  return text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text;
}
