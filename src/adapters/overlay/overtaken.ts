import { FeewrightError } from '../../issues/error.ts';
import { issue } from '../../issues/issue.ts';
import type { MovedThing } from '../../ports/overlay-store.ts';
import type { BalanceKey } from '../../ports/store.ts';

/** What the overlay has written rests on something that is not there any more: nothing of it can be read or promoted. */
export function overtaken(things: readonly MovedThing[]): FeewrightError {
  return new FeewrightError(things.map(({ kind, name }) => issue('branch-overtaken', [], { kind, name })));
}

/** `sales ["m1"] ["Asia/Shanghai","2026-11"]`. */
export function totalText({ accumulator, key, window }: BalanceKey): string {
  return `${accumulator} ${key} ${window}`;
}
