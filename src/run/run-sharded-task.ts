import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { ShardedTask, ShardOptions, ShardRunner } from '../ports/sharded-task.ts';
import type { Store } from '../ports/store.ts';
import { RUN_LIMITS } from './context.ts';
import { runShards } from './run-shards.ts';
import { guardedStore } from './store-calls.ts';

export interface ShardedTaskOptions extends ShardOptions {
  readonly store: Store;
  /** In this process unless given. */
  readonly runner?: ShardRunner | undefined;
}

/** `merged`: what the merge wrote has taken effect now. `exists`: it had before, by this runner or by another one. */
export interface ShardedTaskAnswer {
  readonly status: 'merged' | 'exists';
}

/**
 * Runs a sharded task (分片任务处理): splits the work, does every shard at least once, and merges what they came to. The merge
 * is written in one commit that takes the task's key: a task that is run again, after a crash or by two runners at once, takes
 * effect once.
 *
 * Faults: `shard-failed`, `store-without-commit-keys`, `store-failed`, `store-conflict`; nothing is written then, and the task
 * can be run again.
 *
 * Worked case: totals of three order books are recounted in three shards by two runners; one answers `merged`, the other
 * `exists`, and the sum stands once.
 */
export async function runShardedTask<Shard, Part>(
  task: ShardedTask<Shard, Part>,
  { store: given, runner = runShards, ...options }: ShardedTaskOptions,
): Promise<ShardedTaskAnswer> {
  const store = guardedStore(given);
  const { commitKeys } = store;
  if (commitKeys === undefined) return fail(issue('store-without-commit-keys', ['store'], { task: task.key }));
  const [isTaken] = await commitKeys.taken([task.key]);
  if (isTaken === true) return { status: 'exists' };
  const parts = await runner(task, options);
  for (let attempt = 1; attempt <= RUN_LIMITS.attempts; attempt += 1) {
    const answer = await store.commit({ ...(await task.merge(parts)), commitKey: task.key });
    if (answer === 'committed') return { status: 'merged' };
    const [isOvertaken] = await commitKeys.taken([task.key]);
    if (isOvertaken === true) return { status: 'exists' };
  }
  return fail(
    issue('store-conflict', [], { work: `task ${task.key}`, attempts: RUN_LIMITS.attempts }, { retryable: true }),
  );
}
