import type { OverlayStore } from '../../ports/overlay-store.ts';
import type { Changes, CommitAnswer, Store } from '../../ports/store.ts';
import { firstNamed } from '../first-named.ts';
import { movedThings } from './moved-things.ts';
import { overlayBills } from './overlay-bills.ts';
import { overlayInbox } from './overlay-inbox.ts';
import { overlayLanes } from './overlay-lanes.ts';
import { overlayOrders } from './overlay-orders.ts';
import { overlayTotals } from './overlay-totals.ts';
import { steadyReads } from './steady-reads.ts';

/**
 * A store above another one: it answers as a copy of that would, with what was committed here; the base is read, and never
 * written. What is here is as large as what was written here.
 *
 * The base may move on. What nobody has written here is read as it is there now; of what was written here, a total, a document or
 * a closed order that has moved in the base is told as `branch-overtaken`, where a reading would mix the two. Lines of open
 * orders only add up, and are never overtaken.
 */
export function overlayStore(base: Store): OverlayStore {
  const bills = overlayBills(base);
  const totals = overlayTotals(base);
  const orders = overlayOrders(base);
  const inbox = base.inbox && overlayInbox(base.inbox);
  const lanes = base.lanes && overlayLanes(base.lanes);
  const parts = [
    orders,
    bills,
    totals,
    ...(inbox === undefined ? [] : [inbox]),
    ...(lanes === undefined ? [] : [lanes]),
  ];
  const keys = new Set<string>();
  const commits: Changes[] = [];
  const moment = (): number => commits.length;
  let last: Promise<unknown> = Promise.resolve();

  /** What is fetched, compared and written belongs together: one commit after the other. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const value = last.then(work, work);
    last = value.catch(() => undefined);
    return value;
  }

  async function taken(asked: readonly string[]): Promise<readonly boolean[]> {
    const known = (await base.commitKeys?.taken(asked)) ?? [];
    return asked.map((key, at) => keys.has(key) || known[at] === true);
  }

  async function isTaken(condition: Changes): Promise<boolean> {
    const { commitKey } = condition;
    if (commitKey !== undefined && (await taken([commitKey]))[0] === true) return true;
    return bills.isTaken(condition);
  }

  async function commit(changes: Changes): Promise<CommitAnswer> {
    const steps = [changes, ...(changes.later ?? [])];
    for (const part of parts) await part.prepare(steps);
    const conditions = firstNamed(steps);
    for (const condition of conditions) if (await isTaken(condition)) return 'exists';
    for (const part of parts) {
      for (const condition of conditions) if (await part.isOvertaken(condition)) return 'conflict';
    }
    for (const step of steps) for (const part of parts) part.write(step);
    for (const { commitKey } of steps) if (commitKey !== undefined) keys.add(commitKey);
    commits.push(...steps.map(({ later: _, ...step }) => step));
    return 'committed';
  }

  return {
    ...steadyReads(bills.port, ['readers', 'posted'], moment),
    ...totals.port,
    ...steadyReads(orders.port, ['orders', 'lines'], moment),
    ...(inbox === undefined ? {} : { inbox: steadyReads(inbox.port, ['queue', 'refused'], moment) }),
    ...(lanes === undefined
      ? {}
      : { lanes: steadyReads(lanes.port, ['lanes', 'waiting', 'aside', 'cleared'], moment) }),
    ...(base.commitKeys === undefined ? {} : { commitKeys: { taken } }),
    commit: (changes) => inTurn(() => commit(changes)),
    commits,
    billed: bills.billed,
    conditions: bills.conditions,
    moved: () => movedThings(base, firstNamed([...bills.conditions(), ...commits])),
  };
}
