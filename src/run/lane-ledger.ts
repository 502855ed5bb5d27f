import type { AccumulatorEntry, BillingRecord } from '../decide/billing-record.ts';
import type { BalanceReading } from '../factor/make-snapshot.ts';
import { add, compare, type Exact, exactText, parseExact } from '../money/exact.ts';
import type { BalanceChange, BalanceKey, BalanceRead } from '../ports/store.ts';
import { instantOfCanonical } from '../time/instant.ts';
import { balanceName } from './balance-key.ts';
import type { LaneContext } from './lane-context.ts';
import type { PreparedDocument } from './prepare-documents.ts';

/** What documents that are committed together read: each total, and each part of one, once. */
export interface LedgerReads {
  /** Names of the totals, for taking turns. */
  readonly names: readonly string[];
  readonly reads: readonly { readonly read: BalanceRead; readonly total: number; readonly isWhole: boolean }[];
  /** Places in `reads` of what a document reads, aligned with its own reads. */
  readonly ofDocument: ReadonlyMap<PreparedDocument, readonly number[]>;
}

export function ledgerReads(documents: readonly PreparedDocument[]): LedgerReads {
  const names = new Map<string, number>();
  const places = new Map<string, number>();
  const reads: LedgerReads['reads'][number][] = [];
  const ofDocument = new Map<PreparedDocument, readonly number[]>();
  for (const document of documents) {
    const own = document.reads.map((read) => {
      const name = balanceName(read);
      const total = names.get(name) ?? names.size;
      names.set(name, total);
      const part = partName(read);
      const isWhole = part === WHOLE;
      const full = isWhole ? name : `${name}\n${part}`;
      const known = places.get(full);
      if (known !== undefined) return known;
      places.set(full, reads.length);
      return reads.push({ read, total, isWhole }) - 1;
    });
    ofDocument.set(document, own);
  }
  return { names: [...names.keys()], reads, ofDocument };
}

interface Reading {
  readonly read: BalanceRead;
  readonly isWhole: boolean;
  value: string;
  entries: number;
}

interface Total {
  readonly balance: BalanceKey;
  readonly version: number;
  /** Every part of it that is read. */
  readonly readings: Reading[];
  readonly posted: AccumulatorEntry[];
}

/**
 * The running totals of documents that are committed together: read once, and then carried from document to document, so that
 * each sees what those before it posted, as if they had been committed one by one.
 */
export class LaneLedger {
  private readonly of: LedgerReads;
  /** Aligned with the reads. */
  private readonly readingsAt: readonly Reading[];
  /** Aligned with the names. */
  private readonly totals: readonly Total[];
  /** When the entries will be recorded. */
  private readonly now: number;

  private constructor(of: LedgerReads, at: { readings: readonly Reading[]; totals: readonly Total[]; now: number }) {
    this.of = of;
    this.readingsAt = at.readings;
    this.totals = at.totals;
    this.now = at.now;
  }

  static async read(context: LaneContext, of: LedgerReads): Promise<LaneLedger> {
    const { reads } = of;
    const answers = reads.length === 0 ? [] : await context.store.balances(reads.map(({ read }) => read));
    const totals: Total[] = [];
    const readings = reads.map(({ read, total, isWhole }, at): Reading => {
      const answer = answers[at];
      if (answer === undefined) throw new TypeError(`feewright: no answer for '${read.key}'; this is a bug`);
      const { value, entries, version } = answer;
      const reading = { read, isWhole, value, entries };
      const known = totals[total];
      if (known !== undefined) known.readings.push(reading);
      else totals[total] = { balance: keyOf(read), version, readings: [reading], posted: [] };
      return reading;
    });
    return new LaneLedger(of, { readings, totals, now: context.now() });
  }

  /** What a document reads now, aligned with its reads. */
  readings(document: PreparedDocument): readonly BalanceReading[] {
    return this.placesOf(document).map((at) => this.readingsAt[at] as Reading);
  }

  post(document: PreparedDocument, record: BillingRecord): void {
    const places = this.placesOf(document);
    for (const entry of record.entries) {
      const own = document.resolved.findIndex(
        ({ accumulator, reading }) => reading === undefined && accumulator === entry.accumulator,
      );
      const total = this.totals[this.of.reads[places[own] ?? -1]?.total ?? -1];
      if (total === undefined) throw new TypeError(`feewright: '${entry.accumulator}' was not read; this is a bug`);
      total.posted.push(entry);
      for (const reading of total.readings) {
        if (reading.isWhole) reading.value = entry.after;
        else if (this.isIn(reading.read, entry)) {
          reading.value = exactText(foldedWith(parseExact(reading.value), entry));
        } else continue;
        reading.entries += 1;
      }
    }
  }

  /** What was read and is posted to, each total once. */
  changes(): readonly BalanceChange[] {
    return this.totals.map(({ balance, version, posted }) => ({ balance, version, entries: posted }));
  }

  private placesOf(document: PreparedDocument): readonly number[] {
    const places = this.of.ofDocument.get(document);
    if (places === undefined) throw new TypeError('feewright: a document of another batch; this is a bug');
    return places;
  }

  private isIn({ since, until, recordedBefore }: BalanceRead, { time }: AccumulatorEntry): boolean {
    const ms = instantOfCanonical(time).epochMs;
    return (
      (since === undefined || ms >= since) &&
      (until === undefined || ms < until) &&
      (recordedBefore === undefined || this.now < recordedBefore)
    );
  }
}

const WHOLE = '';

/** Which part of a total is read. */
function partName({ since, until, recordedBefore }: BalanceRead): string {
  if (since === undefined && until === undefined && recordedBefore === undefined) return WHOLE;
  return `${since} ${until} ${recordedBefore}`;
}

/** A part of a sum or count grows by what is added; of a high-water mark, to what was observed. */
function foldedWith(part: Exact, { delta, value }: AccumulatorEntry): Exact {
  if (value === undefined) return add(part, parseExact(delta));
  const observed = parseExact(value);
  return compare(observed, part) > 0 ? observed : part;
}

function keyOf({ tenant, model, accumulator, key, window }: BalanceRead): BalanceKey {
  return { tenant, model, accumulator, key, window };
}
