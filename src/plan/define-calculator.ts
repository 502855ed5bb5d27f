import { fail } from '../issues/error.ts';
import type { Calculator, CalculatorInputType } from './calculator.ts';
import { calculatorFaults } from './check-calculators.ts';

/**
 * A calculator written in TypeScript: what it is given has the types that it declares.
 *
 * @throws FeewrightError `calculator-invalid`, every fault at once
 *
 * @example
 * const harbourDues = defineCalculator({
 *   name: 'harbour-dues', version: '1', inputs: { tonnage: 'quantity', isHazardous: 'boolean' },
 *   calculate: ({ tonnage, isHazardous }) => tonnage.sqrt().toDecimalPlaces(2).times(isHazardous ? 3 : 2),
 * });
 * // A tonnage of 1,600 costs 80.00, hazardous 120.00.
 */
export function defineCalculator<const Inputs extends { readonly [input: string]: CalculatorInputType }>(
  calculator: Calculator<Inputs>,
): Calculator {
  const faults = calculatorFaults(calculator, []);
  return faults.length > 0 ? fail(faults) : calculator;
}
