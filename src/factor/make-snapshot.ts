import type { BusinessDocument, DocumentHead } from '../document/business-document.ts';
import type { ResolvedBalance } from './resolve-balances.ts';
import type { GatheredFacts } from './resolve-facts.ts';
import type {
  Snapshot,
  SnapshotBalance,
  SnapshotLayer,
  SnapshotMatching,
  SnapshotMidWindow,
  SnapshotPeriod,
  SnapshotRefund,
  StandardTrail,
} from './snapshot.ts';

/** A running total as the store answered it. */
export interface BalanceReading {
  readonly value: string;
  readonly entries: number;
}

/** What a document's calculation rests on, save its balances: gathered once, and frozen. */
export type SnapshotBase = Omit<Snapshot, 'balances'>;

/** The definitions that a document was matched with. */
export interface SnapshotDefinitions {
  readonly rule: string;
  /** Frozen; only where there is something to keep. */
  readonly matching?: SnapshotMatching;
  /** Deeply frozen; only of a period document. */
  readonly period?: SnapshotPeriod;
  /** Deeply frozen; only of a refund. */
  readonly refund?: SnapshotRefund;
  readonly model: Snapshot['model'];
  readonly contract: Snapshot['contract'];
  /** Deeply frozen; only where there is more than one. */
  readonly layers?: readonly SnapshotLayer[];
  /** Deeply frozen; only where there is something. */
  readonly midWindow?: readonly SnapshotMidWindow[];
  /** Deeply frozen; only where the model has standardising steps. */
  readonly standardised?: StandardTrail;
}

/** Everything of a snapshot that doesn't change while balances are read anew, deeply frozen. */
export function snapshotBase(
  document: BusinessDocument,
  of: SnapshotDefinitions,
  gathered: GatheredFacts,
): SnapshotBase {
  return Object.freeze({
    format: 1,
    document: headOf(document),
    rule: of.rule,
    ...(of.matching === undefined ? {} : { matching: of.matching }),
    ...(of.period === undefined ? {} : { period: of.period }),
    ...(of.refund === undefined ? {} : { refund: of.refund }),
    model: Object.freeze(of.model),
    contract: Object.freeze(of.contract),
    ...(of.layers === undefined ? {} : { layers: of.layers }),
    ...(of.midWindow === undefined ? {} : { midWindow: of.midWindow }),
    facts: gathered.facts,
    sources: gathered.sources,
    ...(gathered.lines === undefined ? {} : { lines: gathered.lines }),
    ...(of.standardised === undefined ? {} : { standardised: of.standardised }),
  });
}

/** The snapshot with the balances as they were read, aligned with what was resolved; deeply frozen. */
export function makeSnapshot(
  base: SnapshotBase,
  resolved: readonly ResolvedBalance[],
  readings: readonly BalanceReading[],
): Snapshot {
  const balances: Record<string, SnapshotBalance> = {};
  for (const [at, { accumulator, key, window, reading: part }] of resolved.entries()) {
    const reading = readings[at];
    if (reading === undefined) throw new TypeError(`feewright: no balance of '${accumulator}' was read; this is a bug`);
    const { value, entries } = reading;
    balances[part?.name ?? accumulator] = Object.freeze({ key, window: Object.freeze(window), value, entries });
  }
  return Object.freeze({ ...base, balances: Object.freeze(balances) });
}

function headOf(document: BusinessDocument): DocumentHead {
  const { facts, lines, ...head } = document;
  return Object.freeze(head);
}
