import { describe, expect, it } from 'vitest';
import { buildPlan, defineContract, defineModel, safeParseModel } from '../../src/index.ts';

const base = {
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
    { code: 'weight', type: 'quantity' },
  ],
} as const;

const terms = {
  format: 1,
  id: 'c-1',
  version: '1',
  tenant: 't1',
  party: 'm1',
  model: 'shop',
  valid: { from: '2026-01-01T00:00:00Z' },
  timeZone: 'UTC',
  cycle: 'month',
} as const;

describe('what a plan asks for', () => {
  it('a factor that only a disabled fee reads is not gathered', () => {
    const model = defineModel({
      ...base,
      fees: [
        {
          code: 'goods',
          payer: 'platform',
          payee: 'merchant',
          rounding: 'half-up',
          price: { kind: 'formula', formula: 'price' },
        },
        {
          code: 'freight',
          payer: 'platform',
          payee: 'merchant',
          rounding: 'half-up',
          price: { kind: 'ratio', base: 'weight', rate: '2.5' },
        },
      ],
    });
    const asks = (enabled: boolean): readonly string[] => {
      const plan = buildPlan(model, [defineContract(model, { ...terms, terms: [{ fee: 'freight', enabled }] })], 'CNY');
      return plan.ok ? plan.value.factors.map(({ factor }) => factor.code) : [];
    };
    expect(asks(true)).toEqual(['price', 'weight']);
    expect(asks(false)).toEqual(['price']);
  });
});

describe('what would be ignored or could not be paid is refused', () => {
  it("negative: 'reject' on a price without measure", () => {
    const parsed = safeParseModel({
      ...base,
      fees: [{ code: 'goods', booked: false, price: { kind: 'formula', formula: 'price', negative: 'reject' } }],
    });
    expect(parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['value-invalid', 'fees.0.price.negative'],
    ]);
  });

  it('shares finer than the minor unit of the currency', () => {
    const model = defineModel({
      ...base,
      fees: [],
      apportionments: [
        {
          code: 'split',
          of: 'price',
          payee: 'merchant',
          rounding: { mode: 'half-up', scale: 2 },
          unplaced: 'reject',
          bearers: [{ code: 'platform', weight: 1 }],
        },
      ],
    });
    const faults = (currency: string): readonly string[] => {
      const plan = buildPlan(model, [defineContract(model, terms)], currency);
      return plan.ok ? [] : plan.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
    };
    expect(faults('CNY')).toEqual([]);
    expect(faults('JPY')).toEqual(['rounding-scale apportionments.0.rounding.scale']);
  });
});
