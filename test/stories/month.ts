import type { BillingRecord } from '../../src/decide/billing-record.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type Balances, decided, type Facts } from '../decide/case.ts';

/** Decides documents one after the other; each sees the running totals that the ones before it left. */
export class Month {
  readonly #plan: Plan;
  readonly #balances: Record<string, readonly [string, number]>;

  constructor(plan: Plan, opening: Balances = {}) {
    this.#plan = plan;
    this.#balances = {
      ...Object.fromEntries(plan.accumulators.map(({ item }) => [item.code, ['0', 0] as const])),
      ...opening,
    };
  }

  bill(facts: Facts): BillingRecord {
    const record = decided(this.#plan, facts, this.#balances);
    for (const { accumulator, after } of record.entries) {
      const [, entries] = this.#balances[accumulator] ?? ['0', 0];
      this.#balances[accumulator] = [after, entries + 1];
    }
    return record;
  }

  balance(accumulator: string): string | undefined {
    return this.#balances[accumulator]?.[0];
  }
}
