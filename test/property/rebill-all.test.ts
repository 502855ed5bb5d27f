import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import { doc, refundOf, shopModel, shopOf } from '../refund/shop.ts';

// Whatever was billed, refunded, sent anew and taken back under one model: billed again on a branch under another one, all that
// stands is what it would have been, had it come in its order to an engine that has known the other model from the first. Promoted, the
// store has the same totals, and its orders the same nets.

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 100);
const MONTHLY = { key: ['party'], window: 'month' } as const;
const PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;

const partsWith = (bound: string, rate: string, limit: string) => ({
  refund: { measure: 'price' },
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money' },
  ],
  fees: [
    {
      code: 'commission',
      ...PAYS,
      price: {
        ...{ kind: 'volume', boundary: 'lower', measure: 'price' },
        bands: [
          { from: '0', rate: '0.05' },
          { from: bound, rate },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
    {
      ...{ code: 'payable', payer: 'platform', payee: 'merchant', rounding: 'half-up' },
      price: { kind: 'complement', total: 'price', less: ['commission'] },
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
    { code: 'peak', adds: 'price', keeps: 'max', ...MONTHLY },
    { code: 'borne', adds: { apportionment: 'cost', bearer: 'platform' }, ...MONTHLY, limit },
  ],
});
const [OLD, NEW] = [partsWith('1000', '0.04', '100'), partsWith('500', '0.03', '60')];

interface Step {
  readonly do: 'bill' | 'newer' | 'refund' | 'reverse' | 'reverse-refund' | 'rebill';
  readonly id: number;
  readonly price: number;
  readonly coupon: number;
  readonly month: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('bill', 'bill', 'bill', 'newer', 'refund', 'refund', 'reverse', 'reverse-refund', 'rebill'),
  id: fc.nat({ max: 5 }),
  price: fc.integer({ min: 1, max: 900 }),
  coupon: fc.integer({ min: 0, max: 120 }),
  month: fc.nat({ max: 1 }),
});

type Message = Parameters<Engine['bill']>[0];
const key = (id: string) => ({ tenant: 't1', business: 'shop', id });
const TIMES = ['2026-10-10T12:00:00+08:00', '2026-11-10T12:00:00+08:00'];

/** Takes the steps, and answers the messages that stand, in the order in which their documents were first posted. */
async function filled(engine: Engine, steps: readonly Step[]): Promise<readonly Message[]> {
  const messages = new Map<string, Message>();
  const billed = async (message: Message): Promise<void> => {
    const answer = await engine.safeBill(message);
    if (answer.ok && answer.value.status === 'created') messages.set(message.id, message);
  };
  for (const [at, each] of steps.entries()) {
    const id = `D${each.id}`;
    const facts = { price: `${each.price}.00`, coupon: `${each.coupon}.00` };
    const revision = (messages.get(id)?.revision ?? 0) + 1;
    if (each.do === 'bill' && revision > 1) continue;
    if (each.do === 'bill' || each.do === 'newer') await billed(doc(id, facts, { revision, time: TIMES[each.month] }));
    else if (each.do === 'refund') await billed(refundOf(id, `${id}-${at}`, { price: `${each.price / 4}` }));
    else if (each.do === 'rebill') await engine.safeRebill(key(id));
    else if (each.do === 'reverse') await engine.safeReverse(key(id));
    else {
      const refund = [...messages.keys()].find((known) => known.startsWith(`${id}-`));
      if (refund !== undefined) await engine.safeReverse(key(refund));
    }
  }
  const standing: Message[] = [];
  for (const [id, message] of messages) {
    if ((await engine.find(key(id)))?.standing === undefined) standing.push({ ...message, revision: 1 });
  }
  return standing;
}

async function said(engine: Engine, messages: readonly Message[]): Promise<unknown> {
  const totals = ['2026-10', '2026-11'].flatMap((window) =>
    ['sales', 'peak', 'borne'].map((accumulator) =>
      engine.balance({ tenant: 't1', model: 'shop', accumulator, key: ['m1'], window, timeZone: 'Asia/Shanghai' }),
    ),
  );
  return {
    records: await Promise.all(messages.map(async ({ id }) => (await engine.find(key(id)))?.record.contentText())),
    totals: (await Promise.all(totals)).map(({ value, entries }) => [value, entries]),
    nets: (await engine.orders()).map(({ id, net }) => [id, net.toFixed(2)]).filter(([, net]) => net !== '0.00'),
  };
}

describe('documents that are billed again on a branch, all of them', () => {
  it('come to what they would have come to, had its terms been there from the first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        const store = memoryStore();
        const engine = shopOf(OLD, { store });
        const standing = await filled(engine, steps);
        const right = shopOf(NEW);
        for (const message of standing) await right.bill(message);
        const branch = engine.branch({ models: [shopModel(NEW)] });
        expect(await branch.rebillAll()).toEqual({ status: 'rebilled', documents: standing.length });
        const expected = await said(right, standing);
        expect(await said(branch, standing)).toEqual(expected);
        const published = shopOf(NEW, { store, archive: { models: [shopModel(OLD)] } });
        await branch.promote({ engine: published, by: 'ann', reason: 'agreed' });
        expect(await said(published, standing)).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
