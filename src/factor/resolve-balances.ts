import type { BusinessDocument, DocumentHead } from '../document/business-document.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { FactValue, Window } from '../model/model.ts';
import { instantText } from '../time/instant.ts';
import { type Period, periodBefore, periodOf } from '../time/period.ts';
import type { BalanceWindow } from './snapshot.ts';

/** An accumulator that a plan reads: how it is kept. A plan's `BalanceNeed` fits it. */
export interface BalanceRule {
  readonly accumulator: string;
  readonly key: readonly string[];
  readonly window: Window;
  readonly timeZone: string;
  /** A part of the total, under a name of its own. Absent: the total as it runs in the document's window. */
  readonly reading?: {
    readonly name: string;
    readonly span: 'last' | 'last-now' | 'since';
    readonly sinceMs?: number;
  };
  /** The last part of the key, where the model's currency is the document's. */
  readonly currency?: string;
}

/** Which running total of an accumulator a document belongs to. */
export interface ResolvedBalance {
  readonly accumulator: string;
  /** The tenant and the values of the accumulator's key as a JSON list. */
  readonly key: string;
  readonly window: BalanceWindow;
  /** Which part of it is read, and what a snapshot has it under. */
  readonly reading?: { readonly name: string; readonly recordedBefore?: number; readonly since?: number };
}

/**
 * The key and window of every accumulator for one document, by its business time in the accumulator's zone (the
 * calculation itself consults no zone).
 *
 * @param of `epochMs`: the document's business time in milliseconds
 *
 * Fault: `balance-key-missing` where a document lacks what an accumulator is kept by.
 *
 * Worked case: a month's total by party, of a document of tenant `t1` and party `m1` at 2018-12-01T01:59Z in
 * America/Sao_Paulo: key `["t1","m1"]`, window `2018-11` from 2018-11-01T03:00Z to 2018-12-01T02:00Z.
 */
export function resolveBalances(
  rules: readonly BalanceRule[],
  of: {
    readonly document: DocumentHead;
    readonly epochMs: number;
    readonly facts: Readonly<Record<string, FactValue>>;
  },
): Result<readonly ResolvedBalance[]> {
  if (rules.length === 0) return ok([]);
  const { document, epochMs, facts } = of;
  const issues: Issue[] = [];
  const balances: ResolvedBalance[] = [];
  for (const rule of rules) {
    const values = [document.tenant];
    for (const part of rule.key) {
      const value = keyPart(part, document, facts);
      if (value !== undefined) values.push(value);
      else issues.push(missing(rule, part, document));
    }
    if (rule.currency !== undefined) values.push(rule.currency);
    balances.push({ accumulator: rule.accumulator, key: JSON.stringify(values), ...partOf(rule, epochMs) });
  }
  return issues.length > 0 ? failed(issues) : ok(balances);
}

function missing(rule: BalanceRule, part: string, document: DocumentHead): Issue {
  const facts = { accumulator: rule.accumulator, part, document: document.id };
  return issue('balance-key-missing', [part === 'store' ? 'store' : `facts.${part}`], facts);
}

function keyPart(
  part: string,
  document: Pick<BusinessDocument, 'party' | 'store' | 'business'>,
  facts: Readonly<Record<string, FactValue>>,
): string | undefined {
  if (part === 'party' || part === 'store' || part === 'business') return document[part];
  const fact = Object.hasOwn(facts, part) ? facts[part] : undefined;
  // The model says that only text factors are keys.
  return typeof fact === 'string' ? fact : undefined;
}

function partOf(
  { window, timeZone, reading }: BalanceRule,
  epochMs: number,
): Pick<ResolvedBalance, 'window' | 'reading'> {
  const now = window === 'lifetime' ? undefined : periodOf(epochMs, window, timeZone);
  const whole: BalanceWindow = now === undefined ? { key: 'lifetime', zone: timeZone } : windowOf(now);
  if (reading === undefined) return { window: whole };
  const { name, span, sinceMs } = reading;
  if (sinceMs !== undefined)
    return { window: { ...whole, start: instantText(sinceMs) }, reading: { name, since: sinceMs } };
  // The model refuses to read the window before a lifetime.
  if (now === undefined) return { window: whole, reading: { name } };
  const last = periodBefore(now);
  const part = span === 'last' ? { name, recordedBefore: last.endMs } : { name };
  return { window: windowOf(last), reading: part };
}

/** Every document of a period has the same window, and keeps it: one object for all of them. */
const WINDOWS = new WeakMap<Period, BalanceWindow>();

function windowOf(period: Period): BalanceWindow {
  const known = WINDOWS.get(period);
  if (known !== undefined) return known;
  const { key, zone, start, end } = period;
  const window = Object.freeze({ key, zone, start, end });
  WINDOWS.set(period, window);
  return window;
}
