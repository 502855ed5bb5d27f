import { BOOLEAN, DATE, INTEGER, QUANTITY, RATIO, TEXT, type Type } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import type { Path } from '../issues/path.ts';
import type { CustomPrice } from '../model/price.ts';
import type { Calculator, CalculatorInputType } from './calculator.ts';
import type { PlanDesk } from './plan-desk.ts';

/** The registered calculator of a price, and a formula of the right type for each of its inputs. */
export function customPrice(desk: PlanDesk, price: CustomPrice, at: (...field: Path) => Path) {
  const calculator = calculatorOf(desk, price, at);
  if (calculator === undefined) return undefined;
  const names = Object.keys(calculator.inputs);
  for (const input of Object.keys(price.inputs)) {
    if (names.includes(input)) continue;
    const facts = { calculator: price.calculator, input, nearest: nearestName(input, names) };
    desk.issues.push(issue('calculator-input-unknown', at('inputs', input), facts));
  }
  const inputs = names.flatMap((name) => {
    const text = Object.hasOwn(price.inputs, name) ? price.inputs[name] : undefined;
    if (text === undefined) {
      const facts = { calculator: price.calculator, input: name };
      desk.issues.push(issue('calculator-input-missing', at('inputs', name), facts));
      return [];
    }
    const formula = desk.formula(text, [typeOf(desk, calculator.inputs[name] ?? 'text')], at('inputs', name));
    return formula === undefined ? [] : [{ name, formula }];
  });
  return { kind: 'custom' as const, calculator, inputs };
}

function calculatorOf(
  { calculators, issues }: PlanDesk,
  { calculator: name, version }: CustomPrice,
  at: (...field: Path) => Path,
): Calculator | undefined {
  const versions = calculators.filter((each) => each.name === name);
  const found = versions.find((each) => each.version === version);
  if (found !== undefined) return found;
  if (versions.length > 0) {
    const known = versions.map((each) => each.version).join(', ');
    issues.push(issue('calculator-version', at('version'), { calculator: name, version, known }));
    return undefined;
  }
  const nearest = nearestName(
    name,
    calculators.map((each) => each.name),
  );
  issues.push(issue('calculator-unknown', at('calculator'), { calculator: name, nearest }));
  return undefined;
}

function typeOf({ money }: PlanDesk, type: CalculatorInputType): Type {
  switch (type) {
    case 'money':
      return money;
    case 'ratio':
      return RATIO;
    case 'quantity':
      return QUANTITY;
    case 'integer':
      return INTEGER;
    case 'text':
      return TEXT;
    case 'boolean':
      return BOOLEAN;
    case 'date':
      return DATE;
  }
}
