import { describe, expect, it } from 'vitest';
import { decided, lineTexts, MONTHLY, planFaults, planOf, refused, sharesText } from './case.ts';

const FACTORS = [
  { code: 'cost', type: 'money' },
  { code: 'part', type: 'ratio', default: '0.25' },
  { code: 'handling', type: 'money', default: '12' },
];

const split = (more: object = {}) => ({
  code: 'split',
  of: 'cost',
  payer: 'platform',
  payee: 'merchant',
  rounding: 'half-up',
  unplaced: 'keep',
  bearers: [
    { code: 'platform', fixed: 'handling' },
    { code: 'supplier', weight: 'part' },
    { code: 'merchant', rest: true },
  ],
  ...more,
});
const plan = (more: object = {}, terms: readonly unknown[] = []) =>
  planOf({ factors: FACTORS, apportionments: [split(more)] }, terms);
const FACTS = { cost: '100', part: '0.25', handling: '12' };
const of = (facts: object = {}, more: object = {}): string =>
  sharesText(decided(plan(more), { ...FACTS, ...facts }), 'split');
const faultOf = (facts: object = {}, more: object = {}) => refused(plan(more), { ...FACTS, ...facts });

describe('fixed parts, fractions and the rest', () => {
  it('12.00 fixed of 100.00, a quarter of what that leaves, and the rest', () => {
    expect(of()).toBe('12.00 / 22.00 / 66.00');
    expect(of({ cost: '-100' })).toBe('-12.00 / -22.00 / -66.00');
    expect(of({ cost: '12' })).toBe('12.00 / 0.00 / 0.00');
    expect(of({ cost: '11.99' })).toBe('11.99 / 0.00 / 0.00');
    expect(of({ cost: '0' })).toBe('0.00 / 0.00 / 0.00');
  });

  it('a fixed part is booked by the rounding of the apportionment', () => {
    expect(of({ handling: '12.005' })).toBe('12.01 / 22.00 / 65.99');
  });

  it('fractions of 1 leave nothing for the rest; above 1 the document is refused', () => {
    expect(of({ part: '1' })).toBe('12.00 / 88.00 / 0.00');
    expect(faultOf({ part: '1.0001' })).toMatchObject([
      {
        code: 'weights-above-one',
        path: ['apportionments', 'split'],
        facts: { apportionment: 'split', sum: '1.0001' },
      },
    ]);
    expect(faultOf({ part: '-0.01' })).toMatchObject([{ code: 'weight-negative' }]);
    expect(faultOf({ handling: '-0.01' })).toMatchObject([
      { code: 'fixed-negative', facts: { apportionment: 'split', bearer: 'platform', amount: '-0.01' } },
    ]);
  });

  it('fixed parts of more than there is: in order, by size, or refused', () => {
    const bearers = [
      { code: 'platform', fixed: 'handling' },
      { code: 'supplier', fixed: '6' },
    ];
    expect(of({ cost: '15' }, { bearers })).toBe('12.00 / 3.00');
    expect(of({ cost: '15' }, { bearers, shortage: 'prorate' })).toBe('10.00 / 5.00');
    expect(faultOf({ cost: '15' }, { bearers, shortage: 'reject' })).toMatchObject([
      { code: 'shortage-rejected', facts: { apportionment: 'split', shortage: '3.00' } },
    ]);
    expect(of({ cost: '18' }, { bearers, shortage: 'reject' })).toBe('12.00 / 6.00');
    expect(of({ cost: '20' }, { bearers, shortage: 'reject' })).toBe('12.00 / 6.00 + 2.00');
  });

  it('what a capped fraction leaves goes to the rest, or to the other fractions first', () => {
    const bearers = [
      { code: 'platform', weight: '0.3', cap: '20' },
      { code: 'supplier', weight: '0.3' },
      { code: 'merchant', rest: true },
    ];
    expect(of({}, { bearers })).toBe('20.00 / 30.00 / 50.00');
    expect(of({}, { bearers, spill: 'rest' })).toBe('20.00 / 30.00 / 50.00');
    expect(of({}, { bearers, spill: 'by-weight' })).toBe('20.00 / 40.00 / 40.00');
    expect(of({}, { bearers, spill: 'none' })).toBe('20.00 / 30.00 / 40.00 + 10.00');
  });

  it('a bearer below takes everything ⇒ the one above has no bound of its own', () => {
    const below = (unplaced?: object) => ({
      bearers: [
        {
          code: 'platform',
          weight: 1,
          split: {
            bearers: [
              { code: 'supplier', weight: 1, cap: '10' },
              { code: 'merchant', weight: 0 },
            ],
            unplaced,
          },
        },
      ],
    });
    expect(of({}, below())).toBe('10.00 / 10.00 / 0.00 + 90.00');
    expect(of({}, below({ to: 'merchant' }))).toBe('100.00 / 10.00 / 90.00');
  });

  it('a share of any level is a value for formulas', () => {
    const bearers = [
      { code: 'platform', weight: 1, split: { bearers: [{ code: 'supplier', weight: 1 }] } },
      { code: 'merchant', weight: 3 },
    ];
    const fee = {
      ...{ code: 'half', payer: 'supplier', payee: 'merchant', rounding: 'half-up' },
      price: { kind: 'formula', formula: 'share(split, supplier) / 2 + share(split, platform)' },
    };
    const both = planOf({ factors: FACTORS, fees: [fee], apportionments: [split({ bearers })] });
    expect(lineTexts(decided(both, FACTS))).toContain('fee half supplier → merchant 37.50');
  });
});

describe('a contract with bearers of its own', () => {
  it('replaces the whole list, and may say how they divide', () => {
    const term = {
      apportionment: 'split',
      method: 'sequence',
      bearers: [{ code: 'supplier', cap: '30' }, { code: 'platform' }],
    };
    expect(sharesText(decided(plan({}, [term]), FACTS), 'split')).toBe('30.00 / 70.00');
  });

  it('the spill that goes without saying is that of its own bearers', () => {
    const weights = {
      bearers: [
        { code: 'platform', weight: 1, cap: '20' },
        { code: 'merchant', weight: 1 },
      ],
    };
    const term = {
      apportionment: 'split',
      bearers: [
        { code: 'platform', weight: '0.3', cap: '20' },
        { code: 'supplier', weight: '0.3' },
        { code: 'merchant', rest: true },
      ],
    };
    expect(sharesText(decided(plan(weights, [term]), FACTS), 'split')).toBe('20.00 / 30.00 / 50.00');
    const stated = plan({ ...weights, spill: 'by-weight' }, [term]);
    expect(sharesText(decided(stated, FACTS), 'split')).toBe('20.00 / 40.00 / 40.00');
  });

  it('a fault stands where the contract wrote it', () => {
    const term = {
      apportionment: 'split',
      bearers: [{ code: 'platform', weight: 1, split: { bearers: [{ code: 'supplier', fixed: 'cosst' }] } }],
    };
    const faults = planFaults({ factors: FACTORS, apportionments: [split()] }, [term]);
    expect(faults).toEqual(['contracts[0].terms[0].bearers[0].split.bearers[0].fixed: formula-name-unknown']);
  });
});

describe('a limit that was lowered, or an account that a reversal left above it', () => {
  const limited = planOf({
    factors: FACTORS,
    apportionments: [
      split({
        bearers: [
          { code: 'supplier', weight: 1 },
          { code: 'merchant', weight: 1 },
        ],
      }),
    ],
    accumulators: [{ code: 'spent', adds: { apportionment: 'split', bearer: 'supplier' }, ...MONTHLY, limit: '100' }],
  });

  it('leaves nothing to take', () => {
    expect(sharesText(decided(limited, FACTS, { spent: ['130', 3] }), 'split')).toBe('0.00 / 100.00');
    expect(sharesText(decided(limited, FACTS, { spent: ['100', 3] }), 'split')).toBe('0.00 / 100.00');
    expect(sharesText(decided(limited, FACTS, { spent: ['99.99', 3] }), 'split')).toBe('0.01 / 99.99');
  });
});
