import { plainLine } from '../issues/plain-line.ts';

const ID_LENGTH_MAX = 128;

/** An id of the outside world, kept byte by byte; `undefined` for anything else. */
export function asId(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length === 0 || value.length > ID_LENGTH_MAX) return undefined;
  return plainLine(value) === value && value.trim() === value ? value : undefined;
}
