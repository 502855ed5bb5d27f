import { MASK } from '../factor/check-fact.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import { factTypeText, factValue } from '../model/fact-value.ts';
import type { Factor, FactValue } from '../model/model.ts';

const ID_LENGTH_MAX = 128;

/** A value that a step gives a fact: of its type, and a decimal if it is a number (a third is none). Fault: `step-value-invalid`. */
export function factOf(
  factor: Factor,
  value: unknown,
  { step, document }: { readonly step: string; readonly document: string },
): FactValue {
  const canonical = factValue(factor, value);
  if (canonical !== undefined) return canonical;
  const found = factor.sensitive ? MASK : shown(value);
  const facts = { step, document, target: factor.code, found, expected: factTypeText(factor) };
  return fail(issue('step-value-invalid', [], facts));
}

/** A value that a step gives the party or the store. Fault: `step-value-invalid`. */
export function placeOf(
  value: unknown,
  { step, target, document }: { readonly step: string; readonly target: string; readonly document: string },
): string {
  const isId = typeof value === 'string' && value !== '' && value.length <= ID_LENGTH_MAX && value.trim() === value;
  if (isId && plainLine(value) === value) return value;
  return fail(issue('step-value-invalid', [], { step, document, target, found: shown(value), expected: 'id' }));
}
