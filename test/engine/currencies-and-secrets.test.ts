import { describe, expect, it } from 'vitest';
import { createEngine, defineContract, defineModel, defineRules, explanationText } from '../../src/index.ts';

const model = defineModel({
  format: 1,
  code: 'shop',
  business: 'shop',
  currency: 'document',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'secret', type: 'money', sensitive: true, default: 0 },
  ],
  fees: [
    {
      code: 'goods',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'price' },
    },
    {
      code: 'bonus',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'ratio', base: 'secret', rate: '0.1', negative: 'reject' },
    },
    {
      code: 'levy',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: { kind: 'ratio', base: 'price', rate: '0.1', cap: 3, negative: 'zero' },
    },
    {
      code: 'tiers',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: {
        kind: 'graduated',
        measure: 'secret',
        bands: [
          { from: 0, rate: '0.1' },
          { from: 100, rate: '0.2' },
        ],
      },
    },
  ],
  accumulators: [{ code: 'sales', adds: 'goods', key: ['party'], window: 'month' }],
});
const contract = defineContract(model, {
  format: 1,
  id: 'c-1',
  version: '1',
  tenant: 't1',
  party: 'm1',
  model: 'shop',
  valid: { from: '2026-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
});
const engine = createEngine({
  models: [model],
  contracts: [contract],
  rules: defineRules([model], { rules: [{ code: 'all', model: 'shop' }] }),
});
const head = { tenant: 't1', business: 'shop', party: 'm1', time: '2026-11-24T10:00:00+08:00' };
const query = {
  tenant: 't1',
  model: 'shop',
  accumulator: 'sales',
  window: '2026-11',
  timeZone: 'Asia/Shanghai',
} as const;

describe('documents of several currencies', () => {
  it('one running total never adds two of them', async () => {
    await engine.bill({ ...head, id: 'a', currency: 'CNY', facts: { price: '900.00' } });
    await engine.bill({ ...head, id: 'b', currency: 'JPY', facts: { price: '10000' } });
    await engine.bill({ ...head, id: 'c', currency: 'CNY', facts: { price: '100.00' } });
    expect((await engine.balance({ ...query, key: ['m1', 'CNY'] })).value).toBe('1000');
    expect((await engine.balance({ ...query, key: ['m1', 'JPY'] })).value).toBe('10000');
    await expect(engine.balance({ ...query, key: ['m1'] })).rejects.toThrow(/key a list of 1/);
    expect((await engine.orders()).map(({ currency, net }) => `${currency} ${net.toFixed()}`)).toEqual([
      'CNY 994',
      'JPY 9997',
    ]);
  });
});

describe('a sensitive fact', () => {
  it('is not given away by a fault that is computed from it', async () => {
    const refused = await engine.safeBill({
      ...head,
      id: 'd',
      currency: 'CNY',
      facts: { price: '1', secret: '-4242.42' },
    });
    expect(refused.ok ? [] : refused.issues.map(({ code }) => code)).toEqual(['measure-negative']);
    expect(JSON.stringify(refused)).not.toContain('4242');
  });

  it('nor by the bands of an explanation', async () => {
    const { snapshot } = await engine.quote({
      ...head,
      id: 'e',
      currency: 'CNY',
      facts: { price: '1', secret: '4242.42' },
    });
    const text = explanationText(engine.explain(snapshot, { fee: 'tiers' }), 'en');
    expect(text).toContain('graduated: secret = ***');
    expect(text).toContain('band 100 and up: *** × 0.2 = ***');
    expect(text).not.toContain('4242');
  });
});

describe('a negative measure that is charged as nothing', () => {
  it('is told as that, and not as a cap', async () => {
    const { record, snapshot } = await engine.quote({ ...head, id: 'f', currency: 'CNY', facts: { price: '-100' } });
    expect(record.amount('levy').toFixed(2)).toBe('0.00');
    const text = explanationText(engine.explain(snapshot, { fee: 'levy' }), 'en');
    expect(text).toContain('the measure is negative: nothing is charged');
    expect(text).not.toContain('cap:');
  });
});
