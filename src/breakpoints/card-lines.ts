import { givenBy, type LookupTree } from '../formula/lookup-exact.ts';
import type { Tree } from '../formula/tree.ts';
import { add, type Exact, exactOf, multiply, parseExact, ZERO } from '../money/exact.ts';
import type { CheckedPrice } from '../plan/plan.ts';
import type { NumberCodes } from '../table/column-codes.ts';
import { ANY, decidingCells, decidingColumns } from '../table/decision-table.ts';
import { indexOf, MANY_ROWS, NO_ROW, type TableIndex } from '../table/table-index.ts';
import { type FeeCurve, type FeeLine, firstUnit } from './fee-lines.ts';

/** Of a card with more rows than this comes to, the first are looked at. */
const LOOKUPS_MAX = 100_000;

/** One choice of values for the columns beside the measure's. */
interface Others {
  readonly codes: readonly number[];
  readonly where: string | undefined;
}

/**
 * A rate card one of whose columns compares the measure itself, as curves: one for every choice of values that its rows make
 * in the other columns. None of a card that is anything else than `rate × measure + amount`.
 *
 * Worked case: `[0, 50)`: 2 % and `[50, …)`: 1 % by scheme are two curves for `visa` and `amex`, each with a bound at 50.
 */
export function cardCurves(price: CheckedPrice, scale: number): readonly FeeCurve[] {
  if (price.kind !== 'rate' || price.rate.kind !== 'lookup') return [];
  const { measure, rate, flat } = price;
  if (flat !== undefined && flat.kind !== 'lookup') return [];
  const column = rate.keys.findIndex((key) => isMeasure(key, measure));
  const isAlone = rate.keys.filter((key) => isMeasure(key, measure)).length === 1;
  const index = indexOf(rate.table.decision);
  const codes = index.columns[column];
  if (!isAlone || codes === undefined || !('points' in codes) || codes.kind === 'date') return [];
  const card: Card = { rate, flat, index, column, codes };
  const curves: FeeCurve[] = [];
  let lookups = 0;
  for (const others of choicesOf(card)) {
    lookups += card.codes.size;
    if (lookups > LOOKUPS_MAX) break;
    curves.push(curveOf(card, others, scale));
  }
  return curves;
}

interface Card {
  readonly rate: LookupTree;
  readonly flat: LookupTree | undefined;
  readonly index: TableIndex;
  /** The measure's. */
  readonly column: number;
  readonly codes: NumberCodes;
}

/** A mirrored price compares the measure without its sign. */
function isMeasure(key: Tree, measure: Tree): boolean {
  const name = key.kind === 'abs' ? key.of : key;
  return name.kind === 'name' && measure.kind === 'name' && name.sym === measure.sym;
}

/** A choice of each row's own: the first values that its cells name. */
function* choicesOf({ rate, index, column }: Card): Generator<Others> {
  const { decision } = rate.table;
  const columns = decidingColumns(decision);
  const seen = new Set<string>();
  for (const row of decision.rows) {
    const cells = decidingCells(decision, row);
    const codes = index.columns.map((each, at) => (at === column ? 0 : (each.spansOf(cells[at] ?? ANY)[0]?.low ?? 0)));
    const key = codes.join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (index.columns.some((each, at) => at !== column && each.isEmpty(codes[at] ?? 0))) continue;
    const told = columns.flatMap(({ name, kind }, at) => {
      if (at === column || (cells[at] ?? ANY) === ANY) return [];
      const value = index.columns[at]?.valueAt(codes[at] ?? 0) ?? '';
      return [`${name} = ${kind === 'text' || kind === 'date' ? `'${value}'` : value}`];
    });
    yield { codes, where: told.length === 0 ? undefined : told.join(', ') };
  }
}

function curveOf({ rate, flat, index, column, codes }: Card, others: Others, scale: number): FeeCurve {
  const unit = exactOf(1n, scale);
  const lines: FeeLine[] = [];
  const bounds = new Map<bigint, Exact>();
  let last: number | undefined;
  for (let code = 0; code < codes.size; code += 1) {
    const bound = codes.points[(code - 1) >> 1];
    // An odd code is a point by itself; an even one is what lies above it, up to the next.
    const begin = bound === undefined ? 0n : firstUnit(bound, code % 2 === 1 ? 'lower' : 'upper', unit);
    const first = begin < 0n ? 0n : begin;
    const row = index.find(others.codes.map((other, at) => (at === column ? code : other)));
    const isEmptied = lines.at(-1)?.first === first;
    if (row === last && !isEmptied) continue;
    if (isEmptied) lines.pop();
    last = row;
    lines.push(lineOfRow(rate, flat, { row, first, unit }));
    if (bound !== undefined) bounds.set(first, bound);
  }
  return { lines, bounds, ...(others.where === undefined ? {} : { where: others.where }) };
}

function lineOfRow(
  rate: LookupTree,
  flat: LookupTree | undefined,
  { row, first, unit }: { readonly row: number; readonly first: bigint; readonly unit: Exact },
): FeeLine {
  if (row === MANY_ROWS || (row === NO_ROW && rate.table.default === undefined)) {
    return { first, value: ZERO, step: ZERO, isRefused: true };
  }
  const given = (tree: LookupTree): Exact => parseExact(String(givenBy(tree, { row })));
  const step = multiply(given(rate), unit);
  return { first, value: add(multiply(step, exactOf(first)), flat === undefined ? ZERO : given(flat)), step };
}
