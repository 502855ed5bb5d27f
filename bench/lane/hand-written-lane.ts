import type { LaneOrderInput, LaneResult } from './lane-scenario.ts';
import { LIMIT } from './lane-scenario.ts';

interface Bill {
  readonly id: string;
  readonly platform: number;
  readonly merchant: number;
}

interface JournalEntry {
  readonly document: string;
  readonly before: string;
  readonly delta: string;
  readonly after: string;
}

/**
 * What one writes for just this: whole cents in plain numbers, a Map of totals, a Map of bills, a journal with its texts. No
 * checks, no definitions, no settlement lines, nothing that could be cleared again or explained.
 */
export class HandWrittenLane {
  private readonly totals = new Map<string, number>();
  private readonly bills = new Map<string, Bill>();
  private readonly journal: JournalEntry[] = [];
  private unplaced = 0;

  clear(documents: readonly LaneOrderInput[]): void {
    const { totals, bills, journal } = this;
    const limit = Number(LIMIT) * 100;
    const sorted = [...documents].sort((a, b) =>
      a.time < b.time ? -1 : a.time > b.time ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
    );
    for (const { id, time, coupon } of sorted) {
      if (bills.has(id)) continue;
      const cents = Math.round(Number(coupon) * 100);
      const month = time.slice(0, 7);
      const before = totals.get(month) ?? 0;
      const platform = Math.min((cents + 1) >> 1, limit - before);
      const after = before + platform;
      totals.set(month, after);
      journal.push({ document: id, before: textOf(before), delta: textOf(platform), after: textOf(after) });
      bills.set(id, { id, platform, merchant: cents - platform });
      this.unplaced += cents - platform;
    }
  }

  result(): LaneResult {
    if (this.journal.length !== this.bills.size) throw new Error('the journal has lost an entry');
    const granted = textOf(this.totals.get('2026-11') ?? 0);
    return { documents: this.bills.size, granted, unplaced: textOf(this.unplaced) };
  }
}

function textOf(cents: number): string {
  return (cents / 100).toFixed(2);
}
