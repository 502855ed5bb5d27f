import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRICE_KINDS } from '../../src/model/price-schemas.ts';
import { decided, MERCHANT_PAYS, MONTHLY, planOf } from '../decide/case.ts';

// Every worked case of the pages about prices: a price or a list of fees as JSON, and under it lines such as
// `base 100.00, after 450.00 ⇒ 15.00`: the facts (and the sales of the month before), and the lines that they make.

const FOLDER = new URL('../../docs/prices/', import.meta.url);
const FACTORS = [
  { code: 'base', type: 'money' },
  { code: 'coupon', type: 'money' },
  { code: 'rent', type: 'money' },
  { code: 'pieces', type: 'integer' },
  { code: 'weight', type: 'quantity' },
];

interface Case {
  readonly price: string;
  readonly line: string;
}

const pages = readdirSync(FOLDER).map((name) => ({
  name,
  cases: [
    ...readFileSync(new URL(name, FOLDER), 'utf8').matchAll(/```json\n([^`]*)```\n\n```text\n([^`]*)```/g),
  ].flatMap(([, price = '', lines = '']): Case[] =>
    lines
      .trim()
      .split('\n')
      .map((line) => ({ price, line })),
  ),
}));

interface Parts {
  readonly fees: readonly object[];
  readonly factors?: readonly object[];
  readonly tables?: readonly object[];
}

function isParts(input: unknown): input is Parts {
  return typeof input === 'object' && input !== null && 'fees' in input;
}

function linesOf(text: string, facts: readonly (readonly string[])[], isList: boolean): string {
  const input: unknown = JSON.parse(text);
  // A page may bring factors and tables of its own.
  const own: Parts = isParts(input) ? input : { fees: Array.isArray(input) ? input : [{ code: 'fee', price: input }] };
  const { fees, factors = FACTORS, tables = [] } = own;
  const plan = planOf({
    factors,
    tables,
    fees: fees.map((fee) => ({ ...MERCHANT_PAYS, ...fee })),
    ...(factors === FACTORS ? { accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }] } : {}),
  });
  const { after = '0', ...given } = Object.fromEntries(facts) as Record<string, string>;
  const canonical = Object.entries({ base: '0', ...given }).map(([name, value]) => [
    name,
    Number.isNaN(Number(value)) ? value : String(Number(value)),
  ]);
  const sales = { sales: [String(Number(after)), after === '0' ? 0 : 1] } as const;
  const record = decided(plan, Object.fromEntries(canonical), factors === FACTORS ? sales : {});
  const amounts = record.lines.map(({ fee, amount, scale }) => (isList ? `${fee} ` : '') + amount.toFixed(scale));
  return amounts.join(isList ? ', ' : ' and ');
}

describe('the pages about prices', () => {
  it('are there, one for each kind, with worked cases', () => {
    const kinds = ['formula', 'flat-ratio-unit', 'graduated', 'volume', 'package', 'complement', 'tax', 'rate-card'];
    const rules = ['cumulative', 'order-and-rounding'];
    const without = [...kinds, ...rules].filter(
      (page) => !pages.some(({ name, cases }) => name === `${page}.md` && cases.length > 0),
    );
    expect(without).toEqual([]);
    const overview = readFileSync(new URL('README.md', FOLDER), 'utf8');
    expect(PRICE_KINDS.filter((kind) => !overview.includes(`\`${kind}\``))).toEqual([]);
  });

  for (const { name, cases } of pages.filter((page) => page.cases.length > 0)) {
    it(`${name}: the figures are those that are computed`, () => {
      const computed = cases.map(({ price, line }) => {
        const [left = '', right = ''] = line.split(' ⇒ ');
        const facts = left.split(', ').map((fact) => fact.split(' '));
        return `${left} ⇒ ${linesOf(price, facts, /^[a-z]/.test(right))}`;
      });
      expect(computed).toEqual(cases.map(({ line }) => line));
    });
  }
});
