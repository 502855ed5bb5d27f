import type { BusinessDocument } from '../document/business-document.ts';
import type { ContractTime } from '../factor/resolve-window.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { shown } from '../issues/shown.ts';
import { compileRules } from '../match/compile-rules.ts';
import type { CompiledRules } from '../match/compiled-rules.ts';
import type { MatchGiven } from '../match/match.ts';
import { matchDocument } from '../match/match-document.ts';
import type { Contract } from '../model/contract.ts';
import { agreementKey, type ContractBook, readBook } from '../model/contract-book.ts';
import { boundsOf, type ContractSpan } from '../model/contract-span.ts';
import { type ContractQuery, contractsAt } from '../model/contracts-at.ts';
import { MidWindows } from '../model/mid-windows.ts';
import type { Model } from '../model/model.ts';
import type { RuleBook } from '../model/rule-book.ts';
import type { Calculator } from '../plan/calculator.ts';
import { checkCalculators } from '../plan/check-calculators.ts';
import type { Plan } from '../plan/plan.ts';
import type { ConditionEngine } from '../ports/condition-engine.ts';
import type { StandardDocument } from '../standardise/standardise-document.ts';
import type { Standardiser } from '../standardise/standardiser.ts';
import { instantOfCanonical } from '../time/instant.ts';
import { checkMidWindows } from './check-mid-windows.ts';
import type { PublishedNames } from './plan-names.ts';
import { type Dictionary, PlanShelf } from './plan-shelf.ts';
import { createStandards } from './standards.ts';
import { tryPlans, withoutRepeats } from './try-plans.ts';

/** What an engine is given to apply. */
export interface DefinitionInput {
  /** The models in force, one of each code. */
  readonly models: readonly Model[];
  /** Every version of every contract. */
  readonly contracts: readonly Contract[];
  readonly rules: RuleBook;
  /** Evaluates the rules that use operators or decorators of the user's own; made by `feewright/json-rules-engine`. */
  readonly conditionEngine?: ConditionEngine | undefined;
  /** For prices of kind `custom`; also the versions that only earlier records used. */
  readonly calculators?: readonly Calculator[] | undefined;
  /** What was published before: found by its hash, for replays and repeated messages, and applied to nothing new. */
  readonly archive?:
    | { readonly models?: readonly Model[] | undefined; readonly contracts?: readonly Contract[] | undefined }
    | undefined;
  /** Functions that the models' custom steps call. */
  readonly standardisers?: readonly Standardiser[] | undefined;
}

/** What applies to a document. */
export interface MatchedPlan {
  /** Code of the business rule. */
  readonly rule: string;
  /** Codes of all rules that hold, where they are more than one. */
  readonly rules: readonly string[] | undefined;
  readonly plan: Plan;
  /** The document's business time, milliseconds since 1970-01-01T00:00Z. */
  readonly epochMs: number;
  /** The document after the standardising steps of its model; absent where that has none. */
  readonly standard?: StandardDocument;
}

/** Models, contracts and rules, put together: what applies to a document, and what applied to an earlier one. */
export interface Definitions {
  readonly models: readonly Model[];
  readonly rules: CompiledRules;
  /** The rule, model and contract version for a document, as a plan in its currency. */
  match(document: BusinessDocument, given?: MatchGiven): Result<MatchedPlan>;
  /**
   * The plan of published definitions: with `period` that of the fee's period documents. Faults: `definition-absent`,
   * `snapshot-invalid` for a fee that has none.
   */
  plan(
    names: PublishedNames & { readonly period?: { readonly fee: string } },
    document: Pick<BusinessDocument, 'id' | 'currency'>,
  ): Result<Plan>;
  /** From the beginning of the first version of a contract to the end of the last one, drafts left out. */
  contractTime(contract: Contract): ContractTime;
  /** Every contract version but drafts, by tenant and id, from early to late: those of models with fees per period. */
  readonly periodContracts: readonly (readonly ContractSpan[])[];
  /** What applies at a time under a contract's own model, whether a rule matches or not; `undefined`: nothing does. */
  planAt(of: ContractQuery & { readonly currency?: string }): Plan | undefined;
  /** Fault: `definition-absent`. */
  dictionary(model: PublishedNames['model']): Result<Dictionary>;
}

/**
 * Puts definitions together and checks them against each other, every fault at once: models of one code, rules for
 * models that aren't there, contracts that overlap, and every plan of different terms.
 */
export function createDefinitions(input: DefinitionInput): Result<Definitions> {
  const { models, contracts, rules, conditionEngine, calculators, archive } = input;
  const compiled = compileRules(rules, conditionEngine);
  // What is no calculator would be told again by every plan.
  const unfit = checkCalculators(calculators ?? []);
  if (unfit.length > 0) return failed(unfit);
  const { book, faults } = readBook(contracts);
  const { standards, issues: unstandard } = createStandards({
    models,
    contracts,
    standardisers: input.standardisers ?? [],
  });
  const issues = [
    ...checkModels(models, rules),
    ...(compiled.ok ? [] : compiled.issues.map((fault) => issueUnder(['rules'], fault))),
    ...faults.list().map((fault) => issueUnder(['contracts'], fault)),
    ...unstandard,
  ];

  const shelf = new PlanShelf(
    [...models, ...(archive?.models ?? [])],
    [...contracts, ...(archive?.contracts ?? [])],
    calculators,
  );
  const byCode = new Map(models.map((model) => [model.code, model]));
  for (const [at, { model }] of contracts.entries()) {
    if (!byCode.has(model)) issues.push(unknownModel(['contracts', at, 'model'], model, byCode.keys()));
  }
  const midWindows = new MidWindows(book, models);
  issues.push(...tryPlans(models, book, { calculators }), ...checkMidWindows(book, midWindows));
  if (!compiled.ok || issues.length > 0) return failed(withoutRepeats(issues));

  return ok({
    models,
    rules: compiled.value,
    match(document, given) {
      const match = matchDocument(compiled.value, document, given);
      if (!match.ok) return match;
      const model = byCode.get(match.value.model);
      if (model === undefined) return failed(unknownModel([], match.value.model, byCode.keys()));
      const { id, business } = document;
      if (business !== model.business) {
        const facts = { document: id, found: business, expected: model.business, model: model.code };
        return failed(issue('business-other', ['business'], facts));
      }
      const currency = currencyOf(model, document);
      if (!currency.ok) return currency;
      const flow = standards.hasContractFlows(model) ? contractFlow(book, model, document) : undefined;
      const standard = standards.take(model, document, { flow, currency: currency.value });
      if (!standard.ok) return standard;
      const place = placeOf(standard.value?.document ?? document);
      const inForce = contractsAt(book, { ...place, model: model.code });
      if (!inForce.ok) return inForce;
      const options = { midWindow: midWindows.at(inForce.value, place.epochMs) };
      const plan = shelf.plan(model, inForce.value, currency.value, options);
      if (!plan.ok) return plan;
      const { rule, rules: all } = match.value;
      const matched = { rule, rules: all, plan: plan.value, epochMs: place.epochMs };
      return ok(standard.value === undefined ? matched : { ...matched, standard: standard.value });
    },
    plan(names, document) {
      const model = shelf.model(names.model);
      const layers = shelf.layers(names);
      if (!model.ok || !layers.ok)
        return failed([...(model.ok ? [] : model.issues), ...(layers.ok ? [] : layers.issues)]);
      const currency = currencyOf(model.value, document);
      if (!currency.ok) return currency;
      const { inForce, midWindow } = layers.value;
      const plan = shelf.plan(model.value, inForce, currency.value, { midWindow });
      if (!plan.ok || names.period === undefined) return plan;
      const ofPeriod = plan.value.periods.get(names.period.fee);
      return ofPeriod === undefined ? failed(unknownFee(names.period.fee)) : ok(ofPeriod);
    },
    contractTime: (contract) => contractTime(book, contract),
    periodContracts: periodContracts(models, book),
    planAt(query) {
      const model = byCode.get(query.model);
      const inForce = contractsAt(book, query);
      if (model === undefined || !inForce.ok) return undefined;
      // The owner's own orders are in one currency; where it is the document's, any stands for what all plans share.
      const own = model.currency === 'document' ? (query.currency ?? STAND_IN_CURRENCY) : model.currency;
      const options = { midWindow: midWindows.at(inForce.value, query.epochMs) };
      const plan = shelf.plan(model, inForce.value, own, options);
      return plan.ok ? plan.value : undefined;
    },
    dictionary(name) {
      const model = shelf.model(name);
      return model.ok ? ok(shelf.dictionary(model.value)) : model;
    },
  });
}

/** The flow that the innermost contract names which is in force for the document as it came: steps may set its party later. */
function contractFlow(book: ContractBook, { code }: Model, document: BusinessDocument): string | undefined {
  const inForce = contractsAt(book, { ...placeOf(document), model: code });
  return inForce.ok ? inForce.value.findLast(({ flow }) => flow !== undefined)?.flow : undefined;
}

/** One id belongs to one agreement, whose versions stand from early to late. One that is archived alone has its own time. */
function contractTime({ spans }: ContractBook, contract: Contract): ContractTime {
  const { id } = contract;
  const versions = (spans.get(agreementKey(contract)) ?? []).filter((span) => span.contract.id === id);
  const [first, last] = [versions[0], versions.at(-1)];
  return first === undefined || last === undefined
    ? { id, ...boundsOf(contract) }
    : { id, fromMs: first.fromMs, toMs: last.toMs };
}

const STAND_IN_CURRENCY = 'USD';

function periodContracts(models: readonly Model[], { spans }: ContractBook): readonly (readonly ContractSpan[])[] {
  const codes = new Set(models.flatMap(({ code, fees }) => (fees.some(({ per }) => per === 'period') ? [code] : [])));
  const byId = new Map<string, ContractSpan[]>();
  for (const versions of spans.values()) {
    for (const span of versions) {
      const { tenant, id, model } = span.contract;
      if (!codes.has(model)) continue;
      const known = byId.get(`${tenant}\n${id}`);
      if (known === undefined) byId.set(`${tenant}\n${id}`, [span]);
      else known.push(span);
    }
  }
  return [...byId.values()];
}

function unknownFee(fee: string): Issue {
  return issue('snapshot-invalid', ['period', 'fee'], { found: shown(fee), expected: 'snapshot-member' });
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

function placeOf(document: BusinessDocument): {
  readonly tenant: string;
  readonly party: string;
  readonly store?: string;
  readonly epochMs: number;
} {
  const { tenant, party, store, time } = document;
  const { epochMs } = instantOfCanonical(time);
  return { tenant, party, ...(store === undefined ? {} : { store }), epochMs };
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
