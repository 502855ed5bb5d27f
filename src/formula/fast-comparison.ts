import type { FastBoolean, FastText, FastValue } from './fast-value.ts';
import type { ComparisonOperator } from './tree.ts';

/** Compares two values at one scale. A value against a literal, the usual case, needs one call less. */
export function fastComparison(operator: ComparisonOperator, left: FastValue, right: FastValue): FastBoolean {
  const [a, b] = [left.run, right.run];
  if (right.source?.kind === 'units') return againstUnits(operator, left, right.source.units);
  switch (operator) {
    case '==':
      return (frame) => a(frame) === b(frame);
    case '!=':
      return (frame) => a(frame) !== b(frame);
    case '<':
      return (frame) => a(frame) < b(frame);
    case '<=':
      return (frame) => a(frame) <= b(frame);
    case '>':
      return (frame) => a(frame) > b(frame);
    case '>=':
      return (frame) => a(frame) >= b(frame);
  }
}

/** The same for texts and dates. */
export function fastTextComparison(operator: ComparisonOperator, a: FastText, b: FastText): FastBoolean {
  switch (operator) {
    case '==':
      return (frame) => a(frame) === b(frame);
    case '!=':
      return (frame) => a(frame) !== b(frame);
    case '<':
      return (frame) => a(frame) < b(frame);
    case '<=':
      return (frame) => a(frame) <= b(frame);
    case '>':
      return (frame) => a(frame) > b(frame);
    case '>=':
      return (frame) => a(frame) >= b(frame);
  }
}

function againstUnits(operator: ComparisonOperator, { run }: FastValue, units: number): FastBoolean {
  switch (operator) {
    case '==':
      return (frame) => run(frame) === units;
    case '!=':
      return (frame) => run(frame) !== units;
    case '<':
      return (frame) => run(frame) < units;
    case '<=':
      return (frame) => run(frame) <= units;
    case '>':
      return (frame) => run(frame) > units;
    case '>=':
      return (frame) => run(frame) >= units;
  }
}
