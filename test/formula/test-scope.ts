import { checkFormula } from '../../src/formula/check-formula.ts';
import { compileExactBoolean, compileExactNumber } from '../../src/formula/compile-exact.ts';
import { compileFastBoolean, compileFastNumber } from '../../src/formula/compile-fast.ts';
import type { ExactFrame, FastFrame } from '../../src/formula/frame.ts';
import { parseFormula } from '../../src/formula/parse-formula.ts';
import type { Scope, Sym } from '../../src/formula/scope.ts';
import type { Tree } from '../../src/formula/tree.ts';
import { BOOLEAN, DATE, INTEGER, money, QUANTITY, RATIO, TEXT, type Type } from '../../src/formula/type.ts';
import { sentence } from '../../src/issues/issue.ts';
import type { Result } from '../../src/issues/outcome.ts';
import { exactText, parseExact } from '../../src/money/exact.ts';
import { unitsOf } from '../../src/money/units.ts';

const TYPES: readonly (readonly [string, Type, number | undefined])[] = [
  ['price', money('CNY'), 2],
  ['coupon', money('CNY'), 2],
  ['dollars', money('USD'), 2],
  ['rate', RATIO, 6],
  ['pieces', INTEGER, 0],
  ['weight', QUANTITY, 3],
  ['channel', TEXT, undefined],
  ['vip', BOOLEAN, 0],
  ['day', DATE, undefined],
  ['tags', { kind: 'list', of: TEXT }, undefined],
  ['parts', { kind: 'list', of: money('CNY') }, undefined],
  ['结算基数', money('CNY'), 2],
  ['佣金比例', RATIO, 6],
];

/** Every name has the slot of its place in the list, in each of the frame's arrays. */
export const SYMS: ReadonlyMap<string, Sym> = new Map(
  TYPES.map(([name, type, scale], slot) => [name, { name, type, slot, scale }]),
);

export const scope: Scope = {
  name: (name) => SYMS.get(name),
  exactOf: (fee) => (fee === 'price' ? SYMS.get('price') : undefined),
  share: () => undefined,
  unplaced: () => undefined,
  names: () => SYMS.keys(),
};

export const ANY: readonly Type[] = [money('CNY'), RATIO, QUANTITY, INTEGER, BOOLEAN, TEXT];

export function check(text: string, expected: readonly Type[] = ANY): Result<Tree> {
  const parsed = parseFormula(text);
  return parsed.ok ? checkFormula(parsed.value, expected, scope) : parsed;
}

export function treeOf(text: string, expected: readonly Type[] = ANY): Tree {
  const checked = check(text, expected);
  if (!checked.ok) throw new Error(checked.issues.map((issue) => sentence(issue, 'en')).join('; '));
  return checked.value;
}

/** The sentences of a refused formula, in English. */
export function faultsOf(text: string, expected: readonly Type[] = ANY): readonly string[] {
  const checked = check(text, expected);
  return checked.ok ? [] : checked.issues.map((issue) => sentence(issue, 'en'));
}

export type Facts = Readonly<Record<string, string | boolean | readonly string[]>>;

export function exactFrame(facts: Facts): ExactFrame {
  const frame: ExactFrame = { numbers: [], texts: [], booleans: [], lists: [] };
  for (const [name, fact] of Object.entries(facts)) {
    const sym = SYMS.get(name);
    if (sym === undefined) throw new Error(`no symbol ${name}`);
    const kind = sym.type.kind;
    if (typeof fact === 'boolean') frame.booleans[sym.slot] = fact;
    else if (typeof fact !== 'string') frame.lists[sym.slot] = name === 'parts' ? fact.map(parseExact) : fact;
    else if (kind === 'text' || kind === 'date') frame.texts[sym.slot] = fact;
    else frame.numbers[sym.slot] = parseExact(fact);
  }
  return frame;
}

export function fastFrame(facts: Facts): FastFrame {
  const numbers = TYPES.map(([name, , scale]) => {
    const fact = facts[name];
    if (typeof fact === 'boolean') return Number(fact);
    return typeof fact === 'string' && scale !== undefined ? unitsOf(fact, scale) : Number.NaN;
  });
  const texts = TYPES.map(([name]) => {
    const fact = facts[name];
    return typeof fact === 'string' ? fact : undefined;
  });
  return { numbers, texts, fits: true };
}

/** The exact lane's answer as text. */
export function exactly(text: string, facts: Facts = {}): string {
  const tree = treeOf(text);
  if (tree.type.kind === 'boolean') return String(compileExactBoolean(tree)(exactFrame(facts)));
  return exactText(compileExactNumber(tree)(exactFrame(facts)));
}

/** The fast lane's answer as text; `undefined` where there is none, or where this document doesn't fit. */
export function fast(text: string, facts: Facts = {}): string | undefined {
  const tree = treeOf(text);
  const frame = fastFrame(facts);
  if (tree.type.kind === 'boolean') {
    const holds = compileFastBoolean(tree)?.(frame);
    return frame.fits && holds !== undefined ? String(holds) : undefined;
  }
  const value = compileFastNumber(tree);
  const units = value?.run(frame);
  if (value === undefined || units === undefined || !frame.fits) return undefined;
  return exactText({ n: BigInt(units), d: 10n ** BigInt(value.scale) });
}
