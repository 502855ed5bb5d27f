import type { Awaitable } from './awaitable.ts';
import type { Changes } from './store.ts';

/** Which try at which shard this is. */
export interface ShardTry {
  /** Place of the shard in the order in which the work was split, from 0. */
  readonly at: number;
  /** 1 for the first. */
  readonly attempt: number;
}

/**
 * Work in shards (分片): each is done at least once, on its own and in any order, maybe at the same time as others. One that
 * fails is done again, so doing it twice must come to the same.
 */
export interface ShardWork<Shard, Part> {
  /** The shards, all at once or one after the other: of those that come one by one, only some are held at a time. */
  split(): Awaitable<Iterable<Shard> | AsyncIterable<Shard>>;
  do(shard: Shard, of: ShardTry): Awaitable<Part>;
}

/**
 * A sharded task (分片任务处理): its parts are merged when every shard is done, and what the merge writes takes effect exactly
 * once, however often the task is run and by however many runners.
 */
export interface ShardedTask<Shard, Part> extends ShardWork<Shard, Part> {
  /** Names the work in the store: `recount t1 2026-11`. What is merged under it is never merged again. */
  readonly key: string;
  /** What is to be written, from the parts in the order of their shards. Called again where the store has moved on. */
  merge(parts: readonly Part[]): Awaitable<Changes>;
}

/** How far a task has come. */
export interface ShardProgress {
  /** Done so far. */
  readonly done: number;
  /** Tries that failed so far. */
  readonly failed: number;
  /** How many shards there are; absent while they are still being split. */
  readonly shards?: number;
}

export interface ShardOptions {
  /** Shards at a time; 4 unless stated. */
  readonly concurrency?: number | undefined;
  /** Tries at one shard before the task fails; 3 unless stated. */
  readonly attempts?: number | undefined;
  /** Is told after every shard and every failed try. What it throws is dropped. */
  readonly onProgress?: ((progress: ShardProgress) => unknown) | undefined;
  /** Waited for before a shard is tried again: for waits that grow. None unless stated. */
  readonly pause?: ((of: ShardTry) => Awaitable<unknown>) | undefined;
}

/**
 * Does the shards of some work; answers what each came to, in their order. In this process (`runShards`), or elsewhere: a
 * runner that puts shards on a queue fits too, as long as it answers only when every shard was done.
 *
 * Fault: `shard-failed` for every shard that failed as often as it may; none is begun after that.
 */
export type ShardRunner = <Shard, Part>(
  work: ShardWork<Shard, Part>,
  options?: ShardOptions,
) => Promise<readonly Part[]>;
