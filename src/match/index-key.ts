import type { Sym } from '../formula/scope.ts';
import type { ComparisonOperator, Tree } from '../formula/tree.ts';
import { isTextual } from '../formula/type.ts';
import { exactText } from '../money/exact.ts';
import { unitsOf } from '../money/units.ts';
import type { CompiledRule } from './compiled-rules.ts';

/** A value of the scaled-integer lane: a text, or units at the field's scale. */
export type IndexValue = string | number;

export interface Bound {
  readonly value: IndexValue;
  readonly isIncluded: boolean;
}

export type KeyTest =
  | { readonly kind: 'equal'; readonly values: readonly IndexValue[] }
  | { readonly kind: 'range'; readonly low: Bound | undefined; readonly high: Bound | undefined };

/** What must be so of one field for a rule to hold. */
export interface IndexKey {
  readonly sym: Sym;
  readonly test: KeyTest;
  /** The fields that are read up to there, itself among them. */
  readonly needs: readonly Sym[];
}

/**
 * For each rule the field by which it is found: of those that it compares with literals, the one for which the rules of
 * the book name most different values. `undefined`: there is none.
 */
export function keysOf(rules: readonly CompiledRule[]): readonly (IndexKey | undefined)[] {
  const keys = rules.map(keysOfRule);
  const values = new Map<Sym, Set<IndexValue>>();
  for (const { sym, test } of keys.flat()) {
    const known = values.get(sym) ?? new Set();
    values.set(sym, known);
    for (const value of valuesOf(test)) known.add(value);
  }
  const different = ({ sym }: IndexKey): number => values.get(sym)?.size ?? 0;
  return keys.map(([first, ...others]) => {
    if (first === undefined) return undefined;
    const best = others.reduce((a, b) => (different(b) > different(a) ? b : a), first);
    // A field that always has the same value tells nothing apart.
    return different(best) > 1 ? best : undefined;
  });
}

function valuesOf(test: KeyTest): readonly IndexValue[] {
  if (test.kind === 'equal') return test.values;
  return [test.low, test.high].flatMap((bound) => (bound === undefined ? [] : [bound.value]));
}

function keysOfRule({ tree, engine }: CompiledRule): readonly IndexKey[] {
  if (tree === undefined || engine !== undefined) return [];
  const keys = new Map<Sym, IndexKey>();
  const needs = new Set<Sym>();
  for (const part of partsOf(tree)) {
    if (!addNames(part, needs)) break;
    const found = testOf(part);
    if (found === undefined) continue;
    const { sym, test } = found;
    const known = keys.get(sym);
    keys.set(sym, { sym, test: known === undefined ? test : narrower(known.test, test), needs: [...needs] });
  }
  return [...keys.values()];
}

function partsOf(tree: Tree): readonly Tree[] {
  return tree.kind === 'logical' && tree.operator === 'and' ? tree.items.flatMap(partsOf) : [tree];
}

/** Whether nothing in a part could be a fault but that a name's value is missing; its names are added. */
function addNames(tree: Tree, names: Set<Sym>): boolean {
  switch (tree.kind) {
    case 'name':
      names.add(tree.sym);
      return true;
    case 'literal':
    case 'text':
    case 'boolean':
    case 'list':
      return true;
    case 'not':
      return addNames(tree.of, names);
    case 'logical':
      return tree.items.every((item) => addNames(item, names));
    case 'comparison':
      return addNames(tree.left, names) && addNames(tree.right, names);
    case 'membership':
      return addNames(tree.item, names) && addNames(tree.list, names);
    default:
      return false;
  }
}

function testOf(tree: Tree): { readonly sym: Sym; readonly test: KeyTest } | undefined {
  if (tree.kind === 'membership') return membershipOf(tree.item, tree.list);
  if (tree.kind !== 'comparison') return undefined;
  const { left, right, operator } = tree;
  if (left.kind === 'name') return comparisonOf(left.sym, operator, right);
  return right.kind === 'name' ? comparisonOf(right.sym, MIRRORED[operator], left) : undefined;
}

const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function membershipOf(item: Tree, list: Tree): ReturnType<typeof testOf> {
  if (item.kind !== 'name' || list.kind !== 'list') return undefined;
  const values = list.items.map((each) => literalOf(each, item.sym));
  if (!values.every((value) => value !== undefined)) return undefined;
  return { sym: item.sym, test: { kind: 'equal', values: [...new Set(values)] } };
}

function comparisonOf(sym: Sym, operator: ComparisonOperator, literal: Tree): ReturnType<typeof testOf> {
  const value = literalOf(literal, sym);
  if (value === undefined || operator === '!=') return undefined;
  if (operator === '==') return { sym, test: { kind: 'equal', values: [value] } };
  const bound = { value, isIncluded: operator === '<=' || operator === '>=' };
  const isLow = operator === '>' || operator === '>=';
  return { sym, test: { kind: 'range', low: isLow ? bound : undefined, high: isLow ? undefined : bound } };
}

/** A literal at the field's scale. One with more decimals could not be compared there. */
function literalOf(tree: Tree, { type, scale }: Sym): IndexValue | undefined {
  if (tree.kind === 'text') return isTextual(type) ? tree.value : undefined;
  if (tree.kind !== 'literal' || scale === undefined) return undefined;
  const units = unitsOf(exactText(tree.value), scale);
  return Number.isNaN(units) ? undefined : units;
}

/** Two tests of one field that must both hold: equality tells most, and bounds are kept where there was none yet. */
function narrower(a: KeyTest, b: KeyTest): KeyTest {
  if (a.kind === 'equal') return a;
  if (b.kind === 'equal') return b;
  return { kind: 'range', low: a.low ?? b.low, high: a.high ?? b.high };
}
