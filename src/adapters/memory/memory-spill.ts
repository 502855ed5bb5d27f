import type { WaitingPlace } from '../../ports/lane-store.ts';
import type { Spill } from '../../ports/spill.ts';

/** Runs in this process's memory. With a memory store they are the very places that it holds, 8 bytes each. */
export function memorySpill(): Spill {
  return {
    open() {
      let run: readonly WaitingPlace[] = [];
      return {
        write(places) {
          run = [...places];
        },
        read({ from, limit }) {
          return run.slice(from, from + limit);
        },
        drop() {
          run = [];
        },
      };
    },
  };
}
