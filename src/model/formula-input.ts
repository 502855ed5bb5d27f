import type { DecimalInput } from '../money/decimal.ts';

/** A formula, or a plain decimal. */
export type FormulaInput = string | DecimalInput;
