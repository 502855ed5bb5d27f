import type { BusinessDocument } from '../document/business-document.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { BUILT_IN_FIELDS } from '../model/rule-book.ts';
import { Decimal } from '../money/decimal.ts';
import type { EngineFacts } from '../ports/condition-engine.ts';
import type { FieldTable } from './field-table.ts';

type Members = Record<string, unknown>;

/**
 * What the field table has read last, as a condition engine gets it: copies without prototypes, in which nothing is
 * inherited, numbers as decimals. An object is copied whole, its declared members by their types, the rest as it came.
 */
export function engineFacts(fields: FieldTable, document: BusinessDocument): EngineFacts {
  const facts = bare();
  for (const name of BUILT_IN_FIELDS) if (document[name] !== undefined) facts[name] = document[name];
  for (const { field, value } of fields.values()) {
    const { factor, member } = field;
    if (member === undefined) {
      if (value !== undefined) facts[factor.code] = engineValue(factor, value);
      continue;
    }
    const { fact, names } = member;
    if (!Object.hasOwn(document.facts, fact)) continue;
    facts[fact] ??= copied(document.facts[fact]);
    if (value !== undefined) put(facts[fact] as Members, names, engineValue(factor, value));
  }
  const { numbers, booleans, texts, lists } = fields.exact;
  // Matching goes on with other documents while an engine is at work: the frame is used again, this copy isn't.
  return { facts, frame: { numbers: [...numbers], booleans: [...booleans], texts: [...texts], lists: [...lists] } };
}

function engineValue({ type, of }: Pick<Factor, 'type' | 'of'>, value: FactValue): unknown {
  const isNumber = (kind: Factor['type'] | undefined): boolean =>
    kind === 'money' || kind === 'ratio' || kind === 'quantity' || kind === 'integer';
  if (typeof value === 'object')
    return Object.freeze(isNumber(of) ? value.map((item) => new Decimal(item)) : [...value]);
  return typeof value === 'string' && isNumber(type) ? new Decimal(value) : value;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  const copy = bare();
  for (const [name, member] of Object.entries(value)) copy[name] = copied(member);
  return copy;
}

/** The way there is of objects: a member that can't be reached has no value to put. */
function put(object: Members, names: readonly string[], value: unknown): void {
  const last = names.length - 1;
  let at = object;
  for (const name of names.slice(0, last)) at = at[name] as Members;
  at[names[last] ?? ''] = value;
}

function bare(): Members {
  return Object.create(null) as Members;
}
