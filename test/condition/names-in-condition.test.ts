import { describe, expect, it } from 'vitest';
import type { ConditionInput } from '../../src/condition/condition-input.ts';
import { namesInCondition } from '../../src/condition/names-in-condition.ts';

const names = (input: unknown): readonly string[] => [...namesInCondition(input as ConditionInput).names].sort();
const leaf = (fact: unknown, value: unknown = 1) => ({ fact, operator: 'equal', value });

describe('what a condition refers to', () => {
  it.each([
    [undefined, []],
    ['*', []],
    ["channel == 'app' and price > coupon", ['channel', 'coupon', 'price']],
    [leaf('price', { fact: 'coupon' }), ['coupon', 'price']],
    [{ all: [leaf('a'), { any: [leaf('b'), { not: leaf('c', { fact: 'd' }) }] }] }, ['a', 'b', 'c', 'd']],
    [leaf('cafe\u0301'), ['caf\u00e9']],
    // What is no condition refers to nothing; checking it says why.
    ['price >', []],
    [null, []],
    [5, []],
    [{ all: 5 }, []],
    [{ all: [null, 'x', leaf('a'), [leaf('b')]] }, ['a']],
    [{ not: undefined }, []],
    [leaf(7, { fact: 7 }), []],
    [{ all: [leaf('a')], any: [leaf('b')] }, ['a', 'b']],
  ])('%j', (input, found) => {
    expect(names(input)).toEqual(found);
  });

  it('of shares in a formula, the apportionment', () => {
    const { names: found, apportionments } = namesInCondition('share(split, platform) > price');
    expect([[...found], [...apportionments]]).toEqual([['price'], ['split']]);
  });

  it('ends, whatever it is given', () => {
    const cycle: Record<string, unknown> = {};
    cycle.all = [cycle, cycle];
    expect(names(cycle)).toEqual([]);
    expect(names({ all: new Array(1_000_000).fill(leaf('a')) })).toEqual(['a']);
  });
});
