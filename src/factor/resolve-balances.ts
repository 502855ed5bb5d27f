import type { BusinessDocument, DocumentHead } from '../document/business-document.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { FactValue } from '../model/model.ts';
import { instantText } from '../time/instant.ts';
import { type ResolvedWindow, resolveWindow, type WindowGiven, type WindowRule } from './resolve-window.ts';
import type { BalanceWindow } from './snapshot.ts';

/** An accumulator that a plan reads: how it is kept. A plan's `BalanceNeed` fits it. */
export interface BalanceRule extends WindowRule {
  readonly accumulator: string;
  readonly key: readonly string[];
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
 * Faults: `balance-key-missing` where a document lacks what an accumulator is kept by, `window-date-missing` where it lacks
 * the date from which its years are counted.
 *
 * Worked case: a month's total by party, of a document of tenant `t1` and party `m1` at 2018-12-01T01:59Z in
 * America/Sao_Paulo: key `["t1","m1"]`, window `2018-11` from 2018-11-01T03:00Z to 2018-12-01T02:00Z.
 */
export function resolveBalances(
  rules: readonly BalanceRule[],
  of: WindowGiven & { readonly document: DocumentHead },
): Result<readonly ResolvedBalance[]> {
  if (rules.length === 0) return ok([]);
  const { document, facts } = of;
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
    const window = resolveWindow(rule, of, rule.reading?.span.startsWith('last') === true);
    if (window === undefined) issues.push(undated(rule, document));
    else balances.push({ accumulator: rule.accumulator, key: JSON.stringify(values), ...partOf(rule, window) });
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

function undated({ accumulator, window }: BalanceRule, document: DocumentHead): Issue {
  const factor = typeof window === 'object' ? window.from : '';
  return issue('window-date-missing', [`facts.${factor}`], { accumulator, factor, document: document.id });
}

function partOf(
  { reading }: BalanceRule,
  { window, last }: ResolvedWindow,
): Pick<ResolvedBalance, 'window' | 'reading'> {
  if (reading === undefined) return { window };
  const { name, span, sinceMs } = reading;
  if (sinceMs !== undefined)
    return { window: { ...window, start: instantText(sinceMs) }, reading: { name, since: sinceMs } };
  // The model refuses to read the window before one that has none.
  if (last === undefined) return { window, reading: { name } };
  const part = span === 'last' ? { name, recordedBefore: last.endMs } : { name };
  return { window: last.window, reading: part };
}
