import type { WindowTotal } from '../fee/priced.ts';
import type { ExactFrame } from '../formula/frame.ts';

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
