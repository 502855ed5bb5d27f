import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch, Engine } from '../../src/engine.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { doc, refundOf, shopOf } from '../refund/shop.ts';
import { type Facts, NaiveLedger } from './naive-ledger.ts';

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 250);
const MONTHLY = { key: ['party'], window: 'month' } as const;
const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
const TIMES = ['2026-10-10T12:00:00+08:00', '2026-11-10T12:00:00+08:00'];
const MONTHS = ['2026-10', '2026-11'];

const PARTS = {
  refund: { measure: 'price' },
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money' },
  ],
  fees: [
    {
      code: 'commission',
      ...MERCHANT_PAYS,
      price: {
        ...{ kind: 'volume', boundary: 'lower', measure: 'price' },
        bands: [
          { from: '0', rate: '0.05' },
          { from: '1000', rate: '0.04' },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
    { code: 'service', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.01', base: 'price' } },
    {
      ...{ code: 'payable', payer: 'platform', payee: 'merchant', rounding: 'half-up' },
      price: { kind: 'complement', total: 'price', less: ['commission', 'service'] },
    },
  ],
  apportionments: [
    {
      ...{ code: 'cost', of: 'coupon', payee: 'merchant', rounding: 'half-up' },
      bearers: [
        { code: 'platform', weight: '1' },
        { code: 'supplier', weight: '1' },
      ],
      unplaced: { to: 'supplier' },
    },
  ],
  accumulators: [
    { code: 'sales', adds: 'price', ...MONTHLY },
    { code: 'borne', adds: { apportionment: 'cost', bearer: 'platform' }, ...MONTHLY, limit: '100' },
  ],
};

const text = (cents: bigint): string => {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const key = (id: string) => ({ tenant: 't1', business: 'shop', id });

type Step =
  | { readonly do: 'bill' | 'newer'; readonly id: number; readonly facts: Facts }
  | { readonly do: 'refund'; readonly id: number; readonly price: bigint }
  | { readonly do: 'rebill' | 'reverse' | 'reverse-refund' | 'again'; readonly id: number }
  | { readonly do: 'fork' | 'promote' | 'drop' };

const ids = fc.nat({ max: 3 });
const facts = fc.record({
  month: fc.nat({ max: 1 }),
  price: fc.bigInt(1n, 120_000n),
  coupon: fc.bigInt(0n, 12_000n),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('bill' as const, 'newer' as const), id: ids, facts }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('refund' as const), id: ids, price: fc.bigInt(1n, 60_000n) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('rebill' as const, 'reverse' as const, 'reverse-refund' as const, 'again' as const),
      id: ids,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('fork' as const, 'fork' as const, 'promote' as const, 'drop' as const),
    }),
  },
);

/** A store whose calls fail now and then, before or after they did their work, as if the process had died there. */
function mortal(inner: Store, faults: readonly number[]): Store {
  let call = 0;
  const at = new Set(faults);
  return new Proxy(inner, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        call += 1;
        if (at.has(2 * call)) throw new Error('died before');
        const answer: unknown = await Reflect.apply(value, target, args);
        if (at.has(2 * call + 1)) throw new Error('died after');
        return answer;
      };
    },
  });
}

/** Tries until the store works: what was done before it died is not done twice. */
async function untilDone<Value>(act: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isFeewrightError(error) || error.issues[0]?.code !== 'store-failed') throw error;
    }
  }
}

class World {
  readonly store = memoryStore();
  naive = new NaiveLedger();
  engine: Engine;
  #revisions = new Map<string, number>();
  #refunds = 0;
  /** Where one has forked: what goes on there is forgotten when it is dropped. */
  #below: {
    readonly branch: Branch;
    readonly engine: Engine;
    readonly naive: NaiveLedger;
    readonly revisions: Map<string, number>;
  }[] = [];

  constructor(faults: readonly number[]) {
    this.engine = shopOf(PARTS, { store: mortal(this.store, faults) });
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'fork':
        return this.#fork();
      case 'promote':
        return this.#promote();
      case 'drop':
        return this.drop();
      default:
        return this.#work(step);
    }
  }

  #fork(): void {
    const { engine, naive } = this;
    const branch = engine.branch();
    this.#below.push({ branch, engine, naive: new NaiveLedger(naive.documents), revisions: new Map(this.#revisions) });
    this.engine = branch;
  }

  async #promote(): Promise<void> {
    const forked = this.#below.pop();
    if (forked === undefined) return;
    await untilDone(() => forked.branch.promote({ reason: 'so', by: 'ann' }));
    this.engine = forked.engine;
  }

  async drop(): Promise<void> {
    const forked = this.#below.pop();
    if (forked === undefined) return;
    await forked.branch.drop();
    this.engine = forked.engine;
    this.naive = forked.naive;
    this.#revisions = forked.revisions;
  }

  get isForked(): boolean {
    return this.#below.length > 0;
  }

  async #work(step: Exclude<Step, { readonly do: 'fork' | 'promote' | 'drop' }>): Promise<void> {
    const id = `d${step.id}`;
    const known = this.naive.documents.get(id);
    switch (step.do) {
      case 'bill':
      case 'newer': {
        if ((step.do === 'newer') !== (known !== undefined)) return;
        const revision = (this.#revisions.get(id) ?? 0) + 1;
        await this.#agree(
          () => this.engine.bill(this.#document(id, step.facts, revision)),
          this.naive.post(id, step.facts),
        );
        if (this.naive.documents.get(id)?.facts === step.facts) this.#revisions.set(id, revision);
        return;
      }
      case 'refund': {
        const refundId = `r${this.#refunds++}`;
        const answer = this.naive.refund(id, refundId, step.price);
        const refund = refundOf(id, refundId, { price: text(step.price) });
        await this.#agree(() => this.engine.bill(refund), answer === 'done');
        return;
      }
      case 'rebill':
        if (known === undefined) return;
        this.naive.post(id, known.facts);
        await untilDone(() => this.engine.rebill(key(id)));
        return;
      case 'reverse':
        this.naive.reverse(id);
        await this.#agree(() => this.engine.reverse(key(id)), known !== undefined);
        return;
      case 'reverse-refund': {
        const refund = known?.refunds[0];
        if (refund === undefined) return;
        this.naive.reverseRefund(id, refund.id);
        await untilDone(() => this.engine.reverse(key(refund.id)));
        return;
      }
      case 'again': {
        if (known === undefined) return;
        const answer = await untilDone(() =>
          this.engine.bill(this.#document(id, known.facts, this.#revisions.get(id) ?? 1)),
        );
        expect(answer.status).toBe('exists');
      }
    }
  }

  #document(id: string, { month, price, coupon }: Facts, revision: number) {
    return doc(id, { price: text(price), coupon: text(coupon) }, { revision, time: TIMES[month] });
  }

  /** What the one refuses, the other refuses; then nothing has changed. */
  async #agree(act: () => Promise<unknown>, isDone: boolean): Promise<void> {
    try {
      await untilDone(act);
      expect(isDone).toBe(true);
    } catch (error) {
      if (!isFeewrightError(error)) throw error;
      expect(isDone, JSON.stringify(error.issues)).toBe(false);
    }
  }

  async check(): Promise<void> {
    const calm = shopOf(PARTS, { store: this.store });
    for (const [month, window] of MONTHS.entries()) {
      const of = (accumulator: string) => ({
        ...{ tenant: 't1', model: 'shop', accumulator, key: ['m1'], window, timeZone: 'Asia/Shanghai' },
      });
      for (const [accumulator, sum] of [
        ['sales', this.naive.sum(month, 'sales')],
        ['borne', this.naive.sum(month, 'platform')],
      ] as const) {
        const journal = await calm.journal(of(accumulator));
        const { value } = await calm.balance(of(accumulator));
        expect(Number(value).toFixed(2), accumulator).toBe(text(sum));
        for (const [at, entry] of journal.entries()) expect(entry.before).toBe(journal[at - 1]?.after ?? '0');
        expect(journal.at(-1)?.after ?? '0').toBe(value);
      }
    }
    const parts = new Map(this.naive.parts().map(({ id, part }) => [id, part]));
    const everyone = [...this.naive.documents].flatMap(([id, { refunds }]) => [id, ...refunds.map((each) => each.id)]);
    let net = 0n;
    for (const id of everyone) {
      const bill = await calm.find(key(id));
      const part = parts.get(id);
      expect(bill?.standing, id).toBe(part === undefined ? 'reversed' : undefined);
      if (bill === undefined || part === undefined) continue;
      const { record } = bill;
      const found = (['commission', 'service', 'payable'] as const).map((fee) => record.amount(fee).toFixed(2));
      const shares = (['platform', 'supplier'] as const).map((bearer) => record.share('cost', bearer).toFixed(2));
      const expected = [part.commission, part.service, part.payable, part.platform, part.supplier].map(text);
      expect(
        [...found, ...shares].map((amount) => amount.replace('-0.00', '0.00')),
        id,
      ).toEqual(expected);
      expect(calm.replay(JSON.parse(JSON.stringify(bill.snapshot))).contentText()).toBe(record.contentText());
      net += part.payable - part.commission - part.service + part.platform + part.supplier;
    }
    const orders = await calm.orders();
    const settled = orders.reduce((sum, order) => sum + BigInt(order.net.times(100).toFixed(0)), 0n);
    expect(settled).toBe(net);
  }
}

describe('any history of documents, refunds, corrections, branches and deaths', () => {
  it(
    'comes to what a list of documents comes to, worked out anew by hand',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 14 }),
          fc.array(fc.integer({ min: 2, max: 160 }), { maxLength: 6 }),
          async (steps, faults) => {
            const world = new World(faults);
            for (const each of steps) await world.take(each);
            while (world.isForked) await world.drop();
            await world.check();
          },
        ),
        { numRuns: RUNS },
      );
    },
    60_000 + RUNS * 200,
  );
});
