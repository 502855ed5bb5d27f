import { ReverseEntry } from '../../src/accumulate/reverse-entry.ts';
import type { AccumulatorEntry, BillingRecord } from '../../src/decide/billing-record.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { memoryStore } from '../../src/memory.ts';
import type { BalanceKey, BalancePart, StoredBalance, StoredBill } from '../../src/ports/store.ts';

export type Keeps = 'sum' | 'count' | 'max';

const KEY: BalanceKey = {
  ...{ tenant: 't1', model: 'fund', accumulator: 'total' },
  ...{ key: '["t1","m1"]', window: '["UTC","lifetime"]' },
};
const WINDOW = { key: 'lifetime', zone: 'UTC' };
const FIRST = Date.parse('2026-11-01T00:00:00Z');
export const day = (count: number): number => FIRST + count * 86_400_000;
const text = (ms: number): string => new Date(ms).toISOString().replace('.000', '');

export interface Posted {
  readonly document: string;
  readonly value: number;
  /** Days after the first. */
  readonly time: number;
}

/** One running total in a memory store, posted to and taken back from as an engine does it. */
export class Journal {
  readonly #keeps: Keeps;
  readonly #store = memoryStore();
  readonly #effective = new Map<string, AccumulatorEntry>();
  #version = 0;

  constructor(keeps: Keeps) {
    this.#keeps = keeps;
  }

  async read(part: BalancePart = {}): Promise<StoredBalance> {
    const [balance] = await this.#store.balances([{ ...KEY, ...part }]);
    if (balance === undefined) throw new Error('nothing was read');
    return balance;
  }

  async entries(part: BalancePart = {}): Promise<readonly AccumulatorEntry[]> {
    return this.#store.entries({ ...KEY, ...part });
  }

  async post({ document, value, time }: Posted, recorded = time): Promise<void> {
    const before = Number((await this.read()).value);
    const deltas = { sum: value, count: 1, max: Math.max(0, value - before) };
    const delta = deltas[this.#keeps];
    const observed = this.#keeps === 'max' ? { value: String(value) } : {};
    const entry = {
      ...{ accumulator: 'total', business: 'fund', document, revision: 1, time: text(day(time)), kind: 'post' },
      ...{ key: KEY.key, window: WINDOW, before: String(before), delta: String(delta), ...observed },
      after: String(before + delta),
    } as AccumulatorEntry;
    this.#effective.set(document, entry);
    await this.#commit(entry, recorded);
  }

  async reverse(document: string, recorded = 0): Promise<void> {
    const entry = this.#effective.get(document);
    if (entry === undefined) throw new Error(`'${document}' is not effective`);
    this.#effective.delete(document);
    const { value: before } = await this.read();
    const { value: after } = await this.read({ excluding: { business: 'fund', documents: [document] } });
    await this.#commit(new ReverseEntry(entry, { before, after, revision: 2 }), recorded);
  }

  async #commit(entry: AccumulatorEntry, recorded: number): Promise<void> {
    const id = `bill-${this.#version}`;
    const bill: StoredBill = {
      document: { tenant: 't1', business: 'fund', id, revision: 1, party: 'm1', time: entry.time, facts: {} },
      ...{ snapshot: {} as Snapshot, snapshotHash: '', record: {} as BillingRecord },
      recordedAt: text(day(recorded)),
    };
    const balances = [{ balance: KEY, version: this.#version, entries: [entry] }];
    if ((await this.#store.commit({ bill, balances })) !== 'committed') throw new Error('not committed');
    this.#version += 1;
  }
}
