import { jsonOperatorNames } from './json-operator.ts';

/** What a condition engine knows beyond the standard operators. */
export interface CustomOperators {
  readonly operators: readonly string[];
  readonly decorators: readonly string[];
}

/** Whether an operator's name is known: a standard or custom one behind any number of decorators, `not:someFact:equal`. */
export function isKnownOperator(name: string, { operators, decorators }: CustomOperators): boolean {
  const parts = name.split(':');
  const operator = parts.pop() ?? '';
  const isOperator = operators.includes(operator) || [...jsonOperatorNames()].includes(operator);
  return isOperator && parts.every((part) => decorators.includes(part));
}

/** All names, to find the nearest of a misspelt one; that of a decorated one is looked for among the decorated. */
export function operatorNames(name: string, custom: CustomOperators | undefined): readonly string[] {
  const plain = [...jsonOperatorNames(), ...(custom?.operators ?? [])];
  const parts = name.split(':');
  const last = parts.pop() ?? '';
  if (parts.length === 0 || custom === undefined) return plain;
  // One slip is looked for: in one of the decorators, before what is known, or in the operator behind known ones.
  const areKnown = parts.every((part) => custom.decorators.includes(part));
  if (areKnown) return plain.map((each) => [...parts, each].join(':'));
  return parts.flatMap((_, at) => custom.decorators.map((each) => [...parts.with(at, each), last].join(':')));
}
