import * as z from 'zod/mini';
import type { Path } from '../issues/path.ts';
import { isObject } from './leaf-schemas.ts';

/** What could be read of a faulty item. */
export interface Salvaged<Item> {
  readonly item: Item | undefined;
  /** Members that were left out because of their faults: nothing more is to be said about them. */
  readonly hidden: readonly Path[];
}

/** Each round leaves out more; an item that still doesn't read after so many is given up. */
const ROUNDS_MAX = 8;
/** An item with more faults than are ever told is not looked into any further. */
const CUTS_MAX = 20;

/**
 * Reads what can be read of an item with faults, so that all its faults are told at once: a fee with a misspelt member may
 * also have a payer who is no party. Faulty members are left out; where one is needed, what holds it is left out too, or
 * `fallbacks` stands in.
 */
export function salvage<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  fallbacks: Readonly<Record<string, unknown>>,
): Salvaged<z.output<Schema>> {
  const hidden: Path[] = [];
  let rest = value;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const parsed = z.safeParse(schema, rest);
    if (parsed.success) return { item: parsed.data, hidden };
    const cuts = parsed.error.issues.flatMap(faultyPaths);
    if (cuts.length > CUTS_MAX) break;
    for (const path of cuts) {
      const cut = cutOf(rest, path);
      hidden.push(cut);
      rest = without(rest, cut, fallbacks);
    }
  }
  return { item: undefined, hidden };
}

function faultyPaths(fault: z.core.$ZodIssue): readonly Path[] {
  const path = fault.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return fault.code === 'unrecognized_keys' ? fault.keys.map((key) => [...path, key]) : [path];
}

/** What to leave out: the member itself, or what holds it if it is missing; and of a list always the whole. */
function cutOf(value: unknown, path: Path): Path {
  let at = value;
  let depth = 0;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) break;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
    depth += 1;
  }
  // A missing member of the item itself may have a fallback.
  let end = depth === 0 ? 1 : depth;
  // What a list loses would move the places of its others.
  while (typeof path[end - 1] === 'number') end -= 1;
  return path.slice(0, end);
}

function without(value: unknown, path: Path, fallbacks: Readonly<Record<string, unknown>>): unknown {
  const [step, ...inner] = path;
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === step ? without(item, inner, {}) : item));
  }
  if (!isObject(value)) return value;
  if (inner.length > 0) return { ...value, [step]: without(value[step], inner, {}) };
  const { [step]: _, ...rest } = value;
  return Object.hasOwn(fallbacks, step) ? { ...rest, [step]: fallbacks[step] } : rest;
}
