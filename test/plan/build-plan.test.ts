import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { MERCHANT_PAYS, MONTHLY, PLATFORM_PAYS, planFaults, planOf, tryPlan } from '../decide/case.ts';

const FACTORS = [
  { code: 'price', type: 'money' },
  { code: 'coupon', type: 'money' },
  { code: 'rate', type: 'ratio' },
  { code: 'weight', type: 'quantity' },
  { code: 'units', type: 'integer' },
  { code: 'channel', type: 'text' },
  { code: 'isNew', type: 'boolean' },
  { code: 'day', type: 'date' },
];

const step = (code: string, formula: string, more: object = {}) => ({
  code,
  booked: false,
  price: { kind: 'formula', formula },
  ...more,
});
const fee = (code: string, formula: string, more: object = {}) => ({
  ...step(code, formula),
  booked: true,
  ...MERCHANT_PAYS,
  ...more,
});
const SPLIT = {
  code: 'split',
  of: 'coupon',
  payee: 'merchant',
  rounding: 'half-up',
  unplaced: 'reject',
  bearers: [
    { code: 'platform', weight: 1 },
    { code: 'supplier', weight: 1 },
  ],
};

describe('the graph of amounts', () => {
  it('in any order as written ⇒ each after all that it reads', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [
        { code: 'payable', ...PLATFORM_PAYS, price: { kind: 'complement', total: 'base', less: ['commission'] } },
        fee('commission', 'base * 0.05 + share(split, supplier)'),
        step('base', 'price - coupon'),
        step('alone', 'price', { when: 'commission > 0' }),
      ],
      apportionments: [
        {
          ...SPLIT,
          bearers: [
            { code: 'platform', weight: 1, cap: 'base' },
            { code: 'supplier', weight: 1 },
          ],
        },
      ],
    });
    expect(plan.nodes.map(({ item }) => item.code)).toEqual(['base', 'split', 'commission', 'payable', 'alone']);
    expect(plan.nodes.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(plan.owner).toBe('merchant');
    expect(plan.minorDigits).toBe(2);
  });

  it('bill then apportion, apportion then bill: an apportionment waits for its fee, and a fee for its share', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [fee('after', 'share(ofFee, platform) + unplaced(ofFee)'), fee('before', 'price')],
      apportionments: [{ ...SPLIT, code: 'ofFee', of: 'before', rounding: undefined, unplaced: 'keep' }],
    });
    expect(plan.nodes.map(({ item }) => item.code)).toEqual(['before', 'ofFee', 'after']);
  });

  it.each([
    ['a fee of itself', [fee('a', 'a * 0.1')], 'a → a'],
    ['two fees', [fee('a', 'b * 0.1'), fee('b', 'price + a')], 'a → b → a'],
    ['by a condition', [fee('a', 'price', { when: 'b > 0' }), fee('b', 'a')], 'a → b → a'],
    ['by exact()', [fee('a', 'price + exact(b)'), fee('b', 'a')], 'a → b → a'],
    [
      'by a floor',
      [fee('a', 'price', { price: { kind: 'formula', formula: 'price', floor: 'b' } }), fee('b', 'a')],
      'a → b → a',
    ],
    ['by a share', [fee('coupon2', 'share(split2, platform)')], 'coupon2 → split2 → coupon2'],
  ])('a cycle: %s ⇒ it is printed', (_, fees, cycle) => {
    const apportionments = [{ ...SPLIT, code: 'split2', of: 'coupon2', rounding: undefined }];
    const plan = tryPlan({ factors: FACTORS, fees, apportionments: cycle.includes('split2') ? apportionments : [] });
    expect(plan).toMatchObject({ ok: false, issues: [{ code: 'amount-cycle', path: ['fees'], facts: { cycle } }] });
    if (!plan.ok)
      expect(plan.issues.map((each) => sentence(each, 'en'))).toEqual([`these amounts need each other: ${cycle}`]);
  });

  it('an accumulator’s limit and condition are read where its amount is computed', () => {
    const parts = (limit: string) => ({
      factors: FACTORS,
      fees: [step('budget', limit)],
      apportionments: [SPLIT],
      accumulators: [
        { code: 'spent', adds: { apportionment: 'split', bearer: 'platform' }, limit: 'budget', ...MONTHLY },
      ],
    });
    expect(planOf(parts('price * 0.1')).nodes.map(({ item }) => item.code)).toEqual(['budget', 'split']);
    const plan = tryPlan(parts('share(split, supplier)'));
    expect(plan).toMatchObject({
      ok: false,
      issues: [{ code: 'amount-cycle', facts: { cycle: 'budget → split → budget' } }],
    });
  });

  it('asks for what is read, and for nothing else', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [fee('a', 'price * rate', { when: "channel == 'app'" })],
      accumulators: [{ code: 'weights', adds: 'weight', key: ['party', 'channel'], window: 'day' }],
    });
    expect(plan.factors.map(({ factor }) => factor.code)).toEqual(['price', 'rate', 'weight', 'channel']);
    expect(plan.balances).toEqual([
      { accumulator: 'weights', key: ['party', 'channel'], window: 'day', timeZone: 'Asia/Shanghai' },
    ]);
  });
});

describe('faults of a definition, all at once, each at its place', () => {
  it('in the model', () => {
    expect(
      planFaults({
        factors: FACTORS,
        fees: [
          step('one', 'prise + coupon'),
          fee('two', 'price + rate', { when: 'channel > 3' }),
          fee('three', 'price', {
            price: { kind: 'ratio', base: 'price', rate: 'coupon', flat: 'rate', floor: 'units', cap: 'day' },
          }),
          fee('four', 'price', { price: { kind: 'graduated', measure: 'rate', bands: [{ from: 0, rate: 1 }] } }),
          fee('five', 'price', { price: { kind: 'graduated', measure: 'price', bands: [{ from: 0, unit: 1 }] } }),
          { code: 'six', ...MERCHANT_PAYS },
        ],
        apportionments: [{ ...SPLIT, bearers: [{ code: 'platform', weight: 'channel', cap: 'rate' }] }],
        accumulators: [
          {
            code: 'spent',
            adds: { apportionment: 'split', bearer: 'platform' },
            limit: 'units',
            when: 'price',
            ...MONTHLY,
          },
        ],
      }),
    ).toEqual([
      'fees[0].price.formula: formula-name-unknown',
      'fees[1].when: formula-operands',
      'fees[1].price.formula: formula-operands',
      'fees[2].price.rate: formula-type',
      'fees[2].price.flat: formula-type',
      'fees[2].price.floor: formula-type',
      'fees[2].price.cap: formula-type',
      'fees[3].price.measure: formula-type',
      'fees[4].price.measure: formula-type',
      'fees[5].price: price-missing',
      'apportionments[0].bearers[0].weight: formula-type',
      'apportionments[0].bearers[0].cap: formula-type',
      'accumulators[0].limit: formula-type',
      'accumulators[0].when: formula-type',
    ]);
  });

  it('in the contract: where its term wrote it', () => {
    expect(
      planFaults(
        {
          factors: FACTORS,
          fees: [fee('zero', 'price'), fee('one', 'price'), fee('two', 'price')],
          apportionments: [SPLIT],
          accumulators: [{ code: 'spent', adds: { apportionment: 'split', bearer: 'platform' }, ...MONTHLY }],
        },
        [
          { fee: 'two', price: { formula: 'pric' }, when: 'chanel == 1' },
          { accumulator: 'spent', limit: 'rate' },
          { fee: 'one', price: { kind: 'ratio', base: 'price', rate: 'price' } },
          {
            apportionment: 'split',
            bearers: [
              { code: 'platform', weight: 1 },
              { code: 'supplier', weight: 'day' },
            ],
          },
        ],
      ),
    ).toEqual([
      'contracts[0].terms[2].price.rate: formula-type',
      'contracts[0].terms[0].when: formula-name-unknown',
      'contracts[0].terms[0].price.formula: formula-name-unknown',
      'contracts[0].terms[1].limit: formula-type',
      'contracts[0].terms[3].bearers[1].weight: formula-type',
    ]);
  });

  it('one field from the contract, the rest from the model ⇒ each fault in its own document', () => {
    const price = { kind: 'ratio', base: 'prices', rate: '0.1' };
    expect(
      planFaults({ factors: FACTORS, fees: [fee('a', '', { price })] }, [{ fee: 'a', price: { rate: 'coupon' } }]),
    ).toEqual(['fees[0].price.base: formula-name-unknown', 'contracts[0].terms[0].price.rate: formula-type']);
  });

  it('an unknown name ⇒ line, column and the nearest known one', () => {
    const plan = tryPlan({ factors: FACTORS, fees: [fee('a', 'price *\n  (1 - rat)')] });
    expect(plan).toMatchObject({
      ok: false,
      issues: [{ code: 'formula-name-unknown', facts: { name: 'rat', nearest: 'rate', line: 2, column: 8 } }],
    });
  });

  it('a booked fee is money; a step may be a ratio, a quantity or an integer, but no text', () => {
    expect(
      planFaults({ factors: FACTORS, fees: [step('r', 'rate * 2'), step('q', 'weight + 1'), step('n', 'units')] }),
    ).toEqual([]);
    expect(planFaults({ factors: FACTORS, fees: [fee('a', 'rate')] })).toEqual(['fees[0].price.formula: formula-type']);
    expect(planFaults({ factors: FACTORS, fees: [step('a', 'channel')] })).toEqual([
      'fees[0].price.formula: formula-type',
    ]);
    expect(planFaults({ factors: FACTORS, fees: [step('a', 'isNew')] })).toEqual([
      'fees[0].price.formula: formula-type',
    ]);
  });

  it('a step of another type is used as that type', () => {
    const fees = (formula: string) => [step('r', 'price / coupon'), step('q', 'weight * 2'), fee('a', formula)];
    expect(planFaults({ factors: FACTORS, fees: fees('price * r') })).toEqual([]);
    expect(planFaults({ factors: FACTORS, fees: fees('price * q') })).toEqual([]);
    expect(planFaults({ factors: FACTORS, fees: fees('price + r') })).toEqual([
      'fees[2].price.formula: formula-operands',
    ]);
    expect(planFaults({ factors: FACTORS, fees: fees('price * (r + q)') })).toEqual([
      'fees[2].price.formula: formula-operands',
    ]);
  });

  it('only money is divided, and only money accumulates before it is computed', () => {
    const fees = [step('r', 'rate * 2')];
    expect(planFaults({ factors: FACTORS, fees, apportionments: [{ ...SPLIT, of: 'r' }] })).toEqual([
      'apportionments[0].of: type-not-money',
    ]);
    const accumulators = [{ code: 'total', adds: 'r', ...MONTHLY }];
    expect(planFaults({ factors: FACTORS, fees, accumulators })).toEqual([]);
    const reader = step('seen', 'total + 0 * price');
    expect(planFaults({ factors: FACTORS, fees: [reader, ...fees], accumulators })).toEqual([
      'accumulators[0].adds: accumulator-type',
    ]);
  });

  it('a booked fee has no more decimals than the document’s currency; a step may', () => {
    const fees = [
      fee('a', 'price', { rounding: { mode: 'half-up', scale: 2 } }),
      step('b', 'price', { rounding: { mode: 'half-up', scale: 4 } }),
    ];
    const parts = { factors: FACTORS, fees, currency: 'document' };
    expect(planFaults(parts, [], 'JPY')).toEqual(['fees[0].rounding.scale: rounding-scale']);
    expect(planFaults(parts, [], 'CNY')).toEqual([]);
    expect(planFaults(parts, [{ fee: 'a', rounding: { mode: 'half-up', scale: 3 } }], 'CNY')).toEqual([
      'contracts[0].terms[0].rounding.scale: rounding-scale',
    ]);
    expect(planFaults(parts, [{ fee: 'a', rounding: { mode: 'half-up', scale: 3 } }], 'KWD')).toEqual([]);
  });

  it('the currency is the model’s own', () => {
    expect(planFaults({ factors: FACTORS, fees: [] }, [], 'USD')).toEqual(['currency: currency-invalid']);
    expect(planFaults({ factors: FACTORS, fees: [], currency: 'document' }, [], 'XXZ')).toEqual([
      'currency: currency-invalid',
    ]);
    expect(planOf({ factors: FACTORS, fees: [], currency: 'document' }, [], 'JPY').minorDigits).toBe(0);
  });
});
