import { describe, expect, it } from 'vitest';
import { checkCondition } from '../../src/condition/check-condition.ts';
import type { ConditionInput } from '../../src/condition/condition-input.ts';
import { whyNot } from '../../src/condition/why-not.ts';
import { exactFrame, type Facts, scope } from '../formula/test-scope.ts';

function why(input: ConditionInput, facts: Facts) {
  const checked = checkCondition(input, scope, []);
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  const { holds, misses, held } = whyNot(checked.value, exactFrame(facts));
  return { holds, held, misses: misses.map(({ condition, actual, by }) => [condition, actual, by]) };
}

describe('why a condition failed', () => {
  it('gmv >= 100000 with 99,999.50 misses by 0.5', () => {
    expect(why("price >= 100000 and channel == 'app'", { price: '99999.50', channel: 'app' })).toEqual({
      holds: false,
      held: 1,
      misses: [['price >= 100000', '99999.5', '0.5']],
    });
  });

  it('just reached it holds, just passed over too', () => {
    for (const price of ['100000', '100000.01']) {
      expect(why('price >= 100000', { price })).toEqual({ holds: true, held: 1, misses: [] });
    }
    expect(why('price > 100000', { price: '100000' }).misses).toEqual([['price > 100000', '100000', '0']]);
  });

  it.each([
    ["channel == 'app'", { channel: 'web' }, ["channel == 'app'", 'web', undefined]],
    ["channel in ('app', 'pos')", { channel: 'web' }, ["channel in ('app', 'pos')", 'web', undefined]],
    ["'new' in tags", { tags: ['old', 'red'] }, ["'new' in tags", 'old, red', undefined]],
    ['100 <= price', { price: '99' }, ['100 <= price', '99', '1']],
    ['price / 3 > coupon', { price: '10', coupon: '4' }, ['price / 3 > coupon', '10/3', '2/3']],
    ['price == 5', { price: '5.01' }, ['price == 5', '5.01', '0.01']],
    ['price != 5', { price: '5' }, ['price != 5', '5', undefined]],
    ["day >= '2026-12-01'", { day: '2026-11-30' }, ["day >= '2026-12-01'", '2026-11-30', undefined]],
    ['vip', { vip: false }, ['vip', 'false', undefined]],
    ['vip == true', { vip: false }, ['vip == true', 'false', undefined]],
    ['not vip', { vip: true }, ['not vip', 'true', undefined]],
    ['not (price < 5)', { price: '4' }, ['price >= 5', '4', '1']],
    ["not (channel in ('app'))", { channel: 'app' }, ["not (channel in ('app'))", 'app', undefined]],
    ['vip ? paid : price > 1', { vip: true, paid: false }, ['vip ? paid : price > 1', 'false', undefined]],
    // Absent facts: nothing was found, and that is the reason.
    ['price > 1', {}, ['price > 1', undefined, undefined]],
    ["channel == 'app'", {}, ["channel == 'app'", undefined, undefined]],
    ['not vip', {}, ['not vip', undefined, undefined]],
    ['price > coupon', { price: '1' }, ['price > coupon', '1', undefined]],
  ] as const)('%s with %j', (input, facts, miss) => {
    expect(why(input, facts)).toEqual({ holds: false, held: 0, misses: [miss] });
  });

  it('of `and` every part that failed, of a failing `or` all parts', () => {
    const facts = { price: '5', vip: false, channel: 'web' };
    expect(why("price > 6 and vip and channel == 'web'", facts)).toEqual({
      holds: false,
      held: 1,
      misses: [
        ['price > 6', '5', '1'],
        ['vip', 'false', undefined],
      ],
    });
    expect(why("price > 6 or vip or channel == 'app'", facts).misses).toHaveLength(3);
    expect(why("price > 6 or vip or channel == 'web'", facts)).toEqual({ holds: true, held: 1, misses: [] });
  });

  it('under `not` the parts that held', () => {
    const facts = { price: '5', vip: true };
    expect(why('not (price > 4 and vip)', facts).misses).toEqual([
      ['price <= 4', '5', '1'],
      ['not vip', 'true', undefined],
    ]);
    expect(why('not (price > 6 or vip)', facts)).toEqual({
      holds: false,
      held: 1,
      misses: [['not vip', 'true', undefined]],
    });
    expect(why('not not vip', facts).holds).toBe(true);
  });

  it('JSON is told as the formula that it is', () => {
    const input: ConditionInput = {
      all: [
        { fact: 'channel', operator: 'in', value: ['app', 'pos'] },
        {
          any: [
            { fact: 'price', operator: 'greaterThan', value: '100' },
            { not: { fact: 'vip', operator: 'equal', value: false } },
          ],
        },
      ],
    };
    expect(why(input, { channel: 'app', price: '80', vip: false })).toEqual({
      holds: false,
      held: 1,
      misses: [
        ['price > 100', '80', '20'],
        ['vip != false', 'false', undefined],
      ],
    });
  });

  it('a condition that always holds misses nothing', () => {
    expect(why('*', {})).toEqual({ holds: true, held: 0, misses: [] });
  });
});
