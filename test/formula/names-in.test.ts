import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/formula/names-in.ts';
import { parseFormula } from '../../src/formula/parse-formula.ts';
import { symsIn } from '../../src/formula/syms-in.ts';
import { treeOf } from './test-scope.ts';

function names(text: string): readonly (readonly string[])[] {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(text);
  const found = namesIn(parsed.value.syntax);
  return [[...found.names], [...found.apportionments]];
}

describe('what a formula refers to', () => {
  it.each([
    ['price * 0.05', ['price'], []],
    ['-(price - coupon) ^ 2 + price', ['price', 'coupon'], []],
    ['vip and not paid ? a : if(b, c, d)', ['vip', 'paid', 'a', 'b', 'c', 'd'], []],
    ["channel in ('app', 'web') or 'x' in tags", ['channel', 'tags'], []],
    ['round(exact(fee), 2, mode)', ['fee', 'mode'], []],
    ['share(split, platform) + unplaced(rest) + price', ['price'], ['split', 'rest']],
    ['share(1, price) + unplaced(price + 1)', ['price'], []],
    ['true or false', [], []],
    ['結算 + caf\u00e9', ['結算', 'café'], []],
  ])('%s', (text, found, apportionments) => {
    expect(names(text)).toEqual([found, apportionments]);
  });

  it('and what a checked one reads, each once', () => {
    const trees = [
      treeOf("round(-abs(price), 2, 'down') + (vip ? coupon : price) % 3"),
      undefined,
      treeOf(
        "not (channel in ('app', 'web')) and count(tags) > 1 and sum(parts) > min(price, share(coupon_split, platform))",
      ),
    ];
    expect(symsIn(trees).map(({ name }) => name)).toEqual([
      'price',
      'vip',
      'coupon',
      'channel',
      'tags',
      'parts',
      'share(coupon_split, platform)',
    ]);
  });
});
