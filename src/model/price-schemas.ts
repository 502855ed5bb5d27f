import * as z from 'zod/mini';
import type { Expectation } from '../issues/shape-issues.ts';
import {
  boolean,
  byLook,
  currency,
  decimalOrFormula,
  filledList,
  formula,
  id,
  isObject,
  oneOf,
  optional,
  reference,
  strict,
} from './leaf-schemas.ts';
import type { Cumulative, Price, PriceKind, PricePart, SumPart } from './price.ts';

const bounds = {
  floor: optional(formula),
  cap: optional(formula),
  periodCap: optional(strict({ accumulator: reference, amount: formula })),
  wins: optional(oneOf(['cap', 'floor'])),
  // A formula's sign is its own: anything but the default would be ignored, and is refused.
  negative: optional(oneOf(['mirror'])),
};

/** Of the prices that have a measure. */
const measured = { ...bounds, negative: optional(oneOf(['mirror', 'zero', 'reject'])) };

const band = strict({
  from: decimalOrFormula,
  rate: optional(decimalOrFormula),
  unit: optional(decimalOrFormula),
  flat: optional(decimalOrFormula),
});

const banded = {
  measure: formula,
  bands: filledList(band),
  boundary: optional(oneOf(['lower', 'upper'])),
  upTo: optional(decimalOrFormula),
  overflow: optional(oneOf(['reject', 'last-band'])),
  flatAtZero: optional(boolean),
  roundEach: optional(oneOf(['band'])),
};

const perPiece = { price: formula, quantity: formula };

const amountPart = strict({ amount: formula });
const ratioPart = strict({ rate: formula, base: formula });
const unitPart = strict(perPiece);

/** Which kind of part it is, any member that only one of them has says. */
const sumPart = byLook<z.ZodMiniType<SumPart>>('sum-part', (value) => {
  if (!isObject(value)) return undefined;
  if ('amount' in value) return amountPart;
  if ('rate' in value || 'base' in value) return ratioPart;
  return 'price' in value || 'quantity' in value ? unitPart : undefined;
});

const packages = { measure: formula, size: formula, price: formula, free: optional(formula) };

const tax = { of: reference, rate: formula, basis: oneOf(['exclusive', 'inclusive']) };

/** Formulas by the names that the calculator gave to its inputs. */
const inputs = z.record(z.string(), formula, 'object' satisfies Expectation);
const custom = { calculator: id, version: id, inputs };

const marginal = strict({ accumulator: reference, basis: oneOf(['marginal']) });
const cumulative = strict({
  accumulator: reference,
  basis: oneOf(['marginal', 'before', 'including']),
  of: optional(oneOf(['this', 'last'])),
});

const conversion = {
  amount: formula,
  rate: formula,
  from: optional(currency),
  quote: optional(oneOf(['direct', 'inverse'])),
};

/**
 * One schema for each kind of price. Without defaults: the same members, all optional, are a contract's part of a price,
 * and a part must not bring a value that its author didn't state.
 */
const PRICES = {
  formula: strict({ kind: z.literal('formula'), formula, ...bounds }),
  flat: strict({ kind: z.literal('flat'), amount: formula, ...bounds }),
  ratio: strict({ kind: z.literal('ratio'), rate: formula, base: formula, flat: optional(formula), ...measured }),
  unit: strict({ kind: z.literal('unit'), ...perPiece, flat: optional(formula), ...measured }),
  sum: strict({ kind: z.literal('sum'), parts: filledList(sumPart), ...bounds }),
  graduated: strict({ kind: z.literal('graduated'), ...banded, cumulative: optional(marginal), ...measured }),
  volume: strict({ kind: z.literal('volume'), ...banded, cumulative: optional(cumulative), ...measured }),
  conversion: strict({ kind: z.literal('conversion'), ...conversion, ...measured }),
  package: strict({ kind: z.literal('package'), ...packages, cumulative: optional(marginal), ...measured }),
  complement: strict({ kind: z.literal('complement'), total: reference, less: filledList(reference), ...bounds }),
  tax: strict({ kind: z.literal('tax'), ...tax, ...bounds }),
  custom: strict({ kind: z.literal('custom'), ...custom, ...bounds }),
  'rate-card': strict({
    kind: z.literal('rate-card'),
    table: reference,
    base: optional(formula),
    quantity: optional(formula),
    ...measured,
  }),
};

const PARTS = {
  formula: z.exactPartial(PRICES.formula),
  flat: z.exactPartial(PRICES.flat),
  ratio: z.exactPartial(PRICES.ratio),
  unit: z.exactPartial(PRICES.unit),
  sum: z.exactPartial(PRICES.sum),
  graduated: z.exactPartial(PRICES.graduated),
  volume: z.exactPartial(PRICES.volume),
  conversion: z.exactPartial(PRICES.conversion),
  package: z.exactPartial(PRICES.package),
  complement: z.exactPartial(PRICES.complement),
  tax: z.exactPartial(PRICES.tax),
  custom: z.exactPartial(PRICES.custom),
  'rate-card': z.exactPartial(PRICES['rate-card']),
};

/** A part that doesn't name its kind has members of the model's kind; which that is, `mergeTerms` knows. */
const partOfAnyKind = z.exactPartial(
  strict({
    formula,
    amount: formula,
    base: formula,
    flat: formula,
    from: conversion.from,
    quote: conversion.quote,
    ...perPiece,
    parts: filledList(sumPart),
    ...banded,
    cumulative,
    ...packages,
    total: reference,
    less: filledList(reference),
    ...tax,
    ...custom,
    table: reference,
    ...measured,
  }),
);

export const PRICE_KINDS = Object.keys(PRICES) as readonly PriceKind[];
const unknownKind = z.looseObject({ kind: oneOf(PRICE_KINDS) }, 'object' satisfies Expectation);

function kindOf(value: unknown): PriceKind | undefined {
  return isObject(value) ? PRICE_KINDS.find((kind) => kind === value.kind) : undefined;
}

// The cast below leaves out the schema of an unknown kind, which never succeeds.

/** A whole price. Its defaults are filled by `completePrice`. */
export const statedPrice = byLook('object', (value) => {
  const kind = kindOf(value);
  return kind === undefined ? unknownKind : PRICES[kind];
}) as z.ZodMiniType<StatedPrice>;

/** A contract's part of a price. */
export const pricePart = byLook('object', (value) => {
  const kind = kindOf(value);
  if (kind !== undefined) return PARTS[kind];
  return isObject(value) && 'kind' in value ? unknownKind : partOfAnyKind;
}) as z.ZodMiniType<PricePart>;

type Defaulted = 'wins' | 'negative' | 'overflow' | 'flatAtZero';
type Stated<P> = P extends Price ? Omit<P, Defaulted> & Partial<Pick<P, Extract<Defaulted, keyof P>>> : never;
/** A price as its author wrote it. */
export type StatedPrice = Stated<Price>;

/** Fills what the author left to the defaults: the cap wins, negative mirrors, above `upTo` is refused. */
export function completePrice(price: StatedPrice): Price {
  const bounded = { wins: 'cap', negative: 'mirror' } as const;
  if (price.kind === 'conversion') {
    const { quote, ...rest } = price;
    return { ...bounded, ...rest, ...(quote === 'inverse' ? { quote } : {}) };
  }
  if (price.kind !== 'graduated' && price.kind !== 'volume') return { ...bounded, ...price };
  const banded = { ...bounded, overflow: 'reject', flatAtZero: false } as const;
  return price.kind === 'volume' && price.cumulative !== undefined
    ? { ...banded, ...price, cumulative: completeCumulative(price.cumulative) }
    : { ...banded, ...price };
}

/** This window is meant where none is named: written out or not, it is one definition. */
function completeCumulative({ accumulator, basis, of }: Cumulative | CumulativeInput): Cumulative {
  return of === 'last' ? { accumulator, basis, of } : { accumulator, basis };
}

type CumulativeInput = z.output<typeof cumulative>;
