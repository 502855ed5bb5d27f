import type { DocumentHead } from '../document/business-document.ts';
import type { Accumulator, AnniversaryWindow, FactValue } from '../model/model.ts';
import { cycleOf } from '../model/window.ts';
import { anniversarySpan } from '../time/anniversary.ts';
import { instantText } from '../time/instant.ts';
import { type DateSpan, periodBefore, periodOf } from '../time/period.ts';
import type { BalanceWindow } from './snapshot.ts';

/** How an accumulator's time is cut. */
export interface WindowRule extends Pick<Accumulator, 'window' | 'weekStart'> {
  readonly timeZone: string;
}

/** From the beginning of a contract's first version to the end of its last, milliseconds; without end, `Infinity`. */
export interface ContractTime {
  readonly id: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a window depends on beside its rule. */
export interface WindowGiven {
  readonly document: Pick<DocumentHead, 'id'>;
  /** The document's business time, milliseconds. */
  readonly epochMs: number;
  readonly facts: Readonly<Record<string, FactValue>>;
  /** Asked for only where a window is that of the contract. */
  readonly contract: () => ContractTime;
}

/** The window that a document lies in, and the one before where there is one. */
export interface ResolvedWindow {
  readonly window: BalanceWindow;
  readonly last?: { readonly window: BalanceWindow; readonly endMs: number };
}

/**
 * The window of a running total for one document. `undefined`: the date from which its years are counted is missing.
 *
 * Worked case: years of one from 2024-02-29 in Asia/Shanghai; a document of 2025-03-01 lies in `2025-02-28/2026-02-28`, from
 * 2025-02-27T16:00Z to 2026-02-27T16:00Z.
 */
export function resolveWindow(rule: WindowRule, given: WindowGiven, isLastRead: boolean): ResolvedWindow | undefined {
  const { window, timeZone } = rule;
  const { epochMs, document } = given;
  if (typeof window === 'object') return anniversary(window, rule, given, isLastRead);
  const cycle = cycleOf(rule);
  if (cycle !== undefined) {
    const period = periodOf(epochMs, cycle, timeZone);
    return spans(period, isLastRead ? periodBefore(period) : undefined);
  }
  if (window === 'document') return { window: { key: `document:${document.id}`, zone: timeZone } };
  return {
    window: window === 'contract' ? ofContract(given.contract(), timeZone) : { key: 'lifetime', zone: timeZone },
  };
}

function anniversary(
  { from, years }: AnniversaryWindow,
  { timeZone: zone }: WindowRule,
  { epochMs, facts }: WindowGiven,
  isLastRead: boolean,
): ResolvedWindow | undefined {
  const date = Object.hasOwn(facts, from) ? facts[from] : undefined;
  // The model says that only a date is counted from.
  if (typeof date !== 'string') return undefined;
  const of = { from: date, years, zone };
  return spans(anniversarySpan(epochMs, of), isLastRead ? anniversarySpan(epochMs, of, 1) : undefined);
}

function spans(now: DateSpan, last: DateSpan | undefined): ResolvedWindow {
  const window = windowOf(now);
  return last === undefined ? { window } : { window, last: { window: windowOf(last), endMs: last.endMs } };
}

function windowOf({ key, zone, start, end }: DateSpan): BalanceWindow {
  return { key, zone, start, end };
}

/** One name for all versions, so that a version which prolongs the contract goes on with the total. */
function ofContract({ id, fromMs, toMs }: ContractTime, zone: string): BalanceWindow {
  const end = Number.isFinite(toMs) ? { end: instantText(toMs) } : {};
  return { key: `contract:${id}`, zone, start: instantText(fromMs), ...end };
}
