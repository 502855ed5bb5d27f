import type { Awaitable } from './awaitable.ts';
import type { WaitingPlace } from './lane-store.ts';

/** One sorted run that was put aside. */
export interface SpilledRun {
  /** Only once, and whole. */
  write(places: readonly WaitingPlace[]): Awaitable<void>;
  /** As they were written; fewer than asked for only at the end. */
  read(of: { readonly from: number; readonly limit: number }): Awaitable<readonly WaitingPlace[]>;
  /** It is read no more. */
  drop(): Awaitable<void>;
}

/**
 * Where sorted runs are put aside while millions of documents are put in order: files, a table, another process. What it holds
 * is needed by one clearing only, and may be lost with it.
 */
export interface Spill {
  open(): Awaitable<SpilledRun>;
}
