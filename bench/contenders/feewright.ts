import type { BillingRecord } from '../../src/decide/billing-record.ts';
import { decide } from '../../src/decide/decide.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Contender, Order } from '../order-scenario.ts';

const model = parseModel({
  format: 1,
  code: 'order',
  business: 'order',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
    { code: 'supplier', id: '2001' },
  ],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money' },
    { code: 'channel', type: 'text' },
  ],
  fees: [
    { code: 'base', booked: false, price: { kind: 'formula', formula: 'price - coupon' } },
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: {
        kind: 'volume',
        measure: 'base',
        boundary: 'lower',
        bands: [
          { from: '0', rate: '0.05' },
          { from: '100000', rate: '0.04' },
          { from: '1000000', rate: '0.03' },
        ],
        cumulative: { accumulator: 'gmv', basis: 'before' },
      },
    },
    {
      code: 'service',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      when: "channel == 'app'",
      price: { kind: 'ratio', base: 'base', rate: '0.006' },
    },
    {
      code: 'payable',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'complement', total: 'base', less: ['commission', 'service'] },
    },
  ],
  apportionments: [
    {
      code: 'couponCost',
      of: 'coupon',
      payee: 'merchant',
      rounding: 'half-up',
      unplaced: 'reject',
      bearers: [
        { code: 'platform', weight: 5 },
        { code: 'supplier', weight: 3 },
        { code: 'merchant', weight: 2 },
      ],
    },
  ],
  accumulators: [{ code: 'gmv', adds: 'base', key: ['party'], window: 'month' }],
});

const contract = parseContract({
  format: 1,
  id: 'c1',
  version: '1',
  tenant: 't1',
  party: 'm1',
  model: 'order',
  status: 'active',
  valid: { from: '2026-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
  terms: [],
});

const built = buildPlan(model, [contract], 'CNY');
if (!built.ok) throw new Error(`the bench's own model has faults: ${JSON.stringify(built.issues)}`);
const plan = built.value;

const MODEL = { code: model.code, hash: plan.modelHash };
const CONTRACT = { id: contract.id, version: contract.version, hash: plan.contractHash };
const WINDOW = {
  key: '2026-11',
  zone: 'Asia/Shanghai',
  start: '2026-10-31T16:00:00Z',
  end: '2026-11-30T16:00:00Z',
};

/** Every order gets its own snapshot, made within the measured time, as gathering would leave it. */
function snapshotOf(order: Order): Snapshot {
  return {
    format: 1,
    document: {
      tenant: 't1',
      business: 'order',
      id: order.id,
      revision: 1,
      party: 'm1',
      time: '2026-11-24T08:00:00Z',
    },
    rule: 'order',
    model: MODEL,
    contract: CONTRACT,
    facts: { price: order.price, coupon: order.coupon, channel: order.channel },
    sources: {},
    balances: { gmv: { key: '["t1","m1"]', window: WINDOW, value: order.gmv, entries: 1 } },
  };
}

/** The decide step: definitions are compiled before, gathering and recording come before and after. */
export const feewright: Contender<BillingRecord> = {
  name: 'feewright',
  isAsync: false,
  decide: (order) => decide(plan, snapshotOf(order)),
  read: (record) => {
    const entry = record.entries[0];
    if (entry === undefined) throw new Error('the GMV was not posted');
    const { before, delta, after } = entry;
    return {
      lines: record.lines.map((line) => {
        const { fee, bearer, payer, payee } = line;
        return { fee, bearer, payer, payee, amount: line.toJSON().amount ?? '' };
      }),
      // The last share is what nobody could take; this contract would refuse such an order.
      shares: record.shares.flatMap((share) =>
        share.bearer === undefined ? [] : [{ bearer: share.bearer, amount: share.toJSON().amount ?? '' }],
      ),
      gmv: { before, delta, after },
    };
  },
};
