import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Text } from '../../src/content/base64-text.ts';
import { utf8Bytes } from '../../src/content/utf8-bytes.ts';
import { utf8Text } from '../../src/content/utf8-text.ts';
import { rawMessage } from '../../src/document/raw-message.ts';
import { isJsonNumber, type JsonValue } from '../../src/intake/json-value.ts';
import { readJson } from '../../src/intake/read-json.ts';
import { sentence } from '../../src/issues/issue.ts';
import { order, orderText, shop } from './retail-intake.ts';

const faultOf = async (body: unknown) => {
  const engine = shop();
  const result = await engine.safeReceive({ intake: 'orders', body });
  if (result.ok) throw new Error('received');
  const [kept] = await engine.refusedMessages();
  expect(kept?.issues).toEqual(result.issues);
  const [first] = result.issues;
  return [first?.code, first?.path.join('.'), kept?.encoding, kept?.isCut];
};

describe('a hostile message is refused and kept', () => {
  it.each([
    ['a prototype key', '{"a":{"__proto__":{"price":1}}}', ['message-key-reserved', 'a.__proto__', 'text', false]],
    ['an escaped one', '{"\\u005f_proto__":1}', ['message-key-reserved', '__proto__', 'text', false]],
    ['a constructor', '{"constructor":{"prototype":1}}', ['message-key-reserved', 'constructor', 'text', false]],
    ['a key that stands twice', '{"a":[{"b":1,"b":1}]}', ['message-key-twice', 'a.0.b', 'text', false]],
    ['no JSON', "{'a':1}", ['message-syntax', '', 'text', false]],
    ['nothing', '', ['message-syntax', '', 'text', false]],
    ['two values', '{} {}', ['message-syntax', '', 'text', false]],
    ['a leading zero', '{"a":01}', ['message-syntax', 'a', 'text', false]],
    ['a comment', '{"a":1/**/}', ['message-syntax', 'a', 'text', false]],
    ['NaN', '{"a":NaN}', ['message-syntax', 'a', 'text', false]],
    ['a control character in a text', '{"a":"\n"}', ['message-syntax', 'a', 'text', false]],
    ['U+0000', '{"a":"\u0000"}', ['message-syntax', 'a', 'json-text', false]],
    ['half a pair', '{"a":"\ud800"', ['message-syntax', 'a', 'json-text', false]],
    ['a bad escape', '{"a":"\\x"}', ['message-syntax', 'a', 'text', false]],
    ['depth 10,000', '['.repeat(10_000), ['message-too-large', `${'0.'.repeat(31)}0`, 'text', false]],
    ['more than 1 MB', `{"a":"${'x'.repeat(1_048_576)}"}`, ['message-too-large', '', 'text', true]],
    ['more than 1 MB in three bytes each', `{"a":"${'中'.repeat(400_000)}"}`, ['message-too-large', '', 'text', true]],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), ['message-encoding', '', 'base64', false]],
    ['GBK', Uint8Array.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d]), ['message-encoding', '', 'base64', false]],
    ['bytes beyond 1 MB', new Uint8Array(1_048_577), ['message-too-large', '', 'base64', true]],
    ['a list', '[]', ['message-value-invalid', '', 'text', false]],
    ['a number', 7, ['message-value-invalid', '', 'none', false]],
    ['a function', () => 1, ['message-not-plain', '', 'none', false]],
    ['nothing at all', undefined, ['message-not-plain', '', 'none', false]],
    ['U+0000 in an object', { a: '\u0000' }, ['message-not-plain', 'a', 'none', false]],
    ['a Map', new Map(), ['message-not-plain', '', 'none', false]],
    [
      'an accessor',
      {
        get a() {
          return 1;
        },
      },
      ['message-not-plain', 'a', 'none', false],
    ],
    [
      'a prototype key in an object',
      JSON.parse('{"__proto__":1}'),
      ['message-key-reserved', '__proto__', 'none', false],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await faultOf(body)).toEqual(expected);
  });

  it('is told as a message, not as a definition', async () => {
    const result = await shop().safeReceive({ intake: 'orders', body: undefined });
    if (result.ok) throw new Error('received');
    expect(result.issues.map((each) => [sentence(each, 'en'), sentence(each, 'zh')])).toEqual([
      [
        'A message cannot hold undefined; expected JSON as a text, as bytes or as a plain object',
        '消息中不能含有 undefined;应为文本、字节或普通对象形式的 JSON',
      ],
    ]);
    const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ inner }), 1);
    expect(await faultOf(deep)).toEqual(['message-too-large', Array(32).fill('inner').join('.'), 'none', false]);
  });

  it('a cycle', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.a = cycle;
    expect(await faultOf(cycle)).toEqual(['json-cycle', 'a', 'none', false]);
  });

  it('within a second, also at 1 MB', async () => {
    const start = Date.now();
    await faultOf('['.repeat(1_048_576));
    await faultOf('{"a":"'.repeat(170_000));
    await faultOf(`{"a":${'9'.repeat(1_000_000)}}`);
    await faultOf(`{${Array.from({ length: 90_000 }, (_, at) => `"k${at}":0`).join()}`);
    await faultOf(`${'\n'.repeat(1_000_000)}x`);
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it('a number that would have to be rounded', async () => {
    for (const total of ['1e61', '1e-61', '9'.repeat(61), `0.${'1'.repeat(60)}`]) {
      const result = await shop().safeReceive({
        intake: 'orders',
        body: orderText('A').replace('"100.00"', total),
      });
      expect(result, total).toMatchObject({
        ok: false,
        issues: [{ code: 'message-value-invalid', path: ['amounts', 'total'] }],
      });
    }
    for (const total of [0.1 + 0.2, 2 ** 53, Number.NaN]) {
      const body = { ...JSON.parse(orderText('A')), amounts: { total } };
      const result = await shop().safeReceive({ intake: 'orders', body });
      expect(result, String(total)).toMatchObject({ ok: false, issues: [{ path: ['amounts', 'total'] }] });
    }
  });

  it('but not one at a limit: 1 MB, depth 32, 60 digits, an exponent with a plus, a byte order mark', async () => {
    const text = orderText('A');
    const filler = 'x'.repeat(1_048_576 - text.length - 9);
    const full = text.replace(/\}$/, `,"pad":"${filler}"}`).replace('{', ' {');
    expect(full.length).toBe(1_048_576 + 1);
    const accepted = [
      full.slice(1),
      text.replace(/\}$/, `,"a":${'['.repeat(31)}${']'.repeat(31)}}`),
      text.replace('"100.00"', `0.${'1'.repeat(59)}`),
      text.replace('"100.00"', '1E+2'),
      `\ufeff${text}`,
      Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]),
      text.replace('sale"', 'sale","注":"\\ud83d\\ude00中"'),
    ];
    for (const body of accepted)
      expect(await shop().receive({ intake: 'orders', body })).toMatchObject({ status: 'created' });
    expect(await shop().safeReceive({ intake: 'orders', body: full })).toMatchObject({ ok: false });
    const deep = text.replace(/\}$/, `,"a":${'['.repeat(32)}${']'.repeat(32)}}`);
    expect(await shop().safeReceive({ intake: 'orders', body: deep })).toMatchObject({ ok: false });
  });

  it('and a name of Object is a name like any other', async () => {
    const body = orderText('A').replace('{', '{"toString":1,"hasOwnProperty":2,');
    expect(await shop().receive({ intake: 'orders', body })).toMatchObject({ status: 'created' });
    const missing = await shop().safeReceive(order('A', { shop: 'toString' }));
    const strange = { path: ['shop'], facts: { expected: 'object', found: '"toString"' } };
    expect(missing).toMatchObject({ ok: false, issues: [strange, strange] });
  });
});

describe('JSON', () => {
  const plain = (value: JsonValue): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (isJsonNumber(value)) return Number(value.text);
    if (value.kind === 'list') return value.items.map(plain);
    return Object.fromEntries([...value.members].map(([name, member]) => [name, plain(member)]));
  };

  it('is read as the host reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), undefined, indent);
        const read = readJson(spaced, 64);
        if (/"(__proto__|constructor|prototype)"/.test(spaced)) return;
        expect(read.ok && plain(read.value)).toEqual(JSON.parse(spaced));
      }),
      { numRuns: 500 },
    );
  });

  it('that the host refuses is refused, and nothing crashes', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', '"', '{', ']', ',', '\\', '0', '-', 'e', '\u0001', ' '),
      )
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const read = readJson(text, 64);
        if (read.ok) expect(isJson).toBe(true);
        else if (isJson) expect(read.issues[0]?.code).toMatch(/message-key-(twice|reserved)/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('tells where it stops being JSON', () => {
    const read = readJson('{\n  "a": 1,\n  "b": tru\n}', 8);
    expect(read).toMatchObject({ issues: [{ code: 'message-syntax', path: ['b'], facts: { line: 3, column: 8 } }] });
  });
});

describe('bytes', () => {
  it('that are UTF-8 are read as the host reads them, others are refused', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const strange = fc.uint8Array({ maxLength: 6 });
    fc.assert(
      fc.property(
        fc.oneof(
          strange,
          fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          let expected: string | undefined;
          try {
            expected = decoder.decode(bytes);
          } catch {
            expected = undefined;
          }
          const reading = utf8Text(bytes);
          expect('text' in reading ? reading.text : undefined).toBe(expected);
          if ('text' in reading) expect(utf8Bytes(reading.text)).toEqual(bytes);
          expect(base64Text(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        },
      ),
      { numRuns: 2_000 },
    );
    const long = '中'.repeat(10_000);
    expect(utf8Text(utf8Bytes(long))).toEqual({ text: long });
  });

  it('are cut between two characters', () => {
    expect(rawMessage('中文', 5)).toMatchObject({ raw: '中', size: 6, isCut: true, encoding: 'text' });
    expect(rawMessage(utf8Bytes('中文'), 5)).toMatchObject({ raw: '中', size: 6, isCut: true, encoding: 'text' });
    expect(rawMessage('中文', 6)).toMatchObject({ raw: '中文', size: 6, isCut: false });
    expect(rawMessage('中文', 5).hash).toBe(rawMessage('中文').hash);
    expect(rawMessage({ a: 12n })).toMatchObject({ raw: '{"a":"12"}' });
  });
});
