import type { AccumulatorEntry } from '../decide/billing-record.ts';
import { add, exactText, parseExact } from '../money/exact.ts';
import type { BalanceKey, BalanceRead, StoredBalance } from '../ports/store.ts';
import { parseInstant } from '../time/instant.ts';
import { balanceName } from './balance-key.ts';

/**
 * Running totals through the work of one commit that decides several documents: each sees what those before it have posted,
 * which no store knows yet.
 */
export class BalanceChain {
  readonly #posted = new Map<string, AccumulatorEntry[]>();
  readonly #nowMs: number;

  /** @param nowMs when the commit's entries are recorded */
  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** What the store answered to a read, with what was posted since. */
  after(read: BalanceRead, stored: StoredBalance): StoredBalance {
    const entries = (this.#posted.get(balanceName(read)) ?? []).filter((entry) => this.#isIn(read, entry));
    if (entries.length === 0) return stored;
    const value = entries.reduce((sum, { delta }) => add(sum, parseExact(delta)), parseExact(stored.value));
    return { value: exactText(value), entries: stored.entries + entries.length, version: stored.version };
  }

  post(balance: BalanceKey, entries: readonly AccumulatorEntry[]): void {
    const name = balanceName(balance);
    this.#posted.set(name, [...(this.#posted.get(name) ?? []), ...entries]);
  }

  #isIn({ since, until, recordedBefore }: BalanceRead, { time }: AccumulatorEntry): boolean {
    const ms = parseInstant(time)?.epochMs ?? 0;
    const isInTime = ms >= (since ?? Number.NEGATIVE_INFINITY) && ms < (until ?? Number.POSITIVE_INFINITY);
    return isInTime && this.#nowMs < (recordedBefore ?? Number.POSITIVE_INFINITY);
  }
}
