import { describe, expect, it } from 'vitest';
import { explanationText } from '../../src/explain/explanation-text.ts';
import type { ProvidedLines } from '../../src/factor/factor-provider.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { clearingLineOf } from '../../src/settle/clear-record.ts';
import { lineShop, RATES } from './order-lines.ts';

const HEAD = { tenant: 't1', business: 'retail', party: 'm1', time: '2026-11-25T00:30:00+08:00' };
const LINES = [
  { id: '1', facts: { price: '100.00', pieces: 3 } },
  { id: '2', facts: { price: '50.05' } },
  { id: '3', facts: { price: '0.40' } },
];
const order = (id: string, more: object = {}) => ({ ...HEAD, id, lines: LINES, ...more });

describe('an order of three lines', () => {
  it('is billed, cleared, counted and explained line by line', async () => {
    const shop = lineShop();
    const { record, snapshot, status } = await shop.bill(order('A'));
    expect(status).toBe('created');
    // Commission 5.00, 5.005 → 5.01, 0. Packing 33.3333… × 1 % = 0.33 × 3, 0.5005 → 0.50, 0.004 → 0.00.
    expect(record.lines.map((line) => [line.fee, line.line, line.amount.toFixed(2)])).toEqual([
      ['goods', undefined, '150.45'],
      ['commission', '1', '5.00'],
      ['commission', '2', '5.01'],
      ['commission', '3', '0.00'],
      ['packing', '1', '0.99'],
      ['packing', '2', '0.50'],
      ['packing', '3', '0.00'],
      ['service', undefined, '1.00'],
    ]);
    expect(record.amount('commission').toFixed(2)).toBe('10.01');
    expect(snapshot.lines?.[1]).toEqual({
      id: '2',
      facts: { price: '50.05', pieces: '1', rate: '0.1', secret: 'none' },
      sources: {
        price: { source: 'document' },
        pieces: { source: 'default' },
        rate: { source: 'rates' },
        secret: { source: 'default' },
      },
    });
    // Half past midnight in Shanghai is still the day before in UTC.
    expect([snapshot.facts.day, snapshot.sources.day]).toEqual(['2026-11-25', { source: 'engine' }]);
    expect(record.entries.map(({ before, delta, after }) => [before, delta, after])).toEqual([
      ['0', '150.45', '150.45'],
    ]);

    const [open] = await shop.orders();
    const cleared = await shop.lines(open?.id ?? '');
    expect(cleared.map((line) => [line.clearing, line.amount.toFixed(2), line.lines])).toEqual([
      ['goods', '150.45', [0]],
      ['platform-fee', '11.50', [1, 2, 3, 4, 5, 6]],
      ['service', '1.00', [7]],
    ]);
    expect(record.lines.map((_, at) => clearingLineOf(cleared, at)?.clearing)).toEqual([
      'goods',
      ...new Array(6).fill('platform-fee'),
      'service',
    ]);
  });

  it('is replayed to the byte from the JSON of its snapshot, and quoted without being recorded', async () => {
    const shop = lineShop();
    const { record, snapshot } = await shop.bill(order('A'));
    const again = JSON.parse(JSON.stringify(snapshot));
    expect(shop.replay(again).contentText()).toBe(record.contentText());
    const twice = { ...again, lines: [...again.lines, again.lines[0]] };
    expect(() => shop.replay(twice)).toThrow(/snapshot/);
    const stray = { ...again, lines: [{ ...again.lines[0], facts: { channel: 'app' } }] };
    expect(shop.safeReplay(stray)).toMatchObject({
      ok: false,
      issues: [{ code: 'snapshot-invalid', path: ['lines', 0, 'facts', 'channel'] }],
    });
    const quoted = await shop.quote(order('B'));
    expect(quoted.record.amount('commission').toFixed(2)).toBe('10.01');
  });

  it('on the day before the service fee began, has none', async () => {
    const { record } = await lineShop().bill(order('A', { time: '2026-11-24T23:59:59+08:00' }));
    expect(record.amount('service').toFixed(2)).toBe('0.00');
  });

  it('a message again: the same lines exist, others differ by line and fact', async () => {
    const shop = lineShop();
    await shop.bill(order('A'));
    expect((await shop.bill(order('A'))).status).toBe('exists');
    const [first, second, third] = LINES;
    const differs = async (lines: readonly unknown[]) => {
      const answer = await shop.bill(order('A', { lines }));
      return answer.status === 'differs' ? answer.fields : answer.status;
    };
    expect(await differs([{ id: '1', facts: { price: 100, pieces: '3.0' } }, second, third])).toBe('exists');
    expect(await differs([{ id: '1', facts: { price: '100.01', pieces: 4 } }, second, third])).toEqual([
      'lines.1.facts.pieces',
      'lines.1.facts.price',
    ]);
    expect(await differs([first, second])).toEqual(['lines.3']);
    expect(await differs([second, first, third])).toEqual(['lines']);
    expect(await differs([...LINES, { id: '4' }])).toEqual(['lines.4']);
  });
});

describe('the explanation', () => {
  it('of one line: its own facts, one unit, and how many', async () => {
    const shop = lineShop();
    const { snapshot } = await shop.bill(order('A'));
    const told = shop.explain(snapshot, { fee: 'packing', line: '1' });
    expect(told.amount).toMatchObject({
      code: 'packing',
      line: '1',
      value: '0.99',
      units: { exact: '1/3', unit: '0.33', quantity: '3' },
    });
    expect(told.amount.inputs.map(({ code, line, value }) => [code, line, value])).toEqual([
      ['secret', '1', '***'],
      ['price', '1', '100'],
      ['pieces', '1', '3'],
    ]);
    expect(explanationText(told, 'en')).toContain('one unit is exactly 1/3, taken as 0.33; × 3 = 0.99');
    expect(explanationText(told, 'zh')).toContain('单件精确值 1/3,单件计 0.33;× 3 = 0.99');
    expect(() => shop.explain(snapshot, { fee: 'packing', line: '9' })).toThrow("no line '9'");
    expect(() => shop.explain(snapshot, { fee: 'goods', line: '1' })).toThrow('is a fee of the document');
  });

  it('of the sum: what each line has, and behind each of a few its own tree', async () => {
    const shop = lineShop();
    const { snapshot } = await shop.bill(order('A'));
    const { amount } = shop.explain(snapshot, { fee: 'service' });
    const commission = amount.inputs.find(({ code }) => code === 'commission');
    expect(commission).toMatchObject({
      code: 'commission',
      value: '10.01',
      how: {
        kind: 'lines',
        lines: [
          { line: '1', value: '5.00' },
          { line: '2', value: '5.01' },
          { line: '3', value: '0.00' },
        ],
      },
    });
    expect(commission?.inputs.map(({ line, value }) => [line, value])).toEqual([
      ['1', '5.00'],
      ['2', '5.01'],
      ['3', '0.00'],
    ]);
    expect(commission?.inputs[1]).toMatchObject({ how: { filled: '0.1 * 50.05' }, rounding: { exact: '5.005' } });
    const goods = explanationText(shop.explain(snapshot, { fee: 'goods' }), 'en');
    expect(goods).toContain('over the lines of the document (1: 100, 2: 50.05, 3: 0.4)');
  });
});

describe('a provider of facts of lines', () => {
  const answering = (answer: unknown) =>
    lineShop({ providers: [{ name: 'rates', factors: ['rate', 'channel'], provide: () => [answer] as never }] });
  const faults = async (answer: unknown) => {
    const outcome = await answering(answer).safeBill(order('A'));
    return outcome.ok ? [] : outcome.issues.map((fault) => `${pathText(fault.path)} ${sentence(fault, 'en')}`.trim());
  };

  it('is asked once, and each line takes the first answer of its chain', async () => {
    const asked: string[][] = [];
    const provider = (name: string, lines: ProvidedLines) => ({
      name,
      factors: ['rate'],
      provide: ({ documents }: { documents: readonly { id: string }[] }) => {
        asked.push([name, ...documents.map(({ id }) => id)]);
        return documents.map(() => ({ lines }));
      },
    });
    const first = provider('first', { '1': RATES['1'], '2': { rate: { value: undefined } } });
    const second = provider('second', { '1': { rate: { value: '0.9' } }, '2': RATES['2'], '3': RATES['3'] });
    const third = provider('third', {});
    const shop = lineShop({ providers: [first, second, third] });
    const [a, b] = await shop.billAll([order('A'), order('B')]);
    expect([a?.status, b?.status]).toEqual(['created', 'created']);
    expect(asked).toEqual([
      ['first', 'A', 'B'],
      ['second', 'A', 'B'],
    ]);
    const snapshot = a?.status === 'created' ? a.snapshot : undefined;
    expect(snapshot?.lines?.map(({ facts, sources }) => [facts.rate, sources.rate?.source])).toEqual([
      ['0.05', 'first'],
      ['0.1', 'second'],
      ['0', 'second'],
    ]);
  });

  it('that knows no line of that name, or answers on the wrong level, is told so', async () => {
    const rate = { value: '0.1' };
    expect(await faults({ lines: { '9': { rate } } })).toEqual([expect.stringContaining('only lines of the document')]);
    expect(await faults({ rate })).toEqual([expect.stringContaining("a fact of each line, under 'lines'")]);
    expect(await faults({ lines: new Map() })).toEqual([expect.stringContaining('facts of lines by id')]);
    expect(await faults({ lines: { '1': 'x' } })).toEqual([expect.stringContaining('an object of facts by code')]);
    expect(await faults({ lines: { '1': { price: rate } } })).toEqual([expect.stringContaining('only factors that')]);
    expect(await faults({ lines: { '1': { rate: 1 } } })).toEqual([expect.stringContaining('an object with value')]);
  });

  it('whose value is of another type is told with the place of the line', async () => {
    const lines = { '1': RATES['1'], '2': { rate: { value: 'ten' } }, '3': RATES['3'] };
    expect(await faults({ lines })).toEqual([expect.stringMatching(/^lines\[1\]\.facts\.rate .*"ten"/)]);
  });

  it('what no line has is a fault at that line', async () => {
    const lines = [...LINES, { id: '4', facts: { price: '1.00', rte: '0.1' } }];
    const outcome = await lineShop().safeBill(order('A', { lines }));
    expect(outcome.ok ? [] : outcome.issues).toMatchObject([
      { code: 'fact-missing', path: ['lines', 3, 'facts', 'rate'], facts: { nearest: 'rte' } },
    ]);
  });
});

describe('hostile lines', () => {
  const hostile = (lines: unknown) => lineShop().safeBill(order('A', { lines }));

  it('ids that every object inherits are ids like others', async () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'lines'];
    const lines = ids.map((id) => ({ id, facts: { price: '10.00', rate: '0.1' } }));
    const shop = lineShop({
      providers: [
        {
          name: 'rates',
          factors: ['rate'],
          provide: ({ documents }) =>
            documents.map(() => ({ lines: Object.fromEntries(ids.map((id) => [id, { rate: { value: '0.2' } }])) })),
        },
      ],
    });
    const { record, snapshot } = await shop.bill(order('A', { lines }));
    expect(ids.map((id) => record.amount('commission', id).toFixed(2))).toEqual(ids.map(() => '2.00'));
    expect(shop.replay(JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(record.contentText());
    expect(shop.explain(snapshot, { fee: 'commission', line: '__proto__' }).amount.value).toBe('2.00');
  });

  it('ten thousand are billed, one more is refused', { timeout: 60_000 }, async () => {
    const lines = Array.from({ length: 10_001 }, (_, at) => ({ id: `${at}`, facts: { price: '1.00', rate: '0.015' } }));
    const refused = await hostile(lines);
    expect(refused.ok ? [] : refused.issues).toMatchObject([{ code: 'document-too-large', path: ['lines'] }]);
    const shop = lineShop();
    const { record, snapshot } = await shop.bill(order('A', { lines: lines.slice(0, 10_000) }));
    // 0.015 a line is 0.02 ten thousand times; lines 1 to 3 have the price list's 5 %, 10 % and nothing.
    expect(record.amount('commission').toFixed(2)).toBe('200.09');
    expect(shop.explain(snapshot, { fee: 'commission' }).amount.inputs).toEqual([]);
    expect(shop.replay(JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(record.contentText());
  });

  it('are of no account to a model that looks at none, but part of what the message says', async () => {
    const { departmentStore, order: sale } = await import('../engine/department-store.ts');
    const store = departmentStore();
    const { snapshot } = await store.bill(sale('A', {}, { lines: LINES }));
    expect(snapshot.lines).toBeUndefined();
    const answer = await store.bill(sale('A', {}, { lines: LINES.slice(1) }));
    expect(answer.status === 'differs' ? answer.fields : answer.status).toEqual(['lines.1']);
  });
});
