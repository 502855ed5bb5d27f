import { describe, expect, test } from 'vitest';
import { currencyCodes, isCurrency, minorDigits } from '../../src/money/currency.ts';

describe('currencies', () => {
  test.each([
    ['CNY', 2],
    ['USD', 2],
    ['EUR', 2],
    ['BRL', 2],
    ['HUF', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['CLP', 0],
    ['ISK', 0],
    ['UGX', 0],
    ['KWD', 3],
    ['BHD', 3],
    ['IQD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['HRK', 2],
  ])('%s books to %i decimals', (code, digits) => {
    expect(isCurrency(code)).toBe(true);
    expect(minorDigits(code)).toBe(digits);
  });

  test.each([
    '',
    'cny',
    'RMB',
    'CNH',
    'XXX',
    'XAU',
    'XDR',
    'BTC',
    'CN',
    'CNYY',
    ' CNY',
    'document',
    'toString',
    '__proto__',
  ])('%j is no currency', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => minorDigits(code)).toThrow('this is a bug');
  });

  test('every code is three capitals, stands once, and has 0, 2, 3 or 4 decimals', () => {
    const codes = [...currencyCodes()];
    expect(codes.length).toBeGreaterThan(160);
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(codes.every((code) => [0, 2, 3, 4].includes(minorDigits(code)))).toBe(true);
  });

  test('every currency that the host knows is known, but for units of account', () => {
    const missing = Intl.supportedValuesOf('currency').filter((code) => !isCurrency(code));
    expect(missing.filter((code) => !['XDR', 'XSU', 'XUA'].includes(code))).toEqual([]);
  });

  test('it does not follow the host, which gives the Iraqi dinar no decimals', () => {
    const host = new Intl.NumberFormat('en', { style: 'currency', currency: 'IQD' }).resolvedOptions();
    expect(host.maximumFractionDigits).not.toBe(minorDigits('IQD'));
  });
});
