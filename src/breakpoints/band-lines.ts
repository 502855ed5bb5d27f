import type { BandTable } from '../fee/band-table.ts';
import { add, type Exact, exactOf, multiply, subtract, ZERO } from '../money/exact.ts';
import { type FeeCurve, type FeeLine, firstUnit } from './fee-lines.ts';

/**
 * A table of bands as lines, one for each band that holds a unit of `10^-scale`, before floor and cap.
 *
 * Worked case: graduated, 0: 5 %, 1000: 4 % with a flat of 2, in cents: 0 at 0; 0.0005 a cent from 0.01 on; 52.00 at 1,000.00,
 * and 0.0004 a cent from there.
 */
export function bandCurve(table: BandTable, kind: 'graduated' | 'volume', scale: number): FeeCurve {
  const { from, price, flat, below, upTo, overflow, boundary, flatAtZero } = table;
  const unit = exactOf(1n, scale);
  const lines: FeeLine[] = [{ first: 0n, value: flatAtZero ? (flat[0] ?? ZERO) : ZERO, step: ZERO }];
  const bounds = new Map<bigint, Exact>();
  const end = upTo === undefined || overflow === 'last-band' ? undefined : firstUnit(upTo, 'upper', unit);
  for (const [band, bound] of from.entries()) {
    const first = band === 0 ? 1n : firstUnit(bound, boundary, unit);
    if (end !== undefined && first >= end) break;
    const [rate, once] = [price[band] ?? ZERO, flat[band] ?? ZERO];
    const measure = multiply(exactOf(first), unit);
    const charged = kind === 'volume' ? measure : subtract(measure, bound);
    const before = kind === 'volume' ? ZERO : (below[band] ?? ZERO);
    // Of bands that begin within one unit, only the last holds any.
    if (lines.at(-1)?.first === first) lines.pop();
    lines.push({ first, value: add(add(before, multiply(charged, rate)), once), step: multiply(rate, unit) });
    bounds.set(first, bound);
  }
  if (end !== undefined) lines.push({ first: end, value: ZERO, step: ZERO, isRefused: true });
  return { lines, bounds };
}
