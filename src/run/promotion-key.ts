import { sha256Hex } from '../content/sha256.ts';
import type { LaneChange } from '../ports/lane-store.ts';
import type { BillChange, Changes } from '../ports/store.ts';

/**
 * Names what a branch writes, and above what: SHA-256 of its bills, entries and lines, and of every version that it has read. Two
 * promotions of one key would write the same to the same, so only one of them may take effect.
 */
export function promotionKey(commits: readonly Changes[]): string {
  return `promotion ${sha256Hex(JSON.stringify(commits.map(partsOf)))}`;
}

function partsOf(changes: Changes): unknown {
  const { bill, replaces, bills = [], standings, family, balances = [], lines = [], order, inbox, lane } = changes;
  return [
    [...(bill === undefined ? [] : [{ bill, ...(replaces === undefined ? {} : { replaces }) }]), ...bills].map(
      billPart,
    ),
    [standings, family],
    balances.map(({ balance, version, entries }) => [
      ...[balance, version],
      entries.map(({ kind, document, revision, delta, after }) => [kind, document, revision, delta, after]),
    ]),
    lines.map(({ lines: joined }) => joined.map(({ id }) => id)),
    order && [order.order.id, order.order.state, order.version],
    inbox?.message?.hash,
    inbox?.commands?.map(({ version, commands }) => [
      version,
      commands.map(({ document, state }) => [
        document.tenant,
        document.business,
        document.id,
        document.revision,
        state,
      ]),
    ]),
    lane && lanePart(lane),
  ];
}

function billPart({ bill, replaces }: BillChange): unknown {
  const { document, snapshotHash, standing, run } = bill;
  const { tenant, business, id, revision } = document;
  return [tenant, business, id, revision, run, standing, snapshotHash, replaces];
}

function lanePart({ documents = [], states = [] }: LaneChange): unknown {
  return [
    documents.map(({ entry: { document, state }, was }) => [
      ...[document.tenant, document.business, document.id, document.revision, state, was],
    ]),
    states.map(({ state: { lane, generation, checkpoint, stop, reset }, version }) => [
      ...[lane, generation, checkpoint, stop?.at, reset, version],
    ]),
  ];
}
