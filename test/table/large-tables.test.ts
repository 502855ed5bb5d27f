import { describe, expect, it } from 'vitest';
import type { DecisionTable, IndexedColumn, TableCell, TableHit } from '../../src/table/decision-table.ts';
import { overlapAmong } from '../../src/table/overlap.ts';
import { collisionIn, coverageOf } from '../../src/table/table-checks.ts';
import { MANY_ROWS, TableIndex } from '../../src/table/table-index.ts';
import { winnersOf } from '../../src/table/winners.ts';
import { chosen, codesOf, scanned } from './generated-tables.ts';

const text = (name: string): IndexedColumn => ({ name, kind: 'text', boundary: 'lower' });
const number = (name: string): IndexedColumn => ({ name, kind: 'decimal', boundary: 'lower' });

function tableOf(
  hit: TableHit,
  columns: readonly IndexedColumn[],
  cells: readonly (readonly TableCell[])[],
): DecisionTable {
  return { hit, columns, rows: cells.map((each) => ({ cells: each })) };
}

/** Whole numbers that jump about, the same in every run. */
function jumping(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

function sameAsScan(table: DecisionTable, values: readonly (readonly string[])[]): void {
  const index = new TableIndex(table);
  for (const each of values) {
    const expected = chosen(table, scanned(table, each));
    const found = index.find(codesOf(index, each));
    expect(found < 0 ? (found === MANY_ROWS ? 'many' : 'none') : found).toBe(expected);
  }
}

describe('tables that are hard on an index', () => {
  it('a thousand rows of `*` behind a thousand of values', () => {
    const named = Array.from({ length: 1_000 }, (_, i): TableCell[] => [`a${i}`, '*', '*']);
    const any = Array.from({ length: 1_000 }, (_, i): TableCell[] => ['*', `b${i % 500}`, i < 500 ? '*' : `c${i}`]);
    const table = tableOf('first', [text('a'), text('b'), text('c')], [...any, ...named, ['*', '*', '*']]);
    const index = new TableIndex(table);
    expect(index.longestLeaf).toBeLessThanOrEqual(8);
    sameAsScan(table, [
      ['a7', 'b7', 'x'],
      ['a7', 'x', 'x'],
      ['x', 'x', 'x'],
      ['x', 'b499', 'c999'],
    ]);
  });

  it('ranges that all overlap each other, in one column and in two', () => {
    const random = jumping(3);
    const range = (): TableCell => {
      const from = random(1_000);
      return { from: String(from), to: String(from + 1 + random(1_000)) };
    };
    const one = tableOf(
      'first',
      [number('x')],
      Array.from({ length: 2_000 }, () => [range()]),
    );
    const two = tableOf(
      'first',
      [number('x'), number('y')],
      Array.from({ length: 2_000 }, () => [range(), range()]),
    );
    const values = Array.from({ length: 200 }, () => [String(random(2_000)), String(random(2_000))]);
    sameAsScan(
      one,
      values.map(([x = '0']) => [x]),
    );
    sameAsScan(two, values);
    expect(new TableIndex(one).longestLeaf).toBeLessThanOrEqual(8);
  });

  it('long lists in several columns stay within the bounds of the index', () => {
    const random = jumping(5);
    const list = (): TableCell => Array.from({ length: 200 }, (_, i) => `v${(random(50) + i * 3) % 700}`);
    const unique = (cell: TableCell): TableCell => (Array.isArray(cell) ? [...new Set(cell)] : cell);
    const rows = Array.from({ length: 300 }, () => [unique(list()), unique(list()), unique(list())]);
    const table = tableOf('first', [text('a'), text('b'), text('c')], rows);
    const values = Array.from({ length: 100 }, () => [`v${random(700)}`, `v${random(700)}`, `v${random(700)}`]);
    sameAsScan(table, values);
  });

  it('two rows of one value under `unique` are found as many', () => {
    const rows = Array.from({ length: 20 }, (_, i): TableCell[] => [`a${i}`]);
    sameAsScan(tableOf('unique', [text('a')], [...rows, ['a3'], ['*']]), [['a3'], ['a4'], ['x']]);
  });
});

describe('checks of ten thousand rows', () => {
  const rows = Array.from({ length: 10_000 }, (_, i): TableCell[] => [
    `m${i >> 2}`,
    i % 4 === 3 ? { from: '300' } : { from: String((i % 4) * 100), to: String((i % 4) * 100 + 100) },
  ]);
  const columns = [text('m'), number('x')];

  it('find the one pair that overlaps, and the gap', { timeout: 60_000 }, () => {
    expect(collisionIn(new TableIndex(tableOf('unique', columns, rows)), 'unique')).toBe('none');
    const overlapping = tableOf('unique', columns, [...rows, ['m1234', { from: '99.99', to: '100' }]]);
    const found = collisionIn(new TableIndex(overlapping), 'unique');
    expect(found).toEqual({ row: 4_936, other: 10_000, at: ['m1234', '99.99'] });
    const index = new TableIndex(
      tableOf('first', columns, [...rows.slice(0, 5_000), ...rows.slice(5_001), ['*', { to: '0' }]]),
    );
    expect(coverageOf(index)).toEqual({
      shadowed: [],
      gaps: [
        ['other', '0'],
        ['m1250', '0'],
      ],
    });
  });

  it('give up, and say so, where they would take too long', () => {
    const index = new TableIndex(tableOf('first', columns, rows));
    const all = rows.map((_, row) => row);
    expect(overlapAmong(index.rows, all, 10_000)).toBe('too-many');
    expect(winnersOf(index.rows, 10_000)).toBe('too-many');
  });
});
