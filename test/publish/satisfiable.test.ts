import { describe, expect, it } from 'vitest';
import { isAlwaysTrue, satisfiable } from '../../src/publish/satisfiable.ts';
import { conditionTree as treeOf } from './condition-tree.ts';

describe('a condition that can never hold is proven so', () => {
  it.each([
    'gmv >= 100 and gmv < 100',
    'gmv > 100 and gmv <= 100',
    'gmv == 5 and gmv != 5',
    'gmv == 5 and gmv == 6',
    'pieces > 5 and pieces < 6',
    'pieces >= 5 and pieces <= 6 and pieces != 5 and pieces != 6',
    "channel == 'app' and channel == 'web'",
    "channel in ('app', 'web') and channel != 'app' and channel != 'web'",
    "day >= '2026-01-02' and day < '2026-01-02'",
    'gmv < cost and cost < gmv',
    'gift and not gift',
    "'a' in tags and not ('a' in tags)",
    '(gmv > 10 or gmv < 5) and gmv >= 5 and gmv <= 10',
    'gmv - cost > 10 and gmv - cost < 5',
    'gift ? gmv < 1 and gmv > 2 : pieces < 1 and pieces > 2',
  ])('%s', (condition) => {
    expect(satisfiable(treeOf(condition))).toBe('no');
    expect(isAlwaysTrue(treeOf(`not (${condition})`))).toBe(true);
  });
});

describe('one that can is not blamed, at the very bound', () => {
  it.each([
    'gmv >= 100 and gmv <= 100',
    'gmv > 100 and gmv < 100.01',
    'pieces > 5 and pieces < 7',
    'pieces >= 5 and pieces <= 7 and pieces != 5 and pieces != 6',
    "channel in ('app', 'web') and channel != 'app'",
    "channel != 'app' and channel != 'web'",
    'gmv <= cost and cost <= gmv',
    '(gmv > 10 or gmv < 5) and gmv >= 5 and gmv <= 10.01',
    'gift and gmv > 3',
  ])('%s', (condition) => {
    expect(satisfiable(treeOf(condition))).toBe('yes');
    expect(isAlwaysTrue(treeOf(condition))).toBe(false);
  });
});

describe('a condition that always holds', () => {
  it.each([
    'gmv >= 5 or gmv < 5',
    "channel != 'app' or channel != 'web'",
    'gift or not gift',
    'pieces < 6 or pieces > 5',
    'gmv == gmv',
  ])('%s', (condition) => {
    expect(isAlwaysTrue(treeOf(condition))).toBe(true);
  });
});

it('too many ways to look at are not looked at', () => {
  const parts = Array.from({ length: 12 }, (_, at) => `(gmv == ${at} or pieces == ${at})`).join(' and ');
  expect(satisfiable(treeOf(parts))).toBe('unknown');
});
