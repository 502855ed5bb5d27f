import type { Cycle } from '../time/period.ts';
import type { SubjectDirectory } from './subject-directory.ts';

/** As seen from the owner of the order; fixed by the fee item, never by the sign of an amount. */
export type Direction = 'receive' | 'pay';

/** What clearing needs of a fee line. A `BillingRecord`'s lines fit it. */
export interface ClearedFeeLine {
  /** Code of the fee, or of the apportionment whose share this is. */
  readonly fee: string;
  /** Party codes; `parties` of the record gives their identities. */
  readonly payer: string;
  readonly payee: string;
  /** The booked amount is `units × 10^-scale` of the currency. */
  readonly units: number | bigint;
  readonly scale: number;
  readonly currency: string;
  /** Lines of one clearing code, counterpart and direction become one clearing line. */
  readonly clearing: string;
  readonly direction: Direction;
}

/** What clearing needs of a billing record. `time` is an instant as `parseInstant` writes it. */
export interface ClearedRecord {
  readonly tenant: string;
  readonly document: string;
  readonly revision: number;
  readonly business: string;
  readonly party: string;
  readonly store?: string | undefined;
  readonly time: string;
  /** Party code → identity: `{ merchant: 'm-1001', platform: 'platform' }`. */
  readonly parties: Readonly<Record<string, string>>;
  readonly lines: readonly ClearedFeeLine[];
}

/** What clearing needs of a contract: who owns its orders, and how time is cut into them. */
export interface ClearingContract {
  readonly id: string;
  readonly version: string;
  readonly party: string;
  readonly store?: string;
  readonly timeZone: string;
  readonly cycle: Cycle;
}

export interface ClearingContext {
  readonly directory: SubjectDirectory;
  readonly contract: ClearingContract;
}
