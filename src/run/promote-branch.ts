import { FeewrightError, fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Changes, Promotion } from '../ports/store.ts';
import type { Promoted, PromoteInput } from './branch-answer.ts';
import { tell } from './events.ts';
import type { Fork, Forkable } from './fork.ts';
import { promotionKey } from './promotion-key.ts';
import { promotedBill } from './record-document.ts';
import { textFaults } from './said-text.ts';

const TEXT_MAX = 500;

/**
 * Takes over what a branch has decided: all of its commits, in their order, as one commit of the store that it was forked from.
 * Either all of it is there, or nothing. Bills count as recorded now, and keep who promoted them and why.
 *
 * Faults: `branch-invalid`; `branch-elsewhere`; `definition-absent` for every model and contract version that the engine which
 * takes over does not know; `branch-overtaken` for everything that has moved since the branch read or wrote it; `store-failed`,
 * after which promoting again goes on: what was written is found.
 *
 * @param into an engine over the same store
 */
export async function promoteBranch(fork: Fork, into: Forkable, input: PromoteInput): Promise<Promoted> {
  const { reason, by } = input;
  const faults = textFaults({ reason, by }, TEXT_MAX);
  if (faults.length > 0) throw new FeewrightError(faults);
  if (into.store !== fork.base.store) fail(issue('branch-elsewhere', [], { branch: fork.name }));
  const absent = absentDefinitions(into, fork.live.commits);
  if (absent.length > 0) throw new FeewrightError(absent);
  const promotion = Object.freeze({ branch: fork.name, reason, by });
  const documents = fork.live.billed().length;
  fork.end('promote');
  try {
    await write(fork, into, promotion);
  } catch (thrown) {
    fork.end(undefined);
    throw thrown;
  }
  tell(into.context.observer, { type: 'promoted', branch: fork.name, documents, reason, by });
  return { status: 'promoted', documents };
}

async function write(fork: Fork, { context }: Forkable, promotion: Promotion): Promise<void> {
  const { store } = context;
  const recordedAt = context.nowText();
  const [first, ...later] = [
    ...fork.store.conditions(),
    ...fork.store.commits.map((changes) => promotedChanges(changes, { recordedAt, promotion })),
  ];
  if (first === undefined) return;
  const commitKey = store.commitKeys === undefined ? undefined : promotionKey(fork.store.commits);
  const answer = await store.commit({ ...(commitKey === undefined ? {} : { commitKey }), later: [first, ...later] });
  if (answer === 'committed') return;
  // An earlier attempt was written, and its answer was lost.
  if (commitKey !== undefined && (await store.commitKeys?.taken([commitKey]))?.[0] === true) return;
  const moved = await fork.store.moved();
  if (moved.length > 0) throw new FeewrightError(moved.map((thing) => issue('branch-overtaken', [], { ...thing })));
  fail(issue('store-conflict', [], { work: `promote ${fork.name}`, attempts: 1 }, { retryable: true }));
}

function promotedChanges(
  changes: Changes,
  of: { readonly recordedAt: string; readonly promotion: Promotion },
): Changes {
  const { bill, bills, recordedAt } = changes;
  return {
    ...changes,
    ...(bill === undefined ? {} : { bill: promotedBill(bill, of) }),
    ...(bills === undefined ? {} : { bills: bills.map((each) => ({ ...each, bill: promotedBill(each.bill, of) })) }),
    ...(recordedAt === undefined ? {} : { recordedAt: of.recordedAt }),
  };
}

/** What the engine that takes over would not find again, each once. */
function absentDefinitions({ context }: Forkable, commits: readonly Changes[]): readonly Issue[] {
  const issues = new Map<string, Issue>();
  const seen = new Set<string>();
  for (const { bill, bills = [] } of commits) {
    for (const { snapshot, document } of [...(bill === undefined ? [] : [bill]), ...bills.map((each) => each.bill)]) {
      const name = JSON.stringify([snapshot.model, snapshot.contract, snapshot.layers, snapshot.midWindow]);
      if (seen.has(name)) continue;
      seen.add(name);
      const plan = context.definitions.plan(snapshot, document);
      for (const each of plan.ok ? [] : plan.issues) issues.set(`${each.code} ${JSON.stringify(each.facts)}`, each);
    }
  }
  return [...issues.values()];
}
