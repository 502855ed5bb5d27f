import { checkFormula } from '../../src/formula/check-formula.ts';
import { compileExactBoolean, compileExactNumber } from '../../src/formula/compile-exact.ts';
import { compileFastBoolean, compileFastNumber } from '../../src/formula/compile-fast.ts';
import type { ExactFrame, FastFrame } from '../../src/formula/frame.ts';
import { parseFormula } from '../../src/formula/parse-formula.ts';
import type { Scope, Sym } from '../../src/formula/scope.ts';
import type { Tree } from '../../src/formula/tree.ts';
import { BOOLEAN, DATE, INTEGER, isNumeric, money, QUANTITY, RATIO, TEXT, type Type } from '../../src/formula/type.ts';
import { sentence } from '../../src/issues/issue.ts';
import type { Result } from '../../src/issues/outcome.ts';
import { exactText, parseExact } from '../../src/money/exact.ts';
import { unitsOf } from '../../src/money/units.ts';

const TYPES: readonly (readonly [string, Type, number | undefined])[] = [
  ['price', money('CNY'), 2],
  ['coupon', money('CNY'), 2],
  ['dollars', money('USD'), 2],
  ['cost', money('CNY'), 4],
  ['rate', RATIO, 6],
  ['part', RATIO, 4],
  ['pieces', INTEGER, 0],
  ['weight', QUANTITY, 3],
  ['channel', TEXT, undefined],
  ['city', TEXT, undefined],
  ['vip', BOOLEAN, 0],
  ['paid', BOOLEAN, 0],
  ['day', DATE, undefined],
  ['tags', { kind: 'list', of: TEXT }, undefined],
  ['parts', { kind: 'list', of: money('CNY') }, undefined],
  ['结算基数', money('CNY'), 2],
  ['佣金比例', RATIO, 6],
  ['counts', { kind: 'list', of: INTEGER }, undefined],
  ['holidays', { kind: 'list', of: DATE }, undefined],
  ['factor', RATIO, undefined],
  ['exact(cost)', money('CNY'), 6],
  ['share(coupon_split, platform)', money('CNY'), 2],
  ['unplaced(coupon_split)', money('CNY'), 2],
];

const SPECIAL = /[(]/;

/** Every name has the slot of its place in the list, in each of the frame's arrays. */
export const SYMS: ReadonlyMap<string, Sym> = new Map(
  TYPES.map(([name, type, scale], slot) => [name, { name, type, slot, scale }]),
);

export const scope: Scope = {
  name: (name) => (SPECIAL.test(name) ? undefined : SYMS.get(name)),
  exactOf: (fee) => (fee === 'price' ? SYMS.get('price') : SYMS.get(`exact(${fee})`)),
  share: (apportionment, bearer) => SYMS.get(`share(${apportionment}, ${bearer})`),
  unplaced: (apportionment) => SYMS.get(`unplaced(${apportionment})`),
  names: () => [...SYMS.keys()].filter((name) => !SPECIAL.test(name)),
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
    else if (typeof fact !== 'string') frame.lists[sym.slot] = isOfNumbers(sym.type) ? fact.map(parseExact) : fact;
    else if (kind === 'text' || kind === 'date') frame.texts[sym.slot] = fact;
    else frame.numbers[sym.slot] = parseExact(fact);
  }
  return frame;
}

function isOfNumbers(type: Type): boolean {
  return type.kind === 'list' && isNumeric(type.of);
}

/** @param withLists the frames of a plan may go without lists of texts; what reads one is then for the exact lane */
export function fastFrame(facts: Facts, withLists = false): FastFrame {
  const numbers = TYPES.map(([name, , scale]) => {
    const fact = facts[name];
    if (typeof fact === 'boolean') return Number(fact);
    return typeof fact === 'string' && scale !== undefined ? unitsOf(fact, scale) : Number.NaN;
  });
  const texts = TYPES.map(([name]) => {
    const fact = facts[name];
    return typeof fact === 'string' ? fact : undefined;
  });
  if (!withLists) return { numbers, texts, fits: true };
  const lists = TYPES.map(([name, type]) => {
    const fact = facts[name];
    return typeof fact === 'object' && !isOfNumbers(type) ? fact : undefined;
  });
  return { numbers, texts, lists, fits: true };
}

/** The exact lane's answer as text. */
export function exactly(text: string, facts: Facts = {}): string {
  const tree = treeOf(text);
  if (tree.type.kind === 'boolean') return String(compileExactBoolean(tree)(exactFrame(facts)));
  return exactText(compileExactNumber(tree)(exactFrame(facts)));
}

/** The fast lane's answer as text; `undefined` where there is none, or where this document doesn't fit. */
export function fast(text: string, facts: Facts = {}, withLists = false): string | undefined {
  const tree = treeOf(text);
  const frame = fastFrame(facts, withLists);
  if (tree.type.kind === 'boolean') {
    const holds = compileFastBoolean(tree)?.(frame);
    return frame.fits && holds !== undefined ? String(holds) : undefined;
  }
  const value = compileFastNumber(tree);
  const units = value?.run(frame);
  if (value === undefined || units === undefined || !frame.fits) return undefined;
  return exactText({ n: BigInt(units), d: 10n ** BigInt(value.scale) });
}

/** The tree without places: what two spellings of one formula share. */
export function withoutSpans(tree: Tree): unknown {
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'span') return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  };
  return JSON.parse(JSON.stringify(tree, plain));
}
