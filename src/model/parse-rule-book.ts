import * as z from 'zod/mini';
import type { ConditionInput } from '../condition/condition-input.ts';
import { RESERVED_WORDS } from '../formula/name.ts';
import { fail } from '../issues/error.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { checkFactors } from './check-factors.ts';
import { completeFactor } from './complete-model.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type Entry, type FactorDraft, readItems } from './draft.ts';
import { Faults } from './faults.ts';
import { id, isObject } from './leaf-schemas.ts';
import { condition, fieldSchema as factorSchema } from './model-schemas.ts';
import { DEFINITION_LIMITS, type JsonLimits, plainJson } from './plain-json.ts';
import { BUILT_IN_FIELDS, type BusinessRule, type ObjectField, type RuleBook } from './rule-book.ts';
import { bookHead, fieldSchema, type ObjectFieldDraft, ruleSchema } from './rule-schemas.ts';
import { addShapeFaults } from './shape-faults.ts';

/** A book of thousands of rules is one definition: it may be larger than others. */
export const RULE_BOOK_LIMITS: JsonLimits = { ...DEFINITION_LIMITS, bytes: 4 * 1024 * 1024, nodes: 500_000 };

type FieldDraft = FactorDraft | ObjectFieldDraft;

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
  const plain = plainJson(input, RULE_BOOK_LIMITS);
  if (!plain.ok) return plain;
  const faults = new Faults();
  const head = z.safeParse(bookHead, plain.value);
  if (!head.success) addShapeFaults(faults, head.error.issues, plain.value, []);
  const fields = readItems(fieldSchema, plain.value, 'fields', faults);
  const factors = readItems(factorSchema, plain.value, 'factors', faults);
  const rules = readItems(ruleSchema, plain.value, 'rules', faults);
  const hit = head.success ? (head.data.hit ?? 'unique') : undefined;
  checkFieldNames([...fields, ...factors], faults);
  checkFactors([...fields.flatMap(singleFields), ...factors], faults);
  const conditions = readConditions(plain.value, faults);
  checkRules(rules, hit, faults);
  if (!faults.isEmpty || hit === undefined) return failed(faults.list());
  return ok(
    deepFreeze({
      format: 1,
      hit,
      fields: itemsOf(fields).map(completeField),
      ...(factors.length === 0 ? {} : { factors: itemsOf(factors).map((item) => completeFactor(item, 'document')) }),
      ...(Object.keys(conditions).length === 0 ? {} : { conditions }),
      rules: itemsOf(rules).map(completeRule),
    }),
  );
}

function itemsOf<Item>(entries: readonly Entry<Item>[]): readonly Item[] {
  return entries.flatMap(({ item }) => (item === undefined ? [] : [item]));
}

/** A field, or each member of one that is an object, as a dictionary's entry. */
function singleFields(entry: Entry<FieldDraft>): readonly Entry<FactorDraft>[] {
  const { item, at } = entry;
  if (item === undefined) return [];
  if (item.type !== 'object') return [{ ...entry, item }];
  return item.members.map(({ path, ...member }, index) => ({
    ...{ code: path, item: { ...member, code: path }, isSound: true },
    at: (...field) => at('members', index, ...field),
  }));
}

function completeField(draft: FieldDraft): RuleBook['fields'][number] {
  if (draft.type !== 'object') return completeFactor(draft, 'document');
  const members = draft.members.map(({ path, ...member }) => {
    const { code, ...complete } = completeFactor({ ...member, code: path }, 'document');
    return { path: code, ...complete };
  });
  return { ...draft, members } satisfies ObjectField;
}

/** A priority of 1 is said by saying nothing, so that both hash alike. */
function completeRule({ priority, ...rule }: BusinessRule): BusinessRule {
  return priority === undefined || priority === 1 ? rule : { ...rule, priority };
}

function checkFieldNames(fields: readonly Entry<FieldDraft>[], faults: Faults): void {
  const seen = new Set<string>(BUILT_IN_FIELDS);
  for (const { code, item, at } of fields) {
    if (code === undefined) continue;
    if (RESERVED_WORDS.has(code)) faults.add('name-reserved', at('code'), { name: code });
    else if (seen.has(code)) faults.add('name-taken', at('code'), { name: code, kind: 'field', by: 'field' });
    seen.add(code);
    if (item?.type === 'object') checkMemberPaths(item, at, faults);
  }
}

/** A member is a value: nothing else can be declared inside of it. */
function checkMemberPaths({ members }: ObjectFieldDraft, at: Entry<FieldDraft>['at'], faults: Faults): void {
  for (const [index, { path }] of members.entries()) {
    const other = members
      .slice(0, index)
      .find((each) => `${path}.`.startsWith(`${each.path}.`) || `${each.path}.`.startsWith(`${path}.`));
    if (other !== undefined) {
      faults.add('name-taken', at('members', index, 'path'), { name: path, kind: 'member', by: 'member' });
    }
  }
}

function checkRules(rules: readonly Entry<BusinessRule>[], hit: string | undefined, faults: Faults): void {
  const seen = new Set<string>();
  for (const { item, at } of rules) {
    if (item === undefined) continue;
    if (seen.has(item.code)) faults.add('name-taken', at('code'), { name: item.code, kind: 'rule', by: 'rule' });
    seen.add(item.code);
    if (item.priority !== undefined && hit !== undefined && hit !== 'priority') {
      faults.add('rule-priority', at('priority'), { rule: item.code, hit });
    }
  }
}

/** Names are texts like any code of the outside world, in NFC: rules in JSON name them, formulas don't. */
function readConditions(book: unknown, faults: Faults): Readonly<Record<string, ConditionInput>> {
  const given = isObject(book) && isObject(book.conditions) ? Object.entries(book.conditions) : [];
  const conditions: Record<string, ConditionInput> = {};
  for (const [key, value] of given) {
    const [name, read] = [z.safeParse(id, key), z.safeParse(condition, value)];
    const at = ['conditions', key];
    if (!name.success) addShapeFaults(faults, name.error.issues, key, at);
    if (!read.success) addShapeFaults(faults, read.error.issues, value, at);
    if (name.success && read.success) conditions[name.data.normalize('NFC')] = read.data;
  }
  return conditions;
}
