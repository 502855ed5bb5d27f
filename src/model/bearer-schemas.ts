import type * as z from 'zod/mini';
import { byLook, filledList, formula, isObject, leaf, oneOf, optional, reference, strict } from './leaf-schemas.ts';
import type { Bearer, RemainderRule, Split } from './model.ts';

const REMAINDERS: readonly string[] = ['largest', 'first', 'last', 'largest-weight'];

const isRemainder = (value: string): value is RemainderRule => REMAINDERS.includes(value) || /^to:./.test(value);

/** A rule by name, or a bearer; whether there is such a bearer is asked later. */
const remainder = leaf('remainder', (value): RemainderRule | undefined => {
  const text = typeof value === 'string' ? value.normalize('NFC') : '';
  return isRemainder(text) ? text : undefined;
});

/** How bearers divide, beside who they are. */
export const dividing = {
  method: optional(oneOf(['ratio', 'sequence'])),
  spill: optional(oneOf(['by-weight', 'rest', 'none'])),
  shortage: optional(oneOf(['in-order', 'prorate', 'reject'])),
  remainder: optional(remainder),
};

// Bearers hold levels, which hold bearers: the level is looked up only where there is one.
const split = byLook<z.ZodMiniType<Split>>('object', (value) => (isObject(value) ? splitSchema : undefined));

const bearer: z.ZodMiniType<Bearer> = strict({
  code: reference,
  weight: optional(formula),
  fixed: optional(formula),
  rest: optional(oneOf([true])),
  cap: optional(formula),
  onCap: optional(oneOf(['fill', 'stop'])),
  split: optional(split),
});

export const bearers: z.ZodMiniType<readonly Bearer[]> = filledList(bearer);

const splitSchema: z.ZodMiniType<Split> = strict({
  ...dividing,
  bearers,
  unplaced: optional(strict({ to: reference })),
});
