import type { Sym } from '../formula/scope.ts';
import { isTextual } from '../formula/type.ts';
import type { CompiledRule, RuleIndex } from './compiled-rules.ts';
import type { FieldTable } from './field-table.ts';
import { type IndexKey, type IndexValue, keysOf } from './index-key.ts';
import { pieceOf, piecesOf, sortedBounds } from './index-pieces.ts';

/** Some of the rules, by position and in order. */
interface Posting {
  readonly at: readonly number[];
  readonly rules: readonly CompiledRule[];
}

/** Rules that are found by one field, and what must be there for any of them to be left out. */
interface Group {
  readonly needs: readonly Sym[];
  /** Where something of `needs` isn't there. */
  readonly all: Posting;
  find(table: FieldTable): Posting;
}

interface PlacedKey extends IndexKey {
  /** The rule's position. */
  readonly at: number;
}

/** Below this there is nothing to save. */
const RULES_MIN = 3;
/** More groups than this cost more than they save: the rules of further ones are asked every time. */
const GROUPS_MAX = 8;
/** Rules that are put into every list; more of them are joined when they are needed. */
const ALWAYS_MAX = 64;
/** Of one group: many ranges that overlap would take room without end. */
const POSTINGS_MAX = 1_000_000;

/**
 * Finds for a document the few rules that can hold, by the value of one field that each of them compares with literals.
 * Equal values are looked up, ranges are found by bisection; the rules found are then asked as ever, in declared order.
 *
 * A rule is left out only if asking it would have answered false and raised no fault. So what comes before the compared
 * field in its condition may only compare fields and literals, and all fields that it reads up to there must be present;
 * without one of them the rule is asked.
 */
export function buildRuleIndex(rules: readonly CompiledRule[]): RuleIndex | undefined {
  if (rules.length < RULES_MIN) return undefined;
  const groups = new Map<string, PlacedKey[]>();
  const always: number[] = [];
  for (const [at, key] of keysOf(rules).entries()) {
    const name = key === undefined ? undefined : groupName(key);
    const members = name === undefined ? undefined : groups.get(name);
    if (key !== undefined && members !== undefined) members.push({ ...key, at });
    else if (key !== undefined && name !== undefined && groups.size < GROUPS_MAX) groups.set(name, [{ ...key, at }]);
    else always.push(at);
  }
  if (groups.size === 0) return undefined;
  // The rules that are always asked are put into the lists of a single group: then there is nothing left to join.
  const isOne = groups.size === 1 && always.length <= ALWAYS_MAX;
  const made = [...groups.values()].map((members) => groupOf(rules, members, isOne ? always : []));
  const [only] = made;
  return { candidates: isOne && only !== undefined ? single(only) : joined(rules, made, always) };
}

function single(group: Group): RuleIndex['candidates'] {
  return (table) => found(group, table).rules;
}

function joined(
  rules: readonly CompiledRule[],
  groups: readonly Group[],
  always: readonly number[],
): RuleIndex['candidates'] {
  return (table) => {
    const at = [...always];
    for (const group of groups) at.push(...found(group, table).at);
    return at.sort((a, b) => a - b).map((position) => rules[position] as CompiledRule);
  };
}

function found(group: Group, table: FieldTable): Posting {
  for (const need of group.needs) if (!table.has(need)) return group.all;
  return group.find(table);
}

function groupName({ sym, test, needs }: IndexKey): string {
  return JSON.stringify([test.kind, sym.name, needs.map(({ name }) => name).sort()]);
}

function groupOf(rules: readonly CompiledRule[], members: readonly PlacedKey[], always: readonly number[]): Group {
  const posting = (at: readonly number[]): Posting => {
    const sorted = [...always, ...at].sort((a, b) => a - b);
    return { at: sorted, rules: sorted.map((position) => rules[position] as CompiledRule) };
  };
  const [first] = members;
  if (first === undefined) throw new TypeError('feewright: a group of no rules; this is a bug');
  const { sym, needs, test } = first;
  const all = posting(members.map(({ at }) => at));
  const none = posting([]);
  const { slot } = sym;
  const isText = isTextual(sym.type);
  const lookedUp = ({ fast }: FieldTable): IndexValue => (isText ? fast.texts[slot] : fast.numbers[slot]) as IndexValue;
  if (test.kind === 'equal') {
    const byValue = equalPostings(members, posting);
    return { needs, all, find: (table) => byValue.get(lookedUp(table)) ?? none };
  }
  const bounds = sortedBounds(members.flatMap(boundsOf));
  const pieces = rangePostings(members, bounds);
  if (pieces === undefined) return { needs, all, find: () => all };
  const byPiece = pieces.map(posting);
  return { needs, all, find: (table) => byPiece[pieceOf(bounds, lookedUp(table))] ?? none };
}

function equalPostings(
  members: readonly PlacedKey[],
  posting: (at: readonly number[]) => Posting,
): ReadonlyMap<IndexValue, Posting> {
  const byValue = new Map<IndexValue, number[]>();
  for (const { test, at } of members) {
    for (const value of test.kind === 'equal' ? test.values : []) {
      const known = byValue.get(value);
      if (known === undefined) byValue.set(value, [at]);
      else known.push(at);
    }
  }
  return new Map([...byValue].map(([value, at]) => [value, posting(at)]));
}

function boundsOf({ test }: PlacedKey): readonly IndexValue[] {
  if (test.kind !== 'range') return [];
  return [test.low, test.high].flatMap((bound) => (bound === undefined ? [] : [bound.value]));
}

/** For every piece the rules whose range covers it; `undefined`: too many to write down. */
function rangePostings(
  members: readonly PlacedKey[],
  bounds: readonly IndexValue[],
): readonly (readonly number[])[] | undefined {
  const pieces = Array.from({ length: 2 * bounds.length + 1 }, (): number[] => []);
  let count = 0;
  for (const { test, at } of members) {
    if (test.kind !== 'range') continue;
    const [first, last] = piecesOf(bounds, test);
    count += Math.max(0, last - first + 1);
    if (count > POSTINGS_MAX) return undefined;
    for (let piece = first; piece <= last; piece += 1) pieces[piece]?.push(at);
  }
  return pieces;
}
