import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';

/** What a caller without types hands over for a list: a text, one document, nothing. Fault: `option-invalid`. */
export function readList(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return fail(issue('option-invalid', [name], { option: name, found: shown(value), expected: 'list' }));
}
