import type { BusinessDocument } from '../document/business-document.ts';
import { isFeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { CompiledRule, CompiledRules } from './compiled-rules.ts';
import type { FieldTable } from './field-table.ts';
import type { Match, MatchGiven } from './match.ts';
import { nearestMiss } from './nearest-miss.ts';

const NOTHING: MatchGiven = Object.freeze({});

/**
 * Finds the rule that a document fits, by the rule book's hit policy: exactly one (`unique`), the first in declared order
 * (`first`), that of the highest priority (`priority`), or all, which must lead to one model (`collect`).
 *
 * Rules are asked in declared order; under `first` none behind the hit is asked. A field that the document lacks is a
 * fault only where a condition comes to read it: `all` and `any` stop at what decides them.
 *
 * Faults: `field-invalid` (of the wrong type), `field-missing`, `rule-factor-missing`, `rule-none` with the rule that came
 * nearest and what of it failed, `rule-many`, `rule-tie`, `rule-models`.
 *
 * Worked case: rules `channel == 'app' and amount >= 100` and `channel == 'store'`; a document of 99.50 in the app fits
 * none. Nearest is the first, of which one part held; `amount >= 100` found 99.5, off by 0.5.
 */
export function matchDocument(
  rules: CompiledRules,
  document: BusinessDocument,
  given: MatchGiven = NOTHING,
): Result<Match> {
  const { fields, hit, index } = rules;
  const invalid = fields.read(document, given.factors);
  if (invalid.length > 0) return failed(invalid);
  // The index leaves out rules that don't hold, and of which asking would raise no fault: nobody can tell the difference.
  const asked = index === undefined ? rules.rules : index.candidates(fields);
  let first: CompiledRule | undefined;
  let more: CompiledRule[] | undefined;
  for (const rule of asked) {
    const answer = holds(rule, fields, document, given);
    if (typeof answer !== 'boolean') return failed(answer);
    if (!answer) continue;
    if (first === undefined) {
      first = rule;
      if (hit === 'first') break;
    } else {
      more ??= [];
      more.push(rule);
    }
  }
  if (first === undefined) return failed(nearestMiss(rules, document, given));
  return more === undefined ? first.matched : chosen(rules, [first, ...more], document);
}

/** Of several that hold, what the hit policy makes of them. */
function chosen({ hit }: CompiledRules, hits: readonly CompiledRule[], document: BusinessDocument): Result<Match> {
  if (hit === 'priority') {
    const priority = Math.max(...hits.map((rule) => rule.priority));
    const [best, ...ties] = hits.filter((rule) => rule.priority === priority);
    if (best !== undefined && ties.length === 0) return best.matched;
    const rules = codesOf([...(best === undefined ? [] : [best]), ...ties]);
    return failed(issue('rule-tie', [], { document: document.id, rules, priority }));
  }
  if (hit !== 'collect') return failed(issue('rule-many', [], { document: document.id, rules: codesOf(hits) }));
  const models = new Set(hits.map(({ model }) => model));
  const [model = ''] = models;
  if (models.size > 1) {
    const facts = { document: document.id, rules: codesOf(hits), models: [...models].join(', ') };
    return failed(issue('rule-models', [], facts));
  }
  const codes = hits.map(({ code }) => code);
  return ok({ rule: codes[0] ?? '', model, rules: Object.freeze(codes) });
}

function codesOf(rules: readonly CompiledRule[]): string {
  return rules.map(({ code }) => code).join(', ');
}

/** The scaled-integer lane answers if it can; the exact lane where it cannot, and it alone raises faults. */
function holds(
  rule: CompiledRule,
  fields: FieldTable,
  document: BusinessDocument,
  { answers }: MatchGiven,
): boolean | readonly Issue[] {
  if (rule.engine !== undefined) {
    const answer = answers?.get(rule.code);
    if (answer === undefined) throw new TypeError(`feewright: nobody asked about '${rule.code}'; this is a bug`);
    return answer.holds;
  }
  if (rule.fast !== undefined) {
    fields.fast.fits = true;
    const answer = rule.fast(fields.fast);
    if (fields.fast.fits) return answer;
  }
  try {
    return rule.exact(fields.exact);
  } catch (error) {
    if (!isFeewrightError(error)) throw error;
    return rulesFaults(error.issues, rule.code, fields, document);
  }
}

/** Faults of a condition as faults of matching: what a rule read and nobody said. */
export function rulesFaults(
  issues: readonly Issue[],
  rule: string,
  fields: FieldTable,
  document: BusinessDocument,
): readonly Issue[] {
  return issues.map((fault) => {
    if (fault.code !== 'factor-missing') return fault;
    const name = fault.facts.factor;
    const place = { document: document.id, rule };
    if (fields.isProvided(name)) return issue('rule-factor-missing', ['factors', name], { factor: name, ...place });
    return issue('field-missing', ['facts', ...name.split('.')], { field: name, ...place });
  });
}
