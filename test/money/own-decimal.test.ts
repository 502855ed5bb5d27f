import { inspect } from 'node:util';
import { Decimal as DecimalJs } from 'decimal.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { Decimal } from '../../src/money/decimal.ts';

// decimal.js keeps one switch for the rounding of all copies in a process. A product of 20 digits shows that it is on.
const PRODUCT = '0.11111111111111111111';
const product = (): string =>
  DecimalJs.clone({ defaults: true }).mul('0.33333333333333333333', '0.33333333333333333333').toString();
const switchOn = (): void => {
  DecimalJs.sum(0);
};

beforeEach(switchOn);

describe('the public Decimal', () => {
  test('it works as decimal.js does, with 100 digits', () => {
    const value = new Decimal('12.50');
    expect(value.plus('0.1').times(3).minus(1).div(7).toFixed(4)).toBe('5.2571');
    expect(value.toFixed(2)).toBe('12.50');
    expect(value.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toString()).toBe('12');
    expect(value.mod(5).toString()).toBe('2.5');
    expect(value.pow(2).toString()).toBe('156.25');
    expect(value.sqrt().times(value.sqrt()).toFixed(90)).toBe(new Decimal('12.5').toFixed(90));
    expect(Decimal.sum('0.1', 2, new DecimalJs('0.3')).toString()).toBe('2.4');
    expect(Decimal.max(1, '3', 2).toNumber()).toBe(3);
    expect(new Decimal(1).div(3).toString()).toHaveLength(102);
    expect(Decimal('1.5').cmp('1.50')).toBe(0);
  });

  test('two booked amounts of 38 digits multiply without loss', () => {
    const nines = '9'.repeat(38);
    expect(new Decimal(nines).times(nines).toFixed()).toBe(String(BigInt(nines) ** 2n));
  });

  test('it prints without exponent, as text, in JSON and when inspected', () => {
    expect(String(new Decimal('1e-30'))).toBe(`0.${'0'.repeat(29)}1`);
    expect(new Decimal('1e30').toString()).toBe(`1${'0'.repeat(30)}`);
    expect(JSON.stringify({ amount: new Decimal('12.50') })).toBe('{"amount":"12.5"}');
    expect(inspect(new Decimal('12.50'))).toBe('12.5');
  });

  test('an exponent without measure is no endless text', () => {
    expect(new Decimal('1e1000000000').toFixed()).toBe('Infinity');
    expect(new Decimal('1e-1000000000').toFixed()).toBe('0');
  });

  test('it mixes with decimals of other copies, in both directions', () => {
    const ours = new Decimal('1.5');
    const theirs = new DecimalJs('2.5');
    expect(DecimalJs.isDecimal(ours)).toBe(true);
    expect(ours).toBeInstanceOf(DecimalJs);
    expect(ours.plus(theirs).toString()).toBe('4');
    expect(theirs.plus(ours).toString()).toBe('4');
    expect(ours.plus(theirs)).toBeInstanceOf(Decimal);
    expect(theirs.plus(ours)).not.toBeInstanceOf(Decimal);
  });

  test('the host’s settings do not reach it, and its own do not reach the host', () => {
    const before = { precision: DecimalJs.precision, rounding: DecimalJs.rounding };
    try {
      DecimalJs.set({ precision: 2, rounding: 0 });
      expect(new Decimal(1).div(3).toString()).toHaveLength(102);
    } finally {
      DecimalJs.set(before);
    }
    expect(new DecimalJs(1).div(3).toString()).toBe('0.33333333333333333333');
    expect(typeof DecimalJs.prototype.ln).toBe('function');
    expect(DecimalJs.ln(10).toFixed(4)).toBe('2.3026');
  });

  test('nobody can change it', () => {
    expect(Object.isFrozen(Decimal)).toBe(true);
    expect(Object.isFrozen(Decimal.prototype)).toBe(true);
    expect(() => Object.assign(Decimal, { precision: 5 })).toThrow(TypeError);
    expect(() => Decimal.set({ precision: 5 })).toThrow('Decimal has no set');
    expect(() => Decimal.config({ precision: 5 })).toThrow('Decimal has no config');
  });
});

describe('what is unsafe across copies', () => {
  test.each(['ln', 'exp', 'log', 'sin', 'cos', 'tan', 'atan', 'sinh', 'acosh', 'toFraction'])(
    '%s is refused',
    (name) => {
      const method: unknown = Reflect.get(new Decimal(2), name);
      if (typeof method !== 'function') throw new TypeError(name);
      expect(() => method.call(new Decimal(2))).toThrow(`Decimal has no ${name}`);
    },
  );

  test('a power that is not whole is refused', () => {
    expect(() => new Decimal(2).pow('0.5')).toThrow('not a whole number');
    expect(() => Decimal.pow(2, 1e20)).toThrow('not a whole number');
    expect(() => new Decimal(2).pow(Number.NaN)).toThrow('not a whole number');
    expect(Decimal.pow(2, -2).toString()).toBe('0.25');
  });

  test('a sum of what is no number throws, and rounding stays on', () => {
    expect(() => Decimal.sum(1, 'x')).toThrow();
    expect(product()).toBe(PRODUCT);
  });

  test('the danger is real: without the guard, one failing call spoils every copy', () => {
    expect(() => DecimalJs.sum(1, 'x')).toThrow();
    expect(product()).not.toBe(PRODUCT);
    switchOn();
    const frozen = Object.freeze(DecimalJs.clone({ defaults: true }));
    expect(() => new frozen(2).pow('0.5')).toThrow();
    expect(product()).not.toBe(PRODUCT);
    switchOn();
    expect(product()).toBe(PRODUCT);
  });

  const names = new Set<string>();
  for (
    let of: object | null = Decimal.prototype;
    of !== null && of !== Object.prototype;
    of = Object.getPrototypeOf(of)
  ) {
    for (const name of Object.getOwnPropertyNames(of)) names.add(name);
  }
  names.delete('constructor');
  const ARGUMENTS: readonly (readonly unknown[])[] = [
    [],
    ['1.5'],
    [2],
    [-1],
    [0],
    ['x'],
    [{}],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ['1e400'],
    [1e20],
    ['0x1.8'],
    [3, 4],
    [3, 99],
    ['-0.5', 'x'],
  ];
  const VALUES = ['2.5', '-2.5', '0', '1e300', 'NaN', 'Infinity', '-3', '0.99999999'];

  function callAll(of: object, name: string): void {
    const called: unknown = Reflect.get(of, name);
    if (typeof called !== 'function') return;
    for (const args of ARGUMENTS) {
      try {
        called.apply(of, args);
      } catch {
        // Whether a call throws is not the point; what it leaves behind is.
      }
    }
  }

  test.each([...names])('no call of a value’s %s, good or bad, leaves rounding off', (name) => {
    for (const value of VALUES) callAll(new Decimal(value), name);
    expect(product()).toBe(PRODUCT);
    expect(new Decimal(1).div(3).toString()).toHaveLength(102);
  });

  test.each(Object.getOwnPropertyNames(Decimal))('nor does Decimal.%s', (name) => {
    callAll(Decimal, name);
    expect(product()).toBe(PRODUCT);
  });
});
