import type { BusinessDocument } from '../document/business-document.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { compileRules } from '../match/compile-rules.ts';
import { matchDocument } from '../match/match-document.ts';
import type { Contract } from '../model/contract.ts';
import { contractAt } from '../model/contract-at.ts';
import { checkContracts } from '../model/contract-book.ts';
import type { Model } from '../model/model.ts';
import type { RuleBook } from '../model/rule-book.ts';
import { buildPlan } from '../plan/build-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { parseInstant } from '../time/instant.ts';
import { type Dictionary, PlanShelf, type PublishedNames } from './plan-shelf.ts';

/** What an engine is given to apply. */
export interface DefinitionInput {
  /** The models in force, one of each code. */
  readonly models: readonly Model[];
  /** Every version of every contract. */
  readonly contracts: readonly Contract[];
  readonly rules: RuleBook;
  /** What was published before: found by its hash, for replays and repeated messages, and applied to nothing new. */
  readonly archive?:
    | { readonly models?: readonly Model[] | undefined; readonly contracts?: readonly Contract[] | undefined }
    | undefined;
}

/** What applies to a document. */
export interface MatchedPlan {
  /** Code of the business rule. */
  readonly rule: string;
  readonly plan: Plan;
  /** The document's business time, milliseconds since 1970-01-01T00:00Z. */
  readonly epochMs: number;
}

/** Models, contracts and rules, put together: what applies to a document, and what applied to an earlier one. */
export interface Definitions {
  readonly models: readonly Model[];
  /** The rule, model and contract version for a document, as a plan in its currency. */
  match(document: BusinessDocument): Result<MatchedPlan>;
  /** The plan of published definitions. Fault: `definition-absent`. */
  plan(names: PublishedNames, document: Pick<BusinessDocument, 'id' | 'currency'>): Result<Plan>;
  /** Fault: `definition-absent`. */
  dictionary(model: PublishedNames['model']): Result<Dictionary>;
}

/**
 * Puts definitions together and checks them against each other, every fault at once: models of one code, rules for
 * models that aren't there, contracts that overlap, and every plan of different terms whose currency is fixed.
 */
export function createDefinitions(input: DefinitionInput): Result<Definitions> {
  const { models, contracts, rules, archive } = input;
  const compiled = compileRules(rules);
  const book = checkContracts(contracts);
  const issues = [
    ...checkModels(models, rules),
    ...(compiled.ok ? [] : compiled.issues.map((fault) => issueUnder(['rules'], fault))),
    ...(book.ok ? [] : book.issues.map((fault) => issueUnder(['contracts'], fault))),
  ];

  const shelf = new PlanShelf([...models, ...(archive?.models ?? [])], [...contracts, ...(archive?.contracts ?? [])]);
  const byCode = new Map(models.map((model) => [model.code, model]));
  const tried = new Set<string>();
  for (const [at, contract] of contracts.entries()) {
    const model = byCode.get(contract.model);
    if (model === undefined) issues.push(unknownModel(['contracts', at, 'model'], contract.model, byCode.keys()));
    else if (contract.status !== 'draft') {
      // Ten thousand parties on the model's own terms are one plan to try; the others are built when they are needed.
      const shape = JSON.stringify([model.code, contract.terms]);
      if (tried.has(shape)) continue;
      tried.add(shape);
      issues.push(
        ...planFaults(model, contract).map((fault) => placed(fault, { contract: at, model: models.indexOf(model) })),
      );
    }
  }
  for (const [at, model] of models.entries()) {
    // A model without a contract is checked all the same; a contract may still bring what it lacks.
    const faults = planFaults(model, standInContract(model)).filter(({ code }) => code !== 'price-missing');
    issues.push(...faults.map((fault) => placed(fault, { contract: -1, model: at })));
  }
  if (!compiled.ok || !book.ok || issues.length > 0) return failed(withoutRepeats(issues));

  return ok({
    models,
    match(document) {
      const match = matchDocument(compiled.value, document);
      if (!match.ok) return match;
      const model = byCode.get(match.value.model);
      if (model === undefined) return failed(unknownModel([], match.value.model, byCode.keys()));
      const { id, business } = document;
      if (business !== model.business) {
        const facts = { document: id, found: business, expected: model.business, model: model.code };
        return failed(issue('business-other', ['business'], facts));
      }
      const place = placeOf(document);
      const contract = contractAt(book.value, { ...place, model: model.code });
      if (!contract.ok) return contract;
      const currency = currencyOf(model, document);
      if (!currency.ok) return currency;
      const plan = shelf.plan(model, contract.value, currency.value);
      return plan.ok ? ok({ rule: match.value.rule, plan: plan.value, epochMs: place.epochMs }) : plan;
    },
    plan(names, document) {
      const model = shelf.model(names.model);
      const contract = shelf.contract(names.contract);
      if (!model.ok || !contract.ok)
        return failed([...(model.ok ? [] : model.issues), ...(contract.ok ? [] : contract.issues)]);
      const currency = currencyOf(model.value, document);
      return currency.ok ? shelf.plan(model.value, contract.value, currency.value) : currency;
    },
    dictionary(name) {
      const model = shelf.model(name);
      return model.ok ? ok(shelf.dictionary(model.value)) : model;
    },
  });
}

function checkModels(models: readonly Model[], rules: RuleBook): Issue[] {
  const issues: Issue[] = [];
  const codes = new Set<string>();
  for (const [at, { code }] of models.entries()) {
    if (codes.has(code))
      issues.push(issue('name-taken', ['models', at, 'code'], { name: code, kind: 'model', by: 'model' }));
    codes.add(code);
  }
  for (const [at, { model }] of rules.rules.entries()) {
    if (!codes.has(model)) issues.push(unknownModel(['rules', 'rules', at, 'model'], model, codes));
  }
  return issues;
}

function unknownModel(path: readonly (string | number)[], name: string, known: Iterable<string>): Issue {
  return issue('reference-unknown', path, { name, kind: 'model', nearest: nearestName(name, known) });
}

/** A plan's faults stand under `contract` or at the model's own path; an engine has lists of both. */
/** Faults of a model under a contract. The document's own currency stands open until there is a document. */
function planFaults(model: Model, contract: Contract): readonly Issue[] {
  const isOpen = model.currency === 'document';
  const plan = buildPlan(model, contract, isOpen ? STAND_IN_CURRENCY : model.currency);
  if (plan.ok) return [];
  return isOpen ? plan.issues.filter(({ code }) => code !== 'rounding-scale') : plan.issues;
}

const STAND_IN_CURRENCY = 'USD';

/** A contract that says nothing of its own. */
function standInContract(model: Model): Contract {
  return {
    ...{ format: 1, id: 'none', version: '1', tenant: 'none', party: 'none', model: model.code, status: 'draft' },
    valid: { from: '2000-01-01T00:00:00Z' },
    ...{ timeZone: 'UTC', cycle: 'month', terms: [] },
  };
}

function placed(fault: Issue, at: { readonly contract: number; readonly model: number }): Issue {
  const [first, ...inner] = fault.path;
  if (first !== 'contract') return issueUnder(['models', at.model], fault);
  return Object.freeze({ ...fault, path: Object.freeze(['contracts', at.contract, ...inner]) });
}

/** One fault of a model shows in the plan of each of its contracts. */
function withoutRepeats(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter((fault) => {
    const text = JSON.stringify([fault.code, fault.path, fault.facts]);
    return !seen.has(text) && seen.add(text);
  });
}

function placeOf(document: BusinessDocument): {
  readonly tenant: string;
  readonly party: string;
  readonly store?: string;
  readonly epochMs: number;
} {
  const { tenant, party, store, time } = document;
  const instant = parseInstant(time);
  if (instant === undefined) throw new TypeError(`feewright: a document's time '${time}' is no instant; this is a bug`);
  return { tenant, party, ...(store === undefined ? {} : { store }), epochMs: instant.epochMs };
}

function currencyOf(model: Model, document: Pick<BusinessDocument, 'id' | 'currency'>): Result<string> {
  const { id, currency } = document;
  if (model.currency === 'document') {
    if (currency !== undefined) return ok(currency);
    return failed(issue('document-currency-missing', ['currency'], { document: id, model: model.code }));
  }
  if (currency === undefined || currency === model.currency) return ok(model.currency);
  const facts = { document: id, found: currency, expected: model.currency, model: model.code };
  return failed(issue('document-currency-other', ['currency'], facts));
}
