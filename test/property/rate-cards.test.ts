import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactorType } from '../../src/model/model.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import { decidingColumns } from '../../src/table/decision-table.ts';
import { decided, type Facts, modelOf, planOf, refused } from '../decide/case.ts';
import { chosen, scanned, tables, valuesFor } from '../table/generated-tables.ts';

const TYPES: Readonly<Record<string, FactorType>> = { decimal: 'quantity' };

const cards = tables(['unique', 'first', 'most-specific'], 20).chain((table) =>
  fc.record({
    table: fc.constant(table),
    facts: fc.array(valuesFor(table), { minLength: 1, maxLength: 4 }),
    gives: fc.array(fc.constantFrom('0', '0.015', '-0.3', '1', '0.0000001', '12.5'), { minLength: 20, maxLength: 20 }),
    fallback: fc.option(fc.constantFrom('0.5', '0'), { nil: undefined }),
  }),
);

describe('a table in a model', () => {
  test('gives what comparing row by row gives, in both lanes to the byte', { timeout: 120_000 }, () => {
    let compared = 0;
    fc.assert(
      fc.property(cards, ({ table, facts, gives, fallback }) => {
        const columns = decidingColumns(table);
        const parts = {
          factors: columns.map(({ name, kind }) => ({ code: name, type: TYPES[kind] ?? kind })),
          tables: [
            {
              code: 'card',
              columns: table.columns.map(({ name, boundary }) => ({ name, boundary })),
              gives: [{ code: 'rate', type: 'ratio' }],
              hit: table.hit,
              ...(table.date === undefined ? {} : { date: table.date }),
              rows: table.rows.map((row, index) => ({ ...row, gives: { rate: gives[index] ?? '0' } })),
              ...(fallback === undefined ? {} : { default: { rate: fallback } }),
            },
          ],
          fees: [{ code: 'rate', booked: false, price: { kind: 'formula', formula: 'lookup(card, rate)' } }],
        };
        // Rows that a policy can't choose between are refused: that they are, other properties say.
        fc.pre(safeParseModel(modelOf(parts)).ok);
        const plan = planOf(parts);
        for (const values of facts) {
          const row = chosen(table, scanned(table, values));
          const given: Facts = Object.fromEntries(
            columns.map(({ name, kind }, at) => {
              const value = values[at] as string;
              return [name, kind === 'boolean' ? value === 'true' : value];
            }),
          );
          const expected = typeof row === 'number' ? (gives[row] ?? '0') : fallback;
          compared += 1;
          if (expected === undefined) expect(refused(plan, given)).toMatchObject([{ code: 'table-no-row' }]);
          else expect(decided(plan, given).amount('rate').toFixed()).toBe(expected);
        }
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});
