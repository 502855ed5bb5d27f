import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFile } from '../examples/run-example.ts';
import { root } from '../tidy/project-files.ts';
import { recompute, type SellerMonth } from './recompute.ts';

// Orders that nobody here made up: the "Brazilian E-Commerce Public Dataset by Olist", whose licence keeps it out of this
// project. Where it is not, the run is skipped and says so; a small file of our own always runs.

const dataset = process.env.FEEWRIGHT_OLIST_CSV ?? resolve(root, '../shared/data/olist-order-items.csv');
const isThere = existsSync(dataset);
const reason = isThere ? '' : ` [SKIPPED: there is no ${dataset}; name the file in FEEWRIGHT_OLIST_CSV]`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feewright-olist-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Sellers a to c. Seller a crosses 200.00 and 1,000.00 in November; in Brazil its last item is still of November. */
const OWN = `order_id,item,seller_id,seller_state,product_id,shipped_by,price,freight
o1,1,a,SP,p1,2017-11-01T00:00,199.99,10.5
o1,2,a,SP,p2,2017-11-01T00:00,0.02,0
o2,1,b,RJ,p1,2017-11-05T12:00,58.9,7.39
o3,1,a,SP,p3,2017-11-20T09:30,799.98,25
o4,1,a,SP,p3,2017-11-30T22:15,250.01,12.2
o4,2,a,SP,p3,2017-11-30T23:59,0.01,0.01
o5,1,a,SP,p1,2017-12-01T00:00,10,1.1
o6,1,c,MG,p4,2018-11-04T00:30,33.33,3.3
`;

/** What the engine makes of a file, through the command line, by seller and month. */
async function billed(
  csv: string,
): Promise<{ readonly months: ReadonlyMap<string, SellerMonth>; readonly orders: number }> {
  const out = join(folder, `out-${csv.length}`);
  const mapping = 'examples/olist/mapping.json';
  const { code, stderr } = await runFile('src/cli/main.ts', [
    'bill',
    csv,
    '--mapping',
    mapping,
    '--out',
    out,
    '--json',
  ]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const months = new Map<string, SellerMonth>();
  const orders = table(await readFile(join(out, 'orders.csv'), 'utf8'));
  for (const { contract = '', period, receivable = '', payable = '', net = '' } of orders) {
    expect(units(receivable) - units(payable)).toBe(units(net));
    months.set(`${contract} ${period}`, { goods: 0n, freight: 0n, commission: 0n, items: 0 });
  }
  for (const line of table(await readFile(join(out, 'order-lines.csv'), 'utf8'))) {
    if (line.row !== 'line') continue;
    const month = months.get(`${line.party} ${line.period}`);
    if (month === undefined) throw new Error(`line ${line.line} is in no order`);
    if (line.clearing === 'goods') month.goods += units(line.amount ?? '');
    else if (line.clearing === 'freight_passed') month.freight += units(line.amount ?? '');
    else month.commission -= units(line.amount ?? '');
    if (line.clearing === 'goods') month.items += 1;
  }
  // The header of each order says the same as its lines.
  for (const { contract = '', period, receivable = '', payable = '' } of orders) {
    const { goods, freight, commission } = months.get(`${contract} ${period}`)!;
    expect([contract, goods + freight, commission]).toEqual([contract, units(receivable), units(payable)]);
  }
  return { months, orders: orders.length };
}

function table(csv: string): Readonly<Record<string, string>>[] {
  const [header = '', ...rows] = csv.trimEnd().split('\r\n');
  const columns = header.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}

function units(amount: string): bigint {
  if (!/^-?\d+\.\d\d$/.test(amount)) throw new Error(`'${amount}' is no amount`);
  return BigInt(amount.replace('.', ''));
}

describe('marketplace orders, recomputed without the library', () => {
  it('a file of our own: every seller-month agrees to the centavo', async () => {
    const csv = join(folder, 'own.csv');
    await writeFile(csv, OWN);
    const expected = recompute(OWN);
    const { months } = await billed(csv);
    expect(new Map([...months].sort())).toEqual(new Map([...expected].sort()));
    // 199.99 × 15 % = 29.9985; 0.01 × 15 % + 0.01 × 12.5 % = 0.00275; 799.98 × 12.5 % = 99.9975; then from 999.99:
    // 0.01 × 12.5 % + 250.00 × 10 % = 25.00125; 0.01 × 10 % = 0.001.
    expect(expected.get('a 2017-11')).toEqual({
      goods: 125_001n,
      freight: 4_771n,
      commission: 3_000n + 10_000n + 2_500n,
      items: 5,
    });
    expect(expected.get('a 2017-12')).toMatchObject({ goods: 1_000n, commission: 150n });
    expect(expected.size).toBe(4);
  });

  it.skipIf(!isThere)(`the Olist dataset: every seller-month agrees to the centavo${reason}`, async () => {
    const expected = recompute(await readFile(dataset, 'utf8'));
    const { months, orders } = await billed(dataset);
    expect(orders).toBe(expected.size);
    const differing = [...expected].filter(([key, month]) => {
      const found = months.get(key);
      return (['goods', 'freight', 'commission', 'items'] as const).some((member) => found?.[member] !== month[member]);
    });
    expect(differing).toEqual([]);
    const total = (member: 'goods' | 'freight' | 'commission'): bigint =>
      [...expected.values()].reduce((sum, month) => sum + month[member], 0n);
    if (expected.size === 4921) {
      expect([total('goods'), total('freight'), total('commission')]).toEqual([120_472_149n, 20_093_420n, 16_223_329n]);
    }
  });
});
