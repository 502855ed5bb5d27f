import { money, type Type } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Contract } from '../model/contract.ts';
import { definitionHash } from '../model/definition-hash.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import { mergeTerms } from '../model/merge-terms.ts';
import { currencyOf, type Factor, type Model } from '../model/model.ts';
import { isCurrency } from '../money/currency.ts';
import { FAST_SCALE_MAX } from '../money/units.ts';
import { completeAccumulators, declareAccumulators } from './accumulator-nodes.ts';
import { apportionmentNode } from './apportionment-node.ts';
import type { BalanceNeed } from './balance-need.ts';
import { checkCalculators } from './check-calculators.ts';
import { dependencies } from './dependencies.ts';
import { feeNode } from './fee-node.ts';
import { midWindowPrices } from './mid-window.ts';
import type { AccumulatorNode, FeeNode, Plan, PlanNode } from './plan.ts';
import { PlanDesk } from './plan-desk.ts';
import type { PlanOptions } from './plan-options.ts';
import { partiesOf, planPeriod, refuseDatesOfPeriods } from './plan-period.ts';
import { planScope } from './plan-scope.ts';
import { topologicalOrder } from './topological-order.ts';

/**
 * Puts a model and its contracts together, checks every formula and condition with its types, and orders the graph of
 * amounts. All faults are found at once, each at the place in model or contract (`contracts[1].terms[0]`) where it was written; a cycle is printed.
 *
 * @param contracts outermost first: the tenant's, the party's, the store's, those that are in force; at least one
 * @param currency ISO 4217: the model's own, or the document's where the model says `document`
 *
 * Worked case: payable = base − commission, commission = base × 0.05, base = price − coupon gives the order base,
 * commission, payable, whatever the order in which they were written.
 */
export function buildPlan(
  model: Model,
  contracts: readonly Contract[],
  currency: string,
  options: PlanOptions = {},
): Result<Plan> {
  const { calculators = [] } = options;
  const unfit = checkCalculators(calculators);
  if (unfit.length > 0) return failed(unfit);
  const merged = mergeTerms(model, contracts);
  if (!merged.ok) return merged;
  if (!isCurrency(currency) || (model.currency !== 'document' && model.currency !== currency)) {
    const expected = model.currency === 'document' ? 'ISO 4217' : model.currency;
    return failed(issue('currency-invalid', ['currency'], { found: currency, expected }));
  }
  const definition = merged.value;
  const midWindow = midWindowPrices(model, options.midWindow);
  const needs = dependencies(definition, midWindow);
  const ordered = topologicalOrder(needs);
  if ('cycle' in ordered) {
    return failed(issue('amount-cycle', ['fees'], { cycle: ordered.cycle.join(' → ') }));
  }
  const scope = planScope(definition, needs, options.period);
  if (!('nodes' in scope)) return failed(scope);
  const desk = new PlanDesk(definition, currency, { midWindow, calculators });
  declareFactors(desk);
  declareAccumulators(desk, scope);
  const codes = ordered.order.filter((code) => scope.nodes.has(code));
  const nodes = codes.flatMap((code, index) => nodeOf(desk, code, index) ?? []);
  const accumulators = completeAccumulators(desk, scope);
  if (options.period === undefined) refuseDatesOfPeriods(desk);
  const periods = periodPlans(model, contracts, currency, { definition, options });
  desk.issues.push(...periods.issues);
  if (desk.issues.length > 0) return failed(desk.issues);
  const parties = options.period === undefined ? definition.parties : partiesOf(definition, nodes);
  if (definition.refund !== undefined && options.period === undefined) desk.used.add(definition.refund.measure);
  for (const party of parties) if ('factor' in party) desk.used.add(party.factor);
  for (const { item } of accumulators) for (const name of factorsOf(item)) desk.used.add(name);
  const { contract } = definition;
  const layers = definition.layers.map((each) => Object.freeze({ ...each, hash: definitionHash(each.contract) }));
  return ok(
    Object.freeze({
      definition,
      contract,
      layers: Object.freeze(layers),
      ...(options.midWindow === undefined || options.midWindow.length === 0 ? {} : { midWindow: options.midWindow }),
      modelHash: definitionHash(model),
      contractHash: definitionHash(contract),
      currency,
      minorDigits: desk.minorDigits,
      owner: desk.owner,
      factors: [...desk.factors.values()].filter(({ factor }) => desk.used.has(factor.code)),
      nodes,
      accumulators,
      readings: [...desk.readings.values()],
      balances: balanceNeeds(desk, accumulators),
      slots: desk.slots.counts(),
      ...linesOf(desk),
      parties,
      ...(options.period === undefined ? {} : { period: planPeriod(definition, options.period) }),
      periods: periods.plans,
    }),
  );
}

/** The plans of period documents, with the faults of all of them. A plan of a period document has none of its own. */
function periodPlans(
  model: Model,
  contracts: readonly Contract[],
  currency: string,
  of: { readonly definition: EffectiveModel; readonly options: PlanOptions },
): { readonly plans: ReadonlyMap<string, Plan>; readonly issues: readonly Issue[] } {
  const plans = new Map<string, Plan>();
  const issues: Issue[] = [];
  const fees = of.options.period === undefined ? of.definition.fees : [];
  for (const { code, per, booked, enabled } of fees) {
    if (per !== 'period' || !booked || !enabled) continue;
    const plan = buildPlan(model, contracts, currency, { ...of.options, period: code });
    if (plan.ok) plans.set(code, plan.value);
    else issues.push(...plan.issues);
  }
  return { plans, issues };
}

function nodeOf(desk: PlanDesk, code: string, index: number): PlanNode | undefined {
  const fee = desk.definition.fees.find((each) => each.code === code);
  if (fee !== undefined) {
    const check = (): FeeNode => desk.inCurrency(currencyOf(fee), () => feeNode(desk, fee, index));
    const node = fee.enabled ? check() : desk.unused(check);
    desk.fees.set(code, node);
    return node;
  }
  const item = desk.definition.apportionments.find((each) => each.code === code);
  const node = item && apportionmentNode(desk, item, index);
  if (node !== undefined) desk.apportionments.set(code, node);
  return node;
}

/** What says to which total a document belongs: its key, and the date from which its years count. */
function factorsOf({ key, window }: AccumulatorNode['item']): readonly string[] {
  return typeof window === 'object' ? [...key, window.from] : key;
}

function balanceNeeds(desk: PlanDesk, accumulators: readonly AccumulatorNode[]): readonly BalanceNeed[] {
  const { definition, currency } = desk;
  const need = ({ item: { code, key, window, weekStart, timeZone } }: AccumulatorNode): BalanceNeed => ({
    accumulator: code,
    key,
    window,
    ...(weekStart === undefined ? {} : { weekStart }),
    timeZone,
    ...(definition.currency === 'document' ? { currency } : {}),
  });
  const readings = [...desk.readings.values()].flatMap(
    ({ name, span, sinceMs, accumulator }): readonly BalanceNeed[] => {
      const node = accumulators[accumulator];
      const since = sinceMs === undefined ? {} : { sinceMs };
      return node === undefined ? [] : [{ ...need(node), reading: { name, span, ...since } }];
    },
  );
  return [...accumulators.map(need), ...readings];
}

function declareFactors(desk: PlanDesk): void {
  for (const factor of desk.definition.factors) {
    const { code, per } = factor;
    const type = factorType(desk, factor);
    const scale = factorScale(desk, factor);
    if (per !== 'line') desk.factors.set(code, { factor, sym: desk.slots.sym(code, type, scale) });
    else {
      const all = desk.slots.sym(code, { kind: 'list', of: type });
      desk.factors.set(code, { factor, sym: desk.slots.lineSym(code, type, scale), all });
    }
  }
}

/** A dictionary may have factors of lines that nothing reads: then nothing looks at lines. */
function linesOf(desk: PlanDesk): Pick<Plan, 'lines'> {
  const lines = desk.slots.lines();
  const isRead = [...desk.factors.values()].some(({ factor }) => factor.per === 'line' && desk.used.has(factor.code));
  return lines !== undefined && (isRead || desk.lineFees.size > 0) ? { lines } : {};
}

function factorType(desk: PlanDesk, factor: Factor): Type {
  const plain = (type: Exclude<Factor['type'], 'list'>): Type =>
    type === 'money' ? money(factor.currency ?? desk.definition.currency) : { kind: type };
  return factor.type === 'list' ? { kind: 'list', of: plain(factor.of ?? 'text') } : plain(factor.type);
}

function factorScale(desk: PlanDesk, factor: Factor): number | undefined {
  if (factor.type === 'boolean') return 0;
  const scale = factor.scale ?? (factor.type === 'money' ? desk.minorDigits : undefined);
  return scale !== undefined && scale <= FAST_SCALE_MAX ? scale : undefined;
}
