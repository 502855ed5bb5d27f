import { fail } from '../issues/error.ts';
import type { FactorExpectation } from '../issues/factor-issues.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import type { PlainJson } from '../model/plain-json.ts';
import { parseInstant } from '../time/instant.ts';

// The members of a snapshot that comes from outside: the first that is not as this library made it is a fault at its place.

export type Members = { readonly [name: string]: PlainJson };

export function eachItem<Value>(
  value: PlainJson | undefined,
  path: Path,
  read: (given: Members, path: Path) => Value,
): readonly Value[] {
  if (!Array.isArray(value)) return refuse(value, path, 'snapshot-member');
  return value.map((item: PlainJson, at) => read(membersAt(item, [...path, at]), [...path, at]));
}

export function instantAt(value: PlainJson | undefined, path: Path): string {
  const text = textAt(value, path);
  return parseInstant(text)?.text === text ? text : refuse(value, path, 'snapshot-member');
}

export function eachMember<Value>(
  value: PlainJson | undefined,
  path: Path,
  read: (value: PlainJson, path: Path) => Value,
): { readonly [name: string]: Value } {
  const members = Object.entries(membersAt(value, path));
  return Object.fromEntries(members.map(([name, member]) => [name, read(member, [...path, name])]));
}

export function membersAt(value: PlainJson | undefined, path: Path): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(value, path, path.length === 0 ? 'snapshot' : 'snapshot-member');
  }
  // `Array.isArray` doesn't take a readonly list out of the union.
  return value as Members;
}

export function only(members: Members, path: Path, known: readonly string[]): void {
  for (const name of Object.keys(members)) {
    if (!known.includes(name)) refuse(members[name], [...path, name], 'snapshot-member');
  }
}

export function textAt(value: PlainJson | undefined, path: Path): string {
  return typeof value === 'string' ? value : refuse(value, path, 'snapshot-member');
}

export function refuse(value: unknown, path: Path, expected: FactorExpectation): never {
  return fail(issue('snapshot-invalid', path, { found: shown(value), expected }));
}
