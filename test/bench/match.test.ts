import { describe, expect, test } from 'vitest';
import { makeInputs, makeRules } from '../../bench/match/match-scenario.ts';
import { assertSameMatches, matchContenders } from '../../bench/match/measure-match.ts';

describe('the bench of matching compares only what finds the same', () => {
  test('all contenders find the same rule among 10, and among 1,000', async () => {
    const ten = matchContenders(10, 200);
    await assertSameMatches(ten.contenders, ten.inputs);
    const thousand = matchContenders(1_000, 6);
    await assertSameMatches(thousand.contenders, thousand.inputs);
  });

  test('a contender that finds another rule stops it', async () => {
    const { contenders, inputs } = matchContenders(10, 5);
    const careless = { name: 'careless', isAsync: false, match: () => 'rule-0' };
    await expect(assertSameMatches([...contenders, careless], inputs)).rejects.toThrow(/differ: /);
  });

  test('documents go through all rules', () => {
    const rules = makeRules(10);
    expect(new Set(makeInputs(rules, 100).map(({ category }) => category)).size).toBe(10);
  });
});
