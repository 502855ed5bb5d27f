import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import type { Standardiser } from './standardiser.ts';

const TEXT_LENGTH_MAX = 128;
const TYPES: ReadonlySet<unknown> = new Set(['money', 'ratio', 'quantity', 'integer', 'text', 'boolean', 'date']);

/** Registered standardisers by name and version. */
export interface StandardiserShelf {
  find(name: string, version: string): Standardiser | undefined;
  /** The known name, or version of that name, nearest to one that isn't there. */
  nearest(name: string, version: string): string | undefined;
}

/** Looks at what the user's own code registers, in JavaScript as well: every fault at once. */
export function checkStandardisers(standardisers: readonly Standardiser[]): Result<StandardiserShelf> {
  const issues: Issue[] = [];
  const byName = new Map<string, Map<string, Standardiser>>();
  for (const [at, standardiser] of standardisers.entries()) {
    const fault = shapeFault(standardiser, at);
    if (fault !== undefined) {
      issues.push(fault);
      continue;
    }
    const { name, version } = standardiser;
    const versions = byName.get(name) ?? new Map<string, Standardiser>();
    if (versions.has(version)) {
      issues.push(issue('standardiser-declared-twice', ['standardisers', at], { standardiser: name, version }));
    }
    byName.set(name, versions.set(version, standardiser));
  }
  if (issues.length > 0) return failed(issues);
  return ok({
    find: (name, version) => byName.get(name)?.get(version),
    nearest(name, version) {
      const versions = byName.get(name);
      return versions === undefined ? nearestName(name, byName.keys()) : nearestName(version, versions.keys());
    },
  });
}

function shapeFault(standardiser: unknown, at: number): Issue | undefined {
  const isObject = typeof standardiser === 'object' && standardiser !== null;
  const given: Partial<Record<keyof Standardiser, unknown>> = isObject ? standardiser : {};
  const name = isText(given.name) ? given.name : `#${at + 1}`;
  const fault = (member: keyof Standardiser): Issue =>
    issue('standardiser-invalid', ['standardisers', at, member], {
      standardiser: name,
      member,
      found: shown(given[member]),
    });
  if (!isText(given.name)) return fault('name');
  if (!isText(given.version)) return fault('version');
  if (!areTypes(given.inputs)) return fault('inputs');
  if (!areTypes(given.outputs)) return fault('outputs');
  return typeof given.standardise === 'function' ? undefined : fault('standardise');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= TEXT_LENGTH_MAX && plainLine(value) === value;
}

function areTypes(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((type) => TYPES.has(type));
}
