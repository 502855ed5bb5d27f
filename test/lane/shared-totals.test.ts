import { describe, expect, it } from 'vitest';
import { createEngine, type Engine, type EngineOptions } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import type { Model } from '../../src/model/model.ts';
import type { EngineEvent } from '../../src/run/events.ts';

/**
 * Commission by last month's sales (5 %, from 1,000.00 on 4 %); every coupon is paid from one budget of 100.00 that all merchants
 * share, posted in the order of commits.
 */
const model = defineModel({
  format: 1,
  code: 'shop',
  business: 'retail',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money', default: '0' },
    { code: 'campaign', type: 'text', default: 'none' },
  ],
  fees: [
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: {
        kind: 'volume',
        measure: 'price',
        boundary: 'lower',
        bands: [
          { from: '0', rate: '0.05' },
          { from: '1000', rate: '0.04' },
        ],
        cumulative: { accumulator: 'sales', basis: 'before', of: 'last' },
      },
    },
  ],
  apportionments: [
    {
      code: 'subsidy',
      of: 'coupon',
      payee: 'merchant',
      payer: 'merchant',
      rounding: 'half-up',
      bearers: [{ code: 'platform', weight: '1' }],
      unplaced: 'keep',
    },
  ],
  accumulators: [
    { code: 'sales', adds: 'price', key: ['party', 'campaign'], window: 'month' },
    {
      code: 'budget',
      adds: { apportionment: 'subsidy', bearer: 'platform' },
      key: [],
      window: 'year',
      limit: '100',
      order: 'commit',
    },
  ],
  lane: { key: ['party', 'campaign'] },
}) as Model;

function engineOf(options: Partial<EngineOptions<Model>> = {}): Engine {
  const contracts = ['m1', 'm2', 'm3', 'm4'].map((party) =>
    defineContract(model, {
      format: 1,
      id: `c-${party}`,
      version: '1',
      tenant: 't1',
      party,
      model: 'shop',
      valid: { from: '2026-01-01T00:00:00Z' },
      timeZone: 'UTC',
      cycle: 'month',
      terms: [],
    }),
  );
  const rules = defineRules([model], { rules: [{ code: 'sales', when: "business == 'retail'", model: 'shop' }] });
  return createEngine({ models: [model], contracts, rules, ...options });
}

function sale(id: string, day: string, facts: Record<string, string>, party = 'm1') {
  return { tenant: 't1', business: 'retail', id, party, time: `2026-${day}T10:00:00Z`, facts };
}

const YEAR = '2027-01-01T00:00:00Z';

async function commissions(engine: Engine, ids: readonly string[]): Promise<readonly (string | undefined)[]> {
  const bills = await Promise.all(ids.map((id) => engine.find({ tenant: 't1', business: 'retail', id })));
  return bills.map((bill) => bill?.record.amount('commission').toFixed(2));
}

describe('documents of two months in one commit', () => {
  const documents = [
    sale('a', '10-05', { price: '999.99' }),
    sale('b', '10-06', { price: '0.01' }),
    sale('c', '11-01', { price: '100.00' }),
    sale('d', '11-02', { price: '100.00' }),
  ];

  it.each([
    // October is cleared before it ends, so November sees all of it.
    ['2026-10-31T23:59:59.999Z', ['50.00', '0.00', '4.00', '4.00']],
    // It is cleared only when it has ended: what November sees of it is nothing.
    ['2026-11-01T00:00:00Z', ['50.00', '0.00', '5.00', '5.00']],
  ])(
    'read of the month before what they would if they were committed one by one: cleared at %s',
    async (now, expected) => {
      for (const batch of [1, 2, 3, 4]) {
        const engine = engineOf({ clock: { now: () => Date.parse(now) } });
        await engine.lanes.add(documents);
        await engine.lanes.clear({ until: YEAR, batch });
        expect(await commissions(engine, ['a', 'b', 'c', 'd'])).toEqual(expected);
      }
    },
  );
});

describe('a budget that all lanes share', () => {
  it.each([1, 3])('is never passed, whoever is first, with %d in a commit', async (batch) => {
    for (const isOneProcess of [true, false]) {
      const store = memoryStore();
      const events: EngineEvent[] = [];
      const engine = engineOf({ store, observe: (event) => events.push(event) });
      const parties = ['m1', 'm2', 'm3', 'm4'];
      await engine.lanes.add(
        parties.flatMap((party) =>
          Array.from({ length: 6 }, (_, at) =>
            sale(`${party}-${at}`, `11-0${at + 1}`, { price: '1', coupon: '7' }, party),
          ),
        ),
      );
      const lanes = (await engine.lanes.list()).map(({ lane }) => lane);
      const outcomes = isOneProcess
        ? await engine.lanes.clear({ until: YEAR, batch, concurrency: 4 })
        : (
            await Promise.all(
              lanes.map((lane) => engineOf({ store }).lanes.clear({ until: YEAR, batch, lanes: [lane] })),
            )
          ).flat();
      expect(outcomes.map(({ status, documents }) => [status, documents])).toEqual(parties.map(() => ['cleared', 6]));
      const budget = { tenant: 't1', model: 'shop', accumulator: 'budget', key: [], window: '2026', timeZone: 'UTC' };
      const journal = await engine.journal(budget);
      expect(journal).toHaveLength(24);
      expect(journal.map(({ before }) => before)).toEqual(journal.map((_, at) => journal[at - 1]?.after ?? '0'));
      // 14 coupons of 7.00, then the last 2.00.
      expect((await engine.balance(budget)).value).toBe('100');
      expect(journal.filter(({ delta }) => delta !== '0').map(({ delta }) => delta)).toEqual([
        ...Array.from({ length: 14 }, () => '7'),
        '2',
      ]);
    }
  });
});

describe('a lane kept by a fact', () => {
  it('is that of what the document brings, or of the default', async () => {
    const engine = engineOf();
    const answers = await engine.lanes.add([
      sale('a', '11-01', { price: '1', campaign: 'double-11' }),
      sale('b', '11-01', { price: '1' }),
    ]);
    expect(answers.map((each) => (each.status === 'refused' ? each.issues : each.lane.key))).toEqual([
      '["m1","double-11"]',
      '["m1","none"]',
    ]);
  });

  it('stops where a provider says another one, for totals would be of another lane', async () => {
    const engine = engineOf({
      providers: [
        {
          name: 'campaigns',
          factors: ['campaign'],
          provide: ({ documents }) => documents.map(() => ({ campaign: { value: 'spring' } })),
        },
      ],
    });
    await engine.lanes.add([sale('a', '11-01', { price: '1', campaign: 'double-11' })]);
    expect(await engine.lanes.clear({ until: YEAR })).toMatchObject([
      { status: 'stopped', issues: [{ code: 'lane-key-other', facts: { document: 'a' } }] },
    ]);
  });

  it('is none without it', async () => {
    const engine = engineOf();
    const [answer] = await engine.lanes.add([sale('a', '11-01', { price: '1', campaign: 7 as never })]);
    expect(answer).toMatchObject({
      status: 'refused',
      issues: [{ code: 'lane-key-missing', facts: { part: 'campaign' } }],
    });
  });
});
