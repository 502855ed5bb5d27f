import { whyNot } from '../condition/why-not.ts';
import { decideExactly } from '../decide/decide.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { type BandPart, graduatedBreakdown, volumePart } from '../fee/band-breakdown.ts';
import { bandOf } from '../fee/band-table.ts';
import { exactTable } from '../fee/price-exact.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { symsIn } from '../formula/syms-in.ts';
import type { Tree } from '../formula/tree.ts';
import { typeText } from '../formula/type.ts';
import { layerOf } from '../model/merge-terms.ts';
import type { Names } from '../model/names.ts';
import { amountUnits } from '../money/amount.ts';
import { abs, add, compare, type Exact, exactText, multiply, negate, sign, subtract, ZERO } from '../money/exact.ts';
import { unitsText } from '../money/units.ts';
import type { ApportionmentNode, BearerNode, CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import type { Bounded, ExplainedAmount, ExplainedBand, Explanation, How, Rounded } from './explanation.ts';

/** What can be explained: a fee or step, or one share; without bearer, the part that nobody could take. */
export type ExplainTarget<N extends Names = Names> =
  | { readonly fee: N['fee'] }
  | { readonly apportionment: N['apportionment']; readonly bearer?: N['bearer'] | undefined };

const MASK = '***';

/**
 * Rebuilds the tree behind an amount from its snapshot alone: formula with the values filled in, bands, floor and cap,
 * rounding, the facts with their sources, the versions. For a fee that did not apply: which part of its condition failed,
 * and by how much. Nothing of this is kept while deciding; the snapshot is decided again.
 *
 * Worked case: payable 96.08 is base 100.01 − commission 3.33 − service 0.60; commission is 0.0333 × 100.01 = 3.330333,
 * half-up to 3.33; base is price 120.01 − coupon 20, two facts with their sources.
 */
export function explainAmount(plan: Plan, snapshot: Snapshot, target: ExplainTarget): ExplainedAmount {
  const { tenant, id, time } = snapshot.document;
  return {
    document: { tenant, id, time },
    rule: snapshot.rule,
    model: snapshot.model,
    contract: snapshot.contract,
    amount: new Explainer(plan, snapshot).explain(target),
  };
}

class Explainer {
  readonly #plan: Plan;
  readonly #snapshot: Snapshot;
  /** The frame as each node saw it. */
  readonly #seenBy: ExactFrame[] = [];
  readonly #final: ExactFrame;
  readonly #applied: readonly boolean[];
  readonly #told = new Set<string>();

  constructor(plan: Plan, snapshot: Snapshot) {
    this.#plan = plan;
    this.#snapshot = snapshot;
    const decision = decideExactly(plan, snapshot, (_node, frame) => {
      this.#seenBy.push({ ...frame, numbers: [...frame.numbers] });
    });
    this.#final = decision.frame;
    this.#applied = decision.applied;
  }

  explain(target: ExplainTarget): Explanation {
    if ('fee' in target) {
      const fee = this.#fee(target.fee);
      if (fee === undefined)
        throw new RangeError(`feewright: no fee '${target.fee}' in the model '${this.#snapshot.model.code}'`);
      return this.#feeExplanation(fee);
    }
    const { apportionment, bearer } = target;
    const node = this.#plan.nodes.find((each) => each.kind === 'apportionment' && each.item.code === apportionment);
    if (node?.kind !== 'apportionment') throw new RangeError(`feewright: no apportionment '${apportionment}'`);
    if (bearer === undefined) return this.#unplaced(node);
    const share = node.bearers.find((each) => each.item.code === bearer);
    if (share === undefined) throw new RangeError(`feewright: '${bearer}' bears nothing of '${apportionment}'`);
    return this.#share(node, share);
  }

  // Fees

  #feeExplanation(node: FeeNode): Explanation {
    const { item, booking, value, exact } = node;
    const frame = this.#frameOf(node);
    const base = {
      code: item.code,
      label: item.label,
      type: this.#typeText(value),
      definedBy: layerOf(this.#plan.definition, item.code, 'price'),
    };
    const booked = this.#text(this.#final, value, booking?.scale);
    if (!this.#first(item.code))
      return { ...base, value: booked, how: this.#again(node), rounding: undefined, inputs: [] };
    if (!item.enabled) return { ...base, value: booked, how: { kind: 'disabled' }, rounding: undefined, inputs: [] };
    if (this.#applied[node.index] !== true) {
      const how: How = {
        kind: 'not-applied',
        condition: node.when === undefined ? '*' : formulaText(node.when),
        misses: whyNot(node.when, frame).misses.map((miss) => this.#maskedMiss(node.when, miss)),
      };
      return { ...base, value: booked, how, rounding: undefined, inputs: this.#inputs(node, [node.when], frame) };
    }
    const exactValue = this.#final.numbers[exact.slot] ?? ZERO;
    const rounding: Rounded | undefined = booking && {
      exact: exactText(exactValue),
      mode: booking.mode,
      scale: booking.scale,
      booked,
    };
    return {
      ...base,
      value: booked,
      how: this.#how(node, frame),
      rounding,
      inputs: this.#inputs(node, [node.when, ...treesOf(node.price)], frame),
    };
  }

  /** A value told already is told shortly. */
  #again(node: FeeNode): How {
    const [tree] = treesOf(node.price);
    return {
      kind: 'formula',
      formula: tree === undefined ? node.item.code : formulaText(tree),
      filled: '…',
      bounded: undefined,
    };
  }

  #how(node: FeeNode, frame: ExactFrame): How {
    const { price } = node;
    switch (price.kind) {
      case 'amount': {
        const computed = compileExactNumber(price.amount)(frame);
        return { kind: 'formula', ...this.#spoken(price.amount, frame), bounded: this.#bounded(node, computed) };
      }
      case 'rate': {
        const measure = abs(compileExactNumber(price.measure)(frame));
        const rate = compileExactNumber(price.rate)(frame);
        const flat = price.flat === undefined ? ZERO : compileExactNumber(price.flat)(frame);
        const say = (write: (tree: Tree) => string): string => {
          const product = `${grouped(write(price.rate))} * ${grouped(write(price.measure))}`;
          return price.flat === undefined ? product : `${product} + ${grouped(write(price.flat))}`;
        };
        const bounded = this.#bounded(node, add(multiply(rate, measure), flat));
        return {
          kind: 'formula',
          formula: say((tree) => formulaText(tree)),
          filled: say((tree) => this.#filled(tree, frame)),
          bounded,
        };
      }
      case 'bands':
        return this.#bands(node, price, frame);
    }
  }

  #bands(node: FeeNode, price: Extract<CheckedPrice, { kind: 'bands' }>, frame: ExactFrame): How {
    const table = exactTable(price.price);
    const measure = compileExactNumber(price.measure)(frame);
    const accumulator = price.cumulative && this.#plan.accumulators[price.cumulative.accumulator];
    const stored = accumulator && this.#snapshot.balances[accumulator.item.code];
    const balance = accumulator === undefined ? undefined : (frame.numbers[accumulator.before.slot] ?? ZERO);
    const window = balance === undefined ? undefined : { balance, hasEntries: (stored?.entries ?? 0) > 0 };
    const x = window === undefined ? abs(measure) : measure;
    let parts: readonly BandPart[];
    if (price.price.kind === 'graduated') parts = graduatedBreakdown(table, x, window);
    else {
      const basis = price.cumulative?.basis;
      const reached = window === undefined ? x : basis === 'before' ? window.balance : add(window.balance, x);
      const takesFlat =
        window === undefined ? sign(x) > 0 || table.flatAtZero : basis !== 'marginal' || !window.hasEntries;
      parts = [volumePart(table, bandOf(table, reached), x, takesFlat)];
    }
    const own = parts.reduce((sum, part) => add(sum, part.amount), ZERO);
    const trueUp = node.own && this.#final.numbers[node.own.trueUpExact.slot];
    return {
      kind: 'bands',
      price: price.price.kind,
      measure: formulaText(price.measure),
      measureValue: exactText(measure),
      cumulative:
        accumulator && price.cumulative && balance
          ? { accumulator: accumulator.item.code, basis: price.cumulative.basis, balance: exactText(balance) }
          : undefined,
      bands: parts.map(explainedBand),
      trueUp: trueUp && exactText(trueUp),
      bounded: this.#bounded(node, own),
    };
  }

  /** The own part as it was charged against what it would have been without floor and cap. */
  #bounded(node: FeeNode, unbounded: Exact): Bounded | undefined {
    const { floor, cap } = node.price;
    if (floor === undefined && cap === undefined) return undefined;
    const final = this.#final.numbers[(node.own?.exact ?? node.exact).slot] ?? ZERO;
    const charged = sign(unbounded) >= 0 && sign(final) < 0 ? negate(final) : final;
    const order = compare(charged, unbounded);
    if (order === 0) return undefined;
    return { by: order > 0 ? 'floor' : 'cap', from: exactText(unbounded), to: exactText(charged) };
  }

  // Shares

  #share(node: ApportionmentNode, bearer: BearerNode): Explanation {
    const frame = this.#frameOf(node);
    const { scale } = node.booking;
    const amount = this.#final.numbers[node.amount.slot] ?? ZERO;
    const share = this.#final.numbers[bearer.share.slot] ?? ZERO;
    const weights = node.bearers.map((each) => compileExactNumber(each.weight)(frame));
    const weight = compileExactNumber(bearer.weight)(frame);
    const headroom = this.#headroom(bearer, frame, sign(amount) < 0);
    const takesRest = typeof node.item.unplaced === 'object' && node.item.unplaced.to === bearer.item.code;
    const isFull = headroom !== undefined && compare(abs(share), headroom) >= 0;
    const total = weights.reduce(add, ZERO);
    const byWeight = total.n === 0n ? ZERO : multiply(abs(amount), { n: weight.n * total.d, d: weight.d * total.n });
    const isMore = compare(abs(share), add(byWeight, { n: 1n, d: 10n ** BigInt(scale) })) > 0;
    return {
      code: bearer.item.code,
      label: this.#plan.definition.parties.find((party) => party.code === bearer.item.code)?.label,
      value: unitsText(amountUnits(share, scale), scale),
      type: this.#typeText(bearer.share),
      how: {
        kind: 'share',
        of: node.item.of,
        amount: unitsText(amountUnits(amount, scale), scale),
        weight: exactText(weight),
        weights: weights.map(exactText).join(' : '),
        headroom: headroom && exactText(headroom),
        reason:
          weight.n === 0n && !takesRest
            ? 'no-weight'
            : isFull
              ? 'at-headroom'
              : takesRest && isMore
                ? 'takes-the-rest'
                : 'by-weight',
      },
      rounding: undefined,
      definedBy: layerOf(this.#plan.definition, node.item.code, 'bearers'),
      inputs: this.#inputsOf(
        [node.of, ...symsIn([bearer.weight, bearer.cap, bearer.limit?.amount]), ...this.#limitSym(bearer)],
        frame,
      ),
    };
  }

  #unplaced(node: ApportionmentNode): Explanation {
    const { scale } = node.booking;
    const text = (sym: Sym): string => unitsText(amountUnits(this.#final.numbers[sym.slot] ?? ZERO, scale), scale);
    return {
      code: node.item.code,
      label: node.item.label,
      value: text(node.unplaced),
      type: this.#typeText(node.unplaced),
      how: { kind: 'unplaced', of: node.item.of, amount: text(node.amount) },
      rounding: undefined,
      definedBy: layerOf(this.#plan.definition, node.item.code, 'unplaced'),
      inputs: node.bearers.map((bearer) => this.#share(node, bearer)),
    };
  }

  #headroom(bearer: BearerNode, frame: ExactFrame, isNegative: boolean): Exact | undefined {
    const rooms: Exact[] = [];
    if (bearer.cap !== undefined) rooms.push(compileExactNumber(bearer.cap)(frame));
    const running = bearer.limit && this.#plan.accumulators[bearer.limit.accumulator]?.running;
    if (bearer.limit !== undefined && running !== undefined) {
      const balance = frame.numbers[running.slot] ?? ZERO;
      rooms.push(isNegative ? balance : subtract(compileExactNumber(bearer.limit.amount)(frame), balance));
    }
    const [first, ...rest] = rooms;
    if (first === undefined) return undefined;
    const least = rest.reduce((a, b) => (compare(a, b) <= 0 ? a : b), first);
    return sign(least) < 0 ? ZERO : least;
  }

  #limitSym(bearer: BearerNode): readonly Sym[] {
    const running = bearer.limit && this.#plan.accumulators[bearer.limit.accumulator]?.running;
    return running === undefined ? [] : [running];
  }

  // Inputs

  #inputs(node: FeeNode, trees: readonly (Tree | undefined)[], frame: ExactFrame): readonly Explanation[] {
    const { price } = node;
    const cumulative =
      price.kind === 'bands' && price.cumulative ? this.#plan.accumulators[price.cumulative.accumulator] : undefined;
    const syms = [...symsIn(trees), ...(cumulative === undefined ? [] : [cumulative.before])];
    return this.#inputsOf(syms, frame);
  }

  #inputsOf(syms: readonly Sym[], frame: ExactFrame): readonly Explanation[] {
    return [...new Set(syms)].map((sym) => this.#input(sym, frame));
  }

  #input(sym: Sym, frame: ExactFrame): Explanation {
    const factor = this.#plan.factors.find((each) => each.sym === sym);
    if (factor !== undefined) return this.#fact(factor.factor.code);
    const fee = this.#plan.nodes.find((node) => node.kind === 'fee' && (node.value === sym || node.exact === sym));
    if (fee?.kind === 'fee') return this.#feeExplanation(fee);
    const accumulator = this.#plan.accumulators.find((each) => each.running === sym || each.before === sym);
    if (accumulator !== undefined) return this.#balance(accumulator.item.code, accumulator.item.label, sym, frame);
    for (const node of this.#plan.nodes) {
      if (node.kind !== 'apportionment') continue;
      const bearer = node.bearers.find((each) => each.share === sym);
      if (bearer !== undefined) return this.#share(node, bearer);
      if (node.unplaced === sym) return this.#unplaced(node);
    }
    throw new RangeError(`feewright: '${sym.name}' belongs to nothing in the plan; this is a bug`);
  }

  #fact(code: string): Explanation {
    const node = this.#plan.factors.find(({ factor }) => factor.code === code);
    const value = this.#snapshot.facts[code];
    const source = this.#snapshot.sources[code];
    return {
      code,
      label: node?.factor.label,
      value: value === undefined ? '' : node?.factor.sensitive === true ? MASK : factText(value),
      type: node === undefined ? 'text' : this.#typeText(node.sym),
      how: value === undefined ? { kind: 'absent' } : { kind: 'fact', source },
      rounding: undefined,
      definedBy: undefined,
      inputs: [],
    };
  }

  #balance(code: string, label: string | undefined, sym: Sym, frame: ExactFrame): Explanation {
    const stored = this.#snapshot.balances[code];
    const value = frame.numbers[sym.slot] ?? ZERO;
    return {
      code,
      label,
      value: exactText(value),
      type: this.#typeText(sym),
      how: {
        kind: 'balance',
        key: stored?.key ?? '',
        window: stored?.window ?? { key: '', zone: '' },
        entries: stored?.entries ?? 0,
      },
      rounding: undefined,
      definedBy: undefined,
      inputs: [],
    };
  }

  // Words

  #spoken(tree: Tree, frame: ExactFrame): { readonly formula: string; readonly filled: string } {
    return { formula: formulaText(tree), filled: this.#filled(tree, frame) };
  }

  /** The formula with values in place of names. */
  #filled(tree: Tree, frame: ExactFrame): string {
    const syms = new Map(symsIn([tree]).map((sym) => [sym.name, sym]));
    return formulaText(tree, (name) => {
      const sym = syms.get(name);
      if (sym === undefined) return name;
      if (this.#isSensitive(name)) return MASK;
      const number = frame.numbers[sym.slot];
      switch (sym.type.kind) {
        case 'text':
        case 'date':
          return `'${frame.texts[sym.slot] ?? ''}'`;
        case 'boolean':
          return String(frame.booleans[sym.slot] ?? '');
        case 'list':
          return `${name}`;
        default: {
          const text = number === undefined ? '?' : exactText(number);
          return text.startsWith('-') ? `(${text})` : text;
        }
      }
    });
  }

  #maskedMiss(tree: Tree | undefined, miss: { condition: string; actual: string | undefined; by: string | undefined }) {
    const isMasked = symsIn([tree]).some(({ name }) => this.#isSensitive(name) && miss.condition.includes(name));
    return isMasked ? { condition: miss.condition, actual: MASK, by: undefined } : miss;
  }

  #isSensitive(name: string): boolean {
    return this.#plan.factors.find(({ factor }) => factor.code === name)?.factor.sensitive === true;
  }

  #text(frame: ExactFrame, sym: Sym, scale: number | undefined): string {
    const value = frame.numbers[sym.slot] ?? ZERO;
    return scale === undefined ? exactText(value) : unitsText(amountUnits(value, scale), scale);
  }

  #typeText({ type }: Sym): string {
    return type.kind === 'money' && type.currency === 'document' ? `money(${this.#plan.currency})` : typeText(type);
  }

  #frameOf(node: FeeNode | ApportionmentNode): ExactFrame {
    return this.#seenBy[node.index] ?? this.#final;
  }

  #fee(code: string): FeeNode | undefined {
    for (const node of this.#plan.nodes) if (node.kind === 'fee' && node.item.code === code) return node;
    return undefined;
  }

  #first(code: string): boolean {
    if (this.#told.has(code)) return false;
    this.#told.add(code);
    return true;
  }
}

function treesOf(price: CheckedPrice): readonly Tree[] {
  const trees =
    price.kind === 'amount'
      ? [price.amount]
      : price.kind === 'rate'
        ? [price.rate, price.measure, price.flat]
        : [price.measure];
  return [...trees, price.floor, price.cap].filter((tree) => tree !== undefined);
}

function explainedBand(part: BandPart): ExplainedBand {
  return {
    from: exactText(part.from),
    to: part.to && exactText(part.to),
    measure: exactText(part.measure),
    price: exactText(part.price),
    flat: exactText(part.flat),
    amount: exactText(part.amount),
  };
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}_.*']+$/u.test(text) ? text : `(${text})`;
}

function factText(value: string | boolean | readonly string[]): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}
