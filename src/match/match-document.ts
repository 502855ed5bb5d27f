import { whyNot } from '../condition/why-not.ts';
import type { BusinessDocument } from '../document/business-document.ts';
import { isFeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { MissedPart } from '../issues/match-issues.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { CompiledRule, CompiledRules } from './compile-rules.ts';
import { MASK } from './field-table.ts';

/** Which model a document belongs to, and by which rule. */
export interface Match {
  /** Code of the business rule. */
  readonly rule: string;
  /** Code of the model. */
  readonly model: string;
}

/** How many failed parts of the nearest rule are told. */
const MISSES_MAX = 8;

/**
 * Finds the one rule that a document fits (`unique`), or the first in declared order (`first`). A field that the document
 * lacks is a fault only where a condition comes to read it.
 *
 * Faults: `field-invalid` (of the wrong type), `field-missing`, `rule-none` with the rule that came nearest and what of it
 * failed, `rule-many`.
 *
 * Worked case: rules `channel == 'app' and amount >= 100` and `channel == 'store'`; a document of 99.50 in the app fits
 * none. Nearest is the first, of which one part held; `amount >= 100` found 99.5, off by 0.5.
 */
export function matchDocument(rules: CompiledRules, document: BusinessDocument): Result<Match> {
  const invalid = rules.fields.read(document);
  if (invalid.length > 0) return failed(invalid);
  const hits: CompiledRule[] = [];
  for (const rule of rules.rules) {
    const answer = holds(rule, rules, document);
    if (typeof answer !== 'boolean') return failed(answer);
    if (!answer) continue;
    if (rules.hit === 'first') return ok({ rule: rule.code, model: rule.model });
    hits.push(rule);
  }
  const [hit] = hits;
  if (hit === undefined) return failed(noneOf(rules, document));
  if (hits.length > 1) {
    const codes = hits.map(({ code }) => code).join(', ');
    return failed(issue('rule-many', [], { document: document.id, rules: codes }));
  }
  return ok({ rule: hit.code, model: hit.model });
}

/** The scaled-integer lane answers if it can; the exact lane where it cannot, and it alone raises faults. */
function holds(rule: CompiledRule, { fields }: CompiledRules, document: BusinessDocument): boolean | readonly Issue[] {
  if (rule.fast !== undefined) {
    fields.fast.fits = true;
    const answer = rule.fast(fields.fast);
    if (fields.fast.fits) return answer;
  }
  try {
    return rule.exact(fields.exact);
  } catch (error) {
    if (!isFeewrightError(error)) throw error;
    return error.issues.map((fault) => {
      if (fault.code !== 'factor-missing') return fault;
      const field = fault.facts.factor;
      return issue('field-missing', ['facts', field], { field, document: document.id, rule: rule.code });
    });
  }
}

function noneOf({ rules, fields }: CompiledRules, document: BusinessDocument): Issue {
  let nearest: { readonly code: string; readonly held: number; readonly misses: readonly MissedPart[] } | undefined;
  for (const { code, tree } of rules) {
    const { held, misses } = whyNot(tree, fields.exact);
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
