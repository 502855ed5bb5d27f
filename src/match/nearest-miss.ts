import { whyNot } from '../condition/why-not.ts';
import type { BusinessDocument } from '../document/business-document.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { MissedPart } from '../issues/match-issues.ts';
import type { CompiledRules } from './compiled-rules.ts';
import { MASK } from './field-table.ts';
import type { MatchGiven } from './match.ts';

/** How many failed parts of the nearest rule are told. */
const MISSES_MAX = 8;

/** That no rule fits a document: which one came nearest, and what of it failed. Sensitive values are masked. */
export function nearestMiss(
  { rules, fields }: CompiledRules,
  document: BusinessDocument,
  { answers }: MatchGiven,
): Issue {
  const { exact } = fields;
  for (const { outcomes } of answers?.values() ?? []) {
    for (const [slot, outcome] of outcomes) exact.booleans[slot] = outcome;
  }
  let nearest: { readonly code: string; readonly held: number; readonly misses: readonly MissedPart[] } | undefined;
  for (const { code, tree } of rules) {
    const { held, misses } = whyNot(tree, exact);
    // By the share of its parts that held: two of three are nearer than three of ten. Of equals the first declared.
    const isNearer =
      nearest === undefined || held * (nearest.held + nearest.misses.length) > nearest.held * (held + misses.length);
    if (isNearer) nearest = { code, held, misses };
  }
  if (nearest === undefined) return issue('rules-empty', [], { document: document.id });
  const { code, held, misses } = nearest;
  const told = misses.slice(0, MISSES_MAX).map((miss) => (fields.isSensitive(miss.condition) ? masked(miss) : miss));
  return issue('rule-none', [], { document: document.id, rule: code, held, misses: Object.freeze(told) });
}

function masked({ condition, actual }: MissedPart): MissedPart {
  return { condition, actual: actual === undefined ? undefined : MASK, by: undefined };
}
