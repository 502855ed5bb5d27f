import { fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { shown } from '../issues/shown.ts';
import type { BalanceKey, BalanceRead } from '../ports/store.ts';
import { isTimeZone } from '../time/time-zone.ts';
import type { RunContext } from './context.ts';

/** A running total as a user names it. */
export interface BalanceQuery {
  readonly tenant: string;
  /** Code of the model. */
  readonly model: string;
  readonly accumulator: string;
  /** Values of the accumulator's key, without the tenant: `['m-1001']`; last the currency, where it is the document's. */
  readonly key: readonly string[];
  /** `2026-11`, `2026-11-24`, …, or `lifetime`. */
  readonly window: string;
  /** IANA zone of the window. */
  readonly timeZone: string;
}

/** The store's name of a running total. `key` is the JSON list that a snapshot has. */
export function balanceKey(of: {
  readonly tenant: string;
  readonly model: string;
  readonly accumulator: string;
  readonly key: string;
  readonly window: { readonly zone: string; readonly key: string };
}): BalanceKey {
  const { tenant, model, accumulator, key, window } = of;
  return { tenant, model, accumulator, key, window: windowText(window) };
}

/** Documents of one period share their window, and the text that names it. */
const WINDOW_TEXTS = new WeakMap<object, string>();

function windowText(window: { readonly zone: string; readonly key: string }): string {
  const known = WINDOW_TEXTS.get(window);
  if (known !== undefined) return known;
  const text = JSON.stringify([window.zone, window.key]);
  // Only what is frozen stays what the text says.
  if (Object.isFrozen(window)) WINDOW_TEXTS.set(window, text);
  return text;
}

/** The same, with the part of the total that is read. */
export function balanceRead(
  of: Parameters<typeof balanceKey>[0] & {
    readonly reading?: { readonly recordedBefore?: number; readonly since?: number };
  },
): BalanceRead {
  const { recordedBefore, since } = of.reading ?? {};
  if (recordedBefore === undefined && since === undefined) return balanceKey(of);
  return {
    ...balanceKey(of),
    ...(recordedBefore === undefined ? {} : { recordedBefore }),
    ...(since === undefined ? {} : { since }),
  };
}

/** Two reads of one name read one total. */
export function balanceName({ tenant, model, accumulator, key, window }: BalanceKey): string {
  return `${tenant}\n${model}\n${accumulator}\n${key}\n${window}`;
}

/**
 * The store's name of a running total that a user asks for. A misspelt name would find nothing, and nothing looks like a
 * balance of 0: so every member is checked. Fault: `balance-query-invalid`.
 */
export function balanceKeyOf({ definitions }: RunContext, query: BalanceQuery): BalanceKey {
  const { tenant, accumulator, key, window, timeZone } = query;
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
  if (typeof window !== 'string') issues.push(refuse('window'));
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) issues.push(refuse('timeZone'));
  const isKey = Array.isArray(key) && key.every((value) => typeof value === 'string');
  const parts = (known?.key.length ?? 0) + (model?.currency === 'document' ? 1 : 0);
  if (!isKey || (known !== undefined && key.length !== parts)) issues.push(refuse('key'));
  if (issues.length > 0) fail(issues);
  const values = JSON.stringify([tenant, ...key]);
  return balanceKey({ tenant, model: query.model, accumulator, key: values, window: { zone: timeZone, key: window } });
}
