/** Lets so many pieces of work run at once; others wait in the order in which they came. */
export interface Limiter {
  run<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** @param most `undefined`: no limit */
export function createLimiter(most: number | undefined): Limiter {
  if (most === undefined) return { run: (work) => work() };
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = (): Promise<void> => {
    if (running < most) {
      running += 1;
      return Promise.resolve();
    }
    // Whoever leaves hands his place over, so that nobody who comes between can take it.
    return new Promise((resolve) => waiting.push(resolve));
  };
  return {
    async run(work) {
      await turn();
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
