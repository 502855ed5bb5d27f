import type { BalanceWindow, SnapshotBalance } from '../factor/snapshot.ts';
import type { AccumulatorNode } from '../plan/plan.ts';

/** Reads a value of the record that an entry belongs to, as exact text. */
export type EntryReader = (slot: number, scale: number | undefined) => string;

/**
 * One step of a running total (累额流水), only ever appended: `after` is `before` plus `delta`, as exact texts. Measures
 * are added exactly, charges as they were booked.
 *
 * Worked case: GMV of 900 in November, an order of 200: before `900`, delta `200`, after `1100`.
 */
export class AccumulatorEntry<Accumulator extends string = string> {
  readonly document: string;
  readonly revision: number;
  /** @internal */
  protected readonly node: AccumulatorNode;
  /** @internal */
  protected readonly balance: SnapshotBalance;
  /** @internal */
  protected readonly read: EntryReader;

  constructor(
    node: AccumulatorNode,
    balance: SnapshotBalance,
    document: { readonly id: string; readonly revision: number },
    read: EntryReader,
  ) {
    this.node = node;
    this.balance = balance;
    this.document = document.id;
    this.revision = document.revision;
    this.read = read;
  }

  get accumulator(): Accumulator {
    return this.node.item.code as Accumulator;
  }

  get kind(): 'post' {
    return 'post';
  }

  /** The values of the accumulator's key, the tenant first, as a JSON list. */
  get key(): string {
    return this.balance.key;
  }

  get window(): BalanceWindow {
    return this.balance.window;
  }

  get before(): string {
    return this.read(this.node.before.slot, this.node.before.scale);
  }

  get delta(): string {
    return this.read(this.node.source.slot, this.node.source.scale);
  }

  get after(): string {
    return this.read(this.node.running.slot, this.node.running.scale);
  }

  toJSON(): { readonly [member: string]: unknown } {
    const { accumulator, kind, key, window, before, delta, after } = this;
    return { accumulator, kind, key, window, before, delta, after };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}
