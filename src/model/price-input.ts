import type { FormulaInput } from './formula-input.ts';
import type { Names } from './names.ts';
import type { Boundary, CumulativeBasis } from './price.ts';

interface BoundsInput<N extends Names> {
  readonly floor?: FormulaInput | undefined;
  readonly cap?: FormulaInput | undefined;
  /** The most of one window of an accumulator that adds this very fee. */
  readonly periodCap?: { readonly accumulator: NoInfer<N['accumulator']>; readonly amount: FormulaInput } | undefined;
  /** The cap, unless stated. */
  readonly wins?: 'cap' | 'floor' | undefined;
}

interface MeasuredInput<N extends Names> extends BoundsInput<N> {
  /** What a negative measure does without a cumulative basis; `'mirror'` unless stated. */
  readonly negative?: 'mirror' | 'zero' | 'reject' | undefined;
}

/** Exactly one of `rate` (a fraction of the measure) and `unit` (an amount for one of it). */
export interface BandInput {
  readonly from: FormulaInput;
  readonly rate?: FormulaInput | undefined;
  readonly unit?: FormulaInput | undefined;
  readonly flat?: FormulaInput | undefined;
}

interface CumulativeInput<N extends Names, Basis extends CumulativeBasis> {
  readonly accumulator: NoInfer<N['accumulator']>;
  readonly basis: Basis;
  /** Of which window: with `before` also the last one's, as it stood when that ended; `'this'` unless stated. */
  readonly of?: 'this' | (Basis extends 'before' ? 'last' : never) | undefined;
}

interface BandedInput<N extends Names, Basis extends CumulativeBasis> extends MeasuredInput<N> {
  readonly measure: FormulaInput;
  readonly bands: readonly BandInput[];
  /** Needed wherever an amount depends on it: volume, and graduated bands with flats. */
  readonly boundary?: Boundary | undefined;
  readonly upTo?: FormulaInput | undefined;
  /** `'reject'` unless stated. */
  readonly overflow?: 'reject' | 'last-band' | undefined;
  readonly flatAtZero?: boolean | undefined;
  /** Rounds each band's part, by the fee's own rounding, before they are added up. */
  readonly roundEach?: 'band' | undefined;
  readonly cumulative?: CumulativeInput<N, Basis> | undefined;
}

export interface FormulaPriceInput<N extends Names = Names> extends BoundsInput<N> {
  readonly kind: 'formula';
  readonly formula: FormulaInput;
}

export interface FlatPriceInput<N extends Names = Names> extends BoundsInput<N> {
  readonly kind: 'flat';
  readonly amount: FormulaInput;
}

export interface RatioPriceInput<N extends Names = Names> extends MeasuredInput<N> {
  readonly kind: 'ratio';
  readonly rate: FormulaInput;
  readonly base: FormulaInput;
  readonly flat?: FormulaInput | undefined;
}

export interface UnitPriceInput<N extends Names = Names> extends MeasuredInput<N> {
  readonly kind: 'unit';
  /** Money for one of the quantity. */
  readonly price: FormulaInput;
  readonly quantity: FormulaInput;
  readonly flat?: FormulaInput | undefined;
}

/** `amount`, `rate × base` or `price × quantity`. */
export type SumPartInput =
  | { readonly amount: FormulaInput }
  | { readonly rate: FormulaInput; readonly base: FormulaInput }
  | { readonly price: FormulaInput; readonly quantity: FormulaInput };

export interface SumPriceInput<N extends Names = Names> extends BoundsInput<N> {
  readonly kind: 'sum';
  readonly parts: readonly SumPartInput[];
}

export interface PackagePriceInput<N extends Names = Names> extends MeasuredInput<N> {
  readonly kind: 'package';
  readonly measure: FormulaInput;
  /** How much goes into one package. */
  readonly size: FormulaInput;
  /** Money for every package begun. */
  readonly price: FormulaInput;
  /** How much of the measure costs nothing. */
  readonly free?: FormulaInput | undefined;
  readonly cumulative?: CumulativeInput<N, 'marginal'> | undefined;
}

export interface GraduatedPriceInput<N extends Names = Names> extends BandedInput<N, 'marginal'> {
  readonly kind: 'graduated';
}

export interface VolumePriceInput<N extends Names = Names> extends BandedInput<N, CumulativeBasis> {
  readonly kind: 'volume';
}

/** Money of another currency, at a rate that is a fact. */
export interface ConversionPriceInput<N extends Names = Names> extends MeasuredInput<N> {
  readonly kind: 'conversion';
  readonly amount: FormulaInput;
  readonly rate: FormulaInput;
  readonly from?: string | undefined;
  /** `direct` unless stated. */
  readonly quote?: 'direct' | 'inverse' | undefined;
}

export interface ComplementPriceInput<N extends Names = Names> extends BoundsInput<N> {
  readonly kind: 'complement';
  readonly total: NoInfer<N['factor'] | N['fee']>;
  readonly less: readonly NoInfer<N['fee']>[];
}

export interface TaxPriceInput<N extends Names = Names> extends BoundsInput<N> {
  readonly kind: 'tax';
  readonly of: NoInfer<N['factor'] | N['fee']>;
  /** '0.19' is 19 %. */
  readonly rate: FormulaInput;
  /** Added to the amount, or contained in it. */
  readonly basis: 'exclusive' | 'inclusive';
}

export interface CustomPriceInput<N extends Names = Names> extends BoundsInput<N> {
  readonly kind: 'custom';
  readonly calculator: string;
  readonly version: string;
  readonly inputs: { readonly [input: string]: FormulaInput };
}

export interface RateCardPriceInput<N extends Names = Names> extends MeasuredInput<N> {
  readonly kind: 'rate-card';
  /** Code of a table. */
  readonly table: string;
  /** What `rate` is multiplied with: needed where the table gives it, and only there. */
  readonly base?: FormulaInput | undefined;
  /** What `unit` is multiplied with. */
  readonly quantity?: FormulaInput | undefined;
}

export type PriceInput<N extends Names = Names> =
  | FormulaPriceInput<N>
  | FlatPriceInput<N>
  | RatioPriceInput<N>
  | UnitPriceInput<N>
  | SumPriceInput<N>
  | GraduatedPriceInput<N>
  | VolumePriceInput<N>
  | ConversionPriceInput<N>
  | PackagePriceInput<N>
  | ComplementPriceInput<N>
  | TaxPriceInput<N>
  | CustomPriceInput<N>
  | RateCardPriceInput<N>;

type PartOf<P> = P extends { readonly kind: string } ? Partial<P> : never;

/** A contract's part of a price: see `PricePart`. */
export type PricePartInput<N extends Names = Names> = PartOf<PriceInput<N>>;
