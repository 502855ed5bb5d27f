import type { BalanceWindow, SnapshotBalance } from '../factor/snapshot.ts';
import type { Sym } from '../formula/scope.ts';
import { type Amount, amountText } from '../money/amount.ts';
import type { AccumulatorNode } from '../plan/plan.ts';

/**
 * One step of a running total (累额流水), only ever appended: `after` is `before` plus `delta`, as exact texts. Measures
 * are added exactly, charges as they were booked.
 *
 * Worked case: GMV of 900 in November, an order of 200: before `900`, delta `200`, after `1100`. A high-water mark of 100,
 * a value of 120: before `100`, delta `20`, value `120`, after `120`; then one of 110: delta `0`, value `110`.
 */
export class AccumulatorEntry<Accumulator extends string = string> {
  /** With the document's id and the tenant of the key, which document it was. */
  readonly business: string;
  readonly document: string;
  readonly revision: number;
  /** The document's business time: UTC text. */
  readonly time: string;
  /** Of its document in its lane; absent for a document of no lane. Identity, not content. */
  declare readonly serial?: number;
  /** @internal */
  protected readonly node: AccumulatorNode;
  /** @internal */
  protected readonly balance: SnapshotBalance;
  /** @internal */
  protected readonly values: readonly Amount[];

  constructor(
    node: AccumulatorNode,
    balance: SnapshotBalance,
    document: { readonly business: string; readonly id: string; readonly revision: number; readonly time: string },
    values: readonly Amount[],
  ) {
    this.node = node;
    this.balance = balance;
    this.business = document.business;
    this.document = document.id;
    this.revision = document.revision;
    this.time = document.time;
    this.values = values;
  }

  get accumulator(): Accumulator {
    return this.node.item.code as Accumulator;
  }

  get kind(): 'post' | 'reverse' | 'void' {
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
    return this.text(this.node.before);
  }

  get delta(): string {
    return this.text(this.node.delta);
  }

  /** Of a high-water mark: what was observed. Absent: the delta says all. */
  get value(): string | undefined {
    return this.node.observed && this.text(this.node.observed);
  }

  get after(): string {
    return this.text(this.node.running);
  }

  /** What is the same to the byte whenever the document is decided again. */
  content(): { readonly [member: string]: string | { readonly [member: string]: string | undefined } } {
    const { accumulator, kind, key, before, delta, value, after } = this;
    const observed = value === undefined ? {} : { value };
    return { accumulator, kind, key, window: { ...this.window }, before, delta, ...observed, after };
  }

  toJSON(): ReturnType<AccumulatorEntry['content']> {
    return this.serial === undefined ? this.content() : { ...this.content(), serial: String(this.serial) };
  }

  /** @internal Once, before it is frozen. */
  place(serial: number): void {
    (this as { serial?: number }).serial = serial;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }

  private text(sym: Sym): string {
    return amountText(this.values[sym.slot] as Amount, sym.scale);
  }
}
