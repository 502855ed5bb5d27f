import type { BalanceKey } from '../ports/store.ts';

/** A running total as a user names it. */
export interface BalanceQuery {
  readonly tenant: string;
  /** Code of the model. */
  readonly model: string;
  readonly accumulator: string;
  /** Values of the accumulator's key, without the tenant: `['m-1001']`. */
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
  return { tenant, model, accumulator, key, window: JSON.stringify([window.zone, window.key]) };
}

export function balanceKeyOf({ tenant, model, accumulator, key, window, timeZone }: BalanceQuery): BalanceKey {
  const values = JSON.stringify([tenant, ...key]);
  return balanceKey({ tenant, model, accumulator, key: values, window: { zone: timeZone, key: window } });
}
