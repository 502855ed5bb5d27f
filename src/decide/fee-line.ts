import { type Amount, amountDecimal, amountDifference, amountText, amountUnits } from '../money/amount.ts';
import type { Decimal } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';

export type LineKind = 'fee' | 'true-up' | 'share' | 'unplaced';

/** All of a line that its plan knows: one object for all documents of the plan. */
export interface LineTemplate {
  readonly kind: LineKind;
  /** Code of the fee, or of the apportionment. */
  readonly fee: string;
  readonly bearer: string | undefined;
  readonly payer: string;
  readonly payee: string;
  readonly clearing: string;
  readonly direction: 'receive' | 'pay';
  readonly currency: string;
  /** Decimals of the booked amount. */
  readonly scale: number;
  readonly slot: number;
  /** Slot and decimals of the value before rounding. */
  readonly exactSlot: number;
  readonly exactScale: number | undefined;
}

/**
 * The finest result (计费明细): who pays whom how much. A view over the numbers of its record; `amount` becomes a Decimal
 * when it is read.
 */
export class FeeLine<Fee extends string = string, Bearer extends string = string> {
  /** @internal */
  protected readonly template: LineTemplate;
  /** @internal */
  protected readonly values: readonly Amount[];

  constructor(template: LineTemplate, values: readonly Amount[]) {
    this.template = template;
    this.values = values;
  }

  get kind(): LineKind {
    return this.template.kind;
  }

  /** Code of the fee; of a share, code of its apportionment. */
  get fee(): Fee {
    return this.template.fee as Fee;
  }

  /** Id of the document's line; of a fee that each line has of its own. */
  get line(): string | undefined {
    return undefined;
  }

  get bearer(): Bearer | undefined {
    return this.template.bearer as Bearer | undefined;
  }

  /** The role that pays. A negative amount runs the other way. */
  get payer(): string {
    return this.template.payer;
  }

  get payee(): string {
    return this.template.payee;
  }

  get clearing(): string {
    return this.template.clearing;
  }

  /** As the contract's party sees it; fixed by the fee item, never by the sign of the amount. */
  get direction(): 'receive' | 'pay' {
    return this.template.direction;
  }

  get currency(): string {
    return this.template.currency;
  }

  /** Booked, with the decimals of its booking: 12.50. */
  get amount(): Decimal {
    return amountDecimal(this.value(), this.template.scale);
  }

  /** `amount` as whole units of `10^-scale`. */
  get units(): number | bigint {
    return amountUnits(this.value(), this.template.scale);
  }

  get scale(): number {
    return this.template.scale;
  }

  /** Before rounding, as exact text: `0.045`, or `1/3`. */
  get exact(): string {
    const value = this.values[this.template.exactSlot] as Amount;
    return amountText(value, this.template.exactScale);
  }

  /** What rounding gave (above zero) or took: `amount` − `exact`, as exact text. 0.05 of exactly 0.045 is `0.005`. */
  get roundingDifference(): string {
    const { scale, exactSlot, exactScale } = this.template;
    return amountDifference(this.value(), scale, this.values[exactSlot] as Amount, exactScale);
  }

  toJSON(): { readonly [member: string]: string | undefined } {
    const { kind, fee, bearer, payer, payee, clearing, direction, currency, scale } = this.template;
    const amount = unitsText(this.units, scale);
    return { kind, fee, bearer, payer, payee, clearing, direction, currency, amount, exact: this.exact };
  }

  /** What Node prints: the same as its JSON. */
  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }

  private value(): Amount {
    return this.values[this.template.slot] as Amount;
  }
}

/** The line of one fee for one of the document's lines. */
export class FeeLineOfLine<Fee extends string = string> extends FeeLine<Fee, never> {
  readonly #line: string;

  /** @param values the row of the document's line */
  constructor(template: LineTemplate, values: readonly Amount[], line: string) {
    super(template, values);
    this.#line = line;
  }

  override get line(): string {
    return this.#line;
  }

  override toJSON(): { readonly [member: string]: string | undefined } {
    return { ...super.toJSON(), line: this.#line };
  }
}
