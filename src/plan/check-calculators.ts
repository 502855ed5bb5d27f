import { isName } from '../formula/name.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import type { Calculator } from './calculator.ts';

const TYPES: readonly unknown[] = ['money', 'ratio', 'quantity', 'integer', 'text', 'boolean', 'date'];
const ID_LENGTH_MAX = 128;

/** Whether what was handed in as calculators are calculators, each name and version once: every fault, each at its place. */
export function checkCalculators(calculators: readonly Calculator[]): readonly Issue[] {
  const seen = new Set<string>();
  return calculators.flatMap((calculator, index): readonly Issue[] => {
    const path = ['calculators', index];
    const faults = calculatorFaults(calculator, path);
    if (faults.length > 0) return faults;
    const names = { calculator: calculator.name, version: calculator.version };
    const key = JSON.stringify(names);
    const isTwice = seen.has(key);
    seen.add(key);
    return isTwice ? [issue('calculator-twice', path, names)] : [];
  });
}

/** What is wrong with one calculator, which may come from JavaScript. */
export function calculatorFaults(calculator: unknown, path: Path): readonly Issue[] {
  const fault = (member: string, found: unknown, expected: 'object' | 'id' | 'inputs' | 'function'): Issue =>
    issue('calculator-invalid', [...path, ...(member === 'calculator' ? [] : [member])], {
      member,
      found: shown(found),
      expected,
    });
  if (!isObject(calculator)) return [fault('calculator', calculator, 'object')];
  const { name, version, inputs, calculate } = calculator;
  return [
    ...(isId(name) ? [] : [fault('name', name, 'id')]),
    ...(isId(version) ? [] : [fault('version', version, 'id')]),
    ...(areInputs(inputs) ? [] : [fault('inputs', inputs, 'inputs')]),
    ...(typeof calculate === 'function' ? [] : [fault('calculate', calculate, 'function')]),
  ];
}

function areInputs(inputs: unknown): boolean {
  return isObject(inputs) && Object.entries(inputs).every(([name, type]) => isName(name) && TYPES.includes(type));
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= ID_LENGTH_MAX && plainLine(value) === value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
