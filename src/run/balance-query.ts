import { fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { shown } from '../issues/shown.ts';
import type { Accumulator } from '../model/model.ts';
import { cycleOf, hasZone } from '../model/window.ts';
import type { BalanceKey, BalanceRead } from '../ports/store.ts';
import type { InstantInput } from '../time/instant.ts';
import { isTimeZone } from '../time/time-zone.ts';
import { balanceKey } from './balance-key.ts';
import type { RunContext } from './context.ts';
import { readInstant } from './read-as-of.ts';

/** A running total as a user names it. */
export interface BalanceQuery {
  readonly tenant: string;
  /** Code of the model. */
  readonly model: string;
  readonly accumulator: string;
  /** Values of the accumulator's key, without the tenant: `['m-1001']`; last the currency, where it is the document's. */
  readonly key: readonly string[];
  /**
   * By the accumulator's window: `2026-11-24`, `2026-W48`, `2026-11`, `2026-Q4`, `2026`, `lifetime`; `document:A-1`,
   * `contract:c1`; first date and that of the next, of years from a date and weeks from another day than Monday:
   * `2025-02-28/2026-02-28`.
   */
  readonly window: string;
  /** IANA zone of the window. Those of a document and of a contract need none. */
  readonly timeZone?: string;
}

/** Which part of a running total is looked at; without bounds it is read as it stands. Whole milliseconds. */
export interface BalanceView {
  /** Only what happened before: entries of documents with a business time before this instant. */
  readonly asOf?: InstantInput | undefined;
  /** Only what was known: entries recorded before this instant, by the engine's clock. */
  readonly recordedBefore?: InstantInput | undefined;
}

const VIEW_MEMBERS: readonly string[] = ['asOf', 'recordedBefore'];

/**
 * The store's name of a running total that a user asks for. A misspelt name would find nothing, and nothing looks like a
 * balance of 0: so every member is checked. Faults: `balance-query-invalid`, `option-unknown`, `as-of-invalid`.
 */
export function readBalanceQuery(context: RunContext, query: BalanceQuery, view: BalanceView): BalanceRead {
  const key = balanceKeyOf(context, query);
  const unknown = Object.keys(view).filter((member) => !VIEW_MEMBERS.includes(member));
  const faults = unknown.map((option) =>
    issue('option-unknown', [option], { option, nearest: nearestName(option, VIEW_MEMBERS) }),
  );
  if (faults.length > 0) fail(faults);
  const { asOf, recordedBefore } = view;
  return {
    ...key,
    ...(asOf === undefined ? {} : { until: readInstant('asOf', asOf) }),
    ...(recordedBefore === undefined ? {} : { recordedBefore: readInstant('recordedBefore', recordedBefore) }),
  };
}

function balanceKeyOf({ definitions }: RunContext, query: BalanceQuery): BalanceKey {
  const { tenant, accumulator, key, window } = query;
  const models = definitions.models.map(({ code }) => code);
  const model = definitions.models.find(({ code }) => code === query.model);
  const codes = model?.accumulators.map(({ code }) => code) ?? [];
  const known = model?.accumulators.find(({ code }) => code === accumulator);
  const refuse = (member: keyof BalanceQuery, names: readonly string[] = []): Issue => {
    const found = query[member] as unknown;
    const nearest = typeof found === 'string' ? nearestName(found, names) : undefined;
    return issue('balance-query-invalid', [member], { member, found: shown(found), nearest });
  };
  const issues: Issue[] = [];
  if (model === undefined) issues.push(refuse('model', models));
  else if (known === undefined) issues.push(refuse('accumulator', codes));
  if (typeof tenant !== 'string') issues.push(refuse('tenant'));
  if (typeof window !== 'string' || (known !== undefined && !isKeyOf(known, window))) issues.push(refuse('window'));
  const timeZone = query.timeZone ?? (known === undefined || hasZone(known.window) ? undefined : 'UTC');
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) issues.push(refuse('timeZone'));
  const isKey = Array.isArray(key) && key.every((value) => typeof value === 'string');
  const parts = (known?.key.length ?? 0) + (model?.currency === 'document' ? 1 : 0);
  if (!isKey || (known !== undefined && key.length !== parts)) issues.push(refuse('key'));
  if (issues.length > 0 || timeZone === undefined) return fail(issues);
  const values = JSON.stringify([tenant, ...key]);
  return balanceKey({ tenant, model: query.model, accumulator, key: values, window: { zone: timeZone, key: window } });
}

const DATE = String.raw`[+-]?\d{4,6}-\d\d-\d\d`;
const SPAN = new RegExp(`^${DATE}/${DATE}$`);
const PERIODS: Readonly<Record<string, RegExp>> = {
  day: new RegExp(`^${DATE}$`),
  week: /^[+-]?\d{4,6}-W\d\d$/,
  month: /^[+-]?\d{4,6}-\d\d$/,
  quarter: /^[+-]?\d{4,6}-Q[1-4]$/,
  year: /^[+-]?\d{4,6}$/,
};

/** Whether a text looks like the key of one of an accumulator's windows. */
function isKeyOf(accumulator: Accumulator, key: string): boolean {
  const { window } = accumulator;
  const cycle = cycleOf(accumulator);
  if (cycle !== undefined) return (PERIODS[cycle] ?? SPAN).test(key);
  if (typeof window === 'object') return SPAN.test(key);
  return window === 'lifetime' ? key === window : key.startsWith(`${window}:`);
}
