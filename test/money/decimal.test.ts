import { createRequire } from 'node:module';
import { Decimal as DecimalJs } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal, decimalOfUnits, decimalText } from '../../src/money/decimal.ts';

// The build for CommonJS is a whole second copy of decimal.js, as a host with another version would bring.
const { Decimal: OtherCopy } = createRequire(import.meta.url)('decimal.js') as { Decimal: typeof DecimalJs };

describe('text', () => {
  test.each([
    ['-12.50', '-12.5'],
    ['1e-3', '0.001'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0e5', '0'],
    ['100', '100'],
    ['100.00', '100'],
    ['0.10', '0.1'],
    ['007', '7'],
    ['-007.10', '-7.1'],
    ['00', '0'],
    ['00.00', '0'],
    ['1E3', '1000'],
    ['1.25e1', '12.5'],
    ['1.25e2', '125'],
    ['1.25e3', '1250'],
    ['12.5e-1', '1.25'],
    ['12.5e-2', '0.125'],
    ['-12.5e-3', '-0.0125'],
    ['1.0e-60', `0.${'0'.repeat(59)}1`],
    ['1e60', `1${'0'.repeat(60)}`],
    ['1e-0', '1'],
    ['1e05', '100000'],
    ['9'.repeat(60), '9'.repeat(60)],
    [`-${'1'.repeat(30)}.${'1'.repeat(30)}`, `-${'1'.repeat(30)}.${'1'.repeat(30)}`],
    [`-${'1'.repeat(30)}.${'1'.repeat(30)}e-60`, `-0.${'0'.repeat(30)}${'1'.repeat(60)}`],
    [`${'1'.repeat(60)}e60`, '1'.repeat(60) + '0'.repeat(60)],
  ])('%s is %s', (text, canonical) => {
    expect(decimalText(text)).toBe(canonical);
  });

  test.each([
    '',
    ' ',
    ' 12 ',
    '12 ',
    '\t12',
    '12\n',
    '1 000',
    '1,000',
    '1_000',
    '+1',
    '1e+3',
    '--1',
    '-',
    '.',
    '-.',
    '.5',
    '-.5',
    '5.',
    '5.e3',
    '1.2.3',
    'e3',
    '1e',
    '1e-',
    '1e1.5',
    '1e3e3',
    '1e61',
    '1e-61',
    '1e400',
    '1e1000000000',
    '1e060',
    '9'.repeat(61),
    `0.${'0'.repeat(59)}1`,
    `${'1'.repeat(31)}.${'1'.repeat(30)}`,
    `${'1'.repeat(61)}e-1`,
    '9'.repeat(10_000_000),
    '１２',
    '١٢',
    '1２',
    '−1',
    '0x1F',
    '0b1',
    '0o7',
    '1n',
    '1f',
    '¥1',
    '1%',
    'NaN',
    'Infinity',
    '-Infinity',
    'null',
    '\u200b1',
    '1\u0000',
    '1/3',
  ])('%# is refused', (text) => {
    expect(decimalText(text)).toBeUndefined();
  });
});

describe('bigint', () => {
  test.each([
    [0n, '0'],
    [-12n, '-12'],
    [10n ** 60n - 1n, '9'.repeat(60)],
    [-(10n ** 60n) + 1n, `-${'9'.repeat(60)}`],
  ])('%s', (value, canonical) => {
    expect(decimalText(value)).toBe(canonical);
  });

  test('one of 61 digits is refused, and a huge one at once', () => {
    expect(decimalText(10n ** 60n)).toBeUndefined();
    expect(decimalText(-(10n ** 60n))).toBeUndefined();
    expect(decimalText(1n << 4_000_000n)).toBeUndefined();
  });
});

describe('number', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [12, '12'],
    [-12.5, '-12.5'],
    [0.1, '0.1'],
    [100.07, '100.07'],
    [1e-7, '0.0000001'],
    [1.5e-10, '0.00000000015'],
    [-1e-60, `-0.${'0'.repeat(59)}1`],
    [2 ** 53 - 1, '9007199254740991'],
    [-(2 ** 53) + 1, '-9007199254740991'],
    [123456789.012345, '123456789.012345'],
    [0.00123456789012345, '0.00123456789012345'],
  ])('%s', (value, canonical) => {
    expect(decimalText(value)).toBe(canonical);
  });

  test.each([
    ['2^53, where neighbours run together', 2 ** 53],
    ['-2^53', -(2 ** 53)],
    ['1e21', 1e21],
    ['a sum that shows its float', 0.1 + 0.2],
    ['16 significant digits', 1.234567890123456],
    ['1/3', 1 / 3],
    ['an exponent below −60', 1e-61],
    ['the least of all', Number.MIN_VALUE],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
  ])('%s is refused', (_, value) => {
    expect(decimalText(value)).toBeUndefined();
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('a decimal of decimal.js', () => {
  const Narrow = DecimalJs.clone({ precision: 3, toExpPos: 2, toExpNeg: -2 });
  test.each([
    ['of the host’s copy', new DecimalJs('-12.50'), '-12.5'],
    ['of a copy with other settings', new Narrow('1234567.125'), '1234567.125'],
    ['of a second copy of the library', new OtherCopy('0.000000125'), '0.000000125'],
    ['of our own copy', new Decimal('1e-20'), '0.00000000000000000001'],
    ['zero', new DecimalJs(0), '0'],
    ['minus zero', new DecimalJs('-0'), '0'],
    ['words of seven digits, with zeros inside', new DecimalJs('10000000.0000001'), '10000000.0000001'],
    ['60 digits', new DecimalJs('7'.repeat(60)), '7'.repeat(60)],
    ['an exponent of 60', new DecimalJs('1e60'), `1${'0'.repeat(60)}`],
    ['an exponent of −60', new DecimalJs('1e-60'), `0.${'0'.repeat(59)}1`],
  ])('%s', (_, value, canonical) => {
    expect(decimalText(value)).toBe(canonical);
  });

  test.each([
    ['61 digits', new DecimalJs('7'.repeat(61))],
    ['an exponent of 61', new DecimalJs('1e61')],
    ['one whose toFixed never ends', new DecimalJs('1e1000000000')],
    ['one that is as small', new DecimalJs('-1e-1000000000')],
    ['NaN', new DecimalJs(Number.NaN)],
    ['Infinity', new DecimalJs(Number.POSITIVE_INFINITY)],
  ])('%s is refused', (_, value) => {
    expect(decimalText(value)).toBeUndefined();
  });

  const fields = { s: 1, e: 0, d: [1] };
  class Big {
    readonly s = 1;
    readonly e = 0;
    readonly c = [1];
    toFixed(): string {
      return '1';
    }
  }
  // decimal.js-light has the same fields, but counts the exponent in words of seven digits.
  const light = Object.assign(Object.create({ toFixed: () => '', [Symbol.toStringTag]: 'Decimal' }), {
    s: 1,
    e: 1,
    d: [1, 5_000_000],
  });
  test.each([
    ['plain JSON with its fields', fields],
    ['plain JSON with its tag', JSON.parse('{"toStringTag":"[object Decimal]","s":1,"e":0,"d":[1]}')],
    ['JSON merged into a prototype', Object.assign(Object.create({ toStringTag: '[object Decimal]' }), fields)],
    ['own functions', { ...fields, toFixed: () => '1', [Symbol.toStringTag]: 'Decimal' }],
    ['a structured clone of one', structuredClone({ ...new DecimalJs('1'), constructor: undefined })],
    ['a value of another library', new Big()],
    ['the same fields with another meaning', light],
    ['a sign that is none', Object.assign(new DecimalJs(1), { s: 2 })],
    ['a broken exponent', Object.assign(new DecimalJs(1), { e: 0.5 })],
    ['no words', Object.assign(new DecimalJs(1), { d: [] })],
    ['a word too large', Object.assign(new DecimalJs(1), { d: [10_000_000] })],
    ['a word that is text', Object.assign(new DecimalJs(1), { d: ['1'] })],
    ['a zero in front', Object.assign(new DecimalJs(1), { d: [0, 1] })],
    ['a million words', Object.assign(new DecimalJs(1), { d: new Array(1_000_000).fill(1) })],
    [
      'an accessor that throws',
      Object.create({
        get [Symbol.toStringTag]() {
          throw new Error('boom');
        },
      }),
    ],
    ['a proxy that throws at every look', revoked()],
    ['the prototype itself', DecimalJs.prototype],
    ['the constructor', DecimalJs],
  ])('%s is refused', (_, value) => {
    expect(decimalText(value)).toBeUndefined();
  });
});

describe('everything else', () => {
  test.each([
    ['null', null],
    ['undefined', undefined],
    ['true', true],
    ['a list', ['12']],
    ['an empty list', []],
    ['an object', {}],
    ['a boxed text', Object('12')],
    ['a boxed number', Object(12)],
    ['an object with valueOf', { valueOf: () => 12, toString: () => '12' }],
    ['a date', new Date(0)],
    ['a symbol', Symbol('12')],
    ['a function', () => '12'],
  ])('%s is refused', (_, value) => {
    expect(decimalText(value)).toBeUndefined();
  });
});

describe('properties', () => {
  const sign = fc.constantFrom('', '-');
  const digits = fc.stringMatching(/^[0-9]{1,25}$/);
  const exponent = fc.option(fc.tuple(fc.constantFrom('e', 'E'), fc.integer({ min: -60, max: 60 })));
  const accepted = fc.tuple(sign, digits, fc.option(digits), exponent).map(([minus, whole, fraction, power]) => {
    return `${minus}${whole}${fraction === null ? '' : `.${fraction}`}${power === null ? '' : power.join('')}`;
  });

  test('what is accepted keeps its value, and has one text whatever form it came in', () => {
    const Oracle = DecimalJs.clone({ defaults: true, precision: 200, toExpNeg: -9e15, toExpPos: 9e15 });
    fc.assert(
      fc.property(accepted, (text) => {
        const value = new Oracle(text);
        expect(decimalText(text)).toBe(value.isZero() ? '0' : value.toString());
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing else than the pattern of the specification is accepted', () => {
    const pattern = /^-?[0-9]+(\.[0-9]+)?([eE]-?[0-9]{1,2})?$/;
    const near = fc.string({ unit: fc.constantFrom(...'0019.-+eE ,x１') });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
        const exponentOf = Number(/[eE](-?\d+)$/.exec(text)?.[1] ?? 0);
        const digitCount = text.replace(/[eE].*$/, '').replace(/\D/g, '').length;
        const expected = pattern.test(text) && Math.abs(exponentOf) <= 60 && digitCount <= 60;
        expect(decimalText(text) !== undefined).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });

  test('a decimal.js value of at most 60 digits and its text are accepted alike', () => {
    const value = fc
      .tuple(sign, fc.stringMatching(/^[1-9][0-9]{0,59}$/), fc.integer({ min: -60, max: 0 }))
      .map(([minus, whole, power]) => new DecimalJs(`${minus}${whole}e${power}`));
    fc.assert(
      fc.property(value, (decimal) => {
        expect(decimalText(decimal)).toBe(decimal.toFixed());
      }),
    );
  });

  test('a number is accepted exactly if its text has at most 15 digits, or it is a safe integer', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e16, max: 1e16 }), (value) => {
        const text = decimalText(value);
        if (text !== undefined) expect(Number(text)).toBe(value + 0);
        const short = Number(value.toPrecision(15)) === value && Math.abs(value) >= 1e-60;
        expect(text !== undefined).toBe(
          value === 0 || Number.isSafeInteger(value) || (short && !Number.isInteger(value)),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('whatever arrives, the answer is a canonical text or nothing', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          const text = decimalText(value);
          if (text !== undefined) expect(text).toMatch(/^(0|-?(0|[1-9]\d*)\.\d*[1-9]|-?[1-9]\d*)$/);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('decimalOfUnits', () => {
  test.each([
    [1250, 2, '12.50'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [7, 0, '7'],
    [123_456_789_012_345_678_901_234_567_890_123_456n, 2, '1234567890123456789012345678901234.56'],
  ])('%s units at scale %i', (units, scale, text) => {
    expect(decimalOfUnits(units, scale).toFixed(scale)).toBe(text);
    expect(decimalOfUnits(units, scale)).toBeInstanceOf(Decimal);
  });
});
