import type { Snapshot, SnapshotLine } from '../factor/snapshot.ts';
import { compileFastBoolean, kept } from '../formula/compile-fast.ts';
import type { Sym } from '../formula/scope.ts';
import { POWERS_OF_TEN, unitsOf } from '../money/units.ts';
import type { AccumulatorNode, FactorNode, FeeNode, LinesPlan, Plan } from '../plan/plan.ts';
import type { DecisionFrame, FastStep } from './fast-step.ts';
import { kindOf, type LinesWindow, ownSyms, type Place, placeOf, planLines, readsOf, windowOf } from './line-places.ts';

type Fill = (frame: DecisionFrame, snapshot: Snapshot) => void;
type FillRow = (line: SnapshotLine, row: number[], texts: (string | undefined)[]) => void;

/** A row for each line, with its facts; lists are for the exact lane. What the lines add to running totals starts at 0. */
export function rowsFill(plan: Plan): readonly Fill[] {
  const { lines } = plan;
  if (lines === undefined) return [];
  const fills = plan.factors.flatMap((factor) => (factor.all === undefined ? [] : rowFill(factor, lines)));
  const added = plan.accumulators.flatMap((each) => (each.lines === undefined ? [] : [each.delta.slot]));
  const width = lines.numbers.length;
  const textWidth = lines.texts.length;
  return [
    (frame, snapshot) => {
      const given = snapshot.lines ?? [];
      const rows: number[][] = new Array(given.length);
      const textRows: (string | undefined)[][] = textWidth === 0 ? [] : new Array(given.length);
      for (let i = 0; i < given.length; i++) {
        const row = new Array<number>(width).fill(0);
        const texts = textWidth === 0 ? NO_TEXTS : new Array<string | undefined>(textWidth).fill(undefined);
        for (let k = 0; k < fills.length; k++) (fills[k] as FillRow)(given[i] as SnapshotLine, row, texts);
        rows[i] = row;
        if (textWidth > 0) textRows[i] = texts;
      }
      frame.rows = rows;
      frame.textRows = textRows;
      for (const slot of added) frame.numbers[slot] = 0;
    },
  ];
}

const NO_TEXTS: (string | undefined)[] = [];

function rowFill({ factor, sym }: FactorNode, lines: LinesPlan): FillRow {
  const { code } = factor;
  const { scale } = sym;
  const { at } = placeOf(lines, sym);
  switch (kindOf(sym)) {
    case 'text':
      return ({ facts }, _row, texts) => {
        const fact = facts[code];
        texts[at] = typeof fact === 'string' ? fact : undefined;
      };
    case 'boolean':
      return ({ facts }, row) => {
        const fact = facts[code];
        row[at] = typeof fact === 'boolean' ? Number(fact) : Number.NaN;
      };
    case 'list':
      return () => {};
    case 'number':
      return ({ facts }, row) => {
        const fact = facts[code];
        // Absent, or with more decimals than the slot: not a number, which matters only where it is read.
        row[at] = typeof fact === 'string' && scale !== undefined ? unitsOf(fact, scale) : Number.NaN;
      };
  }
}

/** Brings what is read of a line into the frame. */
function loader(lines: LinesPlan, syms: readonly Sym[]): (frame: DecisionFrame, line: number) => void {
  const places = (isText: boolean): readonly Place[] =>
    syms.flatMap((sym) => {
      const kind = kindOf(sym);
      return kind !== 'list' && (kind === 'text') === isText ? [placeOf(lines, sym)] : [];
    });
  const [numbers, texts] = [places(false), places(true)];
  return (frame, line) => {
    const row = frame.rows[line] as number[];
    for (let k = 0; k < numbers.length; k++) {
      const { slot, at } = numbers[k] as Place;
      frame.numbers[slot] = row[at] as number;
    }
    for (let k = 0; k < texts.length; k++) {
      const { slot, at } = texts[k] as Place;
      frame.texts[slot] = (frame.textRows[line] as (string | undefined)[])[at];
    }
  };
}

/** The same as `lineFeeStep` of the exact lane. `undefined`: a part of it has no static scale. */
export function lineFeeStep(node: FeeNode, plan: Plan, step: FastStep): FastStep | undefined {
  const { index, lines, exact, value } = node;
  if (lines === undefined) return step;
  const ofPlan = planLines(plan);
  const load = loader(ofPlan, readsOf(node, plan));
  const writes = ownSyms(node).map((sym) => placeOf(ofPlan, sym));
  const applied = placeOf(ofPlan, lines.applied).at;
  const window = windowOf(node, plan);
  const count = window?.adds === undefined ? UNCOUNTED : countLine(window, window.adds);
  if (count === undefined) return undefined;
  const [valueSlot, exactSlot] = [value.slot, exact.slot];
  const [sumSlot, exactSumSlot] = [lines.value.slot, lines.exact.slot];
  const before = window?.before.slot ?? -1;
  const total = window?.index ?? -1;
  return (frame) => {
    const { numbers, rows } = frame;
    const [stored, hadEntries] = [numbers[before] as number, frame.hasEntries[total] === true];
    let [sum, exactSum] = [0, 0];
    let isApplied = false;
    frame.isFlatTaken = false;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number[];
      load(frame, i);
      step(frame);
      count(frame);
      const isHere = frame.applied[index] === true;
      isApplied ||= isHere;
      for (let k = 0; k < writes.length; k++) {
        const { slot, at } = writes[k] as Place;
        row[at] = numbers[slot] as number;
      }
      row[applied] = isHere ? 1 : 0;
      sum = kept(frame, sum + (numbers[valueSlot] as number));
      exactSum = kept(frame, exactSum + (numbers[exactSlot] as number));
    }
    if (before >= 0) {
      numbers[before] = stored;
      frame.hasEntries[total] = hadEntries;
    }
    frame.applied[index] = isApplied;
    numbers[exactSumSlot] = exactSum;
    numbers[sumSlot] = sum;
  };
}

const UNCOUNTED: FastStep = () => {};

/** What a line adds to the window of its price, or how far it lifts a mark, for the lines behind it. */
function countLine({ index, before }: LinesWindow, { item, source, when }: AccumulatorNode): FastStep | undefined {
  const isDue = when && compileFastBoolean(when);
  if (when !== undefined && isDue === undefined) return undefined;
  if (before.scale === undefined || source.scale === undefined) return undefined;
  const factor = POWERS_OF_TEN[before.scale - source.scale];
  if (factor === undefined) return undefined;
  const { slot } = before;
  const isMark = item.keeps === 'max';
  return (frame) => {
    if (isDue !== undefined && !isDue(frame)) return;
    const { numbers } = frame;
    const balance = numbers[slot] as number;
    const value = (numbers[source.slot] as number) * factor;
    numbers[slot] = kept(frame, isMark ? Math.max(balance, value) : balance + value);
    frame.hasEntries[index] = true;
  };
}

/** Posts what each line adds to an accumulator of a factor, once all nodes are decided. */
export function linePostStep(accumulator: AccumulatorNode, plan: Plan, post: FastStep): FastStep {
  if (accumulator.lines === undefined) return post;
  const load = loader(planLines(plan), accumulator.lines.reads);
  return (frame) => {
    for (let i = 0; i < frame.rows.length; i++) {
      load(frame, i);
      post(frame);
    }
  };
}
