import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { sentence } from '../../src/issues/issue.ts';
import {
  booked,
  decided,
  issuesOf,
  lineTexts,
  MERCHANT_PAYS,
  MONTHLY,
  PLATFORM_PAYS,
  planOf,
  refused,
  sharesText,
  snapshotOf,
} from './case.ts';

const FACTORS = [
  { code: 'base', type: 'money' },
  { code: 'extra', type: 'money' },
  { code: 'rate', type: 'ratio' },
  { code: 'channel', type: 'text' },
  { code: 'isNew', type: 'boolean' },
  { code: 'day', type: 'date' },
  { code: 'tags', type: 'list', of: 'text' },
];
const fee = (code: string, formula: string, more: object = {}) => ({
  code,
  ...MERCHANT_PAYS,
  price: { kind: 'formula', formula },
  ...more,
});
const step = (code: string, formula: string, more: object = {}) => ({
  code,
  booked: false,
  price: { kind: 'formula', formula },
  ...more,
});
const missing = (factor: string) => [{ code: 'factor-missing', facts: { factor } }];

describe('a fee that does not apply', () => {
  const plan = (more: object) =>
    planOf({ factors: FACTORS, fees: [fee('one', 'base * 0.1', more), fee('two', 'base - one')] });

  it('its condition fails ⇒ 0, no line, and 0 to others', () => {
    const record = decided(plan({ when: "channel == 'app'" }), { base: '10', channel: 'web' });
    expect(lineTexts(record)).toEqual(['fee two merchant → platform 10.00']);
    expect([booked(record, 'one'), record.exact('one')]).toEqual(['0.00', '0']);
    expect(lineTexts(decided(plan({ when: "channel == 'app'" }), { base: '10', channel: 'app' }))).toEqual([
      'fee one merchant → platform 1.00',
      'fee two merchant → platform 9.00',
    ]);
  });

  it('disabled ⇒ the same, and its facts are not needed', () => {
    const off = planOf({
      factors: FACTORS,
      fees: [fee('one', 'extra * rate', { enabled: false }), fee('two', 'base - one')],
    });
    expect(lineTexts(decided(off, { base: '10' }))).toEqual(['fee two merchant → platform 10.00']);
  });

  it('disabled by its contract, or given a price and switched on by it', () => {
    const parts = {
      factors: FACTORS,
      fees: [{ code: 'one', ...MERCHANT_PAYS, enabled: false }, fee('two', 'base * 0.5')],
    };
    expect(lineTexts(decided(planOf(parts), { base: '10' }))).toEqual(['fee two merchant → platform 5.00']);
    const terms = [
      { fee: 'one', enabled: true, price: { kind: 'flat', amount: '3' } },
      { fee: 'two', enabled: false },
    ];
    expect(lineTexts(decided(planOf(parts, terms), { base: '10' }))).toEqual(['fee one merchant → platform 3.00']);
  });

  it('a fee of 0.00 applies: it makes its line', () => {
    expect(lineTexts(decided(plan({}), { base: '0' }))).toEqual([
      'fee one merchant → platform 0.00',
      'fee two merchant → platform 0.00',
    ]);
  });

  it('conditions as json-rules-engine JSON', () => {
    const when = {
      all: [
        { fact: 'channel', operator: 'in', value: ['app', 'web'] },
        {
          any: [
            { fact: 'base', operator: 'greaterThanInclusive', value: 100 },
            { fact: 'tags', operator: 'contains', value: 'vip' },
          ],
        },
      ],
    };
    const of = (base: string, tags: readonly string[]) =>
      lineTexts(decided(plan({ when }), { base, channel: 'app', tags })).length;
    expect([of('99.99', []), of('100', []), of('1', ['vip'])]).toEqual([1, 2, 2]);
  });
});

describe('a missing fact', () => {
  it('is a fault only where an evaluated branch reads it', () => {
    const plan = planOf({ factors: FACTORS, fees: [fee('one', 'isNew ? base : extra')] });
    expect(booked(decided(plan, { isNew: true, base: '1' }), 'one')).toBe('1.00');
    expect(refused(plan, { isNew: false, base: '1' })).toMatchObject(missing('extra'));
    expect(refused(plan, { base: '1', extra: '1' })).toMatchObject(missing('isNew'));
  });

  it('`and`, `or` stop where they know', () => {
    const plan = (when: string) => planOf({ factors: FACTORS, fees: [fee('one', 'base', { when })] });
    expect(lineTexts(decided(plan('isNew or rate > 1'), { base: '1', isNew: true })).length).toBe(1);
    expect(lineTexts(decided(plan('isNew and rate > 1'), { base: '1', isNew: false })).length).toBe(0);
    expect(refused(plan('isNew and rate > 1'), { base: '1', isNew: true })).toMatchObject(missing('rate'));
    expect(refused(plan("day == '2026-11-11'"), { base: '1' })).toMatchObject(missing('day'));
    expect(refused(plan("'a' in tags"), { base: '1' })).toMatchObject(missing('tags'));
  });

  it('a fee that does not apply asks for none of its own; a fact that nobody reads is not needed', () => {
    const plan = planOf({ factors: FACTORS, fees: [fee('one', 'extra * rate', { when: 'base > 0' })] });
    expect(booked(decided(plan, { base: '0' }), 'one')).toBe('0.00');
    expect(refused(plan, { base: '0.01', extra: '1' })).toMatchObject(missing('rate'));
  });

  it('a divided or accumulated fact is read', () => {
    const apportionments = [
      {
        code: 'split',
        of: 'extra',
        payee: 'merchant',
        rounding: 'half-up',
        unplaced: 'reject',
        bearers: [{ code: 'platform', weight: 1 }],
      },
    ];
    expect(refused(planOf({ factors: FACTORS, apportionments }), {})).toMatchObject(missing('extra'));
    const accumulators = [{ code: 'total', adds: 'extra', when: 'isNew', ...MONTHLY }];
    const plan = planOf({ factors: FACTORS, accumulators });
    expect(refused(plan, { isNew: true }, { total: ['0', 0] })).toMatchObject(missing('extra'));
    expect(decided(plan, { isNew: false }, { total: ['0', 0] }).entries).toEqual([]);
  });

  it('a party whom a fact names must be there, and so must the balance of every accumulator', () => {
    const parties = [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', factor: 'channel' },
    ];
    const plan = planOf({ parties, factors: FACTORS, fees: [fee('one', 'base')] });
    expect(refused(plan, { base: '1' })).toMatchObject(missing('channel'));
    expect(decided(plan, { base: '1', channel: 'p-7' }).parties).toEqual({ merchant: 'm1', platform: 'p-7' });
    const counted = planOf({
      factors: FACTORS,
      fees: [fee('one', 'base')],
      accumulators: [{ code: 'total', adds: 'base', ...MONTHLY }],
    });
    expect(refused(counted, { base: '1' })).toMatchObject([
      { code: 'balance-missing', facts: { accumulator: 'total' } },
    ]);
  });

  it.each(['toString', 'valueOf', 'hasOwnProperty'])(
    'is missing also under a name that every object has: %s',
    (code) => {
      const plan = planOf({ factors: [{ code, type: 'money' }], fees: [fee('one', code)] });
      expect(refused(plan, {})).toMatchObject(missing(code));
      expect(booked(decided(plan, { [code]: '1' }), 'one')).toBe('1.00');
      const summed = planOf({ factors: FACTORS, accumulators: [{ code, adds: 'base', ...MONTHLY }] });
      expect(refused(summed, { base: '1' })).toMatchObject([{ code: 'balance-missing', facts: { accumulator: code } }]);
      expect(decided(summed, { base: '1' }, { [code]: ['2', 1] }).entries.map(({ after }) => after)).toEqual(['3']);
    },
  );
});

describe('values', () => {
  it('a booked fee gives its booked value, exact(fee) the other; a step is exact unless it names a rounding', () => {
    const record = decided(
      planOf({
        factors: FACTORS,
        fees: [
          step('plain', 'base * 0.333'),
          step('rounded', 'base * 0.333', { rounding: { mode: 'down', scale: 1 } }),
          fee('sums', 'plain + rounded + exact(rounded)'),
        ],
      }),
      { base: '1' },
    );
    expect([record.exact('plain'), record.exact('rounded'), record.amount('rounded').toString()]).toEqual([
      '0.333',
      '0.333',
      '0.3',
    ]);
    expect([record.exact('sums'), booked(record, 'sums')]).toEqual(['0.966', '0.97']);
  });

  it('dividing by zero is a fault of the document', () => {
    const plan = planOf({ factors: FACTORS, fees: [fee('one', 'base / rate')] });
    expect(refused(plan, { base: '1', rate: '0' })).toMatchObject([{ code: 'division-by-zero' }]);
    expect(booked(decided(plan, { base: '1', rate: '0.3' }), 'one')).toBe('3.33');
  });

  it('around 2^53 minor units, and with more digits than the scaled lane has', () => {
    const plan = planOf({ factors: FACTORS, fees: [fee('one', 'base + extra'), fee('two', 'base * 1.5')] });
    const of = (base: string, extra: string) => {
      const record = decided(plan, { base, extra });
      return [booked(record, 'one'), record.exact('one'), booked(record, 'two')];
    };
    expect(of('90071992547409.91', '0')).toEqual(['90071992547409.91', '90071992547409.91', '135107988821114.87']);
    expect(of('90071992547409.91', '0.01')).toEqual(['90071992547409.92', '90071992547409.92', '135107988821114.87']);
    expect(of('90071992547409.93', '-0.01')).toEqual(['90071992547409.92', '90071992547409.92', '135107988821114.90']);
    expect(of('0.0049999999999999999999', '0.0000000000000000000001')).toEqual(['0.01', '0.005', '0.01']);
    expect(of('1', '0.0049999999999999999999')).toEqual(['1.00', '1.0049999999999999999999', '1.50']);
  });

  it('a booked amount of 38 digits is booked, one of 39 is a fault', () => {
    const plan = planOf({ factors: FACTORS, fees: [fee('one', 'base')] });
    expect(booked(decided(plan, { base: '9'.repeat(36) }), 'one')).toBe(`${'9'.repeat(36)}.00`);
    expect(refused(plan, { base: `1${'0'.repeat(36)}` })).toMatchObject([
      { code: 'number-too-long', facts: { limit: 38 } },
    ]);
  });

  it('a currency without minor unit books whole ones, one with three digits thousandths', () => {
    const parts = {
      currency: 'document',
      factors: [{ code: 'base', type: 'money', scale: 3 }],
      fees: [fee('one', 'base')],
    };
    const of = (currency: string) =>
      decided(planOf(parts, [], currency), { base: '12.3455' }).lines.map((line) => line.toJSON().amount);
    expect([of('JPY'), of('CNY'), of('KWD')]).toEqual([['12'], ['12.35'], ['12.346']]);
  });
});

describe('an apportionment', () => {
  const split = (more: object = {}) => ({
    code: 'split',
    of: 'base',
    payee: 'merchant',
    rounding: 'half-up',
    unplaced: 'reject',
    bearers: [
      { code: 'platform', weight: 1, cap: '10' },
      { code: 'supplier', weight: 1, cap: 'extra' },
    ],
    ...more,
  });
  const plan = (more: object = {}, rest: object = {}) =>
    planOf({ factors: FACTORS, apportionments: [split(more)], ...rest });
  const facts = { base: '30', extra: '15' };

  it('what nobody can take, rejected ⇒ the document is refused', () => {
    expect(refused(plan(), facts)).toMatchObject([
      {
        code: 'unplaced-rejected',
        path: ['apportionments', 'split'],
        facts: { apportionment: 'split', unplaced: '5.00' },
      },
    ]);
    expect(sharesText(decided(plan(), { ...facts, base: '25' }), 'split')).toBe('10.00 / 15.00');
    expect(refused(plan(), { ...facts, base: '25.01' })).toMatchObject([{ facts: { unplaced: '0.01' } }]);
  });

  it('kept ⇒ a line payer → payee, where there is anything', () => {
    const kept = plan({ unplaced: 'keep', payer: 'platform' });
    const record = decided(kept, facts);
    expect(sharesText(record, 'split')).toBe('10.00 / 15.00 + 5.00');
    expect(record.unplaced('split').toFixed(2)).toBe('5.00');
    expect(record.share('split', 'supplier').toFixed(2)).toBe('15.00');
    expect(lineTexts(record)).toEqual([
      'share split platform → merchant 10.00',
      'share split supplier → merchant 15.00',
      'unplaced split platform → merchant 5.00',
    ]);
    expect(lineTexts(decided(kept, { ...facts, base: '25' })).length).toBe(2);
    expect(lineTexts(decided(kept, { ...facts, base: '-30' }))).toEqual([
      'share split platform → merchant -10.00',
      'share split supplier → merchant -15.00',
      'unplaced split platform → merchant -5.00',
    ]);
  });

  it('to one bearer ⇒ he takes it without bound, also where every weight is zero', () => {
    const bearers = [
      { code: 'platform', weight: 'rate', cap: '10' },
      { code: 'merchant', weight: 0 },
    ];
    const toOne = plan({ unplaced: { to: 'merchant' }, bearers });
    expect(sharesText(decided(toOne, { base: '30', rate: '1' }), 'split')).toBe('10.00 / 20.00');
    expect(sharesText(decided(toOne, { base: '30', rate: '0' }), 'split')).toBe('0.00 / 30.00');
    expect(refused(toOne, { base: '30', rate: '-0.01' })).toMatchObject([
      { code: 'weight-negative', facts: { apportionment: 'split', bearer: 'platform', weight: '-0.01' } },
    ]);
  });

  it('spill `none` ⇒ what a capped bearer cannot take goes to nobody', () => {
    const none = plan({ spill: 'none', unplaced: 'keep', payer: 'platform' });
    expect(sharesText(decided(none, { base: '25', extra: '100' }), 'split')).toBe('10.00 / 12.50 + 2.50');
    expect(
      sharesText(decided(plan({ unplaced: 'keep', payer: 'platform' }), { base: '25', extra: '100' }), 'split'),
    ).toBe('10.00 / 15.00');
  });

  it('a cap is cut down to whole units, and one below zero is no headroom', () => {
    const keep = plan({ unplaced: 'keep', payer: 'platform' });
    expect(sharesText(decided(keep, { base: '30', extra: '15.009' }), 'split')).toBe('10.00 / 15.00 + 5.00');
    expect(sharesText(decided(keep, { base: '30', extra: '-1' }), 'split')).toBe('10.00 / 0.00 + 20.00');
  });

  it('the divided amount is booked first', () => {
    const uncapped = [
      { code: 'platform', weight: 1 },
      { code: 'supplier', weight: 2 },
    ];
    const exact = plan({ bearers: uncapped, rounding: 'down' });
    expect(sharesText(decided(exact, { base: '0.0399' }), 'split')).toBe('0.01 / 0.02');
  });

  it('of a fee ⇒ its shares stand in place of its own line; the clearing code and the booked amount are the fee’s', () => {
    const parts = {
      factors: FACTORS,
      fees: [
        {
          code: 'bonus',
          ...PLATFORM_PAYS,
          clearing: 'promotion',
          when: 'base > 0',
          price: { kind: 'ratio', base: 'base', rate: '0.333' },
        },
        fee('after', 'share(split, supplier) * 2 + unplaced(split)'),
      ],
      apportionments: [split({ of: 'bonus', rounding: undefined, unplaced: 'keep' })],
    };
    const record = decided(planOf(parts), { base: '100', extra: '15' });
    expect(lineTexts(record)).toEqual([
      'share split platform → merchant 10.00',
      'share split supplier → merchant 15.00',
      'unplaced split platform → merchant 8.30',
      'fee after merchant → platform 38.30',
    ]);
    expect(record.lines.map((line) => line.clearing)).toEqual(['promotion', 'promotion', 'promotion', 'after']);
    expect(record.lines.map((line) => line.direction)).toEqual(['receive', 'receive', 'receive', 'pay']);
    // The fee does not apply: nothing is divided, and nobody's share is a line.
    expect(lineTexts(decided(planOf(parts), { base: '0', extra: '15' }))).toEqual([
      'fee after merchant → platform 0.00',
    ]);
  });

  it('weights may be money, or a ratio that a step computes', () => {
    const bearers = (weight: string) => [
      { code: 'platform', weight },
      { code: 'supplier', weight: weight === 'base' ? 'extra' : 1 },
    ];
    const fees = [step('part', 'base / extra')];
    // 30 : 15 is 2 : 1, and so is 30 ÷ 15 : 1; of 30.00 that is 20.00 and 10.00.
    for (const weight of ['base', 'part']) {
      const byWeight = plan({ bearers: bearers(weight) }, { fees });
      expect(sharesText(decided(byWeight, facts), 'split')).toBe('20.00 / 10.00');
      // 30 : 9 is 10 : 3; the exact shares are 23.0769… and 6.9230….
      expect(sharesText(decided(byWeight, { ...facts, extra: '9' }), 'split')).toBe('23.08 / 6.92');
    }
  });

  it('an unknown share or fee is the caller’s mistake', () => {
    const record = decided(plan(), { base: '1', extra: '1' });
    const asked = (ask: () => unknown) => {
      try {
        return ask();
      } catch (thrown) {
        if (!isFeewrightError(thrown)) throw thrown;
        return thrown.issues.map((each) => [each.code, sentence(each, 'en'), sentence(each, 'zh')]);
      }
    };
    const [model, unknown] = [record.model.code, 'amount-unknown'];
    expect(asked(() => record.share('split', 'platfrom'))).toEqual([
      [
        unknown,
        "There is no bearer 'platfrom' in the apportionment 'split'; did you mean 'platform'?",
        '分摊“split”中没有承担方“platfrom”;是否想写“platform”?',
      ],
    ]);
    expect(asked(() => record.unplaced('other'))).toEqual([
      [unknown, `There is no apportionment 'other' in the model '${model}'`, `结算模型“${model}”中没有分摊“other”`],
    ]);
    expect(asked(() => record.amount('other'))).toEqual([
      [unknown, `There is no fee 'other' in the model '${model}'`, `结算模型“${model}”中没有费用“other”`],
    ]);
    expect(asked(() => record.exact(undefined as unknown as string))).toHaveLength(1);
  });
});

describe('running totals', () => {
  const total = (adds: unknown, more: object = {}) => ({ code: 'total', adds, ...MONTHLY, ...more });

  it('a formula sees what earlier nodes posted, and not what later ones will', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [fee('early', 'total * 0.1'), fee('charge', 'base * 0.15'), fee('late', 'total * 0.1')],
      accumulators: [total('charge')],
    });
    const record = decided(plan, { base: '30.1' }, { total: ['100', 4] });
    expect(lineTexts(record)).toEqual([
      'fee early merchant → platform 10.00',
      'fee charge merchant → platform 4.52',
      'fee late merchant → platform 10.45',
    ]);
    // Charges accumulate as booked: 4.52 of 4.515.
    expect(record.entries.map(({ before, delta, after }) => [before, delta, after])).toEqual([
      ['100', '4.52', '104.52'],
    ]);
  });

  it('a factor’s entries show only after the document', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [fee('a', 'total'), fee('b', 'base + total')],
      accumulators: [total('base')],
    });
    const record = decided(plan, { base: '30' }, { total: ['100', 4] });
    expect([booked(record, 'a'), booked(record, 'b')]).toEqual(['100.00', '130.00']);
    expect(record.entries.map(({ after }) => after)).toEqual(['130']);
  });

  it('a share’s entries show behind its apportionment', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [step('before', 'total'), step('after', 'total + share(split, merchant) * 0')],
      apportionments: [
        {
          code: 'split',
          of: 'base',
          payee: 'merchant',
          rounding: 'half-up',
          unplaced: 'reject',
          bearers: [
            { code: 'platform', weight: 3 },
            { code: 'merchant', weight: 1 },
          ],
        },
      ],
      accumulators: [total({ apportionment: 'split', bearer: 'platform' })],
    });
    const record = decided(plan, { base: '10' }, { total: ['1.5', 1] });
    expect([record.exact('before'), record.exact('after')]).toEqual(['1.5', '9']);
  });

  it('measures accumulate exactly: a third, and thirds to the whole', () => {
    const plan = planOf({ factors: FACTORS, fees: [step('third', 'base / 3')], accumulators: [total('third')] });
    const entries = (value: string) =>
      decided(plan, { base: '10' }, { total: [value, 1] }).entries.map(({ delta, after }) => [delta, after]);
    expect(entries('0')).toEqual([['10/3', '10/3']]);
    expect(entries('20/3')).toEqual([['10/3', '10']]);
  });

  it('a measure with more decimals than the balance was thought to have', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [step('tiny', 'base * 0.000000001'), fee('sees', 'total')],
      accumulators: [total('tiny')],
    });
    const record = decided(plan, { base: '0.01' }, { total: ['0.00000000001', 1] });
    expect(record.entries.map(({ after }) => after)).toEqual(['0.00000000002']);
  });

  it('a condition decides whether the document posts; a fee that does not apply posts nothing', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [fee('charge', 'base * 0.1', { when: 'isNew' })],
      accumulators: [total('charge', { when: 'charge > 1' }), total('base', { code: 'large', when: 'charge >= 1' })],
    });
    const posted = (base: string, isNew: boolean) =>
      decided(plan, { base, isNew }, { total: ['0', 0], large: ['0', 0] }).entries.map(
        ({ accumulator, delta }) => `${accumulator} ${delta}`,
      );
    expect(posted('10.05', true)).toEqual(['total 1.01', 'large 10.05']);
    expect(posted('10', true)).toEqual(['large 10']);
    expect(posted('10', false)).toEqual([]);
  });

  it('a document of 0.00 posts an entry', () => {
    const plan = planOf({ factors: FACTORS, accumulators: [total('base')] });
    expect(decided(plan, { base: '0' }, { total: ['5', 1] }).entries.map(({ delta, after }) => [delta, after])).toEqual(
      [['0', '5']],
    );
  });

  it('a cap of what is left of a period cap: min(fee, max(0, cap − charged so far))', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [fee('charge', 'min(base * 0.1, max(0, 50 - total))')],
      accumulators: [total('charge')],
    });
    const of = (charged: string) => booked(decided(plan, { base: '200' }, { total: [charged, 2] }), 'charge');
    expect(['29.99', '30', '30.01', '50', '60'].map(of)).toEqual(['20.00', '20.00', '19.99', '0.00', '0.00']);
  });
});

describe('a record', () => {
  const plan = planOf({
    factors: FACTORS,
    fees: [fee('one', 'base * 0.15', { label: 'One' })],
    accumulators: [{ code: 'total', adds: 'base', ...MONTHLY }],
  });
  const snapshot = snapshotOf({ base: '0.3' }, { total: ['1', 2] });

  it('content is the amounts, lines, shares, entries and versions, as text; the revision is identity', () => {
    const record = decide(plan, snapshot);
    expect(JSON.parse(record.contentText())).toEqual({
      format: '1',
      document: { tenant: 't1', business: 'order', id: 'd1', party: 'm1', time: '2026-11-10T04:00:00Z' },
      rule: 'all',
      model: { code: 'order', hash: 'h1' },
      contract: { id: 'c1', version: '1', hash: 'h2' },
      currency: 'CNY',
      amounts: { one: { booked: '0.05', exact: '0.045' } },
      lines: [
        {
          kind: 'fee',
          fee: 'one',
          payer: 'merchant',
          payee: 'platform',
          clearing: 'one',
          direction: 'pay',
          currency: 'CNY',
          amount: '0.05',
          exact: '0.045',
        },
      ],
      shares: [],
      entries: [
        {
          accumulator: 'total',
          kind: 'post',
          key: '["t1","m1"]',
          window: { key: '2026-11', zone: 'Asia/Shanghai', start: '2026-10-31T16:00:00Z', end: '2026-11-30T16:00:00Z' },
          before: '1',
          delta: '0.3',
          after: '1.3',
        },
      ],
    });
    const later = decide(plan, { ...snapshot, document: { ...snapshot.document, revision: 2 } });
    expect(later.contentText()).toBe(record.contentText());
    expect([record.toJSON().revision, later.toJSON().revision]).toEqual(['1', '2']);
  });

  it('keeps its figures while the same plan decides other documents', () => {
    const first = decide(plan, snapshot);
    const before = first.contentText();
    decide(plan, snapshotOf({ base: '999' }, { total: ['7', 2] }));
    issuesOf(() => decide(plan, snapshotOf({}, { total: ['7', 2] })));
    expect(first.contentText()).toBe(before);
    expect(decide(plan, snapshot).contentText()).toBe(before);
  });
});
