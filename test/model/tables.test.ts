import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { definitionHash } from '../../src/model/definition-hash.ts';
import { parseModel, safeParseModel } from '../../src/model/parse-model.ts';
import { reportTable } from '../../src/model/report-table.ts';
import { faultText, issuesOf, type Json, MERCHANT_PAYS, modelOf, planFaults } from '../decide/case.ts';

const FACTORS = [
  { code: 'scheme', type: 'text' },
  { code: 'amount', type: 'money' },
  { code: 'pieces', type: 'integer' },
  { code: 'day', type: 'date' },
  { code: 'express', type: 'boolean' },
  { code: 'tags', type: 'list', of: 'text' },
];
const RATE = { rate: '0.01' };

const TABLE = {
  code: 'card',
  columns: [{ name: 'scheme' }, { name: 'amount', boundary: 'lower' }],
  gives: [{ code: 'rate', type: 'ratio' }],
  hit: 'unique',
  rows: [{ cells: ['visa', '*'], gives: RATE }],
};

const withTable = (table: Json, fees: readonly unknown[] = []): Json =>
  modelOf({ factors: FACTORS, tables: [{ ...TABLE, ...table }], fees });
const rowsOf = (...cells: readonly (readonly unknown[])[]): Json => ({
  rows: cells.map((each) => ({ cells: each, gives: RATE })),
});

const issues = (table: Json, fees: readonly unknown[] = []) => issuesOf(() => parseModel(withTable(table, fees)));
const faults = (table: Json, fees: readonly unknown[] = []) => issues(table, fees).map(faultText);

describe('a table', () => {
  it('is read in canonical form: numbers as decimals, a value listed twice once', () => {
    const rows = [{ cells: [['visa', 'visa'], { from: 1e2, to: '500.00' }], gives: { rate: 0.029 } }];
    expect(parseModel(withTable({ rows, default: { rate: 1n } })).tables[0]).toEqual({
      ...TABLE,
      default: { rate: '1' },
      complete: false,
      rows: [{ cells: [['visa'], { from: '100', to: '500' }], gives: { rate: '0.029' } }],
    });
  });

  it('is read as itself again', () => {
    const model = parseModel(withTable({ default: { rate: '0' } }));
    expect(parseModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it('says the same by its hash, however its numbers and defaults are written', () => {
    const hash = (table: Json): string => definitionHash(parseModel(withTable(table)));
    expect(hash({ complete: false, rows: [{ cells: ['visa', '*'], gives: { rate: 0.01 } }] })).toBe(hash({}));
    expect(hash({ rows: [{ cells: ['visa', '*'], gives: { rate: 0.02 } }] })).not.toBe(hash({}));
    const outputs = { gives: [{ code: 'enabled', type: 'boolean' }], hit: 'first' };
    const gives = (enabled: boolean): Json => ({ ...outputs, rows: [], default: { enabled } });
    expect(hash(gives(true))).not.toBe(hash(gives(false)));
    expect(hash({ rows: [{ cells: ['visa', '*'], gives: RATE }] })).toBe(hash({}));
    expect(definitionHash(parseModel(modelOf({})))).toBe(definitionHash(parseModel(modelOf({ tables: [] }))));
  });
});

describe('faults of a table, each with its row and column', () => {
  it.each<[string, Json, readonly string[]]>([
    ['a column twice', { columns: [{ name: 'scheme' }, { name: 'scheme' }] }, ['.columns[1].name: table-column-twice']],
    [
      'a column of a list',
      { columns: [{ name: 'tags' }, { name: 'amount' }] },
      ['.columns[0].name: table-column-list'],
    ],
    [
      'an unknown column',
      { columns: [{ name: 'schema' }, { name: 'amount' }] },
      ['.columns[0].name: reference-unknown'],
    ],
    ['no column', { columns: [] }, ['.columns: value-invalid']],
    [
      'too many outputs',
      { gives: Array.from({ length: 17 }, (_, i) => ({ code: `o${i}`, type: 'ratio' })) },
      ['.gives: value-invalid'],
    ],
    ['a cell too few', rowsOf(['visa']), ['.rows[0].cells: table-cells']],
    ['a number for a text', rowsOf([1, '*']), ['.rows[0].cells[0]: table-cell']],
    ['a text for a number', rowsOf(['visa', 'cheap']), ['.rows[0].cells[1]: table-cell']],
    ['a wrong value in a list', rowsOf(['visa', ['1', 'x']]), ['.rows[0].cells[1][1]: table-cell']],
    ['a list of lists', rowsOf([[['visa']], '*']), ['.rows[0].cells[0][0]: value-invalid']],
    ['an empty list', rowsOf([[], '*']), ['.rows[0].cells[0]: value-invalid']],
    ['NaN', rowsOf(['visa', Number.NaN]), ['.rows[0].cells[1]: value-invalid']],
    ['null', rowsOf(['visa', null]), ['.rows[0].cells[1]: value-invalid']],
    ['a range of texts', rowsOf([{ from: 'a' }, '*']), ['.rows[0].cells[0]: table-cell']],
    ['a range without ends', rowsOf(['visa', {}]), ['.rows[0].cells[1]: value-invalid']],
    ['a range with another member', rowsOf(['visa', { form: '1', to: '2' }]), ['.rows[0].cells[1].form: key-unknown']],
    ['a range that holds nothing', rowsOf(['visa', { from: '2', to: '2' }]), ['.rows[0].cells[1]: table-range']],
    [
      'a range without boundary',
      { ...rowsOf(['visa', { to: '2' }], ['amex', { to: '3' }]), columns: [{ name: 'scheme' }, { name: 'amount' }] },
      ['.columns[1].boundary: table-boundary'],
    ],
    [
      'a broken whole number',
      { ...rowsOf(['visa', '1.5']), columns: [{ name: 'scheme' }, { name: 'pieces' }] },
      ['.rows[0].cells[1]: table-cell'],
    ],
    [
      'no date',
      { ...rowsOf(['visa', '2026-02-30']), columns: [{ name: 'scheme' }, { name: 'day' }] },
      ['.rows[0].cells[1]: table-cell'],
    ],
    [
      'a text for a boolean',
      { ...rowsOf(['visa', 'true']), columns: [{ name: 'scheme' }, { name: 'express' }] },
      ['.rows[0].cells[1]: table-cell'],
    ],
    ['an output twice', { gives: [...TABLE.gives, ...TABLE.gives] }, ['.gives[1].code: table-output-twice']],
    [
      'an output that is a word of formulas',
      { gives: [{ code: 'if', type: 'ratio' }], rows: [] },
      ['.gives[0].code: name-reserved'],
    ],
    [
      'an output that is missing',
      { rows: [{ cells: ['visa', '*'], gives: {} }] },
      ['.rows[0].gives.rate: table-output'],
    ],
    [
      'an output that is unknown',
      { rows: [{ cells: ['visa', '*'], gives: { ...RATE, rats: '1' } }] },
      ['.rows[0].gives.rats: table-output-unknown'],
    ],
    ['an output of another type', { default: { rate: true } }, ['.default.rate: table-output']],
    ['a default that gives a list', { default: { rate: [] } }, ['.default.rate: value-invalid']],
    [
      'dates without a date factor',
      { rows: [{ cells: ['visa', '*'], gives: RATE, from: '2026-01-01' }] },
      ['.rows[0]: table-date-missing'],
    ],
    [
      'dates that are no day',
      { date: 'day', rows: [{ cells: ['visa', '*'], gives: RATE, from: '2026-01-01', to: '2026-01-01' }] },
      ['.rows[0].to: table-dates'],
    ],
    [
      'a date that is none',
      { date: 'day', rows: [{ cells: ['visa', '*'], gives: RATE, from: '2026-02-29' }] },
      ['.rows[0].from: value-invalid'],
    ],
    ['a date factor that is none', { date: 'scheme' }, ['.date: reference-kind']],
    ['rows that are no list', { rows: { length: 3 } }, ['.rows: value-invalid']],
    ['a row that is none', { rows: [7] }, ['.rows[0]: value-invalid']],
    [
      'a row with another member',
      { rows: [{ cells: ['visa', '*'], gives: RATE, when: '*' }] },
      ['.rows[0].when: key-unknown'],
    ],
    [
      'two rows of one value',
      rowsOf(['visa', '*'], ['amex', '*'], [['visa', 'jcb'], { from: '100' }]),
      ['.rows[2]: table-overlap'],
    ],
    [
      'two rows that say equally much',
      { ...rowsOf(['*', { to: '100' }], ['*', { from: '99.99' }]), hit: 'most-specific' },
      ['.rows[1]: table-tie'],
    ],
    ['a promise with a gap', { ...rowsOf(['visa', '*']), complete: true }, ['.rows: table-gap']],
  ])('%s', (_, table, expected) => {
    expect(faults(table)).toEqual(expected.map((each) => `tables[0]${each}`));
  });

  it('are told in both languages, with figures', () => {
    const said = (table: Json): readonly string[] =>
      issues(table).flatMap((each) => [sentence(each, 'en'), sentence(each, 'zh')]);
    expect(said(rowsOf(['visa', { to: '100' }], ['visa', { from: '50', to: '80' }]))).toEqual([
      "rows[0] and rows[1] of the table 'card' both go with scheme = 'visa', amount = 50",
      "表“card”的 rows[0] 与 rows[1] 同时匹配 scheme = 'visa', amount = 50",
    ]);
    expect(said({ ...rowsOf(['*', { to: '100' }], ['*', { from: '100.01' }]), complete: true })).toEqual([
      "no row of the table 'card' goes with scheme = 'other', amount = 100, and it has no default",
      "表“card”没有行匹配 scheme = 'other', amount = 100,且没有默认值",
    ]);
  });

  it('are all told at once, the first twenty of them', () => {
    const rows = Array.from({ length: 30 }, () => ({ cells: ['visa', 'x'], gives: RATE }));
    expect(faults({ rows })).toHaveLength(20);
  });
});

describe('a rate card', () => {
  const price = (members: Json): Json => ({
    code: 'fee',
    ...MERCHANT_PAYS,
    price: { kind: 'rate-card', table: 'card', ...members },
  });

  it.each<[string, Json, Json, readonly string[]]>([
    ['no such table', {}, { table: 'cart', base: 'amount' }, ['fees[0].price.table: reference-unknown']],
    ['a factor', {}, { table: 'amount', base: 'amount' }, ['fees[0].price.table: reference-kind']],
    ['a rate of nothing', {}, {}, ['fees[0].price.base: rate-card-member']],
    [
      'a quantity without a price',
      {},
      { base: 'amount', quantity: 'pieces' },
      ['fees[0].price.quantity: rate-card-member'],
    ],
    [
      'nothing of a price',
      { gives: [{ code: 'group', type: 'text' }], rows: [] },
      {},
      ['fees[0].price.table: rate-card-empty'],
    ],
    [
      'a rate of money',
      { gives: [{ code: 'rate', type: 'money' }] },
      { base: 'amount' },
      ['fees[0].price.table: rate-card-output'],
    ],
  ])('%s', (_, table, members, expected) => {
    expect(faults(table, [price(members)])).toEqual(expected);
  });

  it('faults of look-ups have line and column', () => {
    const formula = (text: string) => ({ code: 'step', booked: false, price: { kind: 'formula', formula: text } });
    const found = (text: string) => planFaults({ factors: FACTORS, tables: [TABLE], fees: [formula(text)] });
    expect(found('lookup(cart, rate)')).toEqual(['fees[0].price.formula: formula-table-unknown']);
    expect(found('lookup(card, rates)')).toEqual(['fees[0].price.formula: formula-output-unknown']);
    expect(found('lookup(card)')).toEqual(['fees[0].price.formula: formula-arguments']);
    expect(found('lookup(card, 1)')).toEqual(['fees[0].price.formula: formula-arguments']);
    expect(found("lookup(card, 'rate') * amount")).toEqual([]);
  });

  it('a column may compare a fee, which is then computed first; a cycle is printed', () => {
    const card = { ...TABLE, columns: [{ name: 'fee', boundary: 'lower' }], rows: [{ cells: ['*'], gives: RATE }] };
    const parts = { factors: FACTORS, tables: [card], fees: [price({ base: 'amount' })] };
    expect(planFaults(parts)).toEqual(['fees: amount-cycle']);
  });
});

describe('the report of a table', () => {
  const report = (table: Json): readonly string[] =>
    reportTable(parseModel(withTable(table)), 'card').map((each) => `${faultText(each)} ${sentence(each, 'en')}`);

  it('names rows that never win, alone or together', () => {
    const rows = rowsOf(
      ['visa', { to: '100' }],
      ['visa', { from: '100' }],
      ['visa', { from: '50', to: '150' }],
      ['*', '*'],
    );
    expect(report({ ...rows, hit: 'first' })).toEqual([
      "tables[0].rows[2]: table-shadowed rows[2] of the table 'card' never wins: rows[0] comes before it",
    ]);
  });

  it('names values without a row, where there is no default', () => {
    expect(report(rowsOf(['visa', { to: '100' }]))).toEqual([
      "tables[0].rows: table-gap no row of the table 'card' goes with scheme = 'other', amount = 100, and it has no default",
      "tables[0].rows: table-gap no row of the table 'card' goes with scheme = 'visa', amount = 100, and it has no default",
    ]);
    expect(report({ ...rowsOf(['visa', { to: '100' }]), default: RATE })).toEqual([]);
  });

  it('between two days that follow each other, or two whole numbers, there is nothing', () => {
    const days = { columns: [{ name: 'scheme' }, { name: 'day', boundary: 'lower' }], hit: 'unique' };
    const rows = rowsOf(['*', { to: '2026-03-01' }], ['*', '2026-03-01'], ['*', { from: '2026-03-02' }]);
    expect(report({ ...days, ...rows })).toEqual([]);
    const pieces = { columns: [{ name: 'scheme' }, { name: 'pieces', boundary: 'upper' }], hit: 'unique' };
    expect(report({ ...pieces, ...rowsOf(['*', { to: '2' }], ['*', '3'], ['*', { from: '3' }]) })).toEqual([]);
  });

  it('says which checks a table is too large for', { timeout: 120_000 }, () => {
    const names = ['a', 'b', 'c', 'd'];
    const factors = names.map((code) => ({ code, type: 'quantity' }));
    let state = 1;
    const below = (bound: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * bound);
    };
    const rows = Array.from({ length: 2_000 }, () => ({
      cells: names.map(() => {
        const from = below(100_000);
        return { from, to: from + 1 + below(50_000) };
      }),
      gives: RATE,
    }));
    const columns = names.map((name) => ({ name, boundary: 'lower' }));
    const table = { code: 'card', columns, gives: TABLE.gives, hit: 'first', rows };
    const model = parseModel(modelOf({ factors, tables: [table] }));
    expect(reportTable(model, 'card')).toMatchObject([
      {
        code: 'table-check-skipped',
        path: ['tables', 0, 'rows'],
        facts: { table: 'card', check: 'coverage', rows: 2_000 },
        severity: 'warning',
      },
    ]);
    const promised = issuesOf(() => parseModel(modelOf({ factors, tables: [{ ...table, complete: true }] })));
    expect(promised.map((each) => sentence(each, 'en'))).toEqual([
      "the table 'card' has 2000 rows, too many to find out which rows never win, and what no row covers; nothing is known of it",
    ]);
  });

  it('a table that is not there is a mistake of the caller', () => {
    expect(() => reportTable(parseModel(withTable({})), 'cart')).toThrow(
      "There is no table 'cart'; did you mean 'card'?",
    );
  });
});

describe('hostile tables', () => {
  it('cells and outputs named like members of every object are just texts', () => {
    const rows = [
      { cells: ['toString', '*'], gives: { valueOf: '0.1' } },
      { cells: [['hasOwnProperty', '__proto__'], '*'], gives: { valueOf: '0.2' } },
    ];
    const table = { gives: [{ code: 'valueOf', type: 'ratio' }], rows };
    expect(parseModel(withTable(table)).tables[0]?.rows[1]?.cells[0]).toEqual(['hasOwnProperty', '__proto__']);
  });

  it('what could reach a prototype is refused', () => {
    const rows = JSON.parse('[{"cells":["visa","*"],"gives":{"__proto__":"1","rate":"1"}}]');
    expect(faults({ rows })).toEqual(['tables[0].rows[0].gives.__proto__: json-key-reserved']);
  });

  it.each<[string, unknown]>([
    ['a list that claims billions of places', Object.assign([], { length: 4_000_000_000 })],
    ['one row too many', Array.from({ length: 100_001 }, () => 7)],
    ['a list of a thousand and one', [{ cells: [Array.from({ length: 1_001 }, (_, i) => `s${i}`), '*'], gives: RATE }]],
    ['an accessor', [Object.defineProperty({}, 'cells', { get: () => 1, enumerable: true })]],
  ])('%s', (_, rows) => {
    const read = safeParseModel(withTable({ rows }));
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.issues.length).toBeGreaterThan(0);
  });

  it('rows have limits of their own, and all else keeps those of a definition', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ cells: [`scheme ${i}`, '*'], gives: RATE }));
    expect(safeParseModel(withTable({ rows })).ok).toBe(true);
    const fees = Array.from({ length: 20_000 }, (_, i) => ({ code: `f${i}`, label: 'x'.repeat(20) }));
    expect(safeParseModel(withTable({}, fees))).toMatchObject({ ok: false, issues: [{ code: 'json-too-large' }] });
  });
});
