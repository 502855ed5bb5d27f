import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { add, compare, type Exact, exactOf, exactText, roundExact, ZERO } from '../money/exact.ts';
import { isFixed } from '../plan/band-columns.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { Booking, CheckedPrice, Plan } from '../plan/plan.ts';
import { type BandPart, bandParts } from './band-breakdown.ts';
import { type BandTable, bandTable, graduated, isAboveTop, volume } from './band-table.ts';
import { compileExactBounds } from './bounds.ts';
import { cumulativeParts } from './cumulative.ts';
import { type ExactPrice, onMeasure, windowOf } from './priced.ts';

type BandsPrice = Extract<CheckedPrice, { kind: 'bands' }>;

/** Graduated and volume prices (阶梯), each slice at its own band or all of it at one. */
export function compileExactBands(
  price: BandsPrice,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
  fee: string,
): ExactPrice {
  const bounded = compileExactBounds(price);
  const measure = compileExactNumber(price.measure);
  const tableFor = compileTable(price, fee);
  const totalOf = price.price.kind === 'graduated' ? graduated : volume;
  const { cumulative, roundEach } = price;
  if (cumulative === undefined) {
    return (frame) =>
      onMeasure(price, fee, measure(frame), (x) => {
        const table = tableFor(frame);
        refuseAboveTop(table, x, fee);
        const own = bounded(frame, totalOf(table, x));
        if (roundEach === undefined) return { own };
        return { own, ownRounded: bounded(frame, roundedSum(bandParts(price, table, x, undefined), roundEach)) };
      });
  }
  const { index, name, isApart } = cumulativeWindow(plan, cumulative);
  return (frame, totals) => {
    const window = windowOf(totals, index, name);
    const table = tableFor(frame);
    const x = measure(frame);
    // What stands apart only says which band; whether that is entered, the document itself says.
    const after = isApart ? x : add(window.balance, x);
    // The total that says which band is the one that may be above them all.
    refuseAboveTop(table, cumulative.basis === 'before' ? window.balance : after, fee);
    // Looked at before the price itself, which may take a flat that the lines of a document have once between them.
    const rounded = roundEach && roundedSum(bandParts(price, table, x, window, isApart), roundEach);
    const parts = cumulativeParts(price.price.kind, cumulative.basis, table, window, x, after);
    const priced = { ...parts, own: bounded(frame, parts.own), isMirrored: false };
    return rounded === undefined ? priced : { ...priced, ownRounded: bounded(frame, rounded) };
  };
}

/** What the bands come to where a contract rounds each of them before the sum. */
function roundedSum(parts: readonly BandPart[], { mode, scale }: Booking): Exact {
  return parts.reduce((sum, { amount }) => add(sum, exactOf(roundExact(amount, scale, mode), scale)), ZERO);
}

/**
 * The table of one document. Bounds that are formulas must rise and end below the top with its values, or it is refused.
 *
 * Worked case: percentage rent of 6 % above the natural breakpoint, `from: 'base_rent / 0.06'`: with a base rent of
 * 5,000.00 the second band begins at 83,333.33….
 */
export function compileTable({ price, bands }: BandsPrice, fee: string): (frame: ExactFrame) => BandTable {
  const rules = {
    boundary: price.boundary ?? 'lower',
    overflow: price.overflow,
    flatAtZero: price.flatAtZero,
  } as const;
  const [from, prices, flats] = [columnOf(bands.from), columnOf(bands.price), columnOf(bands.flat)];
  const top = bands.upTo && compileExactNumber(bands.upTo);
  const make = (frame: ExactFrame): BandTable => {
    const [price, flat] = [prices(frame), flats(frame)];
    const rows = from(frame).map((bound, k) => ({ from: bound, price: price[k] ?? ZERO, flat: flat[k] ?? ZERO }));
    return bandTable(rows, { ...rules, upTo: top?.(frame) });
  };
  if (isFixed(bands)) {
    const table = make(NO_FRAME);
    return () => table;
  }
  return (frame) => {
    const table = make(frame);
    refuseFalling(table, fee);
    return table;
  };
}

const NO_FRAME: ExactFrame = { numbers: [], texts: [], booleans: [], lists: [] };

function columnOf(trees: readonly Tree[]): (frame: ExactFrame) => readonly Exact[] {
  const runs = trees.map(compileExactNumber);
  return (frame) => runs.map((run) => run(frame));
}

function refuseFalling({ from, upTo }: BandTable, fee: string): void {
  from.forEach((bound, k) => {
    const previous = from[k - 1];
    if (previous === undefined || compare(bound, previous) > 0) return;
    fail(issue('bands-falling', ['fees', fee], { fee, from: exactText(bound), previous: exactText(previous) }));
  });
  const last = from.at(-1);
  if (upTo === undefined || last === undefined || compare(upTo, last) > 0) return;
  fail(issue('bands-top-low', ['fees', fee], { fee, upTo: exactText(upTo), from: exactText(last) }));
}

function refuseAboveTop(table: BandTable, measure: Exact, fee: string): void {
  if (!isAboveTop(table, measure) || table.upTo === undefined) return;
  fail(issue('measure-above-top', ['fees', fee], { fee, measure: exactText(measure), top: exactText(table.upTo) }));
}
