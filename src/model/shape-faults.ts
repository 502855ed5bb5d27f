import type * as z from 'zod/mini';
import type { Path } from '../issues/path.ts';
import { type Expectation, isExpectation } from '../issues/shape-issues.ts';
import { shown } from '../issues/shown.ts';
import type { Faults } from './faults.ts';
import { KNOWN_MEMBERS, knownCurrencies } from './leaf-schemas.ts';
import { type Found, valueAt } from './value-at.ts';

/**
 * Says zod's findings as faults of our own: where, what was expected, what arrived, and the nearest name that is known.
 *
 * @param value what the schema was given
 * @param at where that value stands in the definition; or, of a value from several places, where a path inside it stands
 */
export function addShapeFaults(
  faults: Faults,
  found: readonly z.core.$ZodIssue[],
  value: unknown,
  at: Path | ((inner: Path) => Path),
): void {
  const place = typeof at === 'function' ? at : (inner: Path): Path => [...at, ...inner];
  const places = found.map((each) => ({ each, inner: each.path.map(stepOf) }));
  // Unknown members first: a misspelt one is then not told again as missing.
  for (const { each, inner } of places) {
    if (each.code === 'unrecognized_keys')
      addUnknownMembers(faults, each.keys, each.message, (key) => place([...inner, key]));
  }
  for (const { each, inner } of places) {
    if (each.code !== 'unrecognized_keys') addWrongValue(faults, each, valueAt(value, inner), place(inner));
  }
}

function stepOf(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step);
}

function addUnknownMembers(
  faults: Faults,
  keys: readonly string[],
  message: string,
  place: (key: string) => Path,
): void {
  const known = message.slice(KNOWN_MEMBERS.length).split(',');
  for (const key of keys) {
    const nearest = faults.nearest(key, known);
    faults.add('key-unknown', place(key), { key, nearest, known: known.join(', ') });
    if (nearest !== undefined) faults.hide(place(nearest));
  }
}

function addWrongValue(faults: Faults, found: z.core.$ZodIssue, arrived: Found | undefined, path: Path): void {
  const expected = expectationOf(found);
  const values = found.code === 'invalid_value' ? found.values.map(String) : undefined;
  const options = values?.join(', ');
  if (arrived === undefined) {
    faults.add('value-missing', path, { key: String(path.at(-1) ?? ''), expected, options });
    return;
  }
  const known = values ?? (expected === 'currency' ? knownCurrencies() : []);
  const nearest = typeof arrived.value === 'string' ? faults.nearest(arrived.value, known) : undefined;
  faults.add('value-invalid', path, { found: shown(arrived.value), expected, options, nearest });
}

function expectationOf({ message }: z.core.$ZodIssue): Expectation {
  if (isExpectation(message)) return message;
  throw new TypeError(`feewright: a schema without an expectation (${message}); this is a bug`);
}
