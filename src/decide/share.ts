import { type Amount, amountDecimal, amountUnits } from '../money/amount.ts';
import type { Decimal } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';

export interface ShareTemplate {
  readonly apportionment: string;
  /** `undefined`: the part that nobody could take. */
  readonly bearer: string | undefined;
  /** Whose part is divided on its level; absent: the amount itself. */
  readonly above?: string;
  readonly scale: number;
  readonly slot: number;
}

/**
 * What one bearer takes of a divided amount (分摊). The payee's own share is recorded here and makes no line; neither
 * does that of a bearer whose part is divided further: Σ of the shares below it is its own.
 */
export class Share<Apportionment extends string = string, Bearer extends string = string> {
  /** @internal */
  protected readonly template: ShareTemplate;
  /** @internal */
  protected readonly values: readonly Amount[];

  constructor(template: ShareTemplate, values: readonly Amount[]) {
    this.template = template;
    this.values = values;
  }

  get apportionment(): Apportionment {
    return this.template.apportionment as Apportionment;
  }

  /** `undefined` for the part that nobody could take. */
  get bearer(): Bearer | undefined {
    return this.template.bearer as Bearer | undefined;
  }

  /** The bearer of whose own share this is a part; `undefined` for the shares of the amount itself. */
  get above(): Bearer | undefined {
    return this.template.above as Bearer | undefined;
  }

  get amount(): Decimal {
    return amountDecimal(this.values[this.template.slot] as Amount, this.template.scale);
  }

  /** `amount` as whole units of `10^-scale`. */
  get units(): number | bigint {
    return amountUnits(this.values[this.template.slot] as Amount, this.template.scale);
  }

  get scale(): number {
    return this.template.scale;
  }

  toJSON(): { readonly [member: string]: string | undefined } {
    const { above } = this.template;
    return {
      apportionment: this.template.apportionment,
      bearer: this.template.bearer,
      ...(above === undefined ? {} : { above }),
      amount: unitsText(this.units, this.template.scale),
    };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}
