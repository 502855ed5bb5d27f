import type { Changes, Store, StoredBill } from './store.ts';

/** A document that was billed above the base. */
export interface OverlaidBill {
  /** As it stood in the base when it was first billed above it; absent: it is not there. */
  readonly before?: StoredBill;
  readonly after: StoredBill;
}

/** A thing of the base that is not any more as it was read. */
export interface MovedThing {
  readonly kind: 'document' | 'balance' | 'order' | 'message' | 'lane';
  /** Id of a document or order, or a total's accumulator with its key and window. */
  readonly name: string;
}

/** A store that reads through to a base, and keeps everything that is written in memory above it. */
export interface OverlayStore extends Store {
  /** Every document that was billed above the base, in the order in which they first were. */
  billed(): readonly OverlaidBill[];
  /** What was committed, in its order, each with the versions that it named. */
  readonly commits: readonly Changes[];
  /** What has to hold in the base beside what the commits name: families of documents that were billed again. */
  conditions(): readonly Changes[];
  /** What of the base that the commits read or wrote has moved since. */
  moved(): Promise<readonly MovedThing[]>;
}
