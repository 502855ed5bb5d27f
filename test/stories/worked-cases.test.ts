import { describe, expect, it } from 'vitest';
import {
  booked,
  decided,
  lineTexts,
  MERCHANT_PAYS,
  MONTHLY,
  PLATFORM_PAYS,
  planOf,
  sharesText,
} from '../decide/case.ts';
import { Month } from './month.ts';

const BASE = [{ code: 'base', type: 'money' }];

describe('a commission in slices of the month’s sales (超额累进)', () => {
  const bands = [
    { from: '0', rate: '0.16' },
    { from: '500', rate: '0.14' },
    { from: '2000', rate: '0.12' },
  ];
  const plan = planOf({
    factors: BASE,
    fees: [
      {
        code: 'commission',
        ...MERCHANT_PAYS,
        price: { kind: 'graduated', measure: 'base', bands, cumulative: { accumulator: 'sales', basis: 'marginal' } },
      },
    ],
    accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
  });

  it('450.00, 100.00 and 1600.00 ⇒ 72.00, 15.00 and 221.00: together the 308.00 of 2150.00', () => {
    const month = new Month(plan);
    // 450 × 16 %; 50 × 16 % + 50 × 14 %; 1450 × 14 % + 150 × 12 %.
    expect(booked(month.bill({ base: '450' }), 'commission')).toBe('72.00');
    expect(booked(month.bill({ base: '100' }), 'commission')).toBe('15.00');
    const third = month.bill({ base: '1600' });
    expect(booked(third, 'commission')).toBe('221.00');
    expect(month.balance('sales')).toBe('2150');
    expect(third.entries.map((entry) => entry.toJSON())).toEqual([
      {
        accumulator: 'sales',
        kind: 'post',
        key: '["t1","m1"]',
        window: {
          key: '2026-11',
          zone: 'Asia/Shanghai',
          start: '2026-10-31T16:00:00Z',
          end: '2026-11-30T16:00:00Z',
        },
        before: '550',
        delta: '1600',
        after: '2150',
      },
    ]);
    // 500 × 16 % + 1500 × 14 % + 150 × 12 % = 80 + 210 + 18.
    expect(booked(decided(plan, { base: '2150' }, { sales: ['0', 0] }), 'commission')).toBe('308.00');
  });

  it('at the bound, just before and just past it', () => {
    const of = (base: string) => booked(decided(plan, { base }, { sales: ['0', 0] }), 'commission');
    expect(of('499.99')).toBe('80.00'); // 79.9984
    expect(of('500')).toBe('80.00');
    expect(of('500.01')).toBe('80.00'); // 80.0014
    expect(of('500.04')).toBe('80.01'); // 80.0056
  });
});

describe('a commission at the band that the month reaches (全额)', () => {
  const plan = planOf({
    factors: BASE,
    fees: [
      {
        code: 'commission',
        ...MERCHANT_PAYS,
        price: {
          kind: 'volume',
          measure: 'base',
          boundary: 'lower',
          bands: [
            { from: '0', rate: '0.05' },
            { from: '1000', rate: '0.04' },
          ],
          cumulative: { accumulator: 'sales', basis: 'marginal' },
        },
      },
    ],
    accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
  });

  it('900.00, then 200.00 ⇒ 45.00; an own part of 8.00 and a true-up of −9.00: a fee of −1.00', () => {
    const month = new Month(plan);
    const first = month.bill({ base: '900' });
    expect(booked(first, 'commission')).toBe('45.00');
    expect(lineTexts(first)).toEqual(['fee commission merchant → platform 45.00']);
    const second = month.bill({ base: '200' });
    expect(booked(second, 'commission')).toBe('-1.00');
    expect(second.exact('commission')).toBe('-1');
    expect(lineTexts(second)).toEqual([
      'fee commission merchant → platform 8.00',
      'true-up commission merchant → platform -9.00',
    ]);
    expect(second.lines.map((line) => line.exact)).toEqual(['8', '-9']);
    expect(second.lines.map((line) => line.direction)).toEqual(['pay', 'pay']);
  });

  it('the first re-billed as 1000.00 over a balance of 200.00 ⇒ 40.00 − 2.00 = 38.00', () => {
    const record = decided(plan, { base: '1000' }, { sales: ['200', 1] });
    expect(booked(record, 'commission')).toBe('38.00');
    expect(lineTexts(record)).toEqual([
      'fee commission merchant → platform 40.00',
      'true-up commission merchant → platform -2.00',
    ]);
  });

  it('crossing almost, exactly, and just past 1000.00', () => {
    const of = (base: string) =>
      lineTexts(decided(plan, { base }, { sales: ['900', 1] })).map((text) => text.split(' ').at(-1));
    expect(of('99.99')).toEqual(['5.00']);
    expect(of('100')).toEqual(['4.00', '-9.00']);
    expect(of('100.01')).toEqual(['4.00', '-9.00']);
  });
});

describe('a coupon shared 5 : 3 : 2, the platform’s part limited to 120.00 a month', () => {
  const plan = planOf({
    factors: [{ code: 'coupon', type: 'money' }],
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
    accumulators: [
      { code: 'platformBudget', adds: { apportionment: 'couponCost', bearer: 'platform' }, limit: '120', ...MONTHLY },
    ],
  });

  it('two orders of 100.00 ⇒ 50 / 30 / 20 each; the merchant’s own 20.00 is recorded and makes no line', () => {
    const month = new Month(plan);
    for (const balance of ['50', '100']) {
      const record = month.bill({ coupon: '100' });
      expect(sharesText(record, 'couponCost')).toBe('50.00 / 30.00 / 20.00');
      expect(lineTexts(record)).toEqual([
        'share couponCost platform → merchant 50.00',
        'share couponCost supplier → merchant 30.00',
      ]);
      expect(month.balance('platformBudget')).toBe(balance);
    }
    // 20.00 are left of the limit; 80.00 go to the others 3 : 2.
    expect(sharesText(month.bill({ coupon: '100' }), 'couponCost')).toBe('20.00 / 48.00 / 32.00');
    expect(month.balance('platformBudget')).toBe('120');
    // Nothing is left of the limit.
    expect(sharesText(month.bill({ coupon: '100' }), 'couponCost')).toBe('0.00 / 60.00 / 40.00');
    expect(month.balance('platformBudget')).toBe('120');
  });

  it('the platform at 75.00 ⇒ its last 45.00, and the other 55.00 are 33 / 22', () => {
    const record = decided(plan, { coupon: '100' }, { platformBudget: ['75', 3] });
    expect(sharesText(record, 'couponCost')).toBe('45.00 / 33.00 / 22.00');
    expect(record.entries.map(({ before, delta, after }) => [before, delta, after])).toEqual([['75', '45', '120']]);
  });

  it('the limit almost reached, just reached, and just passed', () => {
    const at = (balance: string) =>
      sharesText(decided(plan, { coupon: '100' }, { platformBudget: [balance, 1] }), 'couponCost');
    expect(at('69.99')).toBe('50.00 / 30.00 / 20.00');
    expect(at('70')).toBe('50.00 / 30.00 / 20.00');
    // 49.99 for the platform; 50.01 of 3 : 2 are 30.006 and 20.004.
    expect(at('70.01')).toBe('49.99 / 30.01 / 20.00');
    expect(at('119.995')).toBe('0.00 / 60.00 / 40.00');
    expect(at('120')).toBe('0.00 / 60.00 / 40.00');
    expect(at('130')).toBe('0.00 / 60.00 / 40.00');
  });

  it('−100.00 without an original takes back at most what stands on the platform’s account', () => {
    const at = (balance: string) =>
      sharesText(decided(plan, { coupon: '-100' }, { platformBudget: [balance, 1] }), 'couponCost');
    expect(at('75')).toBe('-50.00 / -30.00 / -20.00');
    expect(at('50')).toBe('-50.00 / -30.00 / -20.00');
    expect(at('25')).toBe('-25.00 / -45.00 / -30.00');
    expect(at('0')).toBe('0.00 / -60.00 / -40.00');
  });
});

describe('what is left over (货款 = 基数 − 抽佣 − 服务费)', () => {
  const plan = planOf({
    factors: BASE,
    fees: [
      { code: 'commission', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.0333', base: 'base' } },
      { code: 'service', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.006', base: 'base' } },
      {
        code: 'payable',
        ...PLATFORM_PAYS,
        price: { kind: 'complement', total: 'base', less: ['commission', 'service'] },
      },
    ],
  });

  it('a base of 100.01 at 3.33 % and 0.6 % ⇒ 3.33, 0.60, and 96.08 is left', () => {
    const record = decided(plan, { base: '100.01' });
    expect(lineTexts(record)).toEqual([
      'fee commission merchant → platform 3.33',
      'fee service merchant → platform 0.60',
      'fee payable platform → merchant 96.08',
    ]);
    expect(record.lines.map((line) => line.exact)).toEqual(['3.330333', '0.60006', '96.08']);
    expect(record.lines.map((line) => line.direction)).toEqual(['pay', 'pay', 'receive']);
  });
});

describe('exact until a definition says "round"', () => {
  it('15 % of 0.30 is exactly 0.045, booked 0.05; half of the booked is 0.03, half of exact(fee) 0.02', () => {
    const plan = planOf({
      factors: BASE,
      fees: [
        { code: 'fee', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.15', base: 'base' } },
        { code: 'halfBooked', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'fee / 2' } },
        { code: 'halfExact', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'exact(fee) / 2' } },
      ],
    });
    const record = decided(plan, { base: '0.3' });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['0.045', '0.05']);
    expect([record.exact('halfBooked'), booked(record, 'halfBooked')]).toEqual(['0.025', '0.03']);
    expect([record.exact('halfExact'), booked(record, 'halfExact')]).toEqual(['0.0225', '0.02']);
  });

  it('the tax of 19 % contained in 119.00 ⇒ 19.00, and 100.00 is left', () => {
    const plan = planOf({
      factors: [{ code: 'gross', type: 'money' }],
      fees: [
        { code: 'tax', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'gross * 0.19 / 1.19' } },
        { code: 'net', ...MERCHANT_PAYS, price: { kind: 'complement', total: 'gross', less: ['tax'] } },
      ],
    });
    const record = decided(plan, { gross: '119' });
    expect([booked(record, 'tax'), booked(record, 'net')]).toEqual(['19.00', '100.00']);
  });

  it('the same as a tax that a fee of 119.00 contains: a line of 19.00, and the fee’s own of 100.00', () => {
    const plan = planOf({
      factors: [{ code: 'gross', type: 'money' }],
      fees: [
        { code: 'fee', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '1', base: 'gross' } },
        { code: 'tax', ...MERCHANT_PAYS, price: { kind: 'tax', of: 'fee', rate: '0.19', basis: 'inclusive' } },
      ],
    });
    expect(lineTexts(decided(plan, { gross: '119' }))).toEqual([
      'fee fee merchant → platform 100.00',
      'fee tax merchant → platform 19.00',
    ]);
  });

  it('10 ÷ 3 × 3 is 10: the third is a fraction, and the step in between is read as 10/3', () => {
    const plan = planOf({
      factors: BASE,
      fees: [
        { code: 'third', booked: false, price: { kind: 'formula', formula: 'base / 3' } },
        { code: 'whole', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'third * 3' } },
        { code: 'atOnce', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'base / 3 * 3' } },
      ],
    });
    const record = decided(plan, { base: '10' });
    expect(record.exact('third')).toBe('10/3');
    expect(() => record.amount('third')).toThrow(TypeError);
    expect([record.exact('whole'), booked(record, 'whole')]).toEqual(['10', '10.00']);
    expect([record.exact('atOnce'), booked(record, 'atOnce')]).toEqual(['10', '10.00']);
  });
});

describe('a commission of 14.875', () => {
  const rounded = (base: string, mode: string): string => {
    const fee = {
      code: 'commission',
      ...MERCHANT_PAYS,
      rounding: mode,
      price: { kind: 'ratio', rate: '0.35', base: 'base' },
    };
    return booked(decided(planOf({ factors: BASE, fees: [fee] }), { base }), 'commission');
  };

  it.each([
    ['half-up', '14.88', '-14.88'],
    ['half-even', '14.88', '-14.88'],
    ['half-down', '14.87', '-14.87'],
    ['up', '14.88', '-14.88'],
    ['down', '14.87', '-14.87'],
    // A negative measure is mirrored: rounded on the absolute, then turned.
    ['ceiling', '14.88', '-14.88'],
    ['floor', '14.87', '-14.87'],
  ])('%s ⇒ %s, and %s of the opposite', (mode, positive, negative) => {
    expect(rounded('42.5', mode)).toBe(positive);
    expect(rounded('-42.5', mode)).toBe(negative);
  });

  it('half-even goes down where the digit before is even: 14.865 ⇒ 14.86', () => {
    const fees = [
      { code: 'fee', ...MERCHANT_PAYS, rounding: 'half-even', price: { kind: 'formula', formula: 'base' } },
    ];
    const factors = [{ code: 'base', type: 'money', scale: 3 }];
    expect(booked(decided(planOf({ factors, fees }), { base: '14.865' }), 'fee')).toBe('14.86');
    expect(booked(decided(planOf({ factors, fees }), { base: '14.8650001' }), 'fee')).toBe('14.87');
  });

  it('a formula has no measure: its negative value is rounded as it stands', () => {
    const of = (mode: string) => {
      const fees = [
        { code: 'fee', ...MERCHANT_PAYS, rounding: mode, price: { kind: 'formula', formula: 'base * 0.35' } },
      ];
      return booked(decided(planOf({ factors: BASE, fees }), { base: '-42.5' }), 'fee');
    };
    expect(of('ceiling')).toBe('-14.87');
    expect(of('floor')).toBe('-14.88');
    expect(of('half-up')).toBe('-14.88');
  });
});

describe('division among bearers', () => {
  const divided = (amount: string, bearers: readonly unknown[]): string => {
    const plan = planOf({
      factors: [{ code: 'cost', type: 'money' }],
      apportionments: [
        { code: 'split', of: 'cost', payee: 'merchant', rounding: 'half-up', unplaced: 'reject', bearers },
      ],
    });
    return sharesText(decided(plan, { cost: amount }), 'split');
  };

  it('100.00 among three equals, one capped at 20.00 ⇒ 40.00, 20.00, 40.00', () => {
    const bearers = [
      { code: 'platform', weight: 1 },
      { code: 'supplier', weight: 1, cap: '20' },
      { code: 'merchant', weight: 1 },
    ];
    expect(divided('100', bearers)).toBe('40.00 / 20.00 / 40.00');
    expect(divided('-100', bearers)).toBe('-40.00 / -20.00 / -40.00');
    expect(divided('60', bearers)).toBe('20.00 / 20.00 / 20.00');
    expect(divided('60.01', bearers)).toBe('20.01 / 20.00 / 20.00');
  });

  it('0.05 among 3 : 3 : 1 ⇒ 0.02, 0.02, 0.01; −0.05 likewise', () => {
    const bearers = [
      { code: 'platform', weight: 3 },
      { code: 'supplier', weight: 3 },
      { code: 'merchant', weight: 1 },
    ];
    expect(divided('0.05', bearers)).toBe('0.02 / 0.02 / 0.01');
    expect(divided('-0.05', bearers)).toBe('-0.02 / -0.02 / -0.01');
  });
});
