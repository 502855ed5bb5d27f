import type { BandTable } from '../fee/band-table.ts';
import { add, divide, type Exact, exactOf, multiply, roundExact, subtract, ZERO } from '../money/exact.ts';
import type { FeeLine, FeeLines } from './fee-lines.ts';

/**
 * A table of bands as lines, one for each band that holds a unit of `10^-scale`, before floor and cap.
 *
 * Worked case: graduated, 0: 5 %, 1000: 4 % with a flat of 2, in cents: 0 at 0; 0.0005 a cent from 0.01 on; 52.00 at 1,000.00,
 * and 0.0004 a cent from there.
 */
export function bandLines(table: BandTable, kind: 'graduated' | 'volume', scale: number): FeeLines {
  const { from, price, flat, below, upTo, overflow, boundary, flatAtZero } = table;
  const unit = exactOf(1n, scale);
  const zero: FeeLine = { first: 0n, value: flatAtZero ? (flat[0] ?? ZERO) : ZERO, step: ZERO };
  const lines: FeeLine[] = [zero];
  from.forEach((bound, band) => {
    const first = band === 0 ? 1n : firstUnit(bound, boundary, unit);
    const [rate, once] = [price[band] ?? ZERO, flat[band] ?? ZERO];
    const measure = multiply(exactOf(first), unit);
    const charged = kind === 'volume' ? measure : subtract(measure, bound);
    const before = kind === 'volume' ? ZERO : (below[band] ?? ZERO);
    const line = { first, value: add(add(before, multiply(charged, rate)), once), step: multiply(rate, unit) };
    // Of bands that begin within one unit, only the last holds any.
    if (lines.at(-1)?.first === first) lines.pop();
    lines.push(line);
  });
  const end = upTo === undefined || overflow === 'last-band' ? undefined : firstUnit(upTo, 'upper', unit);
  return { lines: end === undefined ? lines : lines.filter(({ first }) => first < end), end };
}

/** The first unit of what begins at a bound: at the bound itself under `lower`, just above it under `upper`. */
export function firstUnit(bound: Exact, boundary: 'lower' | 'upper', unit: Exact): bigint {
  const units = divide(bound, unit);
  return boundary === 'lower' ? roundExact(units, 0, 'ceiling') : roundExact(units, 0, 'floor') + 1n;
}
