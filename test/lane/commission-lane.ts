import { createEngine, type Engine, type EngineOptions } from '../../src/engine.ts';
import type { LaneKey } from '../../src/lane/lane-key.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import type { Model } from '../../src/model/model.ts';
import type { LaneRuleInput } from '../../src/model/model-input.ts';

/**
 * Commission of the month's sales: 16 % of the first 500.00, 14 % up to 2,000.00, 12 % beyond. A coupon is borne by the platform
 * up to 120.00 a month and merchant, the rest by the merchant. Documents of one merchant are cleared in order.
 */
export function modelOf(lane: Partial<LaneRuleInput> = {}): Model {
  return defineModel({
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
    ],
    fees: [
      {
        code: 'commission',
        payer: 'merchant',
        payee: 'platform',
        rounding: 'half-up',
        price: {
          kind: 'graduated',
          measure: 'price',
          bands: [
            { from: '0', rate: '0.16' },
            { from: '500', rate: '0.14' },
            { from: '2000', rate: '0.12' },
          ],
          cumulative: { accumulator: 'sales', basis: 'marginal' },
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
      { code: 'sales', adds: 'price', key: ['party'], window: 'month' },
      {
        code: 'granted',
        adds: { apportionment: 'subsidy', bearer: 'platform' },
        key: ['party'],
        window: 'month',
        limit: '120',
      },
    ],
    refund: { measure: 'price' },
    lane: { key: ['party'], ...lane },
  }) as Model;
}

const MERCHANTS = ['m1', 'm2', 'm3'];

export function laneEngine(options: Partial<EngineOptions<Model>> = {}, lane: Partial<LaneRuleInput> = {}): Engine {
  const model = modelOf(lane);
  const contracts = MERCHANTS.map((party) =>
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

export function sale(id: string, time: string, price: string, more: Record<string, unknown> = {}) {
  const { coupon, ...head } = more;
  const facts = { price, ...(coupon === undefined ? {} : { coupon }) };
  return { tenant: 't1', business: 'retail', id, party: 'm1', time: `2026-11-${time}`, facts, ...head };
}

export const M1: LaneKey = { tenant: 't1', model: 'shop', key: '["m1"]' };
export const DECEMBER = '2026-12-01T00:00:00Z';

export const SALES = {
  tenant: 't1',
  model: 'shop',
  accumulator: 'sales',
  key: ['m1'],
  window: '2026-11',
  timeZone: 'UTC',
};

/** `serial id commission` of each that is cleared. */
export async function cleared(engine: Engine, lane = M1): Promise<readonly string[]> {
  const places = await engine.lanes.cleared(lane);
  const bills = await Promise.all(places.map(({ document }) => engine.find(document)));
  return places.map(({ serial, document }, at) => {
    const bill = bills[at];
    return `${serial} ${document.id} ${bill?.record.amount('commission').toFixed(2)}`;
  });
}
