import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../src/cli/bill/summary.ts';
import { bill, CSV, failedOf, MAPPING, shop } from './shop.ts';

const document = (more: object) => ({ ...MAPPING, document: { ...MAPPING.document, ...more } });

describe('feewright bill: a CSV that is right', () => {
  it('three rows of two merchants ⇒ an order each: 90.00 + 20.05 − 9.00 − 2.01 = 99.04, and 50.00 − 5.00 = 45.00', async () => {
    const report = await bill(await shop(), { settleThrough: '2026-12-01T00:00:00+08:00' });
    const orders = report.orders.map(({ owner, net, state }) => `${owner} ${net.toFixed(2)} ${state}`);
    expect(orders).toEqual(['t1/m1 99.04 split', 't1/m2 45.00 split']);
    expect(summaryOf(report)).toMatchObject({
      rows: 3,
      billed: 3,
      failed: 0,
      parties: 2,
      feeLines: 6,
      orders: { open: 0, closed: 0, split: 2 },
      totals: [
        { currency: 'CNY', receivable: '160.05', payable: '16.01', net: '144.04', ties: true, paymentsTie: true },
      ],
      payments: { payouts: 2, collections: 0, zeros: 0 },
    });
  });

  it('a byte order mark, CRLF, quotes and an empty line at the end ⇒ the same', async () => {
    const csv = `\ufeff${CSV.replaceAll('\n', '\r\n').replace('m1', '"m1"')}\r\n`;
    const report = await bill(await shop({ csv }));
    expect(summaryOf(report).totals[0]).toMatchObject({ net: '144.04' });
    expect(report.failedCount).toBe(0);
  });

  it('semicolons where the mapping says so ⇒ the same', async () => {
    const csv = CSV.replaceAll(',', ';');
    const report = await bill(await shop({ csv, mapping: { ...MAPPING, csv: { delimiter: ';' } } }));
    expect(summaryOf(report).totals[0]).toMatchObject({ net: '144.04' });
  });

  it('columns in another order, and others that nobody needs ⇒ the same', async () => {
    const rows = CSV.trim()
      .split('\n')
      .map((row) => ['', ...row.split(',').reverse(), ''].join(','));
    const report = await bill(await shop({ csv: rows.join('\n') }));
    expect(summaryOf(report).totals[0]).toMatchObject({ net: '144.04' });
  });

  it('local times in a zone ⇒ 23:30 on 30 November in São Paulo is of November', async () => {
    const csv = 'order,merchant,sold at,price,coupon\no-1,m1,2026-11-30T23:30,100,0\no-2,m1,2026-12-01 00:00,100,0\n';
    const contracts = { perParty: { ...MAPPING.contracts.perParty, timeZone: 'America/Sao_Paulo' } };
    const mapping = { ...document({ time: { column: 'sold at', zone: 'America/Sao_Paulo' } }), contracts };
    const report = await bill(await shop({ csv, mapping }));
    expect(report.orders.map(({ period }) => period.key)).toEqual(['2026-11', '2026-12']);
  });

  it('a boolean and a list ⇒ read by the dictionary: only the first order pays commission', async () => {
    const csv =
      'order,merchant,sold at,price,vip,tags\no-1,m1,2026-11-01T10:00Z,100,false,a|b\no-2,m1,2026-11-01T10:00Z,100,true,\no-3,m1,2026-11-01T10:00Z,100,,a|free\n';
    const mapping = document({ facts: { price: 'price', vip: 'vip', tags: { column: 'tags', separator: '|' } } });
    const report = await bill(await shop({ csv, mapping }));
    expect(failedOf(report)).toEqual([]);
    expect(report.records.fees.entries()).toEqual([
      ['CNY\ngoods\nreceive', '300.00'],
      ['CNY\ncommission\npay', '10.00'],
    ]);
  });

  it('one contract for each store ⇒ one order for each store', async () => {
    const csv =
      'order,merchant,shop,sold at,price,coupon\no-1,m1,s1,2026-11-01T10:00Z,100,0\no-2,m1,s2,2026-11-01T10:00Z,50,0\n';
    const mapping = { ...document({ store: 'shop' }), contracts: { perStore: MAPPING.contracts.perParty } };
    const report = await bill(await shop({ csv, mapping }));
    expect(report.orders.map(({ owner, contract, net }) => `${owner} ${contract} ${net}`)).toEqual([
      't1/m1/s1 m1/s1 90',
      't1/m1/s2 m1/s2 45',
    ]);
  });

  it('contracts written out ⇒ a merchant without one is refused, with the nearest', async () => {
    const contracts = [
      { format: 1, id: 'c1', tenant: 't1', party: 'm1', model: 'sale', ...MAPPING.contracts.perParty },
    ];
    const report = await bill(await shop({ mapping: { ...MAPPING, contracts } }));
    expect(report.billed).toBe(2);
    expect(report.failed.map(({ line, problems }) => [line, problems[0]?.code])).toEqual([[3, 'contract-absent']]);
  });

  it('an output folder ⇒ five files that say the same', async () => {
    const files = await shop();
    const out = join(files.folder, 'deep', 'out');
    await bill(files, { out, settleThrough: '2026-12-01T00:00:00+08:00' });
    const read = (name: string) => readFile(join(out, name), 'utf8');
    expect(
      (await read('records.jsonl'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).document.id),
    ).toEqual(['o-1', 'o-2', 'o-3']);
    expect(await read('failed.jsonl')).toBe('');
    const orders = (await read('orders.csv')).trim().split('\r\n');
    expect(orders[1]?.split(',').slice(-4)).toEqual(['4', '110.05', '11.01', '99.04']);
    const lines = (await read('order-lines.csv')).trim().split('\r\n');
    expect(lines.filter((line) => line.startsWith('row,'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('line,'))).toHaveLength(6);
    expect(
      (await read('payments.csv'))
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',').slice(2, 7).join(' ')),
    ).toEqual(['payout t1/1000 t1/m1 CNY 99.04', 'payout t1/1000 t1/m2 CNY 45.00']);
  });

  it('names that a spreadsheet would run as formulas ⇒ neutralised in orders.csv', async () => {
    const files = await shop({ csv: CSV.replaceAll(',m2,', ',=1+1,') });
    await bill(files, { out: join(files.folder, 'out') });
    expect(await readFile(join(files.folder, 'out', 'orders.csv'), 'utf8')).toContain(",'=1+1,");
  });
});
