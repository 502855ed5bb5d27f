import { type Cycle, weekCycle } from '../time/cycle.ts';
import type { Accumulator } from './model.ts';

type Windowed = Pick<Accumulator, 'window' | 'weekStart'>;

/** The periods of the calendar that a total runs over; `undefined` for any other window. */
export function cycleOf({ window, weekStart }: Windowed): Cycle | undefined {
  if (typeof window === 'object') return undefined;
  switch (window) {
    case 'document':
    case 'contract':
    case 'lifetime':
      return undefined;
    case 'week':
      return weekCycle(weekStart);
    default:
      return window;
  }
}

/** Whether one window follows another: before a document, a contract or a lifetime there is none. */
export function hasLast(of: Windowed): boolean {
  return typeof of.window === 'object' || cycleOf(of) !== undefined;
}

/** Whether a calendar cuts it; a document's and a contract's begin and end with them, in whatever zone. */
export function hasZone(window: Accumulator['window']): boolean {
  return window !== 'document' && window !== 'contract';
}

/** How a window is told in faults: `month`, `years from joined`. */
export function windowText(window: Accumulator['window']): string {
  return typeof window === 'object' ? `years from ${window.from}` : window;
}
