import { describe, expect, test } from 'vitest';
import { FeewrightError, fail, isFeewrightError } from '../../src/issues/error.ts';
import { type Issue, issue } from '../../src/issues/issue.ts';
import { failed, ok } from '../../src/issues/outcome.ts';

const zero = (path: (string | number)[], dividend = '10'): Issue => issue('division-by-zero', path, { dividend });

describe('FeewrightError', () => {
  test('it says every fault after its place, one on a line', () => {
    const error = new FeewrightError([zero(['fees', 2, 'price']), zero([], '7'), zero(['facts', 'a b'])]);
    expect(error.message).toBe(
      'fees[2].price: 10 cannot be divided by zero\n' +
        '7 cannot be divided by zero\n' +
        'facts["a b"]: 10 cannot be divided by zero',
    );
    expect(error.name).toBe('FeewrightError');
    expect(error).toBeInstanceOf(Error);
  });

  test.each([
    [19, 19, ''],
    [20, 20, ''],
    [21, 20, '… and 1 more'],
    [500, 20, '… and 480 more'],
  ])('of %i faults %i are shown, and all are kept', (count, shownCount, end) => {
    const faults = Array.from({ length: count }, (_, at) => zero(['f', at]));
    const error = new FeewrightError(faults);
    const lines = error.message.split('\n');
    expect(lines.filter((line) => line.startsWith('f['))).toHaveLength(shownCount);
    expect(lines.at(-1)?.startsWith('…') ? lines.at(-1) : '').toBe(end);
    expect(error.issues).toEqual(faults);
  });

  test('the message has at most 2 KB, and still says how many more there are', () => {
    const faults = Array.from({ length: 50 }, (_, at) => zero(['费用'.repeat(500), at], '额'.repeat(5_000)));
    const { message } = new FeewrightError(faults);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(2048);
    expect(message.endsWith('\n… and 30 more')).toBe(true);
  });

  test('a provider’s own error is kept as the cause', () => {
    const cause = new Error('connection reset');
    expect(new FeewrightError(zero([]), cause).cause).toBe(cause);
    expect('cause' in new FeewrightError(zero([]))).toBe(false);
  });

  test('the faults cannot be changed afterwards', () => {
    const faults = [zero([])];
    const error = new FeewrightError(faults);
    faults.pop();
    expect(error.issues).toHaveLength(1);
    expect(Object.isFrozen(error.issues)).toBe(true);
  });

  test('as JSON it holds its faults', () => {
    const error = new FeewrightError(zero(['a']));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'FeewrightError',
      message: 'a: 10 cannot be divided by zero',
      issues: [zero(['a'])],
    });
  });
});

describe('isFeewrightError', () => {
  test('what was thrown by `fail` is recognised', () => {
    const thrown = ((): unknown => {
      try {
        return fail(zero([]));
      } catch (error) {
        return error;
      }
    })();
    expect(isFeewrightError(thrown)).toBe(true);
  });

  test('so is the error of another copy of the library, by the shared brand', () => {
    class Other extends Error {
      get [Symbol.for('feewright.error')](): boolean {
        return true;
      }
    }
    expect(isFeewrightError(new Other())).toBe(true);
  });

  test.each([
    ['an error', new Error('x')],
    ['null', null],
    ['undefined', undefined],
    ['a text', 'FeewrightError'],
    ['JSON of one', JSON.parse(JSON.stringify(new FeewrightError(zero([]))))],
  ])('%s is not', (_, thrown) => {
    expect(isFeewrightError(thrown)).toBe(false);
  });
});

describe('Result', () => {
  test('a success has its value, a failure its faults', () => {
    expect(ok(5)).toEqual({ ok: true, value: 5 });
    expect(failed(zero([]))).toEqual({ ok: false, issues: [zero([])] });
    expect(failed([zero([]), zero(['a'])])).toEqual({ ok: false, issues: [zero([]), zero(['a'])] });
  });

  test('a failure without a fault is our bug', () => {
    expect(() => failed([])).toThrow('this is a bug');
  });
});
