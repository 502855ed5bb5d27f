import type { MidWindowFee } from '../model/mid-windows.ts';
import type { Calculator } from './calculator.ts';

/** What a plan depends on beside its model, contracts and currency. */
export interface PlanOptions {
  /** For prices of kind `custom`. */
  readonly calculators?: readonly Calculator[] | undefined;
  readonly midWindow?: readonly MidWindowFee[] | undefined;
  /** Code of a fee per period: the plan of its period documents. Absent: the plan of every document. */
  readonly period?: string | undefined;
}
