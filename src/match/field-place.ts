import { factValue } from '../model/fact-value.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { unitsOf } from '../money/units.ts';

/** Ordinary texts and numbers are shorter; longer ones take the way of every other value. */
const SHORT = 40;
const FIRST_SURROGATE = 0xd800;

/**
 * A short text that every store can keep, seen without a pattern: matching looks at each field of each document, and most
 * are such. `false` means only that a closer look is needed.
 */
export function isShortText(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > SHORT) return false;
  for (let at = 0; at < value.length; at += 1) {
    const unit = value.charCodeAt(at);
    if (unit === 0 || unit >= FIRST_SURROGATE) return false;
  }
  return true;
}

/** Units of an ordinary decimal text; `NaN`: a closer look is needed. */
export function shortUnits(value: unknown, scale: number | undefined): number {
  const isShort = scale !== undefined && typeof value === 'string' && value.length <= SHORT;
  return isShort ? unitsOf(value, scale) : Number.NaN;
}

/** What a document says of a field, in canonical form; `undefined`: nothing, or nothing of its type. */
export function canonicalField(factor: Factor, arrived: unknown): FactValue | undefined {
  return arrived === undefined ? factor.default : factValue(factor, arrived);
}
