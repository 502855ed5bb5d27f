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
  return { tenant, model, accumulator, key, window: JSON.stringify([window.zone, window.key]) };
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
