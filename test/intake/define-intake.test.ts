import { describe, expect, it } from 'vitest';
import { defineIntake, parseIntake, safeParseIntake } from '../../src/intake/define-intake.ts';
import type { IntakeInput } from '../../src/intake/intake-input.ts';
import { sentence } from '../../src/issues/issue.ts';

const base: IntakeInput = {
  code: 'orders',
  business: 'retail',
  tenant: { value: 't1' },
  id: 'id',
  party: { value: 'm1' },
  time: 'time',
};
const message = { id: 'A', time: '2026-11-24T10:00:00+08:00' };

/** The document of a message, or its faults with their places. */
function read(more: object, body: object): unknown {
  const reading = defineIntake({ ...base, ...more } as IntakeInput).read({ ...message, ...body });
  if ('issues' in reading) return reading.issues.map(told);
  const [document] = reading.documents;
  return document?.ok === true ? document.value : document?.issues.map(told);
}

const told = (issue: Parameters<typeof sentence>[0]) =>
  `${issue.code} at ${issue.path.join('.')}: ${sentence(issue, 'en')}`;

describe('a time', () => {
  it.each([
    ['time', '2026-11-24T10:00:00.5+08:00', '2026-11-24T02:00:00.5Z'],
    [{ path: 'time' }, '2026-11-24T02:00:00Z', '2026-11-24T02:00:00Z'],
    [{ path: 'time', zone: 'Asia/Shanghai' }, '2026-11-24 10:00:00', '2026-11-24T02:00:00Z'],
    [{ path: 'time', zone: 'America/Sao_Paulo', disambiguation: 'later' }, '2018-11-04T00:30', '2018-11-04T03:30:00Z'],
    [{ path: 'time', epoch: 'milliseconds' }, 1_795_485_600_000, '2026-11-24T02:00:00Z'],
    [{ path: 'time', epoch: 'seconds' }, '1795485600', '2026-11-24T02:00:00Z'],
    [{ path: 'time', epoch: 'seconds' }, -1, '1969-12-31T23:59:59Z'],
  ])('mapped by %j: %s', (time, value, expected) => {
    expect(read({ time }, { time: value })).toMatchObject({ time: expected });
  });

  it.each([
    ['time', '2026-11-24 10:00:00', 'message-value-invalid'],
    ['time', 1_795_485_600_000, 'message-value-invalid'],
    [{ path: 'time', zone: 'America/Sao_Paulo' }, '2018-11-04T00:30', 'local-time-gap'],
    [{ path: 'time', zone: 'America/Sao_Paulo' }, '2018-02-17T23:30', 'local-time-overlap'],
    [{ path: 'time', zone: 'Asia/Shanghai' }, 7, 'message-value-invalid'],
    [{ path: 'time', epoch: 'milliseconds' }, '1e12', 'message-value-invalid'],
    [{ path: 'time', epoch: 'milliseconds' }, 2 ** 53, 'message-value-invalid'],
    [{ path: 'time', epoch: 'seconds' }, '253402300800', 'message-value-invalid'],
    [{ path: 'time', epoch: 'seconds' }, true, 'message-value-invalid'],
    ['time', null, 'message-value-missing'],
  ])('mapped by %j is refused: %s', (time, value, code) => {
    const faults = read({ time }, { time: value }) as readonly string[];
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${code} at time: `));
  });
});

describe('a fact', () => {
  const fact = (source: object, value: unknown) => read({ facts: { f: source } }, { f: value });
  it.each([
    [{ type: 'money' }, '12.50', '12.5'],
    [{ type: 'money' }, 12.5, '12.5'],
    [{ type: 'money' }, 12n, '12'],
    [{ type: 'money', decimals: 2 }, 1250, '12.5'],
    [{ type: 'money', decimals: 2 }, '-1', '-0.01'],
    [{ type: 'money', decimals: 0 }, 7, '7'],
    [{ type: 'integer' }, 3, '3'],
    [{ type: 'ratio' }, '1e-3', '0.001'],
    [{ type: 'text' }, '007', '007'],
    [{ type: 'boolean' }, false, false],
    [{ type: 'date' }, '2026-02-28', '2026-02-28'],
    [{ type: 'list', of: 'text' }, ['a', 'b'], ['a', 'b']],
    [{ type: 'list', of: 'money' }, [1, '2.50'], ['1', '2.5']],
    [{ type: 'money', optional: true }, null, undefined],
    [{ type: 'money', optional: true }, undefined, undefined],
  ])('of %j: %s is %s', (source, value, expected) => {
    const document = fact({ path: 'f', ...source }, value) as { facts: Record<string, unknown> };
    expect(document.facts.f).toEqual(expected);
  });

  it.each([
    [{ type: 'money' }, '12,50', 'message-value-invalid at f: The message has "12,50" for \'f\'; expected money'],
    [{ type: 'money' }, true, "message-value-invalid at f: The message has true for 'f'; expected money"],
    [{ type: 'money' }, {}, "message-value-invalid at f: The message has an object for 'f'; expected money"],
    [
      { type: 'money', decimals: 2 },
      '12.5',
      'message-value-invalid at f: The message has "12.5" for \'f\'; expected money',
    ],
    [{ type: 'integer' }, 1.5, "message-value-invalid at f: The message has 1.5 for 'f'; expected integer"],
    [{ type: 'text' }, 7, "message-value-invalid at f: The message has 7 for 'f'; expected text"],
    [{ type: 'boolean' }, 'true', 'message-value-invalid at f: The message has "true" for \'f\'; expected boolean'],
    [
      { type: 'date' },
      '2026-02-29',
      'message-value-invalid at f: The message has "2026-02-29" for \'f\'; expected date',
    ],
    [
      { type: 'list', of: 'text' },
      ['a', 7],
      "message-value-invalid at f: The message has a list of 2 for 'f'; expected list of text",
    ],
    [
      { type: 'list', of: 'text' },
      'a',
      'message-value-invalid at f: The message has "a" for \'f\'; expected list of text',
    ],
    [{ type: 'text', sensitive: true }, 7, "message-value-invalid at f: The message has *** for 'f'; expected text"],
    [{ type: 'money' }, undefined, "message-value-missing at f: The message has nothing here for 'f'; expected money"],
    [{ type: 'text' }, 'a\u0000', 'message-value-invalid at f: The message has "a\\u0000" for \'f\'; expected text'],
  ])('of %j is not %j', (source, value, expected) => {
    // As text: an object with half of a character in it is refused before it is mapped.
    const body = `{"id":"A","time":"2026-11-24T10:00:00Z"${value === undefined ? '' : `,"f":${JSON.stringify(value)}`}}`;
    const reading = defineIntake({ ...base, facts: { f: { path: 'f', ...source } } } as IntakeInput).read(body);
    const [document] = 'documents' in reading ? reading.documents : [];
    expect(document?.ok === false && document.issues.map(told)).toEqual([expected]);
  });

  it('of money may say its currency at another place, and a constant is always the same', () => {
    const facts = {
      price: { path: 'p.amount', type: 'money', currency: 'p.currency' },
      channel: { value: 'app' },
      isNew: { value: true },
    };
    expect(read({ facts }, { p: { amount: '5', currency: 'CNY' } })).toMatchObject({
      facts: { price: { amount: '5', currency: 'CNY' }, channel: 'app', isNew: true },
    });
    expect(read({ facts }, { p: { amount: '5' } })).toEqual([
      "message-value-missing at p.currency: The message has nothing here for 'price'; expected text",
    ]);
    expect(read({ facts }, { p: { amount: '5', currency: 7 } })).toEqual([
      "message-value-invalid at p.currency: The message has 7 for 'price'; expected text",
    ]);
  });
});

describe('a field', () => {
  it('takes a whole number in its digits, and nothing that is no id', () => {
    expect(read({}, { id: 7 })).toMatchObject({ id: '7' });
    for (const id of [1.5, 2 ** 53, true, {}, []])
      expect(read({}, { id })).toMatchObject([expect.stringMatching(/^message-value-invalid at id/)]);
    expect(read({}, { id: ' A ' })).toMatchObject([expect.stringMatching(/^document-field-invalid at id/)]);
    expect(read({ id: ['order.no'] }, { 'order.no': 'B' })).toMatchObject({ id: 'B' });
  });

  it('of a revision is a whole number from 1, or its digits', () => {
    expect(read({ revision: 'v' }, { v: 2_147_483_647 })).toMatchObject({ revision: 2_147_483_647 });
    expect(read({ revision: 'v' }, { v: '3' })).toMatchObject({ revision: 3 });
    expect(read({ revision: { value: '4' } }, {})).toMatchObject({ revision: 4 });
    expect(read({ revision: { path: 'v', optional: true } }, {})).toMatchObject({ revision: 1 });
    for (const v of [0, -1, 1.5, 2_147_483_648, '01', 'x', true]) {
      expect(read({ revision: 'v' }, { v })).toMatchObject([expect.stringMatching(/^message-value-invalid at v/)]);
    }
  });

  it('that the document refuses is told at its place in the message', () => {
    expect(read({ currency: 'c.code', store: 's' }, { c: { code: 'XXZ' }, s: '\u0007' })).toMatchObject([
      expect.stringMatching(/^document-field-invalid at s: /),
      expect.stringMatching(/^document-field-invalid at c.code: /),
    ]);
  });
});

describe('the definition of an intake', () => {
  const faults = (input: unknown) => {
    const result = safeParseIntake(input);
    return result.ok ? [] : result.issues.map(({ code, path }) => `${code} at ${path.join('.')}`);
  };

  it.each([
    [{ ...base, idd: 'x' }, ['key-unknown at idd']],
    [{ ...base, id: undefined }, ['value-missing at id']],
    [{ ...base, id: 'a..b' }, ['value-invalid at id']],
    [{ ...base, id: 'a.__proto__' }, ['value-invalid at id']],
    [{ ...base, id: [] }, ['value-invalid at id']],
    [{ ...base, id: new Array(17).fill('a') }, ['value-invalid at id']],
    [{ ...base, id: { path: 'a', optionl: true } }, ['key-unknown at id.optionl']],
    [{ ...base, id: 7 }, ['value-invalid at id']],
    [{ ...base, tenant: { value: '' } }, ['value-invalid at tenant.value']],
    [{ ...base, time: { path: 'a', zone: 'Mars/Base' } }, ['value-invalid at time.zone']],
    [{ ...base, time: { path: 'a', epoch: 'days' } }, ['value-invalid at time.epoch']],
    [{ ...base, time: { path: 'a', zone: 'UTC', epoch: 'seconds' } }, ['key-unknown at time.epoch']],
    [{ ...base, facts: { f: { path: 'a' } } }, ['value-missing at facts.f.type']],
    [{ ...base, facts: { f: { path: 'a', type: 'mony' } } }, ['value-invalid at facts.f.type']],
    [{ ...base, facts: { f: { path: 'a', type: 'text', decimals: 2 } } }, ['key-unknown at facts.f.decimals']],
    [{ ...base, facts: { f: { path: 'a', type: 'list' } } }, ['value-missing at facts.f.of']],
    [{ ...base, facts: { f: 'a' } }, ['value-invalid at facts.f']],
    [{ ...base, limits: { bytes: 0 } }, ['value-invalid at limits.bytes']],
    [{ ...base, limits: { bytes: 16_777_217 } }, ['value-invalid at limits.bytes']],
    [{ ...base, limits: { depth: 65 } }, ['value-invalid at limits.depth']],
    [7, ['value-invalid at ']],
    [{ ...base, code: () => 'x' }, ['json-not-plain at code']],
  ])('%j: %s', (input, expected) => {
    expect(faults(input)).toEqual(expected);
  });

  it('throws every fault at once', () => {
    expect(() => parseIntake({ ...base, idd: 'x', time: 7 })).toThrow(/idd: [\s\S]*time: /);
    expect(faults({ ...base, limits: { bytes: 16_777_216, depth: 64, messages: 100_000 } })).toEqual([]);
  });

  it('bounds what it reads', () => {
    const small = { limits: { bytes: 60, depth: 1, messages: 1 } };
    expect(read(small, {})).toMatchObject({ id: 'A' });
    expect(read(small, { x: 'too long for it' })).toMatchObject([expect.stringMatching(/^message-too-large/)]);
    expect(read(small, { x: [] })).toMatchObject([expect.stringMatching(/^message-too-large/)]);
    const batch = defineIntake({ ...base, batch: 'all', limits: { messages: 1 } });
    expect(batch.read({ all: [message, message] })).toMatchObject({ issues: [{ code: 'message-too-large' }] });
  });
});

describe('lines', () => {
  const lines = { path: 'items', id: 'sku', facts: { price: { path: 'p.amount', type: 'money' } } };

  it('are mapped one by one, in their order', () => {
    const items = [
      { sku: 7, p: { amount: '1.50' } },
      { sku: 'B', p: { amount: 2 } },
    ];
    expect(read({ lines }, { items })).toMatchObject({
      lines: [
        { id: '7', facts: { price: '1.5' } },
        { id: 'B', facts: { price: '2' } },
      ],
    });
    expect(read({ lines: { ...lines, optional: true } }, {})).not.toHaveProperty('lines');
  });

  it('are refused at their places in the message', () => {
    const items = [{ sku: 'A', p: { amount: 'x' } }, 7, { p: {} }];
    expect(read({ lines }, { items })).toEqual([
      'message-value-invalid at items.0.p.amount: The message has "x" for \'price\'; expected money',
      "message-value-invalid at items.1: The message has 7 for 'lines'; expected an object",
      "message-value-missing at items.2.sku: The message has nothing here for 'id'; expected an id: a text, or a whole number in digits",
      "message-value-missing at items.2.p.amount: The message has nothing here for 'price'; expected money",
    ]);
    const twice = { sku: 'A', p: { amount: '1' } };
    expect(read({ lines }, { items: [twice, twice] })).toMatchObject([expect.stringMatching(/ at items\.1\.sku: /)]);
    expect(read({ lines }, { items: 7 })).toMatchObject([expect.stringMatching(/^message-value-invalid at items: /)]);
    expect(read({ lines }, {})).toMatchObject([expect.stringMatching(/^message-value-missing at items: /)]);
  });
});

describe('every reason is told at once', () => {
  const facts = { price: { path: 'price', type: 'money' } };

  it('what cannot be read beside what no document may be', () => {
    expect(read({ facts }, { id: ' a ', price: 'x' })).toEqual([
      expect.stringContaining('message-value-invalid at price: '),
      expect.stringContaining('document-field-invalid at id: '),
    ]);
  });

  it('and what could not be read is not told again as missing', () => {
    expect(read({ facts, party: 'shop.merchant' }, { id: true, time: 'x', price: '1' })).toEqual([
      expect.stringContaining('message-value-invalid at id: '),
      expect.stringContaining('message-value-missing at shop: '),
      expect.stringContaining('message-value-invalid at time: '),
    ]);
  });

  it('of lines too, each at its own', () => {
    const lines = { path: 'items', id: 'no', facts };
    const items = [{ no: 'a', price: '1' }, { no: 'b', price: 'x' }, 7, { no: 'a', price: '1' }, { price: '1' }];
    const codes = (read({ lines }, { items }) as readonly string[]).map((text) => text.split(': ')[0]);
    expect(codes).toEqual([
      'message-value-invalid at items.1.price',
      'message-value-invalid at items.2',
      'message-value-missing at items.4.no',
      'document-line-twice at items.3.no',
    ]);
  });
});
