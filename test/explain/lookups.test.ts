import { describe, expect, it } from 'vitest';
import { explainAmount } from '../../src/explain/explain-amount.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { type Facts, type Json, MERCHANT_PAYS, planOf, snapshotOf } from '../decide/case.ts';

const TABLE: Json = {
  code: 'cards',
  columns: [{ name: 'scheme' }, { name: 'amount', boundary: 'lower' }],
  gives: [
    { code: 'rate', type: 'ratio' },
    { code: 'amount', type: 'money' },
  ],
  hit: 'most-specific',
  rows: [
    { cells: [['visa', 'jcb'], { to: '50' }], gives: { rate: '0.019', amount: '0.1' } },
    { cells: ['visa', '*'], gives: { rate: '0.014', amount: '0.25' } },
    { cells: ['amex', { from: '100' }], gives: { rate: '0.02', amount: '0' } },
  ],
  default: { rate: '0.035', amount: '0.5' },
};

const partsOf = (isSensitive: boolean): Json => ({
  factors: [
    { code: 'scheme', type: 'text', sensitive: isSensitive },
    { code: 'amount', type: 'money' },
  ],
  tables: [TABLE],
  fees: [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'rate-card', table: 'cards', base: 'amount' } }],
});

function explained(facts: Facts, isSensitive = false) {
  return explainAmount(planOf(partsOf(isSensitive)), snapshotOf(facts), { fee: 'fee' });
}

function lookupsOf(facts: Facts, isSensitive = false) {
  const { how } = explained(facts, isSensitive).amount;
  return how.kind === 'formula' ? how.lookups : undefined;
}

describe('an amount of a rate card', () => {
  it('tells the row, its cells and what they were compared with, once for all that it gives', () => {
    expect(lookupsOf({ scheme: 'visa', amount: '49.99' })).toEqual([
      {
        table: 'cards',
        hit: 'most-specific',
        row: 1,
        cells: [
          { column: 'scheme', value: 'visa', cell: "'visa'" },
          { column: 'amount', value: '49.99', cell: '*' },
        ],
        gives: { rate: '0.014', amount: '0.25' },
        nearest: [],
      },
    ]);
  });

  it('tells of the default which rows came nearest, and what of them failed', () => {
    expect(lookupsOf({ scheme: 'amex', amount: '99.99' })).toMatchObject([
      {
        row: undefined,
        gives: { rate: '0.035', amount: '0.5' },
        nearest: [
          { row: 2, column: 'amount', cell: '[100, …)', value: '99.99' },
          { row: 1, column: 'scheme', cell: "'visa'", value: 'amex' },
          { row: 0, column: 'scheme', cell: "('visa', 'jcb')", value: 'amex' },
        ],
      },
    ]);
  });

  it('is told as text in both languages', () => {
    const told = explained({ scheme: 'jcb', amount: '-20' });
    expect(explanationText(told, 'en')).toContain(
      '  lookup(cards, rate) * amount + lookup(cards, amount) = 0.019 * (-20) + 0.1\n',
    );
    expect(explanationText(told, 'en')).toContain(
      "table cards: rows[0], the most specific row: rate 0.019, amount 0.1\n    scheme = jcb: ('visa', 'jcb')\n    amount = 20: (…, 50)",
    );
    expect(explanationText(told, 'zh')).toContain('表 cards:rows[0](最具体匹配):rate 0.019, amount 0.1');
    // The absolute that a mirrored price compares is told with the row, and only there.
    expect(explanationText(told, 'en')).not.toContain('abs(');
    const missed = explained({ scheme: 'amex', amount: '20' });
    expect(explanationText(missed, 'en')).toContain(
      'table cards: no row for scheme = amex, amount = 20; default: rate 0.035, amount 0.5',
    );
    expect(explanationText(missed, 'zh')).toContain("  rows[1]:scheme 应为 'visa',实际为 amex");
  });

  it('hides the value of a sensitive factor, and the cell that would tell it', () => {
    expect(lookupsOf({ scheme: 'visa', amount: '60' }, true)?.[0]?.cells[0]).toEqual({
      column: 'scheme',
      value: '***',
      cell: '***',
    });
    expect(JSON.stringify(explained({ scheme: 'visa', amount: '60' }, true))).not.toContain('visa');
  });
});
