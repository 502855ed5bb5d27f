import { FAST_SCALE_MAX, unitsOf } from '../money/units.ts';
import { type ColumnCodes, fastCodes } from '../table/column-codes.ts';
import type { LookupTable } from '../table/lookup-table.ts';
import { indexOf, MANY_ROWS } from '../table/table-index.ts';
import type { FastBoolean, FastText, FastValue } from './fast-value.ts';
import { kept } from './fast-value.ts';
import type { FastFrame } from './frame.ts';
import type { LookupTree } from './lookup-exact.ts';
import type { Tree } from './tree.ts';

/** How the parts of a formula are compiled: handed in, because a look-up is a part of formulas itself. */
export interface FastCompilers {
  number(tree: Tree): FastValue | undefined;
  text(tree: Tree): FastText | undefined;
  boolean(tree: Tree): FastBoolean | undefined;
}

type FastCode = (frame: FastFrame) => number;

/**
 * Finds a row in the scaled-integer lane: its place in the table, or one behind the last for the default. What is a fault
 * is left to the exact lane, which tells it.
 */
export function fastFinder({ table, keys }: LookupTree, compile: FastCompilers): FastCode | undefined {
  const index = indexOf(table.decision);
  const reads = keys.map((key, column) => fastKey(key, index.columns[column] as ColumnCodes, compile));
  if (!reads.every((read) => read !== undefined)) return undefined;
  const behind = table.gives.length;
  const hasDefault = table.default !== undefined;
  const codes = new Int32Array(reads.length);
  return (frame) => {
    for (let column = 0; column < reads.length; column += 1) codes[column] = (reads[column] as FastCode)(frame);
    const row = index.find(codes);
    if (row >= 0) return row;
    if (row === MANY_ROWS || !hasDefault) frame.fits = false;
    return behind;
  };
}

export function fastLookupNumber(tree: LookupTree, compile: FastCompilers): FastValue | undefined {
  const find = fastFinder(tree, compile);
  const column = outputUnits(tree.table, tree.output);
  if (find === undefined || column === undefined) return undefined;
  const { units, scale } = column;
  return { scale, run: (frame) => kept(frame, units[find(frame)] as number) };
}

export function fastLookupBoolean(tree: LookupTree, compile: FastCompilers): FastBoolean | undefined {
  const find = fastFinder(tree, compile);
  const { gives, default: fallback } = tree.table;
  const { output } = tree;
  return find && ((frame) => (gives[find(frame)]?.gives ?? fallback)?.[output] === true);
}

export function fastLookupText(tree: LookupTree, compile: FastCompilers): FastText | undefined {
  const find = fastFinder(tree, compile);
  const { gives, default: fallback } = tree.table;
  const { output } = tree;
  return find && ((frame) => String((gives[find(frame)]?.gives ?? fallback)?.[output] ?? ''));
}

function fastKey(key: Tree, codes: ColumnCodes, compile: FastCompilers): FastCode | undefined {
  switch (codes.kind) {
    case 'boolean': {
      const run = compile.boolean(key);
      return run && ((frame) => (run(frame) ? 1 : 0));
    }
    case 'text': {
      const run = compile.text(key);
      return run && ((frame) => codes.codeOf(run(frame)));
    }
    case 'date': {
      const run = compile.text(key);
      return run && ((frame) => codes.codeOf(run(frame)));
    }
    case 'integer':
    case 'decimal': {
      const value = compile.number(key);
      if (value === undefined) return undefined;
      const fast = fastCodes(codes, value.scale);
      const { run } = value;
      return (frame) => fast.codeOf(run(frame));
    }
  }
}

interface OutputUnits {
  /** By row, in units of `10^-scale`; behind the last row, the default. */
  readonly units: Float64Array;
  readonly scale: number;
}

const UNITS = new WeakMap<readonly unknown[], Map<string, OutputUnits | undefined>>();

/** The numbers of an output at the widest of their scales; made once for a list of rows with its default. */
function outputUnits(table: LookupTable, output: string): OutputUnits | undefined {
  const key = `${output} ${String(table.default?.[output])}`;
  const known = UNITS.get(table.gives) ?? new Map<string, OutputUnits | undefined>();
  UNITS.set(table.gives, known);
  if (!known.has(key)) known.set(key, unitsAnew(table, output));
  return known.get(key);
}

function unitsAnew({ gives, default: fallback }: LookupTable, output: string): OutputUnits | undefined {
  const texts = [...gives.map((row) => row.gives[output]), fallback?.[output]].map((value) =>
    typeof value === 'string' ? value : '0',
  );
  let scale = 0;
  for (const text of texts) scale = Math.max(scale, decimalsIn(text));
  if (scale > FAST_SCALE_MAX) return undefined;
  // A number without a place in this lane is NaN: a document that finds it is decided in the exact lane.
  return { units: Float64Array.from(texts, (text) => unitsOf(text, scale)), scale };
}

function decimalsIn(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
