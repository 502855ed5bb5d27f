import type { BalanceKey, BalanceRead } from '../ports/store.ts';

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
