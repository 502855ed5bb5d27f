import * as z from 'zod/mini';
import { fail } from '../issues/error.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { checkDefinition } from './check-definition.ts';
import {
  completeAccumulator,
  completeApportionment,
  completeFactor,
  completeFee,
  completeParty,
  completeTable,
} from './complete-model.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type DefinitionDraft, type Entry, readItems, UNREAD } from './draft.ts';
import { Faults } from './faults.ts';
import { isObject } from './leaf-schemas.ts';
import type { Model } from './model.ts';
import {
  accumulatorSchema,
  apportionmentSchema,
  factorSchema,
  feeSchema,
  laneSchema,
  modelHead,
  partySchema,
} from './model-schemas.ts';
import { MODEL_LIMITS, plainJson } from './plain-json.ts';
import { addShapeFaults } from './shape-faults.ts';
import { flowSchema, stepSchema } from './standard-step-schemas.ts';
import { tableSchema } from './table-schemas.ts';

/**
 * Reads a model from untrusted JSON.
 *
 * @returns the model, deeply frozen, with every default filled in and every number as canonical text
 * @throws FeewrightError with every fault at once (the first 20, and how many more): code, path, what was expected, what
 *   arrived, and the nearest known name for an unknown one
 *
 * Worked case: `{ …, fees: [{ code: 'commission', payer: 'merchnt', … }] }` is refused at `fees[0].payer`: there is no
 * party 'merchnt'; did you mean 'merchant'?
 */
export function parseModel(input: unknown): Model {
  const result = safeParseModel(input);
  return result.ok ? result.value : fail(result.issues);
}

/** `parseModel` that returns the faults instead of throwing them. */
export function safeParseModel(input: unknown): Result<Model> {
  const plain = plainJson(input, MODEL_LIMITS);
  if (!plain.ok) return plain;
  const faults = new Faults();
  const head = z.safeParse(modelHead, plain.value);
  if (!head.success) addShapeFaults(faults, head.error.issues, plain.value, []);
  if (!isObject(plain.value)) return failed(faults.list());
  // A list under a misspelt name cannot be read: what seems unknown may be in it.
  const isRead = head.success || head.error.issues.every(({ code }) => code !== 'unrecognized_keys');
  const draft = draftOf(plain.value, isRead, faults);
  checkDefinition(draft, faults);
  return faults.isEmpty && head.success ? ok(deepFreeze(complete(head.data, draft))) : failed(faults.list());
}

/** Stand in for faulty members, so that the rest of an item can be looked at: what it needs, and what asks for least. */
const FEE_FALLBACKS = { booked: false };
const APPORTIONMENT_FALLBACKS = {
  of: UNREAD,
  payee: UNREAD,
  bearers: [{ code: UNREAD, weight: '0' }],
  unplaced: 'reject',
};
const TABLE_FALLBACKS = {
  columns: [{ name: UNREAD }],
  gives: [{ code: UNREAD, type: 'ratio' }],
  hit: 'first',
  rows: [],
};
const ACCUMULATOR_FALLBACKS = { adds: { apportionment: UNREAD, bearer: UNREAD }, key: [], window: 'month' };

function draftOf(input: Readonly<Record<string, unknown>>, isRead: boolean, faults: Faults): DefinitionDraft {
  const items = {
    parties: readItems(partySchema, input, 'parties', faults),
    factors: readItems(factorSchema, input, 'factors', faults),
    fees: readItems(feeSchema, input, 'fees', faults, FEE_FALLBACKS),
    apportionments: readItems(apportionmentSchema, input, 'apportionments', faults, APPORTIONMENT_FALLBACKS),
    accumulators: readItems(accumulatorSchema, input, 'accumulators', faults, ACCUMULATOR_FALLBACKS),
    tables: readItems(tableSchema, input, 'tables', faults, TABLE_FALLBACKS),
    steps: readItems(stepSchema, input, 'steps', faults),
    flows: readItems(flowSchema, input, 'flows', faults),
  };
  const areLists = Object.keys(items).every((list) => input[list] === undefined || Array.isArray(input[list]));
  const areNamed = Object.values(items).every((entries) => entries.every(({ code }) => code !== undefined));
  const currency = typeof input.currency === 'string' ? input.currency : undefined;
  const { refund } = input;
  const measure = isObject(refund) && typeof refund.measure === 'string' ? refund.measure : undefined;
  const measured = refund === undefined ? {} : { refund: { measure } };
  const lane = z.safeParse(laneSchema, input.lane);
  const laned = lane.success ? { lane: lane.data } : {};
  return { ...items, ...measured, ...laned, currency, isWhole: isRead && areLists && areNamed };
}

function complete(head: z.output<typeof modelHead>, draft: DefinitionDraft): Model {
  const fees = itemsOf(draft.fees).map((fee) => completeFee(fee, head.currency));
  const { steps, flows, lane, ...named } = head;
  return {
    ...named,
    parties: itemsOf(draft.parties).map(completeParty),
    factors: itemsOf(draft.factors).map((factor) => completeFactor(factor, head.currency)),
    fees,
    apportionments: itemsOf(draft.apportionments).map((item) =>
      completeApportionment(
        item,
        fees.find(({ code }) => code === item.of),
      ),
    ),
    accumulators: itemsOf(draft.accumulators).map(completeAccumulator),
    tables: itemsOf(draft.tables).map((table) => completeTable(table, draft)),
    ...(draft.steps === undefined || draft.steps.length === 0 ? {} : { steps: itemsOf(draft.steps) }),
    ...(draft.flows === undefined || draft.flows.length === 0 ? {} : { flows: itemsOf(draft.flows) }),
    ...(lane === undefined ? {} : { lane: { ...lane, onLate: lane.onLate ?? 'append' } }),
  };
}

function itemsOf<Item>(entries: readonly Entry<Item>[]): readonly Item[] {
  return entries.flatMap(({ item }) => (item === undefined ? [] : [item]));
}
