import type { Clock } from '../../src/ports/clock.ts';

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** A clock whose time passes only when it is told to. */
export interface FakeClock extends Clock {
  now(): number;
  after(milliseconds: number, call: () => void): () => void;
  /** Lets so much time pass, timer by timer, and what waits for each go on. */
  pass(milliseconds: number): Promise<void>;
  /** Milliseconds of the timers that have not rung, from now, the next one first. */
  pending(): readonly number[];
}

export function fakeClock(start = 1_000_000): FakeClock {
  let now = start;
  const timers = new Set<Timer>();
  const sorted = (): readonly Timer[] => [...timers].sort((a, b) => a.at - b.at);
  return {
    now: () => now,
    after(milliseconds, call) {
      const timer = { at: now + milliseconds, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await settled();
      for (let next = sorted()[0]; next !== undefined && next.at <= end; next = sorted()[0]) {
        timers.delete(next);
        now = next.at;
        next.call();
        await settled();
      }
      now = end;
    },
    pending: () => sorted().map(({ at }) => at - now),
  };
}

/** Everything that waits for nothing but promises has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
