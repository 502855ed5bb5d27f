import * as z from 'zod/mini';
import { isName } from '../formula/name.ts';
import { plainLine } from '../issues/plain-line.ts';
import type { Expectation } from '../issues/shape-issues.ts';
import { currencyCodes, isCurrency } from '../money/currency.ts';
import { decimalText } from '../money/decimal.ts';
import { parseInstant } from '../time/instant.ts';
import { isTimeZone } from '../time/time-zone.ts';

/**
 * Every schema says in its message what it expects, as a word of the closed list `Expectation`, and nothing else:
 * `shape-faults.ts` makes faults of them. zod's own messages and locales are never used.
 */
export function leaf<Value>(
  expected: Expectation,
  read: (value: unknown) => Value | undefined,
): z.ZodMiniType<Value, unknown> {
  return z.pipe(
    z.unknown(),
    z.transform((value, context): Value => {
      const answer = read(value);
      if (answer !== undefined) return answer;
      context.issues.push({ code: 'custom', message: expected, input: value });
      return z.NEVER;
    }),
  );
}

const LABEL_LENGTH_MAX = 200;
const ID_LENGTH_MAX = 128;
const REFERENCE_LENGTH_MAX = 256;
const YEARS_MAX = 100;
const FORMULA_TEXT_MAX = 100_000;

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest && plainLine(value) === value;

/** For people to read. */
export const label = leaf('text', (value) => (isText(value, LABEL_LENGTH_MAX) ? value : undefined));

/** A name of the outside world (a tenant, a contract, a model): kept byte by byte. */
export const id = leaf('id', (value) => (isText(value, ID_LENGTH_MAX) && value.trim() === value ? value : undefined));

/** A code that formulas may use. */
export const code = leaf('name', (value) => {
  if (typeof value !== 'string' || value.length > REFERENCE_LENGTH_MAX) return undefined;
  const name = value.normalize('NFC');
  return isName(name) ? name : undefined;
});

/** The code of something else; whether there is such a thing is asked later, with the nearest name as answer. */
export const reference = leaf('reference', (value) =>
  isText(value, REFERENCE_LENGTH_MAX) ? value.normalize('NFC') : undefined,
);

export const decimal = leaf('decimal', decimalText);

/** Formula text as written, or a plain decimal in canonical form. What it says is checked with the names, by `plan/`. */
export const formula = leaf('formula', (value) => {
  const text = decimalText(value);
  if (text !== undefined) return text;
  return typeof value === 'string' && value.trim() !== '' && value.length <= FORMULA_TEXT_MAX ? value : undefined;
});

/** A sign, digits, points, per-cents, blanks, and perhaps an exponent: somebody meant a number, and no formula. */
const NUMBER_LOOK = /^[\s+\-−]*[\s\p{N}.,'_%٪％‰]*([eExX][\da-fA-F+-]*)?$/u;

/**
 * A decimal as bands have them, or a formula in its place. A text that looks like a number but is none is refused where
 * it is read: `'16%'` is no formula that somebody wrote.
 */
export const decimalOrFormula = leaf('decimal', (value) => {
  const text = decimalText(value);
  if (text !== undefined) return text;
  if (typeof value !== 'string' || NUMBER_LOOK.test(value.slice(0, REFERENCE_LENGTH_MAX))) return undefined;
  return value.length <= FORMULA_TEXT_MAX ? value : undefined;
});

export const boolean = leaf('boolean', (value) => (typeof value === 'boolean' ? value : undefined));

/** Decimals of a rounding or of a factor's fast lane. */
export const scale = leaf('scale', (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 18 ? value : undefined,
);

/** In the one canonical form (UTC), so that one instant written with two offsets is one content. */
/** How many years one window has. */
export const years = leaf('years', (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= YEARS_MAX ? value : undefined,
);

export const instant = leaf('instant', (value) => {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  return instant === undefined || instant.nanoseconds !== 0 ? undefined : instant.text;
});

export const timeZone = leaf('time-zone', (value) =>
  typeof value === 'string' && isTimeZone(value) ? value : undefined,
);

export const currency = leaf('currency', (value) =>
  typeof value === 'string' && (value === 'document' || isCurrency(value)) ? value : undefined,
);

/** What a currency might have been meant to be. */
export function knownCurrencies(): Iterable<string> {
  return ['document', ...currencyCodes()];
}

/** One of a closed list. The fault names them all, and the nearest. */
export function oneOf<const Values extends readonly (string | number | boolean)[]>(
  values: Values,
): z.ZodMiniType<Values[number]> {
  return z.literal(values, 'one-of' satisfies Expectation);
}

export function list<Schema extends z.ZodMiniType>(item: Schema): z.ZodMiniArray<Schema> {
  return z.array(item, 'list' satisfies Expectation);
}

/** A list of at least one. */
export function filledList<Schema extends z.ZodMiniType>(item: Schema): z.ZodMiniArray<Schema> {
  return list(item).check(z.minLength(1, 'filled-list' satisfies Expectation));
}

/** What begins the message of a fault about unknown members; the known ones follow. */
export const KNOWN_MEMBERS = 'members:';

/** An object that has these members and no others: a misspelt one never becomes a default in silence. */
export function strict<const Shape extends Record<string, z.ZodMiniType>>(shape: Shape) {
  const known = KNOWN_MEMBERS + Object.keys(shape).join(',');
  return z.strictObject(shape, {
    error: (fault) => (fault.code === 'unrecognized_keys' ? known : ('object' satisfies Expectation)),
  });
}

/**
 * A value that may have one of several forms, where its own look says which: the faults are then those of that form, and
 * not of all. `choose` answers nothing for a value of no form.
 */
export function byLook<Schema extends z.ZodMiniType>(
  expected: Expectation,
  choose: (value: unknown) => Schema | undefined,
): z.ZodMiniType<z.output<Schema>, unknown> {
  return z.pipe(
    z.unknown(),
    z.transform((value, context): z.output<Schema> => {
      const schema = choose(value);
      if (schema === undefined) {
        context.issues.push({ code: 'custom', message: expected, input: value });
        return z.NEVER;
      }
      const parsed = z.safeParse(schema, value);
      if (parsed.success) return parsed.data;
      // A finished fault is a raw one with its message and inner path; the outer path is put in front by zod.
      for (const fault of parsed.error.issues) context.issues.push({ ...fault, input: value } as z.core.$ZodRawIssue);
      return z.NEVER;
    }),
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const optional = z.exactOptional;
