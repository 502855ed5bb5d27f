import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bill, CSV, failedOf, MAPPING, refusalOf, shop } from './shop.ts';

const HEADER = 'order,merchant,sold at,price,coupon\n';
const AT = '2026-11-01T10:00:00+08:00';

describe('feewright bill: rows that are wrong are told with line and column, and the others are billed', () => {
  it('ragged rows', async () => {
    const csv = `${HEADER}o-1,m1,${AT},100\no-2,m1,${AT},100,0,surplus\no-3,m1,${AT},100,0\n`;
    const report = await bill(await shop({ csv }));
    expect(report.billed).toBe(1);
    expect(failedOf(report)).toEqual([
      'line 2 []: it has 4 cells, and the header has 5',
      'line 3 []: it has 6 cells, and the header has 5',
    ]);
  });

  it('a document twice', async () => {
    const report = await bill(await shop({ csv: `${CSV}o-1,m1,${AT},100,10\n` }));
    expect(report.billed).toBe(3);
    expect(failedOf(report)).toEqual(["line 5 [order]: the document 'o-1' stands in line 2 already"]);
  });

  it('cells that are empty, no number, no time', async () => {
    const csv = `${HEADER}o-1,,${AT},100,0\no-2,m1,${AT},1e400,0\no-3,m1,${AT}, 12 ,0\no-4,m1,2026-11-01T10:00,100,0\no-5,m1,${AT},,0\n`;
    const report = await bill(await shop({ csv }));
    const failed = failedOf(report);
    expect(failed.map((text) => text.slice(0, text.indexOf(':')))).toEqual([
      'line 2 [merchant]',
      'line 3 [price]',
      'line 4 [price]',
      'line 5 [sold at]',
      'line 6 [price]',
    ]);
    expect(failed[1]).toContain('1e400');
    expect(failed[2]).toContain('" 12 "');
  });

  it('a local time that was skipped, and one that is there twice', async () => {
    const zone = { column: 'sold at', zone: 'America/New_York' };
    const csv = `${HEADER}o-1,m1,2026-03-08T02:30,100,0\no-2,m1,2026-11-01T01:30,100,0\no-3,m1,2026-11-01T03:30,100,0\n`;
    const mapping = { ...MAPPING, document: { ...MAPPING.document, time: zone } };
    const strict = await bill(await shop({ csv, mapping }));
    expect(strict.failed.map(({ line, problems }) => [line, problems[0]?.columns])).toEqual([
      [2, ['sold at']],
      [3, ['sold at']],
    ]);
    const named = { ...mapping, document: { ...mapping.document, time: { ...zone, disambiguation: 'earlier' } } };
    expect((await bill(await shop({ csv, mapping: named }))).billed).toBe(3);
  });

  it('neither true nor false', async () => {
    const csv = 'order,merchant,sold at,price,vip\no-1,m1,2026-11-01T10:00Z,100,yes\n';
    const mapping = { ...MAPPING, document: { ...MAPPING.document, facts: { price: 'price', vip: 'vip' } } };
    expect(failedOf(await bill(await shop({ csv, mapping })))).toEqual([
      'line 2 [vip]: true or false is expected, found "yes"',
    ]);
  });

  it('a cell with line breaks ⇒ later rows keep the line that an editor shows', async () => {
    const csv = `${HEADER}"o\n1",m1,${AT},100,0\no-2,,${AT},100,0\n`;
    const report = await bill(await shop({ csv }));
    expect(report.failed.map(({ line }) => line)).toContain(4);
  });

  it('they are in failed.jsonl, one a line', async () => {
    const files = await shop({ csv: `${CSV}o-4,,${AT},100,10\n` });
    await bill(files, { out: join(files.folder, 'out') });
    const failed = JSON.parse(await readFile(join(files.folder, 'out', 'failed.jsonl'), 'utf8'));
    expect(failed).toEqual({
      line: 5,
      problems: [{ code: 'row-unreadable', columns: ['merchant'], path: '', message: 'the cell is empty' }],
    });
  });
});

describe('feewright bill: a file that is no such CSV is refused as a whole', () => {
  it('columns that are not there, all at once and with the nearest', async () => {
    const csv = CSV.replace('merchant', 'merchnt').replace('coupon', 'x');
    expect(await refusalOf(await shop({ csv }))).toEqual([
      "mapping.json: document.party: there is no column 'merchant' in orders.csv; did you mean 'merchnt'?",
      "mapping.json: document.facts.coupon: there is no column 'coupon' in orders.csv; its columns are order, merchnt, sold at, price, x",
    ]);
  });

  it('a column twice', async () => {
    expect(await refusalOf(await shop({ csv: CSV.replace('coupon', 'price') }))).toContain(
      "orders.csv line 1: the column 'price' is there twice (as column 4 and 5)",
    );
  });

  it('nothing in it; a header and nothing else', async () => {
    expect(await refusalOf(await shop({ csv: '' }))).toEqual(['orders.csv: the file is empty: not even a header']);
    expect(await refusalOf(await shop({ csv: HEADER }))).toEqual(['orders.csv: there is a header and no row']);
  });

  it('a quote that is never closed; one in the middle of a cell', async () => {
    expect((await refusalOf(await shop({ csv: `${CSV}"o-4,m1\n` })))[0]).toMatch(
      /^orders\.csv line \d: a quote is opened and never closed$/,
    );
    expect((await refusalOf(await shop({ csv: `${CSV}"o-4"x,m1\n` })))[0]).toMatch(/^orders\.csv line 5: a quote/);
  });

  it('a text of another encoding', async () => {
    const csv = new Uint8Array([...new TextEncoder().encode(CSV), 0xc9, 0xcc, 0xbc, 0xd2]);
    expect(await refusalOf(await shop({ csv }))).toEqual([
      'orders.csv: this is not UTF-8 text (a spreadsheet exports it as "CSV UTF-8")',
    ]);
  });
});
