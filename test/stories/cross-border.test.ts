import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import type { FactorProvider, FactorRequest } from '../../src/factor/factor-provider.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import { fakeClock } from '../run/fake-clock.ts';

/**
 * A merchant is paid in yuan. He sells in yuan, yen and Kuwaiti dinars, pays 8 % of it as commission, and a listing fee that
 * his marketplace charges in euro. The rates of the day come from a service, which is asked once an hour.
 */
const crossBorder = defineModel({
  format: 1,
  code: 'cross-border',
  business: 'export',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [
    { code: 'sold', type: 'money', default: '0' },
    { code: 'sold_jpy', type: 'money', currency: 'JPY', maxScale: 0, default: '0' },
    { code: 'sold_kwd', type: 'money', currency: 'KWD', maxScale: 3, default: '0' },
    { code: 'listing_eur', type: 'money', currency: 'EUR', maxScale: 2, default: '0' },
    { code: 'eur_cny', type: 'ratio', scale: 8, maxScale: 8 },
    { code: 'jpy_cny', type: 'ratio', scale: 8, maxScale: 8 },
    { code: 'kwd_cny', type: 'ratio', scale: 8, maxScale: 8 },
  ],
  fees: [
    {
      code: 'from_jpy',
      booked: false,
      rounding: 'half-up',
      price: { kind: 'conversion', amount: 'sold_jpy', rate: 'jpy_cny', from: 'JPY' },
    },
    {
      code: 'from_kwd',
      booked: false,
      rounding: 'half-up',
      price: { kind: 'conversion', amount: 'sold_kwd', rate: 'kwd_cny', from: 'KWD' },
    },
    {
      code: 'proceeds',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'sold + from_jpy + from_kwd' },
    },
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: { kind: 'ratio', rate: '0.08', base: 'proceeds' },
    },
    {
      code: 'listing',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: { kind: 'conversion', amount: 'listing_eur', rate: 'eur_cny', from: 'EUR' },
    },
  ],
});

const contract = defineContract(crossBorder, {
  format: 1,
  id: 'c1',
  version: '1',
  tenant: 't1',
  party: 'm1',
  model: 'cross-border',
  valid: { from: '2026-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
  terms: [],
});

const RATES: Readonly<Record<string, string>> = {
  eur_cny: '7.81234567',
  jpy_cny: '0.04861234',
  kwd_cny: '23.45678901',
};

function shop() {
  const clock = fakeClock(1_795_600_000_000);
  const asked: FactorRequest[] = [];
  const events: EngineEvent[] = [];
  const fx: FactorProvider = {
    name: 'fx-service',
    factors: Object.keys(RATES),
    cache: { key: () => 'rates of the day', ageMs: 3_600_000 },
    provide(request) {
      asked.push(request);
      const time = '2026-11-24T00:00:00Z';
      const facts = Object.entries(RATES).map(([code, value]) => [code, { value, time, version: '42' }] as const);
      return request.documents.map(() => Object.fromEntries(facts));
    },
  };
  const engine = createEngine({
    models: [crossBorder],
    contracts: [contract],
    rules: defineRules([crossBorder], { rules: [{ code: 'all', model: 'cross-border' }] }),
    providers: [fx],
    clock,
    observe: (event) => events.push(event),
  });
  return { engine, clock, asked, events };
}

const sale = (id: string, facts: Readonly<Record<string, unknown>>) => ({
  tenant: 't1',
  business: 'export',
  id,
  party: 'm1',
  time: '2026-11-24T18:00:00+08:00',
  facts,
});

describe('a merchant who sells in four currencies', () => {
  it('is paid in yuan: 16,739.65 for three orders', async () => {
    const { engine, asked } = shop();
    const outcomes = await engine.billAll([
      sale('A', { sold: '1000.00', listing_eur: '12.34' }),
      sale('B', { sold_jpy: '350000', listing_eur: '0.45' }),
      sale('C', { sold_kwd: '12.345' }),
    ]);
    const amounts = outcomes.map((outcome) =>
      outcome.status === 'created'
        ? (['proceeds', 'commission', 'listing'] as const).map((fee) => outcome.record.amount(fee).toFixed(2)).join(' ')
        : outcome.status,
    );
    // 12.34 × 7.81234567 = 96.4043455678; 350,000 × 0.04861234 = 17,014.319; 12.345 × 23.45678901 = 289.574060…
    expect(amounts).toEqual(['1000.00 80.00 96.40', '17014.32 1361.15 3.52', '289.57 23.17 0.00']);
    const [order] = await engine.orders();
    await engine.settle({ asOf: '2026-12-01T00:00:00+08:00' });
    const { payments } = await engine.payments(order?.id ?? '');
    expect(payments.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual(['16739.65 CNY']);
    // Three documents, one question.
    expect(asked.map(({ documents }) => documents.map(({ id }) => id))).toEqual([['A']]);
  });

  it('asks for the rates once an hour, and the snapshot says how old they were', async () => {
    const { engine, clock, asked, events } = shop();
    await engine.bill(sale('A', { sold_jpy: '350000' }));
    await clock.pass(3_599_999);
    await engine.bill(sale('B', { sold_jpy: '350000' }));
    const stored = await engine.find(sale('B', {}));
    expect(stored?.snapshot.sources.jpy_cny).toEqual({
      source: 'fx-service',
      time: '2026-11-24T00:00:00Z',
      version: '42',
      age: '3599999',
    });
    expect(events.filter(({ type }) => type === 'cached')).toEqual([
      { type: 'cached', provider: 'fx-service', kept: 3, shared: 0 },
    ]);
    await clock.pass(1);
    await engine.bill(sale('C', { sold_jpy: '350000' }));
    expect(asked).toHaveLength(2);
    // A year later, from the snapshot alone.
    const kept: unknown = JSON.parse(JSON.stringify(stored?.snapshot));
    expect(
      engine
        .replay(kept as never)
        .amount('proceeds')
        .toFixed(2),
    ).toBe('17014.32');
    const text = explanationText(engine.explain(kept as never, { fee: 'proceeds' }), 'en');
    expect(text).toContain(
      'converted 350000 JPY at 0.04861234 CNY for 1 JPY (from fx-service, version 42, 2026-11-24T00:00:00Z, asked 3599999 ms before)',
    );
  });

  it('is not billed in half a yen, nor in a currency that was not meant', async () => {
    const { engine } = shop();
    const outcomes = await engine.billAll([
      sale('A', { sold_jpy: '0.5' }),
      sale('B', { listing_eur: { amount: '12.34', currency: 'USD' } }),
    ]);
    expect(outcomes.map((each) => (each.status === 'refused' ? each.issues.map(({ code }) => code) : []))).toEqual([
      ['fact-scale'],
      ['fact-currency'],
    ]);
  });
});
