import * as z from 'zod/mini';
import { RESERVED_WORDS } from '../formula/name.ts';
import { fail } from '../issues/error.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { checkFactors } from './check-factors.ts';
import { completeFactor } from './complete-model.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type Entry, type FactorDraft, readItems } from './draft.ts';
import { Faults } from './faults.ts';
import { id, label, oneOf, optional, strict } from './leaf-schemas.ts';
import { condition, fieldSchema } from './model-schemas.ts';
import { plainJson } from './plain-json.ts';
import { BUILT_IN_FIELDS, type RuleBook } from './rule-book.ts';
import { addShapeFaults } from './shape-faults.ts';

const ruleSchema = strict({ code: id, label: optional(label), when: optional(condition), model: id });
const items = z.array(z.unknown(), 'list');
const bookHead = strict({
  format: optional(oneOf([1])),
  hit: optional(oneOf(['unique', 'first'])),
  fields: optional(items),
  rules: items,
});

/**
 * Reads business rules from untrusted JSON. Whether their models exist is seen by `defineRules`; what their conditions
 * say, by `compileRules`.
 *
 * @returns the rule book, deeply frozen; its hit policy is `unique` unless stated
 * @throws FeewrightError with every fault at once
 */
export function parseRuleBook(input: unknown): RuleBook {
  const result = safeParseRuleBook(input);
  return result.ok ? result.value : fail(result.issues);
}

/** `parseRuleBook` that returns the faults instead of throwing them. */
export function safeParseRuleBook(input: unknown): Result<RuleBook> {
  const plain = plainJson(input);
  if (!plain.ok) return plain;
  const faults = new Faults();
  const head = z.safeParse(bookHead, plain.value);
  if (!head.success) addShapeFaults(faults, head.error.issues, plain.value, []);
  const fields = readItems(fieldSchema, plain.value, 'fields', faults);
  const rules = readItems(ruleSchema, plain.value, 'rules', faults);
  checkFieldNames(fields, faults);
  checkFactors(fields, faults);
  const seen = new Set<string>();
  for (const { item, at } of rules) {
    if (item === undefined) continue;
    if (seen.has(item.code)) faults.add('name-taken', at('code'), { name: item.code, kind: 'rule', by: 'rule' });
    seen.add(item.code);
  }
  if (!faults.isEmpty || !head.success) return failed(faults.list());
  return ok(
    deepFreeze({
      format: 1,
      hit: head.data.hit ?? 'unique',
      fields: fields.flatMap(({ item }) => (item === undefined ? [] : [completeFactor(item, 'document')])),
      rules: rules.flatMap(({ item }) => (item === undefined ? [] : [item])),
    }),
  );
}

function checkFieldNames(fields: readonly Entry<FactorDraft>[], faults: Faults): void {
  const seen = new Set<string>(BUILT_IN_FIELDS);
  for (const { code, at } of fields) {
    if (code === undefined) continue;
    if (RESERVED_WORDS.has(code)) faults.add('name-reserved', at('code'), { name: code });
    else if (seen.has(code)) faults.add('name-taken', at('code'), { name: code, kind: 'field', by: 'field' });
    seen.add(code);
  }
}
