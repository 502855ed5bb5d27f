/** `[from, next)` or `(from, next]`. */
export type Boundary = 'lower' | 'upper';

/** `marginal`: F(b+x) − F(b); `before`, `including`: all of x at the one band of b, or of b+x. */
export type CumulativeBasis = 'marginal' | 'before' | 'including';

/** What every price may say beside its kind. */
export interface PriceBounds {
  /** Formula of the price's own type. */
  readonly floor?: string;
  /** Formula of the price's own type. */
  readonly cap?: string;
  /**
   * The most that is charged in one window of an accumulator that adds this very fee: a positive fee takes at most
   * `amount` less what is charged already, a negative one is not bounded. It comes last, and no floor passes it.
   */
  readonly periodCap?: PeriodCap;
  /** Which of the two stands where the floor is above the cap. */
  readonly wins: 'cap' | 'floor';
  /** What a negative measure does, where there is no cumulative basis. A price without measure only has the default. */
  readonly negative: 'mirror' | 'zero' | 'reject';
}

export interface PeriodCap {
  readonly accumulator: string;
  /** Formula of the price's own type. */
  readonly amount: string;
}

/** One band: decimals or formulas; exactly one of `rate` and `unit` is there. */
export interface Band {
  /** Where it begins, of the measure's type. */
  readonly from: string;
  /** Fraction of the measure: '0.16' is 16 %. */
  readonly rate?: string;
  /** Amount for one of the measure. */
  readonly unit?: string;
  /** Amount added once the band is entered (graduated) or reached (volume). */
  readonly flat?: string;
}

export interface FormulaPrice extends PriceBounds {
  readonly kind: 'formula';
  readonly formula: string;
}

export interface FlatPrice extends PriceBounds {
  readonly kind: 'flat';
  /** Formula; a plain decimal is one too. */
  readonly amount: string;
}

/** `rate × base + flat`, all three formulas. */
export interface RatioPrice extends PriceBounds {
  readonly kind: 'ratio';
  readonly rate: string;
  readonly base: string;
  readonly flat?: string;
}

/** `price × quantity + flat`, all three formulas: money for each piece. */
export interface UnitPrice extends PriceBounds {
  readonly kind: 'unit';
  readonly price: string;
  readonly quantity: string;
  readonly flat?: string;
}

/** One part of a sum, in formulas: an amount, a part of a base, or money for each of a quantity. */
export type SumPart =
  | { readonly amount: string }
  | { readonly rate: string; readonly base: string }
  | { readonly price: string; readonly quantity: string };

/** Several parts added up: 2.9 % of the value, 0.30 a payment and 1.50 a parcel. Its sign is its own, as a formula's. */
export interface SumPrice extends PriceBounds {
  readonly kind: 'sum';
  /** At least one. */
  readonly parts: readonly SumPart[];
}

/** `ceil(max(0, measure − free) ÷ size) × price`, all formulas: so much for every package begun. */
export interface PackagePrice extends PriceBounds {
  readonly kind: 'package';
  /** With a cumulative basis it is just the name that the accumulator adds. */
  readonly measure: string;
  /** How much goes into one package; above zero. */
  readonly size: string;
  /** Money for one package. */
  readonly price: string;
  /** How much of the measure costs nothing; not below zero. Absent: nothing of it. */
  readonly free?: string;
  readonly cumulative?: Cumulative<'marginal'>;
}

export interface BandedPrice<Basis extends CumulativeBasis> extends PriceBounds {
  /** Formula. With a cumulative `marginal` or `including` it is just the name that the accumulator adds. */
  readonly measure: string;
  /** At least one, the first from '0', strictly increasing; formulas are looked at with each document. */
  readonly bands: readonly Band[];
  /** Absent only where no amount depends on it: graduated bands without flats. */
  readonly boundary?: Boundary;
  /** End of the last band, above its `from`, a decimal or formula; absent: open. */
  readonly upTo?: string;
  /** What a measure above `upTo` does. */
  readonly overflow: 'reject' | 'last-band';
  /** Whether the first band is entered at a measure of zero already. */
  readonly flatAtZero: boolean;
  /** Each band's part is rounded as the fee is, before they are added up. Absent: one rounding, at the end. */
  readonly roundEach?: 'band';
  readonly cumulative?: Cumulative<Basis>;
}

export interface Cumulative<Basis extends CumulativeBasis = CumulativeBasis> {
  readonly accumulator: string;
  readonly basis: Basis;
  /** `b` is the balance of the window before, as it stood when that ended; with `before` only. Absent: of this one. */
  readonly of?: 'last';
}

/** Each slice of the measure at its own band (超额累进). */
export interface GraduatedPrice extends BandedPrice<'marginal'> {
  readonly kind: 'graduated';
}

/** The whole measure at the band that it reaches (全额). */
export interface VolumePrice extends BandedPrice<CumulativeBasis> {
  readonly kind: 'volume';
}

/** Money of another currency in the fee's own (换算). */
export interface ConversionPrice extends PriceBounds {
  readonly kind: 'conversion';
  /** Formula of money of any other currency. */
  readonly amount: string;
  /** Formula of a ratio above zero: what one of the amount's currency is worth, or under `inverse` what one of the fee's is. */
  readonly rate: string;
  /** What the amount's currency must be, ISO 4217. */
  readonly from?: string;
  /** `inverse`: the amount is divided by the rate. `direct` unless stated: multiplied. */
  readonly quote?: 'direct' | 'inverse';
}

/** What is left of a total after the named fees. */
export interface ComplementPrice extends PriceBounds {
  readonly kind: 'complement';
  /** Name of a factor, fee or step. */
  readonly total: string;
  /** Codes of fees; at least one. */
  readonly less: readonly string[];
}

/**
 * A tax on another amount: `exclusive` adds `of × rate`; `inclusive` is contained in it, `of × rate ÷ (1 + rate)`, and the
 * own line of a booked fee is then that fee less the booked tax.
 */
export interface TaxPrice extends PriceBounds {
  readonly kind: 'tax';
  /** Name of a money factor, fee or step. */
  readonly of: string;
  /** Formula: '0.19' is 19 %. */
  readonly rate: string;
  readonly basis: 'exclusive' | 'inclusive';
}

/** What a registered function answers: `createEngine({ calculators })`. */
export interface CustomPrice extends PriceBounds {
  readonly kind: 'custom';
  /** Name of the calculator. */
  readonly calculator: string;
  readonly version: string;
  /** A formula for each of the inputs that the calculator declares. */
  readonly inputs: { readonly [input: string]: string };
}

/** `rate × base + unit × quantity + amount`: whichever of `rate`, `unit` and `amount` the row of the table gives. */
export interface RateCardPrice extends PriceBounds {
  readonly kind: 'rate-card';
  /** Code of a table. */
  readonly table: string;
  /** Formula; there where the table gives `rate`. */
  readonly base?: string;
  /** Formula; there where the table gives `unit`. */
  readonly quantity?: string;
}

export type Price =
  | FormulaPrice
  | FlatPrice
  | RatioPrice
  | UnitPrice
  | SumPrice
  | GraduatedPrice
  | VolumePrice
  | PackagePrice
  | ConversionPrice
  | ComplementPrice
  | TaxPrice
  | CustomPrice
  | RateCardPrice;
export type PriceKind = Price['kind'];

type PartOf<P> = P extends Price ? Partial<P> : never;

/**
 * A contract's part of a price. Without `kind`, or with the kind of the model's price, it replaces single fields of it
 * (lists whole); with another kind it replaces the price. Only what the contract states is there, no defaults.
 */
export type PricePart = PartOf<Price>;
