import { add, compare, divide, type Exact, exactOf, multiply, roundExact, subtract, ZERO } from '../money/exact.ts';

/**
 * A stretch of a price as a function of its measure, counted in units (a cent, a piece): `value` at `first`, and `step` more
 * for each further unit, until the next stretch begins.
 */
export interface FeeLine {
  readonly first: bigint;
  readonly value: Exact;
  readonly step: Exact;
  /** Documents with such a measure are refused. */
  readonly isRefused?: true;
}

/** A price by its measure from 0 on: stretches in order, the first of them at 0. */
export interface FeeCurve {
  readonly lines: readonly FeeLine[];
  /** The bounds at which stretches begin, by their first unit. */
  readonly bounds: ReadonlyMap<bigint, Exact>;
  /** What else must hold for this price, in words; absent: nothing. */
  readonly where?: string;
}

export function valueAt({ first, value, step }: FeeLine, at: bigint): Exact {
  return add(value, multiply(step, exactOf(at - first)));
}

/** The stretch that a unit is in. */
export function lineOf(lines: readonly FeeLine[], at: bigint): FeeLine {
  const found = lines.findLast(({ first }) => first <= at);
  if (found === undefined) throw new RangeError(`feewright: no line at ${at}; this is a bug`);
  return found;
}

/** The first unit of what begins at a bound: at the bound itself under `lower`, just above it under `upper`. */
export function firstUnit(bound: Exact, boundary: 'lower' | 'upper', unit: Exact): bigint {
  const units = divide(bound, unit);
  return boundary === 'lower' ? roundExact(units, 0, 'ceiling') : roundExact(units, 0, 'floor') + 1n;
}

/**
 * The same price under a floor and a cap that are constants: each stretch is cut where it crosses one of them, so that what
 * is left are straight lines again.
 *
 * Worked case: 1 % from 1,000.00 on under a floor of 50.00 is 50.00 until 5,000.00, and rises from there.
 */
export function boundedLines(
  lines: readonly FeeLine[],
  bounds: readonly Exact[],
  bounded: (value: Exact) => Exact,
): readonly FeeLine[] {
  return lines.flatMap((line, at): readonly FeeLine[] => {
    if (line.isRefused) return [line];
    const stop = lines[at + 1]?.first;
    const starts = [line.first, ...crossings(line, stop, bounds)];
    return starts.map((first, k) => {
      const next = starts[k + 1] ?? stop;
      const value = bounded(valueAt(line, first));
      // A stretch of a single unit has no slope, and one more unit is another stretch's.
      const isSingle = next !== undefined && next <= first + 1n;
      return { first, value, step: isSingle ? ZERO : subtract(bounded(valueAt(line, first + 1n)), value) };
    });
  });
}

/** The units just behind the points where a stretch crosses a bound, in order. */
function crossings(line: FeeLine, stop: bigint | undefined, bounds: readonly Exact[]): readonly bigint[] {
  if (compare(line.step, ZERO) === 0) return [];
  const behind = bounds.map((bound) => {
    const units = divide(subtract(bound, line.value), line.step);
    return line.first + roundExact(units, 0, 'floor') + 1n;
  });
  const inside = behind.filter((at) => at > line.first && (stop === undefined || at < stop));
  return [...new Set(inside)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
