import { createEngine, type Engine } from '../../src/engine.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import { type LaneOrderInput, type LaneResult, LIMIT } from './lane-scenario.ts';

const model = defineModel({
  format: 1,
  code: 'coupons',
  business: 'retail',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [{ code: 'coupon', type: 'money' }],
  fees: [{ code: 'half', booked: false, rounding: 'half-up', price: { kind: 'formula', formula: 'coupon / 2' } }],
  apportionments: [
    {
      code: 'subsidy',
      of: 'coupon',
      payee: 'merchant',
      rounding: 'half-up',
      bearers: [
        { code: 'platform', weight: '1', cap: 'half' },
        { code: 'merchant', weight: '0' },
      ],
      unplaced: { to: 'merchant' },
    },
  ],
  accumulators: [
    {
      code: 'granted',
      adds: { apportionment: 'subsidy', bearer: 'platform' },
      key: ['party'],
      window: 'month',
      limit: LIMIT,
    },
  ],
  lane: { key: ['party'] },
});

const LANE = { tenant: 't', model: 'coupons', key: '["m"]' };

export function laneBenchEngine(): Engine {
  const contract = defineContract(model, {
    format: 1,
    id: 'c',
    version: '1',
    tenant: 't',
    party: 'm',
    model: 'coupons',
    valid: { from: '2026-01-01T00:00:00Z' },
    timeZone: 'UTC',
    cycle: 'month',
    terms: [],
  });
  const rules = defineRules([model], { rules: [{ code: 'r', when: "business == 'retail'", model: 'coupons' }] });
  return createEngine({ models: [model], contracts: [contract], rules }) as Engine;
}

/** Puts the documents into the lane: read, checked, matched and kept, but not cleared. */
export async function addDocuments(engine: Engine, documents: readonly LaneOrderInput[]): Promise<void> {
  for (let from = 0; from < documents.length; from += 10_000) {
    const page = documents.slice(from, from + 10_000);
    const outcomes = await engine.lanes.add(
      page.map(({ id, time, coupon }) => ({
        tenant: 't',
        business: 'retail',
        party: 'm',
        id,
        time,
        facts: { coupon },
      })),
    );
    for (const { status } of outcomes) if (status !== 'created') throw new Error(`a document was ${status}`);
  }
}

/** What is measured: put in order, gathered, decided, and recorded with lines, journal, checkpoint and order totals. */
export async function clearUntil(engine: Engine, until: string): Promise<void> {
  const [outcome] = await engine.lanes.clear({ until, batch: 500, prefetch: 1_000 });
  if (outcome?.status !== 'cleared') throw new Error(`the lane was ${outcome?.status}`);
}

/** Read after the clock has stopped. */
export async function resultOf(engine: Engine, documents: number): Promise<LaneResult> {
  const of = { tenant: 't', model: 'coupons', accumulator: 'granted', key: ['m'], window: '2026-11', timeZone: 'UTC' };
  const { value } = await engine.balance(of);
  let unplaced = 0;
  for (let from = 1; from <= documents; from += 1_000) {
    for (const { document } of await engine.lanes.cleared(LANE, { from, limit: 1_000 })) {
      const bill = await engine.find(document);
      unplaced += Math.round(Number(bill?.record.share('subsidy', 'merchant').toFixed(2)) * 100);
    }
  }
  return { documents, granted: Number(value).toFixed(2), unplaced: (unplaced / 100).toFixed(2) };
}
