import { describe, expect, it } from 'vitest';
import { type ExactValue, exactValue, valueText } from '../../src/formula/exact-value.ts';
import { formulaText } from '../../src/formula/formula-text.ts';
import { type Trace, traceExact } from '../../src/formula/trace-exact.ts';
import { exactFrame, type Facts, treeOf } from './test-scope.ts';

/** `part = value`, each part of a part two blanks further in. */
function lines({ tree, value, parts }: Trace, indent = ''): readonly string[] {
  return [
    `${indent}${formulaText(tree)} = ${valueText(value)}`,
    ...parts.flatMap((part) => lines(part, `${indent}  `)),
  ];
}
const traced = (text: string, facts: Facts): readonly string[] => lines(traceExact(treeOf(text), exactFrame(facts)));

describe('the value of every part', () => {
  it('(price - coupon) * 0.05 with a price of 100 and a coupon of 20', () => {
    expect(traced('(price - coupon) * 0.05', { price: '100', coupon: '20' })).toEqual([
      '(price - coupon) * 0.05 = 4',
      '  price - coupon = 80',
      '    price = 100',
      '    coupon = 20',
      '  0.05 = 0.05',
    ]);
  });

  it('the branch that was not taken is not there, and its facts may be absent', () => {
    expect(traced("channel == 'app' ? price / 3 : coupon", { channel: 'app', price: '10' })).toEqual([
      "channel == 'app' ? price / 3 : coupon = 10/3",
      "  channel == 'app' = true",
      '    channel = app',
      "    'app' = app",
      '  price / 3 = 10/3',
      '    price = 10',
      '    3 = 3',
    ]);
  });

  it('what stands behind a decided `and` or `or` is not there', () => {
    expect(traced('vip and paid and price > 1', { vip: true, paid: false })).toEqual([
      'vip and paid and price > 1 = false',
      '  vip = true',
      '  paid = false',
    ]);
    expect(traced('vip or paid', { vip: true })).toEqual(['vip or paid = true', '  vip = true']);
    expect(traced('vip or paid', { vip: false, paid: false })).toHaveLength(3);
  });

  it('lists, rounding and functions', () => {
    expect(traced("channel in tags and 'a' in ('a', 'b')", { channel: 'pos', tags: ['app', 'web'] })).toEqual([
      "channel in tags and 'a' in ('a', 'b') = false",
      '  channel in tags = false',
      '    channel = pos',
      '    tags = app, web',
    ]);
    expect(traced("round(max(price, sum(parts)), 1, 'up') ", { price: '1', parts: ['1.5', '2.22'] })).toEqual([
      "round(max(price, sum(parts)), 1, 'up') = 3.8",
      '  max(price, sum(parts)) = 3.72',
      '    price = 1',
      '    sum(parts) = 3.72',
      '      parts = 1.5, 2.22',
    ]);
    expect(traced('-abs(price) + count(tags) * rate ^ 2 * price', { price: '-2', rate: '0.5', tags: ['a'] })[0]).toBe(
      '-abs(price) + count(tags) * rate ^ 2 * price = -2.5',
    );
  });

  it('faults where the formula itself would', () => {
    expect(() => traced('price / coupon', { price: '1', coupon: '0' })).toThrow(/zero/);
    expect(() => traced('price + coupon', { price: '1' })).toThrow(/'coupon' is needed/);
  });

  it('every value is what its own part gives by itself', () => {
    const facts = { price: '12.5', coupon: '3', rate: '0.07', vip: true, channel: 'web', day: '2026-11-30' };
    const frame = exactFrame(facts);
    const visit = ({ tree, value, parts }: Trace): void => {
      const again: ExactValue = exactValue(tree, frame);
      expect(valueText(again)).toBe(valueText(value));
      parts.forEach(visit);
    };
    visit(traceExact(treeOf("not vip or day > '2026-01-01' and price * rate % 2 < max(coupon, 1) / 7"), frame));
  });

  it('a sum of 500 terms', () => {
    expect(traced(new Array(500).fill('price').join('+'), { price: '0.01' })[0]).toMatch(/ = 5$/);
  });
});
