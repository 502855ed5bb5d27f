import type { Path } from '../issues/path.ts';

/** A value that stands somewhere, so that `undefined` can mean that nothing does. */
export interface Found {
  readonly value: unknown;
}

/** What stands at a place in plain data: own members only. */
export function valueAt(root: unknown, path: Path): Found | undefined {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value === undefined ? undefined : { value };
}
