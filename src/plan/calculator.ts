import type { Decimal, DecimalInput } from '../money/decimal.ts';

/** What an input of a calculator may be. */
export type CalculatorInputType = 'money' | 'ratio' | 'quantity' | 'integer' | 'text' | 'boolean' | 'date';

type InputValue<Type> = Type extends 'boolean' ? boolean : Type extends 'text' | 'date' ? string : Decimal;

/** What a calculator is given: numbers as Decimals, dates as `'2026-11-30'`. Frozen, and new for each call. */
export type CalculatorInputs<Inputs extends { readonly [input: string]: CalculatorInputType }> = {
  readonly [Input in keyof Inputs]: InputValue<Inputs[Input]>;
};

/**
 * A price in code, for the rare rule that no formula says: a pure function of declared inputs, under a name and a version.
 * The same inputs must always give the same amount, for a record is decided again from its snapshot; what computes
 * otherwise is a new version, registered beside the old one.
 */
export interface Calculator<
  Inputs extends { readonly [input: string]: CalculatorInputType } = { readonly [input: string]: CalculatorInputType },
> {
  readonly name: string;
  readonly version: string;
  /** Each with its type: the formula that a price gives for it is checked against that. */
  readonly inputs: Inputs;
  /** Money, before rounding: anything that is accepted as a decimal, of at most 60 digits. */
  calculate(inputs: CalculatorInputs<Inputs>): DecimalInput;
}
