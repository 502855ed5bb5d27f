import type { AccumulatorEntry, BillingRecord } from '../decide/billing-record.ts';
import type { BalanceReading } from '../factor/make-snapshot.ts';
import { add, exactText, parseExact } from '../money/exact.ts';
import type { BalanceChange, BalanceRead } from '../ports/store.ts';
import { parseInstant } from '../time/instant.ts';
import { balanceName } from './balance-key.ts';
import type { LaneContext } from './lane-context.ts';
import type { PreparedDocument } from './prepare-documents.ts';

interface Reading {
  readonly read: BalanceRead;
  value: string;
  entries: number;
}

interface Total {
  readonly balance: BalanceRead;
  readonly version: number;
  /** Every part of it that is read; the whole one under the empty name. */
  readonly readings: Map<string, Reading>;
  readonly posted: AccumulatorEntry[];
}

/**
 * The running totals of documents that are committed together: read once, and then carried from document to document, so that
 * each sees what those before it posted, as if they had been committed one by one.
 */
export class LaneLedger {
  private readonly totals: Map<string, Total>;
  /** When the entries will be recorded. */
  private readonly now: number;

  private constructor(totals: Map<string, Total>, now: number) {
    this.totals = totals;
    this.now = now;
  }

  static async read(context: LaneContext, documents: readonly PreparedDocument[]): Promise<LaneLedger> {
    const reads = new Map<string, BalanceRead>();
    for (const document of documents) {
      for (const read of document.reads) reads.set(`${balanceName(read)}\n${partName(read)}`, read);
    }
    const asked = [...reads.values()];
    const answers = asked.length === 0 ? [] : await context.store.balances(asked);
    const totals = new Map<string, Total>();
    for (const [at, read] of asked.entries()) {
      const name = balanceName(read);
      const answer = answers[at];
      if (answer === undefined) throw new TypeError(`feewright: no answer for '${name}'; this is a bug`);
      const { value, entries, version } = answer;
      const total = totals.get(name) ?? { balance: read, version, readings: new Map<string, Reading>(), posted: [] };
      total.readings.set(partName(read), { read, value, entries });
      totals.set(name, total);
    }
    return new LaneLedger(totals, context.now());
  }

  /** What a document reads now, aligned with its reads. */
  readings({ reads }: PreparedDocument): readonly BalanceReading[] {
    return reads.map((read) => {
      const reading = this.totals.get(balanceName(read))?.readings.get(partName(read));
      if (reading === undefined) throw new TypeError(`feewright: '${read.accumulator}' was not read; this is a bug`);
      return reading;
    });
  }

  post({ reads, resolved }: PreparedDocument, record: BillingRecord): void {
    for (const entry of record.entries) {
      const at = resolved.findIndex(
        ({ accumulator, reading }) => reading === undefined && accumulator === entry.accumulator,
      );
      const read = reads[at];
      const total = read && this.totals.get(balanceName(read));
      if (total === undefined) throw new TypeError(`feewright: '${entry.accumulator}' was not read; this is a bug`);
      total.posted.push(entry);
      for (const [part, reading] of total.readings) {
        if (part === WHOLE) reading.value = entry.after;
        else if (this.isIn(reading.read, entry)) {
          reading.value = exactText(add(parseExact(reading.value), parseExact(entry.delta)));
        } else continue;
        reading.entries += 1;
      }
    }
  }

  /** What was read and is posted to, each total once. */
  changes(): readonly BalanceChange[] {
    return [...this.totals.values()].map(({ balance, version, posted }) => {
      const { tenant, model, accumulator, key, window } = balance;
      return { balance: { tenant, model, accumulator, key, window }, version, entries: posted };
    });
  }

  /** Names for taking turns. */
  names(): readonly string[] {
    return [...this.totals.keys()];
  }

  private isIn({ since, until, recordedBefore }: BalanceRead, { time }: AccumulatorEntry): boolean {
    const ms = parseInstant(time)?.epochMs ?? 0;
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
