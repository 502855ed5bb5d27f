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

/** One band. Canonical decimal texts; exactly one of `rate` and `unit` is there. */
export interface Band {
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

export interface BandedPrice<Basis extends CumulativeBasis> extends PriceBounds {
  /** Formula. With a cumulative `marginal` or `including` it is just the name that the accumulator adds. */
  readonly measure: string;
  /** At least one, the first from '0', strictly increasing. */
  readonly bands: readonly Band[];
  /** Absent only where no amount depends on it: graduated bands without flats. */
  readonly boundary?: Boundary;
  /** End of the last band, above its `from`; absent: open. */
  readonly upTo?: string;
  /** What a measure above `upTo` does. */
  readonly overflow: 'reject' | 'last-band';
  /** Whether the first band is entered at a measure of zero already. */
  readonly flatAtZero: boolean;
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

export type Price =
  | FormulaPrice
  | FlatPrice
  | RatioPrice
  | GraduatedPrice
  | VolumePrice
  | ConversionPrice
  | ComplementPrice;
export type PriceKind = Price['kind'];

type PartOf<P> = P extends Price ? Partial<P> : never;

/**
 * A contract's part of a price. Without `kind`, or with the kind of the model's price, it replaces single fields of it
 * (lists whole); with another kind it replaces the price. Only what the contract states is there, no defaults.
 */
export type PricePart = PartOf<Price>;
