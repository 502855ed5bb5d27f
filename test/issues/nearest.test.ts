import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestName } from '../../src/issues/nearest.ts';

const KNOWN = ['price', 'coupon', 'commission', 'service', 'gmv', '佣金比例', '结算基数', '平台', 'rate'];

describe('nearestName', () => {
  test.each([
    ['one letter left out', 'comission', 'commission'],
    ['one letter too many', 'coupoon', 'coupon'],
    ['one letter replaced', 'prize', 'price'],
    ['two neighbours swapped', 'pirce', 'price'],
    ['a swap counts once even in a short name', 'gvm', 'gmv'],
    ['upper case', 'GMV', 'gmv'],
    ['one Chinese character replaced', '佣金比列', '佣金比例'],
    ['one of two Chinese characters replaced', '平抬', '平台'],
    ['three slips in a name of nine', 'komissiom', 'commission'],
  ])('%s ⇒ suggested', (_, name, nearest) => {
    expect(nearestName(name, KNOWN)).toBe(nearest);
  });

  test.each([
    ['nothing like it', 'warehouse'],
    ['one character has nothing to be near to', 'g'],
    ['two slips in a short name', 'gxy'],
    ['four slips in a name of ten', 'comxxxxion'],
    ['the empty name', ''],
    ['a name too long to be one', 'commission'.repeat(10)],
  ])('%s ⇒ nothing', (_, name) => {
    expect(nearestName(name, KNOWN)).toBeUndefined();
  });

  test('of equally near names the first known one is taken, the nearer one before it', () => {
    expect(nearestName('fea', ['fee', 'few'])).toBe('fee');
    expect(nearestName('fees', ['feed', 'fee', 'Fees'])).toBe('Fees');
  });

  test('the name itself is never suggested', () => {
    expect(nearestName('fee', ['fee'])).toBeUndefined();
  });

  test('no known names', () => {
    expect(nearestName('fee', [])).toBeUndefined();
  });

  test('known names that are too long to be names are passed over', () => {
    expect(nearestName('fea', ['fee'.repeat(1_000_000), 'fee'])).toBe('fee');
  });

  test('of endlessly many known names only the first 2,000 are looked at', () => {
    let looked = 0;
    function* endless(): Generator<string> {
      for (; ; looked += 1) yield looked === 1_999 ? 'commission' : `x${looked}`;
    }
    expect(nearestName('comission', endless())).toBe('commission');
    expect(looked).toBe(2_000);
  });

  const name = fc.string({ minLength: 6, maxLength: 20, unit: fc.constantFrom(...'abcdefgh费用佣金') });

  test('property: one slip in a longer name is always mended', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('drop', 'add', 'swap'), (known, seed, slip) => {
        const at = seed % (known.length - 1);
        const rest = known.slice(at + 1);
        const typed = {
          drop: known.slice(0, at) + rest,
          add: `${known.slice(0, at)}z${known.slice(at)}`,
          swap: known.slice(0, at) + known.charAt(at + 1) + known.charAt(at) + known.slice(at + 2),
        }[slip];
        fc.pre(typed !== known);
        expect(nearestName(typed, [known])).toBe(known);
      }),
    );
  });
});
