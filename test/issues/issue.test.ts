import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { issue, issueUnder, listOf, sentence } from '../../src/issues/issue.ts';

type Said = Readonly<Record<'en' | 'zh', (facts: unknown) => string>>;

const FOLDER = new URL('../../src/issues/', import.meta.url);

/** The sentences of every file that the union of faults is made of: a new one is looked at without being named here. */
const ROOMS: readonly Readonly<Record<string, Said>>[] = await Promise.all(
  [...readFileSync(new URL('issue.ts', FOLDER), 'utf8').matchAll(/from '\.\/([a-z-]+-issues\.ts)'/g)].map(
    async ([, file = '']) => {
      const exported: Readonly<Record<string, unknown>> = await import(new URL(file, FOLDER).href);
      const name = Object.keys(exported).find((each) => each.endsWith('Sentences'));
      return exported[name ?? ''] as Readonly<Record<string, Said>>;
    },
  ),
);

/** A sentence of facts that only have names; `undefined` where one of them is a word of a closed list, which no name is. */
function spoken(say: (facts: unknown) => string, asked: Set<string>): string | undefined {
  try {
    return say(anyFacts(asked));
  } catch {
    return undefined;
  }
}

/** Stands for the facts of any code: each is its own name, a list has one member, and which were asked for is noted. */
function anyFacts(asked: Set<string>): unknown {
  return new Proxy(
    {},
    {
      get: (_, fact: string) => {
        asked.add(fact);
        return fact === 'misses' ? [{ condition: 'condition', actual: 'actual', by: 'by' }] : fact;
      },
    },
  );
}

describe('the union of faults', () => {
  test('no two rooms share a code, which would merge their facts and drop a sentence', () => {
    const codes = ROOMS.flatMap((room) => Object.keys(room));
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test('every code is lower-case words joined by hyphens, and is said in both languages', () => {
    for (const room of ROOMS) {
      for (const [code, said] of Object.entries(room)) {
        expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(Object.keys(said).sort(), code).toEqual(['en', 'zh']);
      }
    }
  });

  test('the sentences of every code tell something, each in its own language, of the same facts', () => {
    let told = 0;
    for (const [code, said] of ROOMS.flatMap((room) => Object.entries(room))) {
      const [inEnglish, inChinese] = [new Set<string>(), new Set<string>()];
      const [en, zh] = [spoken(said.en, inEnglish), spoken(said.zh, inChinese)];
      expect([...inChinese].sort(), code).toEqual([...inEnglish].sort());
      if (en === undefined || zh === undefined) continue;
      told += 1;
      expect(en, code).toMatch(/[a-z]{2,} .*[a-z]/i);
      expect(en, code).not.toMatch(/\p{Script=Han}/u);
      expect(zh, code).toMatch(/\p{Script=Han}/u);
    }
    expect(told).toBeGreaterThan(100);
  });
});

describe('issue', () => {
  test('without options it is an error that is not worth a retry', () => {
    const made = issue('division-by-zero', ['fees', 2], { dividend: '10' });
    expect(made).toEqual({
      code: 'division-by-zero',
      path: ['fees', 2],
      facts: { dividend: '10' },
      severity: 'error',
      retryable: false,
    });
  });

  test('severity and retryable are as said', () => {
    const made = issue('division-by-zero', [], { dividend: '1' }, { severity: 'warning', retryable: true });
    expect([made.severity, made.retryable]).toEqual(['warning', true]);
  });

  test('it is frozen, and changing what it was made of does not change it', () => {
    const path = ['a'];
    const facts = { dividend: '10' };
    const made = issue('division-by-zero', path, facts);
    path.push('b');
    facts.dividend = '20';
    expect(made.path).toEqual(['a']);
    expect(made.facts).toEqual({ dividend: '10' });
    expect([made, made.path, made.facts].every(Object.isFrozen)).toBe(true);
  });

  test('it travels as JSON', () => {
    const made = issue('number-too-long', ['lines', 0], { digits: 2001, limit: 2000 });
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  test('seen from outside, its path is longer and all else is the same', () => {
    const inner = issue('division-by-zero', ['rate'], { dividend: '10' });
    expect(issueUnder(['fees', 1], inner)).toEqual({ ...inner, path: ['fees', 1, 'rate'] });
    expect(inner.path).toEqual(['rate']);
  });

  test('one fault and a list of faults are both a list', () => {
    const one = issue('division-by-zero', [], { dividend: '10' });
    expect(listOf(one)).toEqual([one]);
    expect(listOf([one, one])).toEqual([one, one]);
  });
});

describe('sentence', () => {
  test.each([
    [issue('division-by-zero', [], { dividend: '10' }), '10 cannot be divided by zero', '10 不能除以零'],
    [
      issue('number-too-long', [], { digits: 39, limit: 38 }),
      'the value needs 39 digits; at most 38 are allowed',
      '该值需要 39 位数字,最多允许 38 位',
    ],
    [
      issue('number-invalid', [], { found: '" 12 "', expected: 'decimal' }),
      `expected a decimal such as '-12.50' or '1e-3', found " 12 "`,
      '应为形如 -12.50 或 1e-3 的十进制数,实际为 " 12 "',
    ],
    [
      issue('number-invalid', [], { found: '-1', expected: 'not-negative' }),
      'expected a decimal that is not below zero, found -1',
      '应为不小于零的十进制数,实际为 -1',
    ],
  ] as const)('%# in English and Chinese', (fault, en, zh) => {
    expect(sentence(fault, 'en')).toBe(en);
    expect(sentence(fault, 'zh')).toBe(zh);
  });

  test('a stranger’s text cannot add lines to a log, nor turn the direction of writing', () => {
    const fault = issue('division-by-zero', [], { dividend: '1\n2\u001b[31m\u202e3' });
    expect(sentence(fault, 'en')).toBe('1\\u000a2\\u001b[31m\\u202e3 cannot be divided by zero');
  });

  test('it has at most 2 KB, in bytes', () => {
    const fault = issue('division-by-zero', [], { dividend: '费'.repeat(100_000) });
    const said = sentence(fault, 'zh');
    expect(Buffer.byteLength(said)).toBeLessThanOrEqual(2048);
    expect(Buffer.byteLength(said)).toBeGreaterThan(2040);
    expect(said.endsWith('…')).toBe(true);
  });
});
