import { type Issue, issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';

/** The faults of texts that people say of a branch: each is needed, and shown to others. */
export function textFaults(texts: Readonly<Record<string, unknown>>, max: number): readonly Issue[] {
  return Object.entries(texts).flatMap(([field, value]) => {
    if (typeof value === 'string' && value !== '' && value.length <= max) return [];
    const expected = `a text of at most ${max} characters`;
    return [issue('branch-invalid', [field], { field, found: shown(value), expected })];
  });
}
