import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BillReport, runBill } from '../../src/cli/bill/run-bill.ts';
import { CommandError } from '../../src/cli/command-error.ts';

/** A folder with a model, a mapping and a CSV, each of which a test may replace. */
export interface Shop {
  readonly folder: string;
  readonly csv: string;
  readonly mapping: string;
}

export const MODEL = {
  format: 1,
  code: 'sale',
  business: 'sale',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money', default: '0' },
    { code: 'vip', type: 'boolean', default: false },
    { code: 'tags', type: 'list', of: 'text', default: [] },
  ],
  fees: [
    {
      code: 'goods',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'price - coupon' },
    },
    {
      code: 'commission',
      when: 'not vip and not ("free" in tags)',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: { kind: 'ratio', rate: '0.1', base: 'goods' },
    },
  ],
} as const;

export const MAPPING = {
  format: 1,
  model: 'model.json',
  contracts: {
    perParty: {
      version: '1',
      valid: { from: '2026-01-01T00:00:00+08:00' },
      timeZone: 'Asia/Shanghai',
      cycle: 'month',
    },
  },
  document: {
    tenant: { value: 't1' },
    id: 'order',
    party: 'merchant',
    time: 'sold at',
    facts: { price: 'price', coupon: 'coupon' },
  },
} as const;

export const CSV = `order,merchant,sold at,price,coupon
o-1,m1,2026-11-01T10:00:00+08:00,100.00,10
o-2,m2,2026-11-02T10:00:00+08:00,50,
o-3,m1,2026-11-30T23:59:59.999+08:00,20.05,0
`;

/** Texts are written as they are, anything else as JSON. */
export async function shop(
  of: { readonly model?: unknown; readonly mapping?: unknown; readonly csv?: string | Uint8Array } = {},
): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'feewright-bill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { model = MODEL, mapping = MAPPING, csv = CSV } = of;
  await writeFile(join(folder, 'model.json'), textOf(model));
  await writeFile(join(folder, 'mapping.json'), textOf(mapping));
  await writeFile(join(folder, 'orders.csv'), csv);
  return { folder, csv: join(folder, 'orders.csv'), mapping: join(folder, 'mapping.json') };
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content);
}

const SILENT = { start: () => undefined, advance: () => undefined, stop: () => undefined };

export async function bill(
  of: Shop,
  more: { readonly out?: string; readonly settleThrough?: string } = {},
): Promise<BillReport> {
  const { out, settleThrough } = more;
  return runBill({ csv: of.csv, mapping: of.mapping, out, settleThrough, language: 'en' }, SILENT);
}

/** What the command says when nothing could be done, with the folder left out. */
export async function refusalOf(of: Shop): Promise<readonly string[]> {
  try {
    await bill(of);
  } catch (thrown) {
    if (thrown instanceof CommandError) return thrown.text('en').replaceAll(`${of.folder}/`, '').split('\n');
    throw thrown;
  }
  throw new Error('nothing was refused');
}

/** Rows that failed, as `line 3 [price]: …`. */
export function failedOf({ failed }: BillReport): readonly string[] {
  return failed.flatMap(({ line, problems }) =>
    problems.map(({ columns, said }) => `line ${line} [${columns}]: ${said.en}`),
  );
}
