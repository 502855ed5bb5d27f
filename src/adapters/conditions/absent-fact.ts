import { fail } from '../../issues/error.ts';
import { issue } from '../../issues/issue.ts';

const ABSENT = Symbol('feewright: absent');

/**
 * Stands in the engine for a fact that isn't there. The engine's own error would depend on which of two absent facts it
 * looks up first; here the operator that reads one raises the fault, its left side first, as the compiled lane does.
 */
export interface AbsentFact {
  readonly [ABSENT]: string;
}

/** @param name as the compiled lane names it: `buyer.address.country` */
export function absentFact(name: string): AbsentFact {
  return Object.freeze({ [ABSENT]: name });
}

export function absentName(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && ABSENT in value ? (value as AbsentFact)[ABSENT] : undefined;
}

/** Fault: `factor-missing` for the first value that isn't there. */
export function requirePresent(...values: readonly unknown[]): void {
  for (const value of values) {
    const name = absentName(value);
    if (name !== undefined) fail(issue('factor-missing', ['facts', name], { factor: name }));
  }
}
