import type { BalanceWindow, SnapshotBalance } from '../factor/snapshot.ts';
import type { Sym } from '../formula/scope.ts';
import type { Type } from '../formula/type.ts';
import { parseExact, subtract } from '../money/exact.ts';
import type { AccumulatorNode } from '../plan/plan.ts';
import { AccumulatorEntry } from './accumulator-entry.ts';

const NUMBER: Type = { kind: 'number' };
const slot = (at: number): Sym => ({ name: '', type: NUMBER, slot: at, scale: undefined });

/**
 * The entry that takes an earlier one back, in the window in which that was: the total is then what its other effective
 * entries fold to.
 *
 * Worked case: a total of 1,050 that holds a post of 200: before `1050`, delta `-200`, after `850`.
 */
export class ReverseEntry extends AccumulatorEntry {
  /**
   * @param entry what is taken back
   * @param of exact texts: `before`, the total as it stands; `after`, the total without the document; `revision` of the
   * document that takes it back
   */
  constructor(
    entry: AccumulatorEntry,
    of: { readonly before: string; readonly after: string; readonly revision: number },
  ) {
    const before = parseExact(of.before);
    const after = parseExact(of.after);
    super(
      nodeOf(entry),
      balanceOf(entry),
      { business: entry.business, id: entry.document, revision: of.revision, time: entry.time },
      [before, subtract(after, before), after],
    );
  }

  override get kind(): 'reverse' | 'void' {
    return 'reverse';
  }
}

function nodeOf({ accumulator }: AccumulatorEntry): AccumulatorNode {
  const item = { code: accumulator, adds: '', key: [], window: 'lifetime', timeZone: 'UTC' } as const;
  return { index: 0, item, when: undefined, before: slot(0), source: slot(1), delta: slot(1), running: slot(2) };
}

function balanceOf({ key, window }: { readonly key: string; readonly window: BalanceWindow }): SnapshotBalance {
  return { key, window, value: '0', entries: 0 };
}
