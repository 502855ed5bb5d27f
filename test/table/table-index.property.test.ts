import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAST_SCALE_MAX, unitsOf } from '../../src/money/units.ts';
import { fastCodes } from '../../src/table/column-codes.ts';
import { decidingColumns } from '../../src/table/decision-table.ts';
import { collisionIn, coverageOf } from '../../src/table/table-checks.ts';
import { MANY_ROWS, NO_ROW, TableIndex } from '../../src/table/table-index.ts';
import { chosen, codesOf, scanned, tables, valuesFor } from './generated-tables.ts';

const HITS = ['unique', 'first', 'most-specific'] as const;

const tablesWithValues = tables(HITS).chain((table) =>
  fc.record({ table: fc.constant(table), facts: fc.array(valuesFor(table), { minLength: 1, maxLength: 12 }) }),
);

describe('an index', () => {
  test('finds what comparing row by row finds, under every hit policy', () => {
    fc.assert(
      fc.property(tablesWithValues, ({ table, facts }) => {
        const index = new TableIndex(table);
        for (const values of facts) {
          const rows = scanned(table, values);
          const expected = chosen(table, rows);
          const row = index.find(codesOf(index, values));
          expect(row === NO_ROW ? 'none' : row === MANY_ROWS ? 'many' : row).toBe(expected);
          expect([...index.findAll(codesOf(index, values))].sort((a, b) => a - b)).toEqual(rows);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('gives a number the same code in whole units as in fractions, whatever decimals its cells have', () => {
    fc.assert(
      fc.property(tablesWithValues, fc.integer({ min: 0, max: FAST_SCALE_MAX }), ({ table, facts }, scale) => {
        const index = new TableIndex(table);
        for (const values of facts) {
          const exact = codesOf(index, values);
          index.columns.forEach((codes, at) => {
            if (codes.kind !== 'integer' && codes.kind !== 'decimal') return;
            const units = unitsOf(values[at] as string, scale);
            if (!Number.isNaN(units)) expect(fastCodes(codes, scale).codeOf(units)).toBe(exact[at]);
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** All values of a column that can make a difference, and some between. */
function everyPoint(table: Parameters<typeof valuesFor>[0], index: TableIndex): readonly (readonly string[])[] {
  return decidingColumns(table).reduce<readonly (readonly string[])[]>(
    (points, _, at) => {
      const codes = index.columns[at];
      const values = Array.from({ length: codes?.size ?? 0 }, (_each, code) => code).flatMap((code) =>
        codes?.isEmpty(code) === true ? [] : [codes?.valueAt(code) ?? ''],
      );
      return points.flatMap((point) => values.map((value) => [...point, value]));
    },
    [[]],
  );
}

describe('the checks of a table', () => {
  const small = tables(HITS, 6).filter((table) => table.columns.length <= 2);

  test('a collision is found exactly where one is, with values that show it', () => {
    fc.assert(
      fc.property(small, (table) => {
        const index = new TableIndex(table);
        const found = collisionIn(index, table.hit);
        const isTie = (rows: readonly number[]): boolean => {
          if (table.hit === 'first') return false;
          if (table.hit === 'unique') return rows.length > 1;
          const said = rows.map((row) => index.rows.specificity[[...index.rows.declared].indexOf(row)]);
          return new Set(said).size < said.length;
        };
        if (typeof found === 'object') {
          expect(scanned(table, found.at)).toEqual(expect.arrayContaining([found.row, found.other]));
          expect(isTie([found.row, found.other])).toBe(true);
        } else expect(everyPoint(table, index).some((point) => isTie(scanned(table, point)))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('rows that never win and gaps are told exactly', () => {
    fc.assert(
      fc.property(small, (table) => {
        const index = new TableIndex({ ...table, hit: table.hit === 'unique' ? 'first' : table.hit });
        const coverage = coverageOf(index);
        if (coverage === 'too-many') throw new Error('a small table is looked through');
        const points = everyPoint(table, index);
        const policy = { ...table, hit: table.hit === 'unique' ? ('first' as const) : table.hit };
        const wins = new Set(points.map((point) => chosen(policy, scanned(table, point))));
        const never = table.rows.flatMap((_, row) => (wins.has(row) ? [] : [row]));
        expect(coverage.shadowed.map(({ row }) => row)).toEqual(never);
        for (const { row, by } of coverage.shadowed) expect(by).not.toBe(row);
        for (const gap of coverage.gaps) expect(scanned(table, gap)).toEqual([]);
        expect(coverage.gaps.length > 0).toBe(wins.has('none'));
      }),
      { numRuns: 400 },
    );
  });
});
