import { laneName } from '../lane/lane-key.ts';
import type { BillChange, Changes } from '../ports/store.ts';
import { balanceName, documentName } from './stored-names.ts';

/** All bills of one change; nearly always one. */
export function billChanges({ bill, replaces, bills = [] }: Changes): readonly BillChange[] {
  if (bill === undefined) return bills;
  return [replaces === undefined ? { bill } : { bill, replaces }, ...bills];
}

/**
 * What is to be looked at before changes are written one after the other in one commit: of each, what names a thing that no
 * earlier one of them has named or written. The rest is as those have left it.
 *
 * Worked case: the first names a total at version 5 and posts to it, the second names it at 6: version 5 is compared, and no other.
 */
export function firstNamed(steps: readonly Changes[]): readonly Changes[] {
  if (steps.length <= 1) return steps;
  const named = new Set<string>();
  return steps.map((step) => conditionsOf(step, named));
}

/** Names are taken after a whole change was looked at: what it names twice is its own. */
function conditionsOf(step: Changes, named: Set<string>): Changes {
  const { family, balances = [], lines = [], order, inbox, standings = [], lane, commitKey } = step;
  const isNews = (name: string): boolean => !named.has(name);
  const bills = billChanges(step);
  const commands = inbox?.commands ?? [];
  const conditions: Changes = {
    bills: bills.filter(({ bill }) => isNews(`document\n${documentName(bill.document)}`)),
    ...(family !== undefined && isNews(`family\n${documentName(family.original)}`) ? { family } : {}),
    balances: balances.filter(({ balance }) => isNews(`balance\n${balanceName(balance)}`)),
    lines: lines.filter(({ delta }) => isNews(`order\n${delta.order}`)),
    ...(order !== undefined && isNews(`order\n${order.order.id}`) ? { order } : {}),
    inbox: {
      commands: commands.filter(
        ({ commands: [first] }) => first === undefined || isNews(`commands\n${documentName(first.document)}`),
      ),
    },
    standings: standings.filter(({ document }) => isNews(`document\n${documentName(document)}`)),
    lane: {
      states: (lane?.states ?? []).filter(({ state }) => isNews(`lane\n${laneName(state.lane)}`)),
      documents: (lane?.documents ?? []).filter(({ entry }) => isNews(`entry\n${documentName(entry.document)}`)),
    },
    ...(commitKey === undefined ? {} : { commitKey }),
  };
  for (const { document } of standings) {
    for (const kind of ['document', 'family']) named.add(`${kind}\n${documentName(document)}`);
  }
  for (const { bill } of bills) {
    const { tenant, business, id, original } = bill.document;
    for (const kind of ['document', 'family', 'commands'])
      named.add(`${kind}\n${documentName({ tenant, business, id })}`);
    if (original !== undefined) named.add(`family\n${documentName({ tenant, business, id: original })}`);
  }
  if (family !== undefined) named.add(`family\n${documentName(family.original)}`);
  for (const { balance } of balances) named.add(`balance\n${balanceName(balance)}`);
  for (const { delta } of lines) named.add(`order\n${delta.order}`);
  if (order !== undefined) named.add(`order\n${order.order.id}`);
  for (const {
    commands: [first],
  } of commands) {
    if (first !== undefined) named.add(`commands\n${documentName(first.document)}`);
  }
  for (const { state } of lane?.states ?? []) named.add(`lane\n${laneName(state.lane)}`);
  for (const { entry } of lane?.documents ?? []) named.add(`entry\n${documentName(entry.document)}`);
  return conditions;
}
