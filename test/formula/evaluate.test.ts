import { describe, expect, it } from 'vitest';
import { compileFastNumber } from '../../src/formula/compile-fast.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { exactly, type Facts, fast, fastFrame, treeOf } from './test-scope.ts';

const FACTS: Facts = {
  price: '120.01',
  coupon: '20',
  rate: '0.0333',
  pieces: '3',
  weight: '1.5',
  channel: 'app',
  vip: true,
  day: '2026-11-30',
  结算基数: '1600',
  佣金比例: '0.09',
};

describe('both lanes give the exact value', () => {
  it.each([
    ['price - coupon', '100.01'],
    ['(price - coupon) * rate', '3.330333'],
    ['结算基数 * 佣金比例', '144'],
    ['price * 15 / 100', '18.0015'],
    ['-price + 0.01', '-120'],
    ['-(price - coupon)', '-100.01'],
    ['rate ^ 2', '0.00110889'],
    ['-rate ^ 2', '-0.00110889'],
    ['pieces % 2', '1'],
    ['-price % 50', '-20.01'],
    ['price * pieces', '360.03'],
    ['price * weight', '180.015'],
    ['min(price, coupon, 30)', '20'],
    ['max(price, coupon, 30)', '120.01'],
    ['sum(price, coupon, 1)', '141.01'],
    ['clamp(price, 0, 100)', '100'],
    ['clamp(price, 150, 200)', '150'],
    ['abs(coupon - price)', '100.01'],
    ["round(price * rate, 2, 'half-up')", '4'],
    ["round(-price * rate, 3, 'down')", '-3.996'],
    ['floor(price * rate, 1)', '3.9'],
    ['ceil(price * rate)', '4'],
    ['floor(-price)', '-121'],
    ["channel == 'app' ? price : coupon", '120.01'],
    ["if(channel == 'web', price, coupon)", '20'],
    ['vip ? 1.00 * price : 0', '120.01'],
    ['price > coupon and vip', 'true'],
    ['price < coupon or not vip', 'false'],
    ['not (price < coupon)', 'true'],
    ["channel in ('app', 'web')", 'true'],
    ["channel in ['pos']", 'false'],
    ['pieces in (1, 2, 3)', 'true'],
    ['price == 120.010', 'true'],
    ['price != 120.01', 'false'],
    ["day >= '2026-11-30'", 'true'],
    ["day < '2026-11-30'", 'false'],
    ["(vip ? channel : 'none') == 'app'", 'true'],
    ["(vip ? 'none' : channel) != 'none'", 'false'],
    ["day > (vip ? '2026-11-29' : '2026-12-01')", 'true'],
    ['vip ? pieces > 2 : pieces < 2', 'true'],
    ['vip == true', 'true'],
    ['true != vip', 'false'],
    ['(vip ? false : true) == not vip', 'true'],
    ['not vip == false', 'true'],
    ["channel == 'app' and vip and pieces > 2 and price > 1", 'true'],
    ['pieces > 3 or price < 1 or not vip or weight == 1.5', 'true'],
    ['(pieces + 1) ^ 3 * price', '7680.64'],
    ['rate ^ 0 * price', '120.01'],
    ['coupon / 8 * -1', '-2.5'],
    ['price / -0.5', '-240.02'],
    ['1 - rate', '0.9667'],
    ['1 - (price - coupon) * 0.5', '-49.005'],
    ['max(price, coupon) - min(price, coupon)', '100.01'],
    ['price - max(coupon, 1)', '100.01'],
    ['max(coupon, 1) - price', '-100.01'],
    ['max(coupon, 1) + price', '140.01'],
    ['price * max(rate, 0)', '3.996333'],
    ['max(coupon, 1) * max(rate, 0)', '0.666'],
    ['max(coupon, 1) + max(price, 1)', '140.01'],
    ['price % 0.5', '0.01'],
    ['exact(price) * 2', '240.02'],
    ['1 - 2 - 3 + 0 * price / coupon * pieces > price / coupon', 'false'],
    ['price * (10 / 3 * 3)', '1200.1'],
  ])('%s is %s', (text, expected) => {
    expect(exactly(text, FACTS)).toBe(expected);
    const quick = fast(text, FACTS);
    // Where there is a fast lane it agrees; a division by a fact has none.
    if (quick !== undefined) expect(quick).toBe(expected);
    expect(quick === undefined).toBe(/\/ coupon|3 \* 3/.test(text) && !/10 \/ 3 \* 3/.test(text));
  });

  it('a fraction goes on exactly: 10 ÷ 3 × 3 is 10', () => {
    expect(exactly('price / coupon * coupon', { price: '10', coupon: '3' })).toBe('10');
    expect(exactly('price / coupon', { price: '10', coupon: '3' })).toBe('10/3');
    expect(exactly('avg(price, coupon, 0.01)', { price: '0.01', coupon: '0.02' })).toBe('1/75');
  });

  it.each([
    // Published figures, and the edges of rounding.
    ["round(price * rate, 2, 'half-up')", { price: '14.875', rate: '1' }, '14.88'],
    ["round(price * rate, 2, 'half-even')", { price: '14.875', rate: '1' }, '14.88'],
    ["round(price * rate, 2, 'half-down')", { price: '14.875', rate: '1' }, '14.87'],
    ["round(-price * rate, 2, 'half-up')", { price: '14.875', rate: '1' }, '-14.88'],
    ['price * 0.15', { price: '0.30' }, '0.045'],
    ['price * 0.19 / (1 + 0.19)', { price: '119.00' }, '19'],
    ['price * rate / (1 + rate)', { price: '119.00', rate: '0.19' }, '19'],
    ['price / 3 * 3', { price: '100.01' }, '100.01'],
    ['price * 0.0333', { price: '100.01' }, '3.330333'],
    ["round(price * 0.0333, 2, 'half-up')", { price: '100.01' }, '3.33'],
    ["round(price * 0.006, 2, 'half-up')", { price: '100.01' }, '0.6'],
    ["price - round(price * 0.0333, 2, 'half-up') - round(price * 0.006, 2, 'half-up')", { price: '100.01' }, '96.08'],
    ['0 * -price', { price: '5' }, '0'],
    ['-(price - price)', { price: '5' }, '0'],
    ['-price % 5', { price: '10' }, '0'],
    ["round(-price, 0, 'half-down')", { price: '0.5' }, '0'],
  ] as const)('%s with %j is %s', (text, facts, expected) => {
    expect(exactly(text, facts)).toBe(expected);
    const quick = fast(text, facts);
    expect(quick === undefined || quick === expected).toBe(true);
  });

  const orders: readonly (readonly [operator: string, below: boolean, at: boolean, above: boolean])[] = [
    ['==', false, true, false],
    ['!=', true, false, true],
    ['<', true, false, false],
    ['<=', true, true, false],
    ['>', false, false, true],
    ['>=', false, true, true],
  ];
  it.each(orders)('%s just below, at and just above a bound', (operator, ...answers) => {
    for (const [at, price] of ['99.99', '100', '100.01'].entries()) {
      const expected = String(answers[at]);
      const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }[operator] ?? operator;
      for (const text of [
        `price ${operator} 100`,
        `price + 0.001 ${operator} 100.001`,
        `100 ${turned} price`,
        `price ${operator} coupon`,
        `price ${operator} cost`,
        `price + 1 ${operator} coupon + 1`,
      ]) {
        const facts = { price, coupon: '100', cost: '100' };
        expect([exactly(text, facts), fast(text, facts)], text).toEqual([expected, expected]);
      }
      const [day, text] = [`2026-11-${29 + at}`, `day ${operator} '2026-11-30'`];
      expect([exactly(text, { day }), fast(text, { day })], text).toEqual([expected, expected]);
    }
  });

  it('the fast lane never answers -0', () => {
    for (const text of [
      '-price',
      '0 * -price',
      '-price % 5',
      'price * -0',
      'min(-price, 0)',
      'abs(-price)',
      '0 - price',
    ]) {
      const value = compileFastNumber(treeOf(text));
      expect(Object.is(value?.run(fastFrame({ price: '0' })), 0), text).toBe(true);
    }
  });

  it('a literal in `in` that the fast lane cannot hold equals none of its values', () => {
    expect(fast('pieces in (1.5, 3, 1e20)', { pieces: '3' })).toBe('true');
    expect(fast('pieces in (1.5, 3, 1e20)', { pieces: '1' })).toBe('false');
    expect(exactly('pieces in (1.5, 3, 1e20)', { pieces: '100000000000000000000' })).toBe('true');
    expect(fast('pieces in (1.5, 3, 1e20)', { pieces: '100000000000000000000' })).toBeUndefined();
  });

  it('lists of facts run in the exact lane', () => {
    expect(exactly('sum(parts)', { parts: ['1.5', '2.25'] })).toBe('3.75');
    expect(exactly('count(tags) * 1.5 + 0 * weight', { tags: ['a', 'b'], weight: '0' })).toBe('3');
    expect(exactly('channel in tags', { channel: 'app', tags: ['web', 'app'] })).toBe('true');
    expect(fast('channel in tags', { channel: 'app', tags: ['app'] })).toBeUndefined();
    expect(exactly('price in parts', { price: '1.50', parts: ['1.5'] })).toBe('true');
    expect(exactly("'2026-10-01' in holidays", { holidays: ['2026-10-01'] })).toBe('true');
  });

  it('lists of texts run in the fast lane where the frame has them', () => {
    expect(fast('channel in tags', { channel: 'app', tags: ['web', 'app'] }, true)).toBe('true');
    expect(fast('channel in tags', { channel: 'pos', tags: ['web', 'app'] }, true)).toBe('false');
    expect(fast('count(tags) + 0 * pieces', { pieces: '1', tags: ['a', 'b'] }, true)).toBe('2');
    expect(fast('channel in tags', { channel: 'app' }, true)).toBeUndefined();
    expect(fast('price in parts', { price: '1', parts: ['1'] }, true)).toBeUndefined();
  });

  it('of an empty list there is a sum and a count, and nothing else', () => {
    expect(exactly('sum(parts)', { parts: [] })).toBe('0');
    expect(exactly('count(parts) * 1', { parts: [] })).toBe('0');
    for (const name of ['min', 'max', 'avg']) {
      expect(() => exactly(`${name}(parts)`, { parts: [] }), name).toThrow(`${name} of an empty list has no value`);
    }
  });
});

describe('what must not happen', () => {
  it('an absent fact is a fault only where an evaluated branch reads it', () => {
    expect(exactly('vip ? price : coupon', { vip: true, price: '1' })).toBe('1');
    expect(fast('vip ? price : coupon', { vip: true, price: '1' })).toBe('1');
    expect(exactly('vip or price > 1', { vip: true })).toBe('true');
    expect(fast('vip and price > 1', { vip: false })).toBe('false');
    expect(() => exactly('vip ? price : coupon', { vip: false, price: '1' })).toThrow(/'coupon' is needed/);
    expect(fast('vip ? price : coupon', { vip: false, price: '1' })).toBeUndefined();
  });

  it('division by zero is a fault, never Infinity', () => {
    expect.assertions(3);
    try {
      exactly('price / coupon', { price: '1', coupon: '0' });
    } catch (error) {
      expect(isFeewrightError(error) && error.issues[0]?.code).toBe('division-by-zero');
    }
    expect(fast('pieces % (pieces - pieces)', { pieces: '1' })).toBeUndefined();
    expect(() => exactly('price % (coupon - coupon)', { price: '1', coupon: '1' })).toThrow(/zero/);
  });

  it('a product beyond the safe integers leaves the fast lane and stays exact', () => {
    const facts = { price: '90071992547409.91', rate: '0.123456' };
    expect(fast('price * rate', facts)).toBeUndefined();
    expect(exactly('price * rate', facts)).toBe('11119927911933.03784896');
    expect(fast('price - price', facts)).toBe('0');
    expect(fast('price + 0.01', facts)).toBeUndefined();
  });

  it('the last and the first value that fit, of every operation', () => {
    const most = String(Number.MAX_SAFE_INTEGER);
    for (const text of [
      'pieces + 0',
      'pieces - 0',
      '-pieces',
      'pieces * 1',
      'pieces ^ 1',
      'abs(-pieces)',
      'max(pieces, 0)',
    ]) {
      expect(fast(text, { pieces: most }), text).toBe(text === '-pieces' ? `-${most}` : most);
    }
    for (const text of [
      'pieces + 1',
      '1 + pieces',
      '-1 - pieces',
      'pieces - -1',
      'pieces + pieces',
      'pieces - -pieces',
      'pieces * 2',
      'pieces * pieces',
      'pieces * 0.2',
      'pieces ^ 2',
      'sum(pieces, 1, 0)',
      'pieces + 0.5',
    ]) {
      expect(fast(text, { pieces: most }), text).toBeUndefined();
      expect(exactly(text, { pieces: most }), text).toMatch(/^-?\d{15,}/);
    }
    // A comparison of what has left the lane says so too.
    expect(fast('pieces ^ 16 > 1', { pieces: '1000' })).toBeUndefined();
    expect(exactly('pieces ^ 16 > 1', { pieces: '1000' })).toBe('true');
  });

  it('the largest formulas that pass run in both lanes', () => {
    const chain = (part: string, operator: string, count = 500): string => new Array(count).fill(part).join(operator);
    for (const [text, expected] of [
      [chain('price', ' + '), '5'],
      [chain('price', ' - '), '-4.98'],
      [chain('vip', ' and '), 'true'],
      [chain('price', ' < 1 and ', 250).concat(' < 1'), 'true'],
      [`${'not '.repeat(64)}vip`, 'true'],
      [`${'vip ? '.repeat(64)}price${' : coupon'.repeat(64)}`, '0.01'],
      [`${'min('.repeat(64)}price${', 1)'.repeat(64)}`, '0.01'],
    ] as const) {
      const facts = { price: '0.01', vip: true };
      expect(exactly(text, facts)).toBe(expected);
      expect(fast(text, facts)).toBe(expected);
    }
  });

  it('a fact with more decimals than its slot leaves the fast lane', () => {
    expect(fast('price * 2', { price: '0.001' })).toBeUndefined();
    expect(exactly('price * 2', { price: '0.001' })).toBe('0.002');
  });

  it('a value of more than 2,000 digits is a fault', () => {
    const power = `${'rate ^ 16 * '.repeat(30)}1`;
    expect(() => exactly(power, { rate: '0.123456' })).toThrow(/2000/);
  });
});
