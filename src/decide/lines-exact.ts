import type { Snapshot, SnapshotLine } from '../factor/snapshot.ts';
import type { WindowTotal } from '../fee/priced.ts';
import { compileExactBoolean } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { FeewrightError, isFeewrightError } from '../issues/error.ts';
import { issueUnder } from '../issues/issue.ts';
import { add, type Exact, exactOf, larger, ZERO } from '../money/exact.ts';
import type { AccumulatorNode, FactorNode, FeeNode, LinesPlan, Plan } from '../plan/plan.ts';
import type { ExactRow, Step, Work } from './exact-step.ts';
import { fill, own } from './fill-exact.ts';
import { kindOf, ownSyms, type Place, placeOf, planLines, readsOf, windowOf } from './line-places.ts';

const ONE = exactOf(1n);

/** A row for each line of the document, with its facts; and for formulas of the document, the facts of all lines as lists. */
export function exactRows(plan: Plan, snapshot: Snapshot, frame: ExactFrame): readonly ExactRow[] {
  const { lines } = plan;
  if (lines === undefined) return [];
  const factors = plan.factors.filter(({ all }) => all !== undefined);
  const placed = factors.map((node) => ({ ...node, sym: { ...node.sym, slot: placeOf(lines, node.sym).at } }));
  const given = snapshot.lines ?? [];
  for (const { factor, sym, all } of factors) {
    if (all !== undefined) frame.lists[all.slot] = listOf(given, { factor, sym });
  }
  return given.map(({ facts }) => {
    const row = emptyRow(lines);
    for (const node of placed) fill(row, node, own(facts, node.factor.code));
    return row;
  });
}

function emptyRow({ numbers, texts, lists }: LinesPlan): ExactRow {
  return {
    numbers: new Array<Exact | undefined>(numbers.length).fill(undefined),
    booleans: new Array<boolean | undefined>(numbers.length).fill(undefined),
    texts: new Array<string | undefined>(texts.length).fill(undefined),
    lists: new Array<readonly (string | Exact)[] | undefined>(lists.length).fill(undefined),
  };
}

/** Absent where one line lacks it: who reads the list then misses a fact. */
function listOf(lines: readonly SnapshotLine[], node: FactorNode): readonly (string | Exact)[] | undefined {
  const one: ExactFrame = { numbers: [], booleans: [], texts: [], lists: [] };
  const only = { ...node, sym: { ...node.sym, slot: 0 } };
  const list: (string | Exact)[] = [];
  for (const { facts } of lines) {
    const fact = own(facts, node.factor.code);
    if (fact === undefined) return undefined;
    fill(one, only, fact);
    // A list of booleans or of lists can only be counted.
    list.push(kindOf(node.sym) === 'number' ? (one.numbers[0] ?? ZERO) : (one.texts[0] ?? ''));
  }
  return list;
}

/** Brings what is read of a line into the frame. */
export function loader(lines: LinesPlan, syms: readonly Sym[]): (frame: ExactFrame, row: ExactRow) => void {
  const places = (kind: 'number' | 'boolean' | 'text' | 'list'): readonly Place[] =>
    syms.filter((sym) => kindOf(sym) === kind).map((sym) => placeOf(lines, sym));
  const [numbers, booleans, texts, lists] = [places('number'), places('boolean'), places('text'), places('list')];
  return (frame, row) => {
    for (const { slot, at } of numbers) frame.numbers[slot] = row.numbers[at];
    for (const { slot, at } of booleans) frame.booleans[slot] = row.booleans[at];
    for (const { slot, at } of texts) frame.texts[slot] = row.texts[at];
    for (const { slot, at } of lists) frame.lists[slot] = row.lists[at];
  };
}

/** A fault of one line stands under its place in the document. */
export function atLine(at: number, act: () => void): void {
  try {
    act();
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
    throw new FeewrightError(
      thrown.issues.map((fault) => issueUnder(['lines', at], fault)),
      thrown.cause,
    );
  }
}

/**
 * Decides a fee for each line in turn: what it reads of the line comes into the frame, `step` decides it as it would a
 * document's, and what came out goes back to the line. Behind the last one the document's sums are written.
 */
export function lineFeeStep(node: FeeNode, plan: Plan, step: Step): Step {
  const { index, lines, exact, value } = node;
  if (lines === undefined) return step;
  const ofPlan = planLines(plan);
  const counted = countLines(node, plan);
  const load = loader(ofPlan, readsOf(node, plan));
  const writes = ownSyms(node).map((sym) => placeOf(ofPlan, sym));
  const applied = placeOf(ofPlan, lines.applied).at;
  return (work) => {
    const { frame, rows, trace } = work;
    const { numbers } = frame;
    let [sum, exactSum] = [ZERO, ZERO];
    let isApplied = false;
    const count = counted?.begin(work);
    for (const [at, row] of rows.entries()) {
      load(frame, row);
      trace?.(index, frame, work.totals, at);
      atLine(at, () => {
        work.applied[index] = false;
        step(work);
        count?.next();
      });
      const isHere = work.applied[index] === true;
      isApplied ||= isHere;
      for (const place of writes) row.numbers[place.at] = numbers[place.slot];
      row.numbers[applied] = isHere ? ONE : ZERO;
      sum = add(sum, numbers[value.slot] ?? ZERO);
      exactSum = add(exactSum, numbers[exact.slot] ?? ZERO);
    }
    count?.end();
    work.applied[index] = isApplied;
    numbers[lines.exact.slot] = exactSum;
    numbers[lines.value.slot] = sum;
  };
}

/** Posts what each line adds to an accumulator of a factor, once all nodes are decided. */
export function linePostStep(accumulator: AccumulatorNode, plan: Plan, post: Step): Step {
  if (accumulator.lines === undefined) return post;
  const load = loader(planLines(plan), accumulator.lines.reads);
  return (work) => {
    for (const [at, row] of work.rows.entries()) {
      load(work.frame, row);
      atLine(at, () => post(work));
    }
  };
}

/** The window total of a cumulative price as each line sees it: with what earlier lines add, and then as it was. */
function countLines(node: FeeNode, plan: Plan) {
  const window = windowOf(node, plan);
  if (window === undefined) return undefined;
  const { index, before, name, adds } = window;
  const isDue = adds?.when && compileExactBoolean(adds.when);
  return {
    begin({ frame, totals }: Work) {
      const stored = totals[index];
      if (stored === undefined) throw new TypeError(`feewright: '${name}' has no total; this is a bug`);
      let total: WindowTotal = { ...stored, flat: { isTaken: false } };
      totals[index] = total;
      return {
        next() {
          if (adds === undefined || (isDue !== undefined && !isDue(frame))) return;
          // What the line lacks is a fault where it is posted.
          const value = frame.numbers[adds.source.slot] ?? ZERO;
          const balance = adds.item.keeps === 'max' ? larger(total.balance, value) : add(total.balance, value);
          total = { ...total, balance, hasEntries: true };
          totals[index] = total;
          frame.numbers[before.slot] = balance;
        },
        end() {
          totals[index] = stored;
          frame.numbers[before.slot] = stored.balance;
        },
      };
    },
  };
}
