import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportOrderCsv, exportOrderJsonLines, type ORDER_CSV_COLUMNS, orderCsvRows } from '../../src/csv.ts';
import type { ClearedRecord } from '../../src/settle/cleared-record.ts';
import type { ClearingLine } from '../../src/settle/clearing-line.ts';
import { textCell } from '../../src/settle/csv-cell.ts';
import { clear, clearAll, orderOf, pays, receives, record, thrownBy, unitsIn } from './figures.ts';

type Row = Readonly<Record<(typeof ORDER_CSV_COLUMNS)[number], string>>;

function csvOf(lines: readonly ClearingLine[]): string {
  return exportOrderCsv(orderOf(lines), lines);
}

function rowsOf(csv: string): readonly Row[] {
  return parse(csv, { columns: true });
}

/** The sum of a column's texts, in units of 10^-4. */
function sum(texts: readonly string[]): bigint {
  return texts
    .filter((text) => text !== '')
    .map(unitsIn)
    .reduce((total, { units, scale }) => total + units * 10n ** BigInt(4 - scale), 0n);
}

describe('an order as CSV', () => {
  it('a header, a row for each line with its signed amount, and the totals', () => {
    const lines = clearAll([receives('goods', '94.00'), pays('commission', '6.00')]);
    const order = 't1/c1/t1%2Fm1/BRL/2018-11/America%2FSao_Paulo';
    expect(csvOf(lines).split('\r\n')).toEqual([
      'row,order,line,document,revision,business,party,store,contractVersion,clearing,direction,counterpart,time,period,currency,amount,total',
      `line,${order},t1/store-sale/d1/1/goods/receive/t1%2Fplatform/BRL,d1,1,store-sale,m1,,v1,goods,receive,t1/platform,2018-11-10T12:00:00Z,2018-11,BRL,94.00,`,
      `line,${order},t1/store-sale/d1/1/commission/pay/t1%2Fplatform/BRL,d1,1,store-sale,m1,,v1,commission,pay,t1/platform,2018-11-10T12:00:00Z,2018-11,BRL,-6.00,`,
      `receivable,${order},,,,,,,,,,,,2018-11,BRL,,94.00`,
      `payable,${order},,,,,,,,,,,,2018-11,BRL,,-6.00`,
      `net,${order},,,,,,,,,,,,2018-11,BRL,,88.00`,
      '',
    ]);
  });

  it('lines that are not the order’s ⇒ no file', () => {
    const lines = clearAll([receives('goods', '94.00')], [receives('goods', '1.00')]);
    expect(thrownBy(() => exportOrderCsv(orderOf(lines), lines.slice(1)))).toBe('order-total-mismatch');
    expect(thrownBy(() => [...orderCsvRows(orderOf(lines), [])])).toBe('order-total-mismatch');
  });

  it('what would run in a spreadsheet is neutralised, in every text cell; a negative amount is not', () => {
    const hostile: Partial<ClearedRecord> = {
      document: '=HYPERLINK("http://x")',
      business: '+1',
      party: '@sum',
      store: '-2+3',
      parties: { merchant: 'm1', platform: '\tx' },
    };
    const [row] = rowsOf(csvOf(clear(record([pays('=cmd|x', '6.00')], hostile))));
    expect(row).toMatchObject({
      document: '\'=HYPERLINK("http://x")',
      business: "'+1",
      party: "'@sum",
      store: "'-2+3",
      clearing: "'=cmd|x",
      amount: '-6.00',
    });
  });

  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['=1+1', "'=1+1"],
    ['=1,1', '"\'=1,1"'],
    ['-5', "'-5"],
    ['\r=1', '"\'\r=1"'],
    ['\uff1d1+1', "'\uff1d1+1"],
    ["'=1", "'=1"],
    ['a=1', 'a=1'],
    ['门店', '门店'],
  ])('a cell of %j is written %j', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  it('property: read back by another program, the lines are all there and add up to the header', () => {
    const text = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[=+\-@",\r\n\ta]+$/));
    const documents = fc.array(
      fc.record({
        document: text,
        business: text,
        units: fc.bigInt({ min: -99_999n, max: 99_999n }),
        isReceived: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(documents, (of) => {
        const lines = of.flatMap(({ document, business, units, isReceived }, at) =>
          clear(
            record([isReceived ? receives('a', '0', { units, scale: 4 }) : pays('b', '0', { units, scale: 2 })], {
              document: `${document}${at}`,
              business,
            }),
          ),
        );
        const order = orderOf(lines);
        const rows = rowsOf(csvOf(lines));
        const lineRows = rows.filter(({ row }) => row === 'line');
        expect(lineRows.map(({ document }) => document.replace(/^'/, ''))).toEqual(
          lines.map(({ document }) => document.replace(/^'/, '')),
        );
        const total = (row: string): bigint => sum(rows.filter((is) => is.row === row).map((is) => is.total));
        const at4 = (units: bigint): bigint => units * 10n ** BigInt(4 - order.scale);
        expect(sum(rows.map(({ amount }) => amount))).toBe(at4(order.netUnits));
        expect(total('net')).toBe(at4(order.netUnits));
        expect(total('receivable') + total('payable')).toBe(total('net'));
        const received = lineRows.filter(({ direction }) => direction === 'receive').map(({ amount }) => amount);
        expect(sum(received)).toBe(total('receivable'));
        for (const row of lineRows) expect(row.document).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

it('an order as JSON Lines: the header, then the lines that add up to it', () => {
  const lines = clearAll([receives('goods', '94.00'), pays('commission', '6.00')]);
  const texts = [...exportOrderJsonLines(orderOf(lines), lines)];
  expect(texts.every((text) => text.endsWith('\n') && text.indexOf('\n') === text.length - 1)).toBe(true);
  const [header, ...rest] = texts.map((text) => JSON.parse(text));
  expect(header.order).toMatchObject({ receivable: '94.00', payable: '6.00', net: '88.00', lineCount: 2 });
  expect(rest.map(({ line }) => `${line.direction} ${line.amount}`)).toEqual(['receive 94.00', 'pay 6.00']);
  expect(thrownBy(() => [...exportOrderJsonLines(orderOf(lines), [])])).toContain('order-total-mismatch');
});
