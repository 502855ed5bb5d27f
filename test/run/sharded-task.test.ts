import { describe, expect, it } from 'vitest';
import { isFeewrightError } from '../../src/issues/error.ts';
import { sentence } from '../../src/issues/issue.ts';
import { memoryStore } from '../../src/memory.ts';
import type { ShardedTask, ShardProgress } from '../../src/ports/sharded-task.ts';
import type { Changes, Store } from '../../src/ports/store.ts';
import { runShardedTask } from '../../src/run/run-sharded-task.ts';
import { runShards } from '../../src/run/run-shards.ts';

/** Every commit that took effect, beside the store. */
function watched(): { readonly store: Store; readonly committed: Changes[] } {
  const committed: Changes[] = [];
  const store = memoryStore();
  return {
    committed,
    store: {
      ...store,
      commit: async (changes) => {
        const answer = await store.commit(changes);
        if (answer === 'committed') committed.push(changes);
        return answer;
      },
    },
  };
}

/** Adds the numbers of each shard; the merge keeps their sum as the time of an otherwise empty commit. */
function summing(shards: readonly (readonly number[])[], more: Partial<ShardedTask<readonly number[], number>> = {}) {
  return {
    key: 'sum',
    split: () => shards,
    do: async (shard: readonly number[]) => shard.reduce((sum, each) => sum + each, 0),
    merge: (parts: readonly number[]) => ({ recordedAt: parts.join('+') }),
    ...more,
  };
}

async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
    return thrown.issues.map((each) => sentence(each, 'en'));
  }
}

describe('a sharded task', () => {
  it('does every shard, and merges the parts in the order of the shards', async () => {
    const { store, committed } = watched();
    const slowFirst = summing([[1, 2], [3], [4, 5, 6]], {
      do: async (shard) => {
        for (let turn = 0; turn < 10 - shard.length; turn += 1) await Promise.resolve();
        return shard.reduce((sum, each) => sum + each, 0);
      },
    });
    expect(await runShardedTask(slowFirst, { store })).toEqual({ status: 'merged' });
    expect(committed.map(({ recordedAt, commitKey }) => [recordedAt, commitKey])).toEqual([['3+3+15', 'sum']]);
  });

  it('that is run again does nothing: its merge has taken effect', async () => {
    const { store, committed } = watched();
    let done = 0;
    const counting = summing([[1], [2]], {
      do: ([number = 0]) => {
        done += 1;
        return number;
      },
    });
    expect((await runShardedTask(counting, { store })).status).toBe('merged');
    expect((await runShardedTask(counting, { store })).status).toBe('exists');
    expect([done, committed.length]).toEqual([2, 1]);
  });

  it('run by two at once takes effect once', async () => {
    const { store, committed } = watched();
    const answers = await Promise.all([1, 2, 3].map(() => runShardedTask(summing([[1], [2]]), { store })));
    expect(answers.map(({ status }) => status).sort()).toEqual(['exists', 'exists', 'merged']);
    expect(committed).toHaveLength(1);
  });

  it('has as many shards under way as it may, never more', async () => {
    let running = 0;
    let most = 0;
    const work = {
      split: () => Array.from({ length: 20 }, (_, at) => at),
      do: async (at: number) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return at;
      },
    };
    expect(await runShards(work, { concurrency: 3 })).toEqual(work.split());
    expect(most).toBe(3);
    most = 0;
    await runShards(work, { concurrency: 1 });
    expect(most).toBe(1);
  });

  it('tries a failing shard again, pausing as it is told, and tells how far it is', async () => {
    const told: ShardProgress[] = [];
    const pauses: string[] = [];
    const fickle = summing([[1], [2], [3]], {
      do: ([number = 0], { at, attempt }) => {
        if (at === 1 && attempt < 3) throw new Error('busy');
        return number;
      },
    });
    const { store, committed } = watched();
    await runShardedTask(fickle, {
      store,
      concurrency: 1,
      onProgress: (progress) => told.push(progress),
      pause: ({ at, attempt }) => pauses.push(`${at}: ${attempt}`),
    });
    expect(committed[0]?.recordedAt).toBe('1+2+3');
    expect(pauses).toEqual(['1: 2', '1: 3']);
    expect(told.map(({ done, failed, shards }) => [done, failed, shards])).toEqual([
      [1, 0, 3],
      [1, 1, 3],
      [1, 2, 3],
      [2, 2, 3],
      [3, 2, 3],
    ]);
  });

  it('whose shard fails as often as it may is not merged, and can be run again', async () => {
    const { store, committed } = watched();
    let isBroken = true;
    const began: number[] = [];
    const broken = summing([[1], [2], [3], [4]], {
      do: ([number = 0], { at }) => {
        began.push(at);
        if (at === 1 && isBroken) throw new Error('no such book');
        return number;
      },
    });
    const options = { store, concurrency: 1, attempts: 2 };
    expect(await codesOf(runShardedTask(broken, options))).toEqual(['shard 1 failed 2 times: no such book']);
    expect([began, committed]).toEqual([[0, 1, 1], []]);
    isBroken = false;
    expect((await runShardedTask(broken, options)).status).toBe('merged');
    expect(committed[0]?.recordedAt).toBe('1+2+3+4');
  });

  it('whose observer throws goes on', async () => {
    const onProgress = (): never => {
      throw new Error('no screen');
    };
    expect(await runShards(summing([[1], [2]]), { onProgress })).toEqual([1, 2]);
  });

  it('whose merge fails is run again: the shards are done once more, the merge once', async () => {
    const { store, committed } = watched();
    let merges = 0;
    const clumsy = summing([[1], [2]], {
      merge: (parts) => {
        merges += 1;
        if (merges === 1) throw new Error('out of paper');
        return { recordedAt: parts.join('+') };
      },
    });
    await expect(runShardedTask(clumsy, { store })).rejects.toThrow('out of paper');
    expect(committed).toEqual([]);
    expect((await runShardedTask(clumsy, { store })).status).toBe('merged');
    expect(committed.map(({ recordedAt }) => recordedAt)).toEqual(['1+2']);
  });

  it('whose answer to the merge is lost has taken effect once', async () => {
    const { store, committed } = watched();
    let isLost = true;
    const lossy: Store = {
      ...store,
      commit: async (changes) => {
        const answer = await store.commit(changes);
        if (isLost) throw new Error('connection lost');
        return answer;
      },
    };
    expect(await codesOf(runShardedTask(summing([[1]]), { store: lossy }))).toEqual([
      "The store failed at 'commit': connection lost",
    ]);
    isLost = false;
    expect((await runShardedTask(summing([[1]]), { store: lossy })).status).toBe('exists');
    expect(committed).toHaveLength(1);
  });

  it('merges anew where the store has moved on, and gives up after a while', async () => {
    const { store, committed } = watched();
    let conflicts = 2;
    const moving: Store = { ...store, commit: (changes) => (conflicts-- > 0 ? 'conflict' : store.commit(changes)) };
    let merges = 0;
    const task = summing([[1]], {
      merge: () => {
        merges += 1;
        return { recordedAt: String(merges) };
      },
    });
    expect((await runShardedTask(task, { store: moving })).status).toBe('merged');
    expect(committed[0]?.recordedAt).toBe('3');
    const never: Store = { ...memoryStore(), commit: () => 'conflict' };
    expect(await codesOf(runShardedTask(task, { store: never }))).toEqual([
      "'task sum' was overtaken 20 times by others who changed what it had read",
    ]);
  });

  it('needs a store with commit keys', async () => {
    const { commitKeys: _, ...store } = memoryStore();
    expect(await codesOf(runShardedTask(summing([[1]]), { store }))).toEqual([
      "the store keeps no commit keys, so the merge of 'sum' could take effect twice",
    ]);
  });

  it('may be done by another runner', async () => {
    const { store, committed } = watched();
    const backwards = async <Shard, Part>(work: {
      split(): unknown;
      do(shard: Shard, of: { at: number; attempt: number }): Part | PromiseLike<Part>;
    }): Promise<readonly Part[]> => {
      const shards = [...((await work.split()) as readonly Shard[])];
      const parts: Part[] = [];
      for (const at of shards.keys()) {
        const last = shards.length - 1 - at;
        parts[last] = await work.do(shards[last] as Shard, { at: last, attempt: 1 });
      }
      return parts;
    };
    await runShardedTask(summing([[1], [2], [3]]), { store, runner: backwards });
    expect(committed[0]?.recordedAt).toBe('1+2+3');
  });
});

describe('shards that come one by one', () => {
  it('are asked for only when somebody can do them', async () => {
    let split = 0;
    let done = 0;
    let ahead = 0;
    const work = {
      async *split() {
        for (let at = 0; at < 50; at += 1) {
          split += 1;
          ahead = Math.max(ahead, split - done);
          yield at;
        }
      },
      do: async (at: number) => {
        await new Promise((resolve) => setImmediate(resolve));
        done += 1;
        return at;
      },
    };
    const parts = await runShards(work, { concurrency: 2 });
    expect([parts.length, ahead]).toEqual([50, 2]);
  });

  it('let go of what they hold when a shard has failed for good, or splitting itself fails', async () => {
    let isOpen = true;
    const work = {
      async *split() {
        try {
          for (let at = 0; ; at += 1) yield at;
        } finally {
          isOpen = false;
        }
      },
      do: (at: number) => {
        if (at === 3) throw new Error('bad page');
        return at;
      },
    };
    expect(await codesOf(runShards(work, { attempts: 1 }))).toEqual(['shard 3 failed 1 times: bad page']);
    expect(isOpen).toBe(false);
    const torn = {
      *split() {
        yield 1;
        throw new Error('cursor closed');
      },
      do: (at: number) => at,
    };
    await expect(runShards(torn)).rejects.toThrow('cursor closed');
  });
});
