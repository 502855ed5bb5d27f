import { Decimal as OtherDecimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { checkFact, type FactType } from '../../src/factor/check-fact.ts';
import { sentence } from '../../src/issues/issue.ts';
import { Decimal } from '../../src/money/decimal.ts';

const place = { document: 'A-1', provider: 'price-service', currency: 'CNY' };
const price: FactType = { code: 'price', type: 'money', currency: 'CNY', sensitive: false };

function canonical(factor: FactType, value: unknown) {
  const checked = checkFact(factor, value, place);
  return checked.ok ? checked.value : checked.issues.map((issue) => issue.code);
}

function fault(factor: FactType, value: unknown, at = place): string {
  const checked = checkFact(factor, value, at);
  return checked.ok ? 'accepted' : checked.issues.map((issue) => sentence(issue, 'en')).join(' ');
}

describe('money', () => {
  it.each([
    ['12.50', '12.5'],
    [12.5, '12.5'],
    [12n, '12'],
    ['-0', '0'],
    ['1e-3', '0.001'],
    [new Decimal('12.50'), '12.5'],
    [new OtherDecimal('12.50'), '12.5'],
    [{ amount: '12.50', currency: 'CNY' }, '12.5'],
    [{ amount: 12n, currency: 'CNY' }, '12'],
  ])('%s is %s', (value, expected) => {
    expect(canonical(price, value)).toBe(expected);
  });

  it.each([
    ['1e400', '"1e400"'],
    [Number.NaN, 'NaN'],
    [' 12 ', '" 12 "'],
    ['１２', '"１２"'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [0.1 + 0.2, '0.30000000000000004'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    ['', '""'],
    ['1,000.00', '"1,000.00"'],
    [['12'], 'a list of 1'],
    [{ amount: '12' }, 'an object'],
    [{ amount: '12', currency: 'CNY', tax: '1' }, 'an object'],
    [{ amount: ' 12 ', currency: 'CNY' }, 'an object'],
    [{ toString: () => '12' }, 'an object'],
  ])('%s is refused, naming factor, document and provider', (value, found) => {
    expect(fault(price, value)).toBe(
      `Factor 'price' of document 'A-1' is ${found}, from provider 'price-service'; expected money`,
    );
  });

  it('agrees with the factor’s currency', () => {
    expect(fault(price, { amount: '12.50', currency: 'USD' })).toBe(
      "Factor 'price' of document 'A-1' is in USD, from provider 'price-service'; expected CNY",
    );
  });

  it('in the document’s currency agrees with the document', () => {
    const own: FactType = { ...price, currency: 'document' };
    const euro = { ...place, currency: 'EUR' };
    expect(checkFact(own, { amount: '1', currency: 'EUR' }, euro)).toEqual({ ok: true, value: '1' });
    expect(fault(own, { amount: '1', currency: 'CNY' }, euro)).toContain('is in CNY');
  });

  it('says so when the document itself, or a default, is at fault', () => {
    expect(fault(price, 'x', { ...place, provider: 'document' })).toContain('from the document itself');
    expect(fault(price, 'x', { ...place, provider: 'default' })).toContain('from its default');
  });
});

describe('the other types', () => {
  const of = (type: FactType['type'], more: Partial<FactType> = {}): FactType => ({
    code: 'f',
    type,
    sensitive: false,
    ...more,
  });

  it.each([
    [of('ratio'), '0.050', '0.05'],
    [of('quantity'), 3, '3'],
    [of('integer'), '7.0', '7'],
    [of('integer'), 7, '7'],
    [of('text'), ' as it is ', ' as it is '],
    [of('boolean'), false, false],
    [of('date'), '2024-02-29', '2024-02-29'],
  ])('%o takes %s', (factor, value, expected) => {
    expect(canonical(factor, value)).toBe(expected);
  });

  it.each([
    [of('integer'), '7.5'],
    [of('text'), 7],
    [of('text'), 'a\u0000b'],
    [of('text'), '\ud800'],
    [of('boolean'), 'true'],
    [of('boolean'), 1],
    [of('date'), '2023-02-29'],
    [of('date'), '2024-2-9'],
    [of('date'), new Date(0)],
    [of('ratio'), { amount: '1', currency: 'CNY' }],
  ])('%o refuses %s', (factor, value) => {
    expect(canonical(factor, value)).toEqual(['fact-invalid']);
  });

  it('a list holds one type, and at most 1,000 of it', () => {
    const tags = of('list', { of: 'text' });
    expect(canonical(tags, ['a', 'b'])).toEqual(['a', 'b']);
    expect(canonical(tags, ['a', 1])).toEqual(['fact-invalid']);
    expect(fault(tags, 'a')).toContain('expected list of text');
    expect(canonical(tags, new Array(1000).fill('a'))).toHaveLength(1000);
    expect(canonical(tags, new Array(1001).fill('a'))).toEqual(['fact-invalid']);
  });

  it('a list of money agrees in its currency, each of it', () => {
    const prices = of('list', { of: 'money', currency: 'CNY' });
    expect(canonical(prices, ['1.50', { amount: '2', currency: 'CNY' }])).toEqual(['1.5', '2']);
    expect(canonical(prices, ['1', { amount: '2', currency: 'JPY' }])).toEqual(['fact-currency']);
  });
});

describe('what nobody may see', () => {
  it('is masked in the fault', () => {
    const account: FactType = { code: 'account', type: 'integer', sensitive: true };
    expect(fault(account, '6222-0000')).toBe(
      "Factor 'account' of document 'A-1' is ***, from provider 'price-service'; expected integer",
    );
  });
});

describe('values that bite', () => {
  const bite = (): never => {
    throw new Error('bitten');
  };

  it.each([
    ['a proxy', new Proxy({}, { get: bite, ownKeys: bite, getPrototypeOf: bite })],
    [
      'an amount that throws',
      {
        get amount() {
          return bite();
        },
        currency: 'CNY',
      },
    ],
    ['a list that throws', new Proxy(['1'], { get: bite })],
    [
      'a currency that throws',
      {
        amount: '1',
        get currency() {
          return bite();
        },
      },
    ],
  ])('%s is no value of any type', (_, value) => {
    expect(canonical(price, value)).toEqual(['fact-invalid']);
    expect(canonical({ code: 'l', type: 'list', of: 'money', currency: 'CNY', sensitive: false }, value)).toEqual([
      'fact-invalid',
    ]);
  });

  it('a currency of any shape is told, not run', () => {
    expect(fault(price, { amount: '1', currency: { toString: bite } })).toContain('is in an object');
    expect(fault(price, { amount: '1', currency: 'C\nNY'.repeat(100) })).toMatch(/^[\x20-\x7e]{1,300}$/);
  });
});
