import { FeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { reasonOf } from '../issues/reason-of.ts';
import type { ShardOptions, ShardWork } from '../ports/sharded-task.ts';
import { callHook } from './call-hook.ts';

const CONCURRENCY = 4;
const ATTEMPTS = 3;

/**
 * The runner in this process: so many shards at a time, each tried anew a bounded number of times. Shards that come one by
 * one are asked for only when there is somebody to do them, so that no more are held than are being done.
 *
 * Worked case: three shards, the second fails once: parts of all three in their order, and a progress of 3 done, 1 failed.
 */
export async function runShards<Shard, Part>(
  work: ShardWork<Shard, Part>,
  { concurrency = CONCURRENCY, attempts = ATTEMPTS, onProgress, pause }: ShardOptions = {},
): Promise<readonly Part[]> {
  const { next, leave } = turnstile(await work.split());
  const parts: Part[] = [];
  const faults: { readonly at: number; readonly issue: Issue; readonly cause: unknown }[] = [];
  const count = { done: 0, failed: 0, shards: undefined as number | undefined };
  let isSplitFailed = false;

  function tellProgress(): void {
    if (onProgress === undefined) return;
    const { done, failed, shards } = count;
    callHook(onProgress, Object.freeze({ done, failed, ...(shards === undefined ? {} : { shards }) }));
  }

  async function doShard(shard: Shard, at: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        parts[at] = await work.do(shard, { at, attempt });
        count.done += 1;
        return tellProgress();
      } catch (cause) {
        count.failed += 1;
        tellProgress();
        if (attempt >= attempts) {
          const facts = { shard: at, attempts: attempt, reason: reasonOf(cause) };
          faults.push({ at, issue: issue('shard-failed', [at], facts, { retryable: true }), cause });
          return;
        }
        await pause?.({ at, attempt: attempt + 1 });
      }
    }
  }

  async function worker(): Promise<void> {
    while (faults.length === 0 && !isSplitFailed) {
      const shard = await next().catch((thrown: unknown) => {
        isSplitFailed = true;
        throw thrown;
      });
      if (shard === undefined) return;
      count.shards = shard.count ?? count.shards;
      await doShard(shard.value, shard.at);
    }
  }

  // All workers are waited for, also where one fails: nothing goes on behind the caller's back.
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, concurrency) }, worker));
  await leave();
  if (faults.length > 0) {
    faults.sort((a, b) => a.at - b.at);
    throw new FeewrightError(
      faults.map((fault) => fault.issue),
      faults[0]?.cause,
    );
  }
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return parts;
}

interface NextShard<Shard> {
  readonly value: Shard;
  readonly at: number;
  /** How many there are, where that is known. */
  readonly count: number | undefined;
}

/** Hands the shards out one by one, to whoever asks, in their order. */
function turnstile<Shard>(shards: Iterable<Shard> | AsyncIterable<Shard>): {
  next(): Promise<NextShard<Shard> | undefined>;
  /** No more will be asked for: a generator may let go of what it holds. */
  leave(): Promise<void>;
} {
  const count = Array.isArray(shards) ? shards.length : undefined;
  const iterator = Symbol.asyncIterator in shards ? shards[Symbol.asyncIterator]() : shards[Symbol.iterator]();
  let last: Promise<unknown> = Promise.resolve();
  let at = 0;
  return {
    next() {
      const result = last.then(async () => {
        const { done, value } = await iterator.next();
        if (done === true) return undefined;
        at += 1;
        return { value, at: at - 1, count };
      });
      last = result.catch(() => undefined);
      return result;
    },
    async leave() {
      await iterator.return?.();
    },
  };
}
