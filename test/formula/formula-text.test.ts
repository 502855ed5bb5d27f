import { describe, expect, it } from 'vitest';
import { formulaText } from '../../src/formula/formula-text.ts';
import { treeOf } from './test-scope.ts';

describe('a checked formula as text', () => {
  it.each([
    ['( price-coupon )*0.050', '(price - coupon) * 0.05'],
    ['price - (coupon - 1)', 'price - (coupon - 1)'],
    ['(price - coupon) - 1', 'price - coupon - 1'],
    ['price * rate / 2', 'price * rate / 2'],
    ['price * (rate / 2)', 'price * (rate / 2)'],
    ['-(rate ^ 2)', '-rate ^ 2'],
    ['(-rate) ^ 2', '(-rate) ^ 2'],
    ['price - -5', 'price - -5'],
    ['price * (1 / 3)', 'price * (1 / 3)'],
    ['1 / 3 * price', '1 / 3 * price'],
    ['price * (1 / -8)', 'price * -0.125'],
    ['not (vip and paid)', 'not (vip and paid)'],
    ['(vip or paid) and vip', '(vip or paid) and vip'],
    ['vip or (paid and vip)', 'vip or paid and vip'],
    ['if(vip, price, if(paid, coupon, 0))', 'vip ? price : (paid ? coupon : 0)'],
    ['channel in [\'app\',"web"]', "channel in ('app', 'web')"],
    ['channel == "it\'s"', 'channel == "it\'s"'],
    ["day >= '2026-11-30'", "day >= '2026-11-30'"],
    ["round( price ,2,'half-up')", "round(price, 2, 'half-up')"],
    ['floor(price)', 'floor(price)'],
    ['ceil(price, 1)', 'ceil(price, 1)'],
    ['clamp(price, 0, 100)', 'min(max(price, 0), 100)'],
    ['share( coupon_split , platform )', 'share(coupon_split, platform)'],
    ['exact(cost) + count(tags) * price', 'exact(cost) + count(tags) * price'],
    ['true and not vip', 'true and not vip'],
  ])('%s is %s', (text, written) => {
    const tree = treeOf(text);
    expect(formulaText(tree)).toBe(written);
    expect(formulaText(treeOf(written))).toBe(written);
  });

  it('with labels for names, as explanations show it', () => {
    const labels: Readonly<Record<string, string>> = { price: '商品金额', coupon: '优惠券' };
    expect(formulaText(treeOf('(price - coupon) * rate'), (name) => labels[name] ?? name)).toBe(
      '(商品金额 - 优惠券) * rate',
    );
  });
});
