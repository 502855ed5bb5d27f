import { describe, expect, test } from 'vitest';
import { makeAmounts, makeBearers } from '../../bench/apportion/bearers.ts';
import { assertEqualShares, BEARERS, divisionContenders } from '../../bench/apportion/run-apportion.ts';

describe('the bench of apportionments', () => {
  test.each(BEARERS)('all contenders divide the same among %i bearers', (count) => {
    const contenders = divisionContenders(count);
    expect(contenders.map(({ name }) => name)).toEqual(['feewright', 'rounds by hand']);
    assertEqualShares(contenders, count, 500);
  });

  test('a contender that is a cent off stops it', () => {
    const careless = { name: 'careless', divide: () => [1, 2, 3] };
    expect(() => assertEqualShares([...divisionContenders(3), careless], 3, 1)).toThrow(/shares of .* among 3 differ/);
  });

  test('of its amounts some fill nobody, and some fill one who only what others could not take brings there', () => {
    const bearers = makeBearers(30);
    const weights = bearers.reduce((sum, { weight }) => sum + weight, 0);
    const [feewright] = divisionContenders(30);
    const counts = makeAmounts(bearers, 500).map((amount) => {
      const shares = feewright?.divide(amount) ?? [];
      const cents = Math.round(Number(amount) * 100);
      const full = bearers.filter(({ capCents }, at) => shares[at] === capCents);
      const atOnce = full.filter(({ weight, capCents = 0 }) => cents * weight > capCents * weights);
      return [full.length, full.length - atOnce.length] as const;
    });
    expect(counts.some(([full]) => full === 0)).toBe(true);
    expect(counts.some(([, later]) => later > 3)).toBe(true);
  });
});
