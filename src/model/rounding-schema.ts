import * as z from 'zod/mini';
import { ROUNDING_MODES } from '../money/rounding.ts';
import { byLook, isObject, oneOf, optional, scale, strict } from './leaf-schemas.ts';
import type { Rounding } from './model.ts';

const modeAlone = z.pipe(
  oneOf(ROUNDING_MODES),
  z.transform((mode): Rounding => ({ mode })),
);
const modeAndScale: z.ZodMiniType<Rounding> = strict({ mode: oneOf(ROUNDING_MODES), scale: optional(scale) });

/** `'half-up'` is `{ mode: 'half-up' }`. */
export const rounding = byLook<z.ZodMiniType<Rounding>>('rounding', (value) => {
  if (typeof value === 'string') return modeAlone;
  return isObject(value) ? modeAndScale : undefined;
});
