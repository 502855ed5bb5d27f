import type { Clock } from '../ports/clock.ts';

/** The timers that a host has; a bare realm has none. */
interface Timers {
  readonly setTimeout?: (call: () => void, milliseconds: number) => unknown;
  readonly clearTimeout?: (timer: unknown) => void;
}

/** The clock of the host. Where the host has no timers, nothing has a time limit. */
export function systemClock(): Clock {
  // The library is compiled without any host's types; what is used of one is looked up.
  const { setTimeout, clearTimeout } = globalThis as Timers;
  const now = (): number => Date.now();
  if (setTimeout === undefined || clearTimeout === undefined) return { now };
  return {
    now,
    after(milliseconds, call) {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
