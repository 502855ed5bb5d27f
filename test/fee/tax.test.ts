import { describe, expect, it } from 'vitest';
import { safeParseModel } from '../../src/model/parse-model.ts';
import {
  booked,
  decided,
  decidedLines,
  faultText,
  type Json,
  lineTexts,
  MERCHANT_PAYS,
  MONTHLY,
  modelOf,
  planFaults,
  planOf,
} from '../decide/case.ts';

const FACTORS = [
  { code: 'base', type: 'money' },
  { code: 'vat_rate', type: 'ratio' },
  { code: 'is_domestic', type: 'boolean' },
];
const ratio = { kind: 'ratio', rate: '1', base: 'base' };
const inclusive = { kind: 'tax', of: 'fee', rate: '0.19', basis: 'inclusive' };
const exclusive = { kind: 'tax', of: 'fee', rate: '0.19', basis: 'exclusive' };

const parts = (tax: object, fee: object = {}, more: Json = {}) => ({
  factors: FACTORS,
  fees: [
    { code: 'fee', ...MERCHANT_PAYS, price: ratio, ...fee },
    { code: 'vat', ...MERCHANT_PAYS, price: inclusive, ...tax },
  ],
  ...more,
});

const linesOf = (plan: ReturnType<typeof planOf>, facts: Record<string, string | boolean>) =>
  lineTexts(decided(plan, facts));

describe('a tax that is contained in a fee', () => {
  it('19 % contained in 119.00 ⇒ tax 19.00, and the fee’s own line 100.00; other formulas still read 119.00', () => {
    const record = decided(planOf(parts({})), { base: '119' });
    expect(lineTexts(record)).toEqual(['fee fee merchant → platform 100.00', 'fee vat merchant → platform 19.00']);
    expect([booked(record, 'fee'), booked(record, 'vat'), record.exact('vat')]).toEqual(['119.00', '19.00', '19']);
  });

  it('what does not divide evenly: 19 % of 100.00 is 15.97 of exactly 1900/119, and both lines add up to 100.00', () => {
    const record = decided(planOf(parts({})), { base: '100' });
    expect(lineTexts(record)).toEqual(['fee fee merchant → platform 84.03', 'fee vat merchant → platform 15.97']);
    expect(record.lines.map((line) => line.exact)).toEqual(['10000/119', '1900/119']);
  });

  it('25 % stays among the scaled integers: 20 % of what is paid', () => {
    const plan = planOf(parts({ price: { ...inclusive, rate: '0.25' } }));
    expect(linesOf(plan, { base: '0.02' })).toEqual([
      'fee fee merchant → platform 0.02',
      'fee vat merchant → platform 0.00',
    ]);
    expect(linesOf(plan, { base: '0.03' })).toEqual([
      'fee fee merchant → platform 0.02',
      'fee vat merchant → platform 0.01',
    ]);
  });

  it('the rate may be a fact; a rate of 0 takes nothing', () => {
    const plan = planOf(parts({ price: { ...inclusive, rate: 'vat_rate' } }));
    expect(linesOf(plan, { base: '107', vat_rate: '0.07' })).toEqual([
      'fee fee merchant → platform 100.00',
      'fee vat merchant → platform 7.00',
    ]);
    expect(linesOf(plan, { base: '107', vat_rate: '0' })).toEqual([
      'fee fee merchant → platform 107.00',
      'fee vat merchant → platform 0.00',
    ]);
  });

  it('one that does not apply, or is switched off, takes nothing of the line', () => {
    const plan = planOf(parts({ when: 'is_domestic' }));
    expect(linesOf(plan, { base: '119', is_domestic: false })).toEqual(['fee fee merchant → platform 119.00']);
    expect(linesOf(planOf(parts({ enabled: false })), { base: '119' })).toEqual(['fee fee merchant → platform 119.00']);
  });

  it('a negative fee has a negative tax in it', () => {
    expect(linesOf(planOf(parts({})), { base: '-119' })).toEqual([
      'fee fee merchant → platform -100.00',
      'fee vat merchant → platform -19.00',
    ]);
  });

  it('1 fee booked to whole units and a tax in cents: the fee’s line has the decimals of both', () => {
    const plan = planOf(parts({}, { rounding: { mode: 'half-up', scale: 0 } }));
    expect(linesOf(plan, { base: '118.60' })).toEqual([
      'fee fee merchant → platform 100.00',
      'fee vat merchant → platform 19.00',
    ]);
  });

  it('with a true-up it takes its part of the line of the own part', () => {
    const volume = {
      kind: 'volume',
      measure: 'base',
      boundary: 'lower',
      bands: [
        { from: '0', rate: '0.05' },
        { from: '1000', rate: '0.04' },
      ],
      cumulative: { accumulator: 'sales', basis: 'marginal' },
    };
    const plan = planOf(parts({}, { price: volume }, { accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }] }));
    const record = decided(plan, { base: '200' }, { sales: ['900', 1] });
    // Own part 8.00, true-up −9.00, fee −1.00: a tax of −0.16 is contained in that.
    expect(lineTexts(record)).toEqual([
      'fee fee merchant → platform 8.16',
      'true-up fee merchant → platform -9.00',
      'fee vat merchant → platform -0.16',
    ]);
  });

  it('of a factor or a step it is a line, and nothing is taken from anybody', () => {
    expect(linesOf(planOf(parts({ price: { ...inclusive, of: 'base' } })), { base: '119' })).toEqual([
      'fee fee merchant → platform 119.00',
      'fee vat merchant → platform 19.00',
    ]);
    const step = { booked: false, payer: undefined, payee: undefined, rounding: undefined };
    expect(linesOf(planOf(JSON.parse(JSON.stringify(parts({}, step)))), { base: '119' })).toEqual([
      'fee vat merchant → platform 19.00',
    ]);
  });
});

describe('a tax that is added', () => {
  it('19 % on 100.00 ⇒ 19.00 more; the fee’s own line stays', () => {
    expect(linesOf(planOf(parts({ price: exclusive })), { base: '100' })).toEqual([
      'fee fee merchant → platform 100.00',
      'fee vat merchant → platform 19.00',
    ]);
  });

  it('it goes by the booked fee: 5 % of 0.30 is 0.015, booked 0.02, and 19 % of that 0.0038', () => {
    const record = decided(planOf(parts({ price: exclusive }, { price: { ...ratio, rate: '0.05' } })), {
      base: '0.30',
    });
    expect([booked(record, 'fee'), record.exact('vat'), booked(record, 'vat')]).toEqual(['0.02', '0.0038', '0.00']);
  });

  it('a cap on it: almost reached, reached, just passed', () => {
    const plan = planOf(parts({ price: { ...exclusive, cap: '19' } }));
    const taxes = ['99.97', '100', '100.03'].map((base) => booked(decided(plan, { base }), 'vat'));
    expect(taxes).toEqual(['18.99', '19.00', '19.00']);
  });

  it('a contract may turn one into the other, and change the rate alone', () => {
    const plan = planOf(parts({ price: exclusive }), [{ fee: 'vat', price: { basis: 'inclusive', rate: '0.07' } }]);
    expect(linesOf(plan, { base: '107' })).toEqual([
      'fee fee merchant → platform 100.00',
      'fee vat merchant → platform 7.00',
    ]);
  });
});

describe('what a tax cannot be', () => {
  const faults = (model: Json): readonly string[] => {
    const parsed = safeParseModel(JSON.parse(JSON.stringify(modelOf(model))));
    return parsed.ok ? [] : parsed.issues.map(faultText);
  };
  const third = { code: 'second', ...MERCHANT_PAYS, price: inclusive };

  it('paid by another than the fee that it is contained in', () => {
    const other = { payer: 'platform', payee: 'merchant' };
    expect(faults(parts(other))).toEqual(['fees[1].payer: tax-payer']);
    expect(faults(parts({ ...other, price: exclusive }))).toEqual([]);
  });

  it('the second that one fee contains', () => {
    const model = parts({});
    expect(faults({ ...model, fees: [...model.fees, third] })).toEqual(['fees[2].price.of: tax-twice']);
    expect(faults({ ...model, fees: [...model.fees, { ...third, price: exclusive }] })).toEqual([]);
  });

  it('contained in a fee that is divided: that has no line of its own', () => {
    const shared = [
      { code: 'shared', of: 'fee', payee: 'merchant', unplaced: 'reject', bearers: [{ code: 'platform', weight: 1 }] },
    ];
    expect(faults(parts({}, {}, { apportionments: shared }))).toEqual(['fees[1].price.of: tax-apportioned']);
    expect(faults(parts({ price: exclusive }, {}, { apportionments: shared }))).toEqual([]);
  });

  it('of a rate below zero, or of something that is no money', () => {
    expect(faults(parts({ price: { ...inclusive, rate: '-0.01' } }))).toEqual(['fees[1].price.rate: tax-rate']);
    expect(faults(parts({ price: { ...inclusive, of: 'vat_rate' } }))).toEqual(['fees[1].price.of: reference-kind']);
    expect(faults(parts({ price: { ...inclusive, of: 'fe' } }))).toEqual(['fees[1].price.of: reference-unknown']);
  });
});

describe('taxes of a document’s lines', () => {
  const model = (tax: object) => ({
    factors: [{ code: 'price', type: 'money', per: 'line' }],
    fees: [
      { code: 'fee', ...MERCHANT_PAYS, per: 'line', price: { kind: 'ratio', rate: '1', base: 'price' } },
      { code: 'vat', ...MERCHANT_PAYS, price: inclusive, ...tax },
    ],
  });
  const lines = [{ price: '119' }, { price: '100' }];

  it('each line’s tax is taken of that line’s own', () => {
    const record = decidedLines(planOf(model({ per: 'line' })), {}, lines);
    expect(record.lines.map((line) => `${line.line} ${line.fee} ${line.amount.toFixed(2)}`)).toEqual([
      '1 fee 100.00',
      '2 fee 84.03',
      '1 vat 19.00',
      '2 vat 15.97',
    ]);
  });

  it('one tax on all of them together is contained in none', () => {
    expect(planFaults(model({}))).toEqual(['fees[1].price.of: tax-level']);
    const added = decidedLines(planOf(model({ price: exclusive })), {}, lines);
    expect(added.amount('vat').toFixed(2)).toBe('41.61');
  });
});
