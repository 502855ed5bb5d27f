import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { pathText } from '../../src/issues/path.ts';
import { jsonBytes } from '../../src/model/json-bytes.ts';
import { type JsonLimits, plainJson } from '../../src/model/plain-json.ts';
import { Decimal } from '../../src/money/decimal.ts';

const LIMITS: JsonLimits = { bytes: 1_000, depth: 4, nodes: 20 };

function faultsOf(input: unknown, limits?: JsonLimits): readonly string[] {
  const result = plainJson(input, limits);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${pathText(path)}`.trim());
}

function copyOf(input: unknown): unknown {
  const result = plainJson(input);
  return result.ok ? result.value : result.issues;
}

describe('plain data passes as a copy', () => {
  it('of the same values, without members that are undefined', () => {
    const input = { a: [1, 'x', null, true, { b: {} }], c: undefined, d: 10n };
    const copy = copyOf(input);
    expect(copy).toStrictEqual({ a: [1, 'x', null, true, { b: {} }], d: 10n });
    expect(copy).not.toBe(input);
  });

  it('with decimals as text', () => {
    expect(copyOf({ rate: new Decimal('0.160') })).toEqual({ rate: '0.16' });
  });

  it('from another realm, and without prototype', () => {
    expect(copyOf(vm.runInNewContext('({ a: [{ b: 1 }] })'))).toEqual({ a: [{ b: 1 }] });
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(Object.getPrototypeOf(copyOf(bare))).toBe(Object.prototype);
  });

  it('where one object stands in two places: that is no cycle', () => {
    const shared = { a: 1 };
    expect(copyOf([shared, shared])).toEqual([{ a: 1 }, { a: 1 }]);
  });

  it('with names that only look dangerous', () => {
    expect(copyOf({ toString: 1, valueOf: 2, hasOwnProperty: 3 })).toEqual({
      toString: 1,
      valueOf: 2,
      hasOwnProperty: 3,
    });
  });
});

describe('what is no plain data is refused at its place', () => {
  it.each<readonly [string, unknown]>([
    ['json-key-reserved a.__proto__', { a: JSON.parse('{ "__proto__": { "isAdmin": true } }') }],
    ['json-key-reserved constructor', { constructor: {} }],
    ['json-key-reserved prototype', { prototype: {} }],
    ['json-not-plain a', { a: () => 1 }],
    ['json-not-plain a', { a: Symbol('x') }],
    ['json-not-plain a', { a: new Date(0) }],
    ['json-not-plain a', { a: new Map() }],
    ['json-not-plain a', { a: Object.create({ inherited: 1 }) }],
    ['json-not-plain a', { a: Object.create(Object.create(null)) }],
    ['json-not-plain a', { a: new Decimal('1e500') }],
    ['json-not-plain a', { a: new (class extends Array {})() }],
    ['json-not-plain a[1]', { a: [1, undefined] }],
    ['json-not-plain a', { a: Object.assign([1], { extra: 2 }) }],
    // biome-ignore lint/suspicious/noSparseArray: a gap is what is tried here
    ['json-not-plain a', { a: [1, , 2] }],
    ['json-not-plain a', { a: 'half \ud83d' }],
    ['json-not-plain a', { a: 'nul \u0000' }],
    ['json-not-plain ["a\\u0000"]', { 'a\u0000': 1 }],
    ['json-not-plain ["Symbol(x)"]', { [Symbol('x')]: 1 }],
    ['json-not-plain', undefined],
    ['json-not-plain ["Symbol(Symbol.toStringTag)"]', { s: 1, e: 0, d: [1], [Symbol.toStringTag]: 'Decimal' }],
  ])('%s', (fault, input) => {
    expect(faultsOf(input)).toEqual([fault]);
  });

  it('and an accessor is never called', () => {
    let calls = 0;
    const getter = {
      get price() {
        calls += 1;
        return '1';
      },
    };
    class Posing {
      get [Symbol.toStringTag]() {
        calls += 1;
        return 'Decimal';
      }
    }
    expect(faultsOf({ a: getter, b: new Posing() })).toEqual(['json-not-plain a.price', 'json-not-plain b']);
    expect(calls).toBe(0);
  });

  it('and a proxy that throws is a fault, whatever it throws', () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          // biome-ignore lint/style/useThrowOnlyError: a stranger throws whatever he likes
          throw { toString: null };
        },
      },
    );
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(faultsOf({ a: hostile })).toEqual(['json-not-plain']);
    expect(faultsOf({ a: revoked.proxy })).toEqual(['json-not-plain']);
  });

  it('a cycle, with how far up it leads', () => {
    const root: Record<string, unknown> = { a: { b: [] } };
    (root.a as { b: unknown[] }).b.push(root);
    const result = plainJson(root);
    expect(result.ok ? [] : result.issues).toMatchObject([
      { code: 'json-cycle', path: ['a', 'b', 0], facts: { length: 3 } },
    ]);
  });

  it('many faults at once, in the order of the text, and at most 20', () => {
    expect(faultsOf({ a: () => 1, b: { c: Symbol('x') }, d: [new Date(0)] })).toEqual([
      'json-not-plain a',
      'json-not-plain b.c',
      'json-not-plain d[0]',
    ]);
    expect(faultsOf(Array.from({ length: 1_000 }, () => () => 1))).toHaveLength(20);
  });
});

describe('limits: at the limit and one past it', () => {
  it('depth', () => {
    expect(faultsOf([[[[1]]]], LIMITS)).toEqual([]);
    expect(faultsOf([[[[[]]]]], LIMITS)).toEqual(['json-too-large [0][0][0][0]']);
  });

  it('values', () => {
    expect(faultsOf(new Array(19).fill(0), LIMITS)).toEqual([]);
    expect(faultsOf(new Array(20).fill(0), LIMITS)).toEqual(['json-too-large']);
    const wide = Object.fromEntries(new Array(20).fill(0).map((_, index) => [`m${index}`, 0]));
    expect(faultsOf(wide, LIMITS)).toEqual(['json-too-large']);
  });

  it('bytes of the JSON text, to the byte', () => {
    for (const text of ['a', '"', '\n', 'é', '中', '💰']) {
      const one = { key: [text, 1, null, true, -0.5, { 'ключ"': {} }] };
      const room = LIMITS.bytes - Buffer.byteLength(JSON.stringify({ ...one, fill: '' }));
      expect(faultsOf({ ...one, fill: 'x'.repeat(room) }, LIMITS)).toEqual([]);
      expect(faultsOf({ ...one, fill: 'x'.repeat(room + 1) }, LIMITS)).toEqual(['json-too-large']);
    }
  });

  it('a list that claims billions of places, a text of megabytes and a huge integer are refused at once', () => {
    const list: unknown[] = [];
    list.length = 2 ** 32 - 1;
    expect(faultsOf({ list })).toEqual(['json-too-large']);
    expect(faultsOf({ text: 'x'.repeat(50_000_000) })).toEqual(['json-too-large']);
    expect(faultsOf({ text: { ['k'.repeat(50_000_000)]: 1 } })).toEqual(['json-too-large']);
    expect(jsonBytes(10n ** 100_000n, 10)).toBe(400);
  });

  it('a tree a million levels deep ends without overflowing the stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 1_000_000; level += 1) deep = { deep };
    expect(faultsOf(deep)).toHaveLength(1);
  });

  it('a small object that unfolds to billions of values stops at the limit', () => {
    let bomb: unknown = ['x'];
    for (let level = 0; level < 40; level += 1) bomb = [bomb, bomb];
    expect(faultsOf(bomb)).toEqual(['json-too-large']);
  });
});
