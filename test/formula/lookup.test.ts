import { describe, expect, it } from 'vitest';
import { compileExactNumber } from '../../src/formula/compile-exact.ts';
import { compileFastNumber } from '../../src/formula/compile-fast.ts';
import type { ExactFrame, FastFrame } from '../../src/formula/frame.ts';
import type { Sym } from '../../src/formula/scope.ts';
import type { Tree } from '../../src/formula/tree.ts';
import { RATIO, TEXT } from '../../src/formula/type.ts';
import { sentence } from '../../src/issues/issue.ts';
import type { LookupTable } from '../../src/table/lookup-table.ts';
import { issuesOf } from '../decide/case.ts';

const SPAN = { start: 0, end: 0 };
const SCHEME: Sym = { name: 'scheme', type: TEXT, slot: 0, scale: undefined };

/** Definitions refuse rows that overlap where they can be looked through; this is what stands behind that. */
function overlapping(masked: boolean): LookupTable {
  const rows = [
    { cells: ['visa'], gives: { rate: '0.1' } },
    { cells: [['visa', 'jcb']], gives: { rate: '0.25' } },
  ];
  return {
    code: 'card',
    decision: { columns: [{ name: 'scheme', kind: 'text', boundary: 'lower' }], hit: 'unique', rows },
    gives: rows,
    default: undefined,
    masked: [masked],
  };
}

function lookup(table: LookupTable): Tree {
  const key: Tree = { kind: 'name', type: TEXT, span: SPAN, sym: SCHEME };
  return { kind: 'lookup', type: RATIO, span: SPAN, table, output: 'rate', keys: [key] };
}

const exact = (scheme: string): ExactFrame => ({ numbers: [], texts: [scheme], booleans: [], lists: [] });
const fast = (scheme: string): FastFrame => ({ numbers: [], texts: [scheme], fits: true });

describe('a look-up under `unique`', () => {
  it('refuses a document that two rows go with, and names both', () => {
    const faults = issuesOf(() => compileExactNumber(lookup(overlapping(false)))(exact('visa')));
    expect(faults).toMatchObject([{ code: 'table-many-rows', facts: { table: 'card', rows: '0, 1' } }]);
    expect(faults.map((each) => [sentence(each, 'en'), sentence(each, 'zh')])).toEqual([
      [
        "rows 0, 1 of the table 'card' all go with scheme = 'visa', and only one may",
        "表“card”的第 0, 1 行(从 0 起)都匹配 scheme = 'visa',而只允许一行",
      ],
    ]);
  });

  it('tells no value of a sensitive factor', () => {
    const many = issuesOf(() => compileExactNumber(lookup(overlapping(true)))(exact('visa')));
    expect(many).toMatchObject([{ facts: { at: 'scheme = ***' } }]);
    const none = issuesOf(() => compileExactNumber(lookup(overlapping(true)))(exact('amex')));
    expect(none).toMatchObject([{ code: 'table-no-row', facts: { at: 'scheme = ***', row: 0, found: '***' } }]);
    expect(none.map((each) => sentence(each, 'en')).join()).not.toContain('amex');
  });

  it('gives such a document up in the scaled-integer lane, and has the others at the widest scale', () => {
    const value = compileFastNumber(lookup(overlapping(false)));
    expect(value?.scale).toBe(2);
    const frames = ['jcb', 'visa', 'amex'].map(fast);
    expect(frames.map((frame) => value?.run(frame))[0]).toBe(25);
    expect(frames.map(({ fits }) => fits)).toEqual([true, false, false]);
  });
});
