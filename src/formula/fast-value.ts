import { type Exact, exactText } from '../money/exact.ts';
import { FAST_SCALE_MAX, POWERS_OF_TEN, unitsOf } from '../money/units.ts';
import type { FastFrame } from './frame.ts';

export type FastNumber = (frame: FastFrame) => number;
export type FastBoolean = (frame: FastFrame) => boolean;
export type FastText = (frame: FastFrame) => string;

/** A number of the scaled-integer lane: whole units of `10^-scale`. */
export interface FastValue {
  readonly run: FastNumber;
  /** Decimals of the result. */
  readonly scale: number;
  /** Where the value stands in the frame, or what it always is: operations on these need no call to get at it. */
  readonly source?:
    | { readonly kind: 'slot'; readonly slot: number }
    | { readonly kind: 'units'; readonly units: number };
}

const MAX = Number.MAX_SAFE_INTEGER;

/**
 * Marks the frame when a result is no safe integer: too large, or `NaN` because an operand was absent. A float result of
 * two safe integers rounds to a safe integer only if it is one, so nothing is lost unseen. It never answers `-0`.
 */
export function kept(frame: FastFrame, value: number): number {
  if (!(value <= MAX && value >= -MAX)) frame.fits = false;
  return value + 0;
}

export function fastSlot(slot: number, scale: number): FastValue {
  return {
    scale,
    source: { kind: 'slot', slot },
    run: (frame) => kept(frame, frame.numbers[slot] as number),
  };
}

/** `undefined` for a value that no number of this lane holds. */
export function fastLiteral(value: Exact): FastValue | undefined {
  const text = exactText(value);
  const scale = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  const units = scale > FAST_SCALE_MAX ? Number.NaN : unitsOf(text, scale);
  return Number.isNaN(units) ? undefined : fastUnits(units, scale);
}

export function fastUnits(units: number, scale: number): FastValue {
  return { scale, source: { kind: 'units', units }, run: () => units };
}

/** The same value with more decimals; `undefined` where no number holds that many. */
export function widened(value: FastValue, scale: number): FastNumber | undefined {
  return atScale(value, scale)?.run;
}

export function atScale(value: FastValue, scale: number): FastValue | undefined {
  if (value.scale === scale) return value;
  const factor = POWERS_OF_TEN[scale - value.scale];
  if (factor === undefined || scale > FAST_SCALE_MAX) return undefined;
  const { run, source } = value;
  switch (source?.kind) {
    case 'units': {
      const units = source.units * factor;
      return Number.isSafeInteger(units) ? fastUnits(units, scale) : undefined;
    }
    case 'slot': {
      const { slot } = source;
      return { scale, run: (frame) => kept(frame, (frame.numbers[slot] as number) * factor) };
    }
    default:
      return { scale, run: (frame) => kept(frame, run(frame) * factor) };
  }
}

/** Several values at the widest of their scales. */
export function aligned(
  values: readonly (FastValue | undefined)[],
): { readonly values: readonly FastValue[]; readonly scale: number } | undefined {
  if (!values.every((value) => value !== undefined)) return undefined;
  const scale = values.reduce((widest, value) => Math.max(widest, value.scale), 0);
  const wide = values.map((value) => atScale(value, scale));
  return wide.every((value) => value !== undefined) ? { values: wide, scale } : undefined;
}
