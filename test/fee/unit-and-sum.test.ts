import { describe, expect, it } from 'vitest';
import { booked, decided, lineTexts, MERCHANT_PAYS, planFaults, planOf, refused } from '../decide/case.ts';

const FACTORS = [
  { code: 'value', type: 'money' },
  { code: 'parcels', type: 'integer' },
  { code: 'weight', type: 'quantity' },
  { code: 'one', type: 'money', scale: 4 },
];

const parts = (price: object) => ({ factors: FACTORS, fees: [{ code: 'fee', ...MERCHANT_PAYS, price }] });
const feeOf = (price: object, facts: Record<string, string>) => decided(planOf(parts(price)), facts);
const amountOf = (price: object, facts: Record<string, string>) => booked(feeOf(price, facts), 'fee');

describe('a price a unit', () => {
  const price = { kind: 'unit', price: '0.375', quantity: 'parcels' };

  it('1.5 kg at 0.333 a kilogram, and a flat of 2.00 ⇒ exactly 2.4995, booked 2.50', () => {
    const record = feeOf({ kind: 'unit', price: '0.333', quantity: 'weight', flat: '2' }, { weight: '1.5' });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['2.4995', '2.50']);
    expect(lineTexts(record)).toEqual(['fee fee merchant → platform 2.50']);
  });

  it('pieces are whole, the price may be a fact', () => {
    expect(['0', '1', '3'].map((parcels) => amountOf(price, { parcels }))).toEqual(['0.00', '0.38', '1.13']);
    expect(amountOf({ ...price, price: 'one' }, { parcels: '7', one: '0.0125' })).toBe('0.09');
  });

  it('a floor: almost reached, reached, just passed', () => {
    const floored = { ...price, floor: '1.50' };
    expect(['3', '4', '5'].map((parcels) => amountOf(floored, { parcels }))).toEqual(['1.50', '1.50', '1.88']);
  });

  it('a negative quantity is mirrored, counts as nothing or is refused', () => {
    expect(amountOf(price, { parcels: '-3' })).toBe('-1.13');
    expect(amountOf({ ...price, negative: 'zero' }, { parcels: '-3' })).toBe('0.00');
    expect(refused(planOf(parts({ ...price, negative: 'reject' })), { parcels: '-3' })).toMatchObject([
      { code: 'measure-negative', facts: { measure: '-3' } },
    ]);
  });

  it('money is no quantity, and a ratio no price', () => {
    expect(planFaults(parts({ ...price, quantity: 'value' }))).toEqual(['fees[0].price.quantity: formula-type']);
    expect(planFaults(parts({ ...price, price: 'parcels' }))).toEqual(['fees[0].price.price: formula-type']);
  });
});

describe('a sum', () => {
  const price = {
    kind: 'sum',
    parts: [{ rate: '0.029', base: 'value' }, { amount: '0.30' }, { price: '1.5', quantity: 'parcels' }],
  };

  it('2.9 % of 99.99, 0.30 a payment and 1.50 for each of two parcels ⇒ exactly 6.19971, booked 6.20', () => {
    const record = feeOf(price, { value: '99.99', parcels: '2' });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['6.19971', '6.20']);
  });

  it('its sign is its own, and its cap acts on the whole', () => {
    expect(amountOf(price, { value: '-100', parcels: '0' })).toBe('-2.60');
    const capped = { ...price, cap: '6.20' };
    const amounts = ['99.99', '100', '100.01', '500'].map((value) => amountOf(capped, { value, parcels: '2' }));
    expect(amounts).toEqual(['6.20', '6.20', '6.20', '6.20']);
    expect(feeOf(capped, { value: '99.99', parcels: '2' }).exact('fee')).toBe('6.19971');
    expect(feeOf(capped, { value: '100.01', parcels: '2' }).exact('fee')).toBe('6.2');
  });

  it('each fault at its part', () => {
    const faulty = { kind: 'sum', parts: [{ rate: 'value', base: 'value' }, { amount: 'parcels' }] };
    expect(planFaults(parts(faulty))).toEqual([
      'fees[0].price.parts[0].rate: formula-type',
      'fees[0].price.parts[1].amount: formula-type',
    ]);
  });

  it('a contract replaces the parts as a whole list', () => {
    const plan = planOf(parts(price), [{ fee: 'fee', price: { parts: [{ amount: '1' }] } }]);
    expect(booked(decided(plan, {}), 'fee')).toBe('1.00');
  });
});
