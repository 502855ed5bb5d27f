import * as z from 'zod/mini';
import { ROUNDING_MODES } from '../money/rounding.ts';
import { byLook, isObject, oneOf, optional, scale, strict } from './leaf-schemas.ts';
import type { Rounding } from './model.ts';

const modeAlone = z.pipe(
  oneOf(ROUNDING_MODES),
  z.transform((mode): Rounding => ({ mode })),
);
const modeAndScale: z.ZodMiniType<Rounding> = z.pipe(
  strict({
    mode: oneOf(ROUNDING_MODES),
    scale: optional(scale),
    of: optional(oneOf(['difference', 'totals'])),
  }),
  // The default says nothing: written out or left to stand, it is the same definition.
  z.transform(({ of, ...rounding }): Rounding => (of === 'totals' ? { ...rounding, of } : rounding)),
);

/** `'half-up'` is `{ mode: 'half-up' }`. */
export const rounding = byLook<z.ZodMiniType<Rounding>>('rounding', (value) => {
  if (typeof value === 'string') return modeAlone;
  return isObject(value) ? modeAndScale : undefined;
});
