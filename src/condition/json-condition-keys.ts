import { issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { type JsonChecking, SHOWN_NAME } from './json-checking.ts';

export const GROUPS = ['all', 'any', 'not', 'condition'] as const;
export const LEAF_KEYS = ['fact', 'operator', 'value', 'path'];
const REMARKS = ['name', 'priority'];
/** Keys of json-rules-engine that would have no effect: a fact is a value here, and nobody computes it from params. */
const REFUSED = ['params'];

const PRIORITY_MAX = 1_000_000;
const NAME_LENGTH_MAX = 200;

/** Whether all keys are known; each that isn't, or that would go unread, is reported. */
export function checkKeys(
  checking: JsonChecking,
  keys: readonly string[],
  group: string | undefined,
  at: Path,
): boolean {
  const known: readonly string[] = [...GROUPS, ...LEAF_KEYS, ...REMARKS];
  let areKnown = true;
  for (const key of keys) {
    const place = [...at, key.slice(0, SHOWN_NAME)];
    if (REFUSED.includes(key)) {
      checking.report(issue('condition-key-refused', place, { key }));
    } else if (!known.includes(key)) {
      areKnown = false;
      const nearest = nearestName(key, group === undefined ? known : [...GROUPS, ...REMARKS]);
      checking.report(issue('condition-key-unknown', place, { key: key.slice(0, SHOWN_NAME), nearest }));
    } else if (group !== undefined && key !== group && !REMARKS.includes(key)) {
      checking.report(issue('condition-key-beside', place, { key, group }));
    }
  }
  return areKnown;
}

/** A condition's priority and name, if they are of their types. */
export function remarksOf(
  checking: JsonChecking,
  members: ReadonlyMap<string, unknown>,
  at: Path,
): { readonly priority: number } | undefined {
  const [priority, name] = [members.get('priority'), members.get('name')];
  const isPriority = priority === undefined || isWhole(priority);
  if (!isPriority) {
    checking.report(issue('condition-form', [...at, 'priority'], { found: shown(priority), expected: 'priority' }));
  }
  const isName = name === undefined || (typeof name === 'string' && name !== '' && name.length <= NAME_LENGTH_MAX);
  if (!isName) checking.report(issue('condition-form', [...at, 'name'], { found: shown(name), expected: 'name' }));
  return isPriority && isName ? { priority: priority ?? 1 } : undefined;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= PRIORITY_MAX;
}
