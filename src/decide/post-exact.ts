import { compileExactBoolean } from '../formula/compile-exact.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { add, type Exact, ONE, sign, subtract, ZERO } from '../money/exact.ts';
import type { AccumulatorNode } from '../plan/plan.ts';
import type { Step, Work } from './exact-step.ts';

/** Posts a document's amount, or that of the line whose turn it is, to a running total. */
export function postStep(accumulator: AccumulatorNode): Step {
  const { index, source, when } = accumulator;
  const isDue = when && compileExactBoolean(when);
  const post = POSTS[accumulator.item.keeps ?? 'sum'];
  return (work) => {
    if (isDue !== undefined && !isDue(work.frame)) return;
    const value =
      work.frame.numbers[source.slot] ?? fail(issue('factor-missing', ['facts', source.name], { factor: source.name }));
    post(work, accumulator, value);
    work.posted[index] = true;
  };
}

type Post = (work: Work, accumulator: AccumulatorNode, value: Exact) => void;

const POSTS: Readonly<Record<'sum' | 'count' | 'max', Post>> = {
  sum({ frame: { numbers } }, { running, source, delta }, value) {
    numbers[running.slot] = add(numbers[running.slot] ?? ZERO, value);
    if (delta !== source) numbers[delta.slot] = add(numbers[delta.slot] ?? ZERO, value);
  },
  // However many of its lines have something to count, a document counts once.
  count({ frame: { numbers }, posted }, { index, running, delta }) {
    if (posted[index] === true) return;
    numbers[running.slot] = add(numbers[running.slot] ?? ZERO, ONE);
    numbers[delta.slot] = ONE;
  },
  max({ frame: { numbers }, posted }, { index, running, source, delta, observed = source }, value) {
    const mark = numbers[running.slot] ?? ZERO;
    const above = subtract(value, mark);
    const rise = sign(above) > 0 ? above : ZERO;
    numbers[running.slot] = add(mark, rise);
    numbers[delta.slot] = posted[index] === true ? add(numbers[delta.slot] ?? ZERO, rise) : rise;
    if (observed === source) return;
    const highest = posted[index] === true ? (numbers[observed.slot] ?? ZERO) : value;
    numbers[observed.slot] = sign(subtract(value, highest)) > 0 ? value : highest;
  },
};
