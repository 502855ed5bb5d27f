import { checkCondition } from '../condition/check-condition.ts';
import type { ConditionInput } from '../condition/condition-input.ts';
import { checkFormula } from '../formula/check-formula.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { Scope, Sym } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import { INTEGER, money, QUANTITY, RATIO, type Type, typeText } from '../formula/type.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import type { Contract } from '../model/contract.ts';
import { definitionHash } from '../model/definition-hash.ts';
import type { EffectiveAccumulator, EffectiveModel } from '../model/effective-model.ts';
import { mergeTerms } from '../model/merge-terms.ts';
import type { Apportionment, Factor, FeeItem, Model, Rounding } from '../model/model.ts';
import type { Price } from '../model/price.ts';
import { isCurrency, minorDigits } from '../money/currency.ts';
import { FAST_SCALE_MAX } from '../money/units.ts';
import { definitionPath } from './definition-path.ts';
import { dependencies } from './dependencies.ts';
import type {
  AccumulatorNode,
  ApportionmentNode,
  BearerNode,
  Booking,
  CheckedPrice,
  FactorNode,
  FeeNode,
  Plan,
  PlanNode,
} from './plan.ts';
import { complementText } from './price-formulas.ts';
import { priceScale } from './price-scale.ts';
import { Slots } from './slots.ts';
import { topologicalOrder } from './topological-order.ts';

/** Decimals that a running total of an unrounded step has in the scaled-integer lane. */
const STEP_TOTAL_SCALE = 8;

/**
 * Puts a model and a contract together, checks every formula and condition with its types, and orders the graph of
 * amounts. All faults are found at once, each at the place in model or contract where it was written; a cycle is printed.
 *
 * @param currency ISO 4217: the model's own, or the document's where the model says `document`
 *
 * Worked case: payable = base − commission, commission = base × 0.05, base = price − coupon gives the order base,
 * commission, payable, whatever the order in which they were written.
 */
export function buildPlan(model: Model, contract: Contract, currency: string): Result<Plan> {
  const merged = mergeTerms(model, contract);
  if (!merged.ok) return merged;
  if (!isCurrency(currency) || (model.currency !== 'document' && model.currency !== currency)) {
    return failed(
      issue('currency-invalid', ['currency'], {
        found: currency,
        expected: model.currency === 'document' ? 'ISO 4217' : model.currency,
      }),
    );
  }
  return new PlanBuilder(model, merged.value, contract, currency).build();
}

class PlanBuilder {
  readonly #model: Model;
  readonly #definition: EffectiveModel;
  readonly #contract: Contract;
  readonly #currency: string;
  readonly #minorDigits: number;
  readonly #money: Type;
  readonly #issues: Issue[] = [];
  readonly #slots = new Slots();
  readonly #factors = new Map<string, FactorNode>();
  readonly #fees = new Map<string, FeeNode>();
  readonly #apportionments = new Map<string, ApportionmentNode>();
  readonly #accumulators = new Map<string, DeclaredAccumulator>();
  readonly #used = new Set<string>();
  /** Accumulators whose running balance some formula reads. */
  readonly #readTotals = new Set<string>();
  readonly #scope: Scope;

  constructor(model: Model, definition: EffectiveModel, contract: Contract, currency: string) {
    this.#model = model;
    this.#definition = definition;
    this.#contract = contract;
    this.#currency = currency;
    this.#minorDigits = minorDigits(currency);
    this.#money = money(definition.currency);
    this.#scope = {
      name: (name) => this.#symOf(name),
      exactOf: (fee) => this.#fees.get(fee)?.exact,
      share: (code, bearer) => this.#apportionments.get(code)?.bearers.find((each) => each.item.code === bearer)?.share,
      unplaced: (code) => this.#apportionments.get(code)?.unplaced,
      names: () => this.#names(),
    };
  }

  build(): Result<Plan> {
    for (const factor of this.#definition.factors) {
      this.#factors.set(factor.code, {
        factor,
        sym: this.#slots.sym(factor.code, this.#factorType(factor), this.#factorScale(factor)),
      });
    }
    const ordered = topologicalOrder(dependencies(this.#definition));
    if ('cycle' in ordered) {
      return failed(issue('amount-cycle', ['fees'], { cycle: ordered.cycle.join(' → ') }));
    }
    this.#declareAccumulators();
    const nodes: PlanNode[] = [];
    for (const code of ordered.order) {
      const node = this.#node(code, nodes.length);
      if (node !== undefined) nodes.push(node);
    }
    const accumulators = this.#completeAccumulators();
    if (this.#issues.length > 0) return failed(this.#issues);
    return ok(this.#planOf(nodes, accumulators));
  }

  #planOf(nodes: readonly PlanNode[], accumulators: readonly AccumulatorNode[]): Plan {
    for (const party of this.#definition.parties) if ('factor' in party) this.#used.add(party.factor);
    for (const { key } of this.#definition.accumulators) for (const part of key) this.#used.add(part);
    return Object.freeze({
      definition: this.#definition,
      contract: this.#contract,
      modelHash: definitionHash(this.#model),
      contractHash: definitionHash(this.#contract),
      currency: this.#currency,
      minorDigits: this.#minorDigits,
      owner: this.#owner(),
      factors: [...this.#factors.values()].filter(({ factor }) => this.#used.has(factor.code)),
      nodes,
      accumulators,
      balances: this.#definition.accumulators.map(({ code, key, window, timeZone }) => ({
        accumulator: code,
        key,
        window,
        timeZone,
      })),
      slots: this.#slots.counts(),
    });
  }

  #owner(): string {
    return this.#definition.parties.find((party) => 'is' in party)?.code ?? '';
  }

  // Names and types

  #symOf(name: string): Sym | undefined {
    const factor = this.#factors.get(name);
    if (factor !== undefined) {
      this.#used.add(name);
      return factor.sym;
    }
    const fee = this.#fees.get(name);
    if (fee !== undefined) return fee.value;
    const total = this.#accumulators.get(name);
    if (total !== undefined) this.#readTotals.add(name);
    return total?.running;
  }

  #names(): readonly string[] {
    return [...this.#factors.keys(), ...this.#definition.fees.map(({ code }) => code), ...this.#accumulators.keys()];
  }

  #factorType(factor: Factor): Type {
    const plain = (type: Exclude<Factor['type'], 'list'>): Type =>
      type === 'money' ? money(factor.currency ?? this.#definition.currency) : { kind: type };
    return factor.type === 'list' ? { kind: 'list', of: plain(factor.of ?? 'text') } : plain(factor.type);
  }

  #factorScale(factor: Factor): number | undefined {
    if (factor.type === 'boolean') return 0;
    const scale = factor.scale ?? (factor.type === 'money' ? this.#minorDigits : undefined);
    return scale !== undefined && scale <= FAST_SCALE_MAX ? scale : undefined;
  }

  // Formulas and conditions

  #formula(text: string, expected: readonly Type[], path: Path): Tree | undefined {
    const parsed = parseFormula(text);
    const checked = parsed.ok ? checkFormula(parsed.value, expected, this.#scope) : parsed;
    if (checked.ok) return checked.value;
    this.#issues.push(...checked.issues.map((fault) => issueUnder(path, fault)));
    return undefined;
  }

  #condition(input: ConditionInput | undefined, path: Path): Tree | undefined {
    const checked = checkCondition(input, this.#scope, path);
    if (checked.ok) return checked.value;
    this.#issues.push(...checked.issues);
    return undefined;
  }

  // Nodes

  #node(code: string, index: number): PlanNode | undefined {
    const fee = this.#definition.fees.find((each) => each.code === code);
    if (fee !== undefined) {
      const node = this.#feeNode(fee, index);
      if (node !== undefined) this.#fees.set(code, node);
      return node;
    }
    const item = this.#definition.apportionments.find((each) => each.code === code);
    const node = item && this.#apportionmentNode(item, index);
    if (node !== undefined) this.#apportionments.set(code, node);
    return node;
  }

  #feeNode(item: FeeItem, index: number): FeeNode | undefined {
    const at = (...field: Path): Path => definitionPath(this.#definition, 'fees', item.code, field);
    const when = this.#condition(item.when, at('when'));
    if (item.price === undefined && item.enabled) {
      this.#issues.push(issue('price-missing', at('price'), { fee: item.code }));
    }
    const expected = item.booked ? [this.#money] : [this.#money, RATIO, QUANTITY, INTEGER];
    const price = this.#price(item.price ?? DISABLED, expected, (field) => at('price', field));
    const booking = item.rounding && this.#booking(item.rounding);
    const type = price === undefined ? this.#money : this.#typeOf(price);
    const exact = this.#slots.sym(
      booking === undefined ? item.code : `exact(${item.code})`,
      type,
      price && priceScale(price),
    );
    const isTruedUp =
      price?.kind === 'bands' && price.price.kind === 'volume' && price.cumulative?.basis === 'marginal';
    return {
      kind: 'fee',
      index,
      item,
      when,
      price: price ?? ({} as CheckedPrice),
      booking,
      value: booking === undefined ? exact : this.#slots.sym(item.code, type, booking.scale),
      exact,
      own: isTruedUp && booking !== undefined ? this.#truedUpParts(item.code, exact, booking) : undefined,
      apportionedBy: this.#definition.apportionments.find((each) => each.of === item.code && item.booked)?.code,
    };
  }

  #truedUpParts(code: string, exact: Sym, booking: Booking): FeeNode['own'] {
    const sym = (scale: number | undefined): Sym => this.#slots.sym(code, exact.type, scale);
    return {
      exact: sym(exact.scale),
      booked: sym(booking.scale),
      trueUpExact: sym(exact.scale),
      trueUp: sym(booking.scale),
    };
  }

  #typeOf(price: CheckedPrice): Type {
    return price.kind === 'amount' ? price.amount.type : this.#money;
  }

  #booking(rounding: Rounding): Booking {
    return { mode: rounding.mode, scale: rounding.scale ?? this.#minorDigits };
  }

  #price(price: Price, expected: readonly Type[], at: (field: string) => Path): CheckedPrice | undefined {
    const checked = this.#priceBody(price, expected, at);
    const type = checked?.kind === 'amount' ? [checked.amount.type] : [this.#money];
    const bound = (field: 'floor' | 'cap'): Tree | undefined => {
      const text = price[field];
      return text === undefined ? undefined : this.#formula(text, type, at(field));
    };
    const bounds = { floor: bound('floor'), cap: bound('cap'), wins: price.wins, negative: price.negative };
    return checked && { ...bounds, ...checked };
  }

  #priceBody(price: Price, expected: readonly Type[], at: (field: string) => Path) {
    switch (price.kind) {
      case 'formula':
      case 'flat':
      case 'complement': {
        const [field, text] =
          price.kind === 'formula'
            ? ['formula', price.formula]
            : price.kind === 'flat'
              ? ['amount', price.amount]
              : ['total', complementText(price)];
        const amount = this.#formula(text, expected, at(field));
        return amount && { kind: 'amount' as const, amount };
      }
      case 'ratio': {
        const measure = this.#formula(price.base, [this.#money, QUANTITY], at('base'));
        const rate = this.#formula(
          price.rate,
          [measure === undefined || measure.type.kind === 'money' ? RATIO : this.#money],
          at('rate'),
        );
        const flat = price.flat === undefined ? undefined : this.#formula(price.flat, [this.#money], at('flat'));
        return measure && rate && { kind: 'rate' as const, measure, rate, flat };
      }
      case 'graduated':
      case 'volume': {
        const isByUnit = price.bands.some((band) => band.unit !== undefined);
        const measure = this.#formula(price.measure, isByUnit ? [QUANTITY, INTEGER] : [this.#money], at('measure'));
        const cumulative = price.cumulative && this.#cumulative(price.cumulative);
        return measure && { kind: 'bands' as const, measure, price, cumulative };
      }
    }
  }

  #cumulative(cumulative: NonNullable<Extract<Price, { kind: 'graduated' | 'volume' }>['cumulative']>) {
    const declared = this.#accumulators.get(cumulative.accumulator);
    return declared && { basis: cumulative.basis, accumulator: declared.index };
  }

  #apportionmentNode(item: Apportionment, index: number): ApportionmentNode | undefined {
    const at = (...field: Path): Path => definitionPath(this.#definition, 'apportionments', item.code, field);
    const of = this.#symOf(item.of);
    if (of === undefined) return undefined;
    if (of.type.kind !== 'money') {
      this.#issues.push(issue('type-not-money', at('of'), { name: item.of, found: typeText(of.type) }));
      return undefined;
    }
    const fee = this.#fees.get(item.of);
    const booking = item.rounding === undefined ? fee?.booking : this.#booking(item.rounding);
    if (booking === undefined)
      this.#issues.push(issue('rounding-missing', at('rounding'), { apportionment: item.code, of: item.of }));
    const payer = item.payer ?? fee?.item.payer;
    if (item.unplaced === 'keep' && payer === undefined) {
      this.#issues.push(issue('payer-missing', at('payer'), { apportionment: item.code }));
    }
    const scale = booking?.scale ?? this.#minorDigits;
    const owner = this.#owner();
    const bearers = item.bearers.flatMap((bearer, position): BearerNode[] => {
      const path = at('bearers', position);
      if (bearer.code !== item.payee && bearer.code !== owner && item.payee !== owner) {
        this.#issues.push(issue('share-without-owner', path, { apportionment: item.code, bearer: bearer.code, owner }));
      }
      const weight = this.#formula(bearer.weight, [RATIO, QUANTITY, INTEGER, this.#money], [...path, 'weight']);
      const cap = bearer.cap === undefined ? undefined : this.#formula(bearer.cap, [this.#money], [...path, 'cap']);
      const limit = this.#limit(item.code, bearer.code);
      const share = this.#slots.sym(`share(${item.code}, ${bearer.code})`, of.type, scale);
      return weight === undefined ? [] : [{ item: bearer, weight, cap, limit, share }];
    });
    return {
      kind: 'apportionment',
      index,
      item,
      of,
      fee,
      booking: booking ?? { mode: 'half-up', scale },
      amount: this.#slots.sym(item.code, of.type, scale),
      bearers,
      unplaced: this.#slots.sym(`unplaced(${item.code})`, of.type, scale),
      payer,
    };
  }

  #limit(apportionment: string, bearer: string): BearerNode['limit'] {
    for (const declared of this.#accumulators.values()) {
      const { adds, limit, code } = declared.item;
      if (
        typeof adds === 'string' ||
        adds.apportionment !== apportionment ||
        adds.bearer !== bearer ||
        limit === undefined
      )
        continue;
      const amount = this.#formula(
        limit,
        [this.#money],
        definitionPath(this.#definition, 'accumulators', code, ['limit']),
      );
      if (amount !== undefined) return { accumulator: declared.index, amount };
    }
    return undefined;
  }

  // Accumulators

  /** Their names are known before any node is checked; what they add may not be. */
  #declareAccumulators(): void {
    this.#definition.accumulators.forEach((item, index) => {
      const factor = typeof item.adds === 'string' ? this.#factors.get(item.adds) : undefined;
      if (factor !== undefined) this.#used.add(factor.factor.code);
      const fee = this.#definition.fees.find((each) => each.code === item.adds);
      const type = factor?.sym.type ?? this.#money;
      const scale =
        factor !== undefined
          ? factor.sym.scale
          : fee?.rounding !== undefined
            ? this.#booking(fee.rounding).scale
            : typeof item.adds === 'string'
              ? STEP_TOTAL_SCALE
              : this.#shareScale(item.adds.apportionment);
      const declared = {
        index,
        item,
        before: this.#slots.sym(item.code, type, scale),
        running: this.#slots.sym(item.code, type, scale),
      };
      this.#accumulators.set(item.code, declared);
    });
  }

  #shareScale(apportionment: string): number {
    const item = this.#definition.apportionments.find((each) => each.code === apportionment);
    const fee = this.#definition.fees.find((each) => each.code === item?.of);
    const rounding = item?.rounding ?? fee?.rounding;
    return rounding === undefined ? this.#minorDigits : this.#booking(rounding).scale;
  }

  #completeAccumulators(): readonly AccumulatorNode[] {
    return [...this.#accumulators.values()].map((declared): AccumulatorNode => {
      const { adds, code } = declared.item;
      const source = this.#sourceOf(adds) ?? declared.running;
      if (typeText(source.type) !== typeText(declared.running.type)) {
        const name = typeof adds === 'string' ? adds : adds.apportionment;
        this.#issues.push(
          issue('accumulator-type', definitionPath(this.#definition, 'accumulators', code, ['adds']), {
            accumulator: code,
            adds: name,
            found: typeText(source.type),
          }),
        );
      }
      const when = this.#condition(
        declared.item.when,
        definitionPath(this.#definition, 'accumulators', code, ['when']),
      );
      // A formula that reads the balance was compiled with the scale declared; else the added amount's own is best.
      const running = this.#readTotals.has(code) ? declared.running : { ...declared.running, scale: source.scale };
      return { ...declared, before: { ...declared.before, scale: running.scale }, running, source, when };
    });
  }

  #sourceOf(adds: EffectiveAccumulator['adds']): Sym | undefined {
    return typeof adds === 'string' ? this.#symOf(adds) : this.#scope.share(adds.apportionment, adds.bearer);
  }
}

/** An accumulator whose name is known; what it adds may not be computed yet. */
type DeclaredAccumulator = Omit<AccumulatorNode, 'source' | 'when'>;

/** The price of a fee that is switched off and has none. */
const DISABLED: Price = { kind: 'flat', amount: '0', wins: 'cap', negative: 'mirror' };
