import { type Issue, issueUnder } from '../issues/issue.ts';
import { compileRules } from '../match/compile-rules.ts';
import { readBook } from '../model/contract-book.ts';
import { reportTable } from '../model/report-table.ts';
import type { Plan } from '../plan/plan.ts';
import { checkOptions } from '../run/check-options.ts';
import { createDefinitions, type DefinitionInput } from '../run/definitions.ts';
import { placed, triedPlans, withoutRepeats } from '../run/try-plans.ts';
import { planFindings, unusedFactors } from './plan-findings.ts';
import { ruleFindings } from './rule-findings.ts';
import { stepFindings } from './step-findings.ts';

/**
 * What there is to say of definitions before they are published: every fault that `createEngine` would refuse them for, and
 * warnings about what is allowed and seldom meant. Each has its place in the lists given: `contracts[2].terms[0].price.rate`.
 *
 * Warnings: factors that nothing reads; conditions that always or never hold, and parts of formulas that are never
 * evaluated, where that can be proven; bands that are never entered; rates above 1; a floor above the cap; cliffs, where one
 * more cent of the measure leaves payer or payee with less; rules that another one always comes before, or that hold along
 * with another; no rule for what the others leave; rows of tables that never win, and values that no row goes with.
 *
 * Worked case: a volume price of 5 %, and 4 % from 1,000 on: a warning `price-cliff` at 1,000, where the payee gets 9.9995
 * less, until 1,249.99.
 */
export function publishReport(input: DefinitionInput): readonly Issue[] {
  const unfit = checkOptions(input);
  if (unfit.length > 0) return unfit;
  const definitions = createDefinitions(input);
  const faults = definitions.ok ? [] : definitions.issues;
  return [...faults, ...withoutRepeats(findings(input))];
}

function findings({ models, contracts, rules, calculators }: DefinitionInput): readonly Issue[] {
  const { book } = readBook(contracts);
  const plans: { readonly plan: Plan; readonly model: number }[] = [];
  const found: Issue[] = [];
  for (const { plan, ...place } of triedPlans(models, book, { calculators })) {
    if (plan === undefined) continue;
    plans.push({ plan, model: place.model });
    found.push(...planFindings(plan).map((each) => placed(each, place)));
  }
  models.forEach((model, at) => {
    found.push(...stepFindings(model).map((each) => issueUnder(['models', at], each)));
    for (const { code } of model.tables) {
      found.push(...reportTable(model, code).map((each) => issueUnder(['models', at], each)));
    }
    const ofModel = plans.filter((each) => each.model === at).map(({ plan }) => plan);
    // Where no plan could be made, nothing is known of what it would read.
    if (ofModel.length > 0)
      found.push(...unusedFactors(model, ofModel).map((each) => issueUnder(['models', at], each)));
  });
  const compiled = compileRules(rules);
  if (compiled.ok) {
    found.push(...ruleFindings(compiled.value.hit, compiled.value.rules).map((each) => issueUnder(['rules'], each)));
  }
  return found;
}
