import { add, compare, type Exact, exactOf, exactText, multiply, ONE, parseExact, subtract } from '../money/exact.ts';

/** What the columns of ordered values need to know of their values. */
export interface Ordering<Value> {
  read(text: string): Value;
  compare(a: Value, b: Value): number;
  write(value: Value): string;
  /** The least value above another one, where values have a next one at all; else just some value above it. */
  above(value: Value): Value;
  below(value: Value): Value;
  /** A value between two others that have one. */
  between(low: Value, high: Value): Value;
  /** Whether two values have none between them. */
  areNeighbours(low: Value, high: Value): boolean;
  readonly some: Value;
}

export const DECIMALS: Ordering<Exact> = {
  read: parseExact,
  compare,
  write: exactText,
  above: (value) => add(value, ONE),
  below: (value) => subtract(value, ONE),
  between: (low, high) => multiply(add(low, high), exactOf(5n, 1)),
  areNeighbours: () => false,
  some: exactOf(0n),
};

export const INTEGERS: Ordering<Exact> = {
  ...DECIMALS,
  between: (low) => add(low, ONE),
  areNeighbours: (low, high) => compare(add(low, ONE), high) === 0,
};

/** Dates as facts write them: their order is that of their texts. */
export const DATES: Ordering<string> = {
  read: (text) => text,
  compare: byCodeUnits,
  write: (date) => date,
  above: (date) => daysFrom(date, 1),
  below: (date) => daysFrom(date, -1),
  between: (low) => daysFrom(low, 1),
  areNeighbours: (low, high) => daysFrom(low, 1) === high,
  some: '2000-01-01',
};

export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const DAY = 86_400_000;

function daysFrom(date: string, days: number): string {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * DAY).toISOString().slice(0, 10);
}
