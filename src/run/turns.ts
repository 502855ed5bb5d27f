/**
 * Takes turns on names: work that shares a name with earlier work waits for it, all other work runs at once. So that calls
 * in one process never overtake each other on a running total; between processes the store's versions decide.
 *
 * All names of one piece of work are taken in one step, so no two pieces can wait for each other.
 */
export interface Turns {
  inTurn<Value>(names: readonly string[], work: () => Promise<Value>): Promise<Value>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();

  async function run<Value>(before: readonly Promise<void>[], work: () => Promise<Value>): Promise<Value> {
    if (before.length > 0) await Promise.all(before);
    return work();
  }

  return {
    async inTurn(names, work) {
      const before = names.flatMap((name) => last.get(name) ?? []);
      const value = run(before, work);
      // Whoever waits waits for the end, however it ends: the fault is the first one's.
      const end = value.then(nothing, nothing);
      for (const name of names) last.set(name, end);
      try {
        return await value;
      } finally {
        for (const name of names) if (last.get(name) === end) last.delete(name);
      }
    },
  };
}

function nothing(): void {}
