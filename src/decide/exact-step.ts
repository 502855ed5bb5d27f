import type { WindowTotal } from '../fee/priced.ts';
import { compileExactBoolean } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { add, ZERO } from '../money/exact.ts';
import type { AccumulatorNode } from '../plan/plan.ts';

/** What one line of a document has of its own, by place: a frame of its own slots. */
export type ExactRow = ExactFrame;

/**
 * Looks at the frame just before a node is decided: a balance may move on behind it. A fee of lines is decided for each of
 * them, and `line` says for which.
 */
export type Trace = (node: number, frame: ExactFrame, totals: readonly WindowTotal[], line?: number) => void;

/** One document on its way through the exact lane. */
export interface Work {
  readonly frame: ExactFrame;
  readonly applied: boolean[];
  readonly posted: boolean[];
  readonly totals: WindowTotal[];
  readonly rows: readonly ExactRow[];
  readonly trace: Trace | undefined;
}

export type Step = (work: Work) => void;

/** Posts to an accumulator what it adds, where its condition holds. */
export function postStep({ index, running, source, when, lines }: AccumulatorNode): Step {
  const isDue = when && compileExactBoolean(when);
  return (work) => {
    const { numbers } = work.frame;
    if (isDue !== undefined && !isDue(work.frame)) return;
    const delta =
      numbers[source.slot] ?? fail(issue('factor-missing', ['facts', source.name], { factor: source.name }));
    numbers[running.slot] = add(numbers[running.slot] ?? ZERO, delta);
    if (lines !== undefined) numbers[lines.added.slot] = add(numbers[lines.added.slot] ?? ZERO, delta);
    work.posted[index] = true;
  };
}
