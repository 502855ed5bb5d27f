import type { BusinessDocument, DocumentHead } from '../document/business-document.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { FactValue, Window } from '../model/model.ts';
import { periodOf } from '../time/period.ts';
import type { BalanceWindow } from './snapshot.ts';

/** An accumulator that a plan reads: how it is kept. A plan's `BalanceNeed` fits it. */
export interface BalanceRule {
  readonly accumulator: string;
  readonly key: readonly string[];
  readonly window: Window;
  readonly timeZone: string;
  /** The last part of the key, where the model's currency is the document's. */
  readonly currency?: string;
}

/** Which running total of an accumulator a document belongs to. */
export interface ResolvedBalance {
  readonly accumulator: string;
  /** The tenant and the values of the accumulator's key as a JSON list. */
  readonly key: string;
  readonly window: BalanceWindow;
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
    const window = windowOf(rule, epochMs);
    balances.push({ accumulator: rule.accumulator, key: JSON.stringify(values), window });
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

function windowOf({ window, timeZone }: BalanceRule, epochMs: number): BalanceWindow {
  if (window === 'lifetime') return { key: 'lifetime', zone: timeZone };
  const { key, zone, start, end } = periodOf(epochMs, window, timeZone);
  return { key, zone, start, end };
}
