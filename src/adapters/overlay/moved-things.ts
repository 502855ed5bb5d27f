import { laneText } from '../../lane/lane-key.ts';
import type { MovedThing } from '../../ports/overlay-store.ts';
import type { Changes, Store } from '../../ports/store.ts';
import { billChanges } from '../first-named.ts';
import { isStanding } from '../is-standing.ts';
import { totalText } from './overtaken.ts';

/** Which of the things that changes name is not in a store as they name it. @param conditions as `firstNamed` leaves them */
export async function movedThings(store: Store, conditions: readonly Changes[]): Promise<readonly MovedThing[]> {
  const found = new Map<string, MovedThing>();
  const add = (kind: MovedThing['kind'], name: string): unknown => found.set(`${kind}\n${name}`, { kind, name });
  for (const condition of conditions) {
    const { family, balances = [], lines = [], order, inbox, standings = [], lane } = condition;
    if (family !== undefined && (await store.family(family.original)).version !== family.version) {
      add('document', family.original.id);
    }
    const bills = billChanges(condition);
    const known = await store.bills(bills.map(({ bill }) => bill.document));
    for (const [at, { bill, replaces }] of bills.entries()) {
      if (known[at]?.document.revision !== replaces) add('document', bill.document.id);
    }
    const standing = await store.bills(standings.map(({ document }) => document));
    for (const [at, each] of standings.entries())
      if (!isStanding(standing[at], each)) add('document', each.document.id);
    const totals = await store.balances(balances.map(({ balance }) => balance));
    for (const [at, { balance, version }] of balances.entries()) {
      if (totals[at]?.version !== version) add('balance', totalText(balance));
    }
    for (const { delta } of lines) {
      if (((await store.order(delta.order))?.order.state ?? 'open') !== 'open') add('order', delta.order);
    }
    for (const {
      version,
      commands: [first],
    } of inbox?.commands ?? []) {
      if (first === undefined) continue;
      const [command] = (await store.inbox?.commands([first.document])) ?? [];
      if ((command?.version ?? 0) !== version) add('message', first.document.id);
    }
    for (const { state, version } of lane?.states ?? []) {
      if (((await store.lanes?.lane(state.lane))?.version ?? 0) !== version) add('lane', laneText(state.lane));
    }
    const entries = lane?.documents ?? [];
    const waiting = (await store.lanes?.documents(entries.map(({ entry }) => entry.document))) ?? [];
    for (const [at, { entry, was }] of entries.entries()) {
      const now = waiting[at];
      if (now?.state !== was?.state || now?.document.revision !== was?.revision) add('document', entry.document.id);
    }
    if (order !== undefined && (await store.order(order.order.id))?.version !== order.version)
      add('order', order.order.id);
  }
  return [...found.values()];
}
