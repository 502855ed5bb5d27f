import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFeewrightError } from '../../src/issues/error.ts';
import { COMPOUND_PERIODS_MAX, compoundExact } from '../../src/money/compound.ts';
import { divide, type Exact, exactOf, exactText, multiply, parseExact, subtract } from '../../src/money/exact.ts';

const compounded = (rate: string, periods: number): string =>
  exactText(compoundExact(parseExact(rate), exactOf(BigInt(periods))));

function faultOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (thrown) {
    return isFeewrightError(thrown) ? JSON.stringify(thrown.issues.map(({ code, facts }) => [code, facts])) : 'a bug';
  }
}

/** The whole power as a fraction, brought to 40 digits by one long division: slow, and nothing is shared. */
function slowly({ n, d }: Exact, periods: number): string {
  const [base, under] = periods < 0 ? [d, n + d] : [n + d, d];
  const [top, bottom] = [base ** BigInt(Math.abs(periods)), under ** BigInt(Math.abs(periods))];
  // The exponent of the first digit, found by comparing with powers of ten.
  let first = String(top).length - String(bottom).length;
  const reaches = (exponent: number): boolean =>
    exponent >= 0 ? top >= bottom * 10n ** BigInt(exponent) : top * 10n ** BigInt(-exponent) >= bottom;
  if (!reaches(first)) first -= 1;
  const scale = 39 - first;
  const [over, below] = scale >= 0 ? [top * 10n ** BigInt(scale), bottom] : [top, bottom * 10n ** BigInt(-scale)];
  let units = over / below;
  const twice = 2n * (over - units * below);
  if (twice > below || (twice === below && units % 2n === 1n)) units += 1n;
  return exactText(scale >= 0 ? exactOf(units, scale) : exactOf(units * 10n ** BigInt(-scale)));
}

describe('compound', () => {
  it.each([
    ['0.05', 2, '1.1025'],
    ['0.05', 1, '1.05'],
    ['0.05', 0, '1'],
    ['0.05', -1, '0.9523809523809523809523809523809523809524'],
    ['0.25', -1, '0.8'],
    ['0.6', -2, '0.390625'],
    ['-0.5', -3, '8'],
    ['-0.5', 3, '0.125'],
    ['0', 100_000, '1'],
    ['-1', 5, '0'],
    ['-1', 0, '1'],
    ['1/3', 2, '1.777777777777777777777777777777777777778'],
    ['1/3', -1, '0.75'],
    ['999', 3, '1000000000'],
    // Exact as long as it has 40 digits, rounded to them from then on.
    ['0.005', 12, '1.061677811864499568789707617431640625'],
    ['0.01', 19, '1.20810895044353150938886048668570711901'],
    ['0.01', 20, '1.2201900399479668244827490915525641902'],
    ['0.005', 360, '6.02257521226321618405404680891614858782'],
  ])('(1 + %s) ^ %i is %s', (rate, periods, expected) => {
    expect(compounded(rate, periods)).toBe(expected);
    if (rate !== '-1') expect(slowly(parseExact(rate), periods)).toBe(expected);
  });

  it('rounds a value in the middle of two to the even one, and what is just past the middle up', () => {
    const tie = (last: number): string => `0.${'0'.repeat(38)}${last}5`;
    expect(compounded(tie(2), 1)).toBe(`1.${'0'.repeat(38)}2`);
    expect(compounded(tie(3), 1)).toBe(`1.${'0'.repeat(38)}4`);
    // (1 + 1.25e-39)^2 is in the middle but for its square, 1.5625e-78: 80 digits do not tell, more do.
    expect(compounded(`0.${'0'.repeat(38)}125`, 2)).toBe(`1.${'0'.repeat(38)}3`);
    expect(compounded(`0.${'0'.repeat(59)}1`, 100_000)).toBe('1');
    expect(compounded(`-0.${'0'.repeat(38)}1`, 2)).toBe(`0.${'9'.repeat(38)}8`);
  });

  it('is the rounded exact power, whatever the rate and the periods', () => {
    const digits = fc.bigInt({ min: -9n * 10n ** 8n, max: 10n ** 11n });
    const rates = fc.oneof(
      fc.tuple(digits, fc.integer({ min: 9, max: 30 })).map(([n, scale]) => exactOf(n, scale)),
      fc.tuple(digits, fc.bigInt({ min: 10n ** 9n, max: 10n ** 12n })).map(([n, d]) => ({ n, d })),
      fc.integer({ min: 1, max: 20 }).map((n) => ({ n: 1n, d: BigInt(n) })),
    );
    fc.assert(
      fc.property(rates, fc.integer({ min: -400, max: 400 }), (rate, periods) => {
        expect(exactText(compoundExact(rate, exactOf(BigInt(periods))))).toBe(slowly(rate, periods));
      }),
      { numRuns: 500 },
    );
  });

  it('ends at 100,000 periods, forward and back, in bounded time', { timeout: 10_000 }, () => {
    expect(compounded('0.0001', COMPOUND_PERIODS_MAX)).toBe('22015.4560485521986457014565816587155206');
    expect(compounded('0.0001', -COMPOUND_PERIODS_MAX)).toMatch(/^0\.000045422633889\d{29}$/);
    const long = parseExact(`0.0000${'7'.repeat(1_500)}`);
    expect(exactText(compoundExact(long, exactOf(100_000n)))).toBe('2386.24272024169083544565711973778210368');
    for (const periods of [COMPOUND_PERIODS_MAX + 1, -COMPOUND_PERIODS_MAX - 1]) {
      expect(faultOf(() => compounded('0.01', periods))).toBe(
        JSON.stringify([['compound-periods', { periods: String(periods), limit: 100_000 }]]),
      );
    }
  });

  it('at a rate below -1 there is no power, and of nothing no discount', () => {
    expect(faultOf(() => compounded('-1.01', 2))).toBe(JSON.stringify([['compound-rate', { rate: '-1.01' }]]));
    expect(faultOf(() => compounded('-1', -1))).toBe(JSON.stringify([['division-by-zero', { dividend: '1' }]]));
  });

  it('of a value that no 2,000 digits hold says so, instead of writing it', () => {
    expect(compounded('9', 1_999)).toBe(`1${'0'.repeat(1_999)}`);
    expect(faultOf(() => compounded('9', 2_000))).toContain('"number-too-long",{"digits":2001');
    expect(faultOf(() => compounded('9', 100_000))).toContain('"number-too-long",{"digits":100001');
    expect(faultOf(() => compounded('9', -100_000))).toContain('number-too-long');
    expect(compounded('9', -2_000)).toBe(`0.${'0'.repeat(1_999)}1`);
  });

  it('gives the annuities that banks and lenders publish', () => {
    /** What is paid each month: amount × rate ÷ (1 − compound(rate, −months)). */
    const payment = (amount: string, yearly: string, months: number): string => {
      const rate = divide(parseExact(yearly), exactOf(12n));
      const left = subtract(exactOf(1n), compoundExact(rate, exactOf(BigInt(-months))));
      const exact = divide(multiply(parseExact(amount), rate), left);
      return exactText(exactOf((exact.n * 100n * 2n + exact.d) / (2n * exact.d), 2));
    };
    // Consumer Financial Protection Bureau, sample Loan Estimate H-24(B): 162,000 at 3.875 % for 30 years.
    expect(payment('162000', '0.03875', 360)).toBe('761.78');
    // Wikipedia, "Mortgage calculator": 200,000 at 6.5 % for 30 years.
    expect(payment('200000', '0.065', 360)).toBe('1264.14');
  });
});
