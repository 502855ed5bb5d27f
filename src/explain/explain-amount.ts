import { whyNot } from '../condition/why-not.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { symsIn } from '../formula/syms-in.ts';
import type { Tree } from '../formula/tree.ts';
import { exactText } from '../money/exact.ts';
import { amountNotOfLines, amountUnknown, shareUnknown } from '../plan/amount-unknown.ts';
import { bearerTrees } from '../plan/bearer-trees.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { BearerNode } from '../plan/levels.ts';
import type { ApportionmentNode, FeeLines, FeeNode, Plan } from '../plan/plan.ts';
import { treesOf } from '../plan/price-trees.ts';
import { roundedOf } from './booked-how.ts';
import { DecidedAgain } from './decided-again.ts';
import { definedBy } from './defined-by.ts';
import { explainRefund } from './explain-refund.ts';
import type { ExplainTarget } from './explain-target.ts';
import { type DefinedBy, EXPLANATION_FORMAT, type ExplainedAmount, type Explanation } from './explanation.ts';
import { balance, fact, factsOfLines } from './facts-and-balances.ts';
import type { How } from './how.ts';
import { shareHow } from './share-how.ts';
import { explainedStandard } from './standard-how.ts';
import { toldPrice } from './told-price.ts';

/**
 * Rebuilds the tree behind an amount from its snapshot alone: formula with the values filled in, bands, floor and cap,
 * rounding, the facts with their sources, the versions. For a fee that did not apply: which part of its condition failed,
 * and by how much. Nothing of this is kept while deciding; the snapshot is decided again.
 *
 * Worked case: payable 96.08 is base 100.01 − commission 3.33 − service 0.60; commission is 0.0333 × 100.01 = 3.330333,
 * half-up to 3.33; base is price 120.01 − coupon 20, two facts with their sources.
 */
export function explainAmount(plan: Plan, snapshot: Snapshot, target: ExplainTarget): ExplainedAmount {
  const { refund } = snapshot;
  if (refund !== undefined) {
    const explained = explainAmount(plan, refund.original, target);
    return {
      ...explained,
      document: headOf(snapshot),
      amount: explainRefund(plan, snapshot, { refund, target, original: explained.amount }),
    };
  }
  const count = snapshot.lines?.length ?? 0;
  const line = 'fee' in target ? target.line : undefined;
  const asked = line === undefined ? -1 : lineAt(snapshot, line);
  const decided = DecidedAgain.of(plan, snapshot, (at) => at === asked || count <= LINES_TOLD);
  const standardised = explainedStandard(plan.definition, snapshot);
  return {
    format: EXPLANATION_FORMAT,
    document: headOf(snapshot),
    rule: snapshot.rule,
    model: snapshot.model,
    contract: snapshot.contract,
    ...(snapshot.layers === undefined ? {} : { layers: snapshot.layers }),
    ...(standardised === undefined ? {} : { standardised }),
    amount: new Explainer(decided).explain(target),
  };
}

function headOf({ document: { tenant, id, time } }: Snapshot): ExplainedAmount['document'] {
  return { tenant, id, time };
}

/** A sum over more lines than this names what each has of it; how that came about, each tells when it is asked for. */
const LINES_TOLD = 20;

function lineAt(snapshot: Snapshot, line: string): number {
  const ids = (snapshot.lines ?? []).map(({ id }) => id);
  const at = ids.indexOf(line);
  return at < 0 ? amountUnknown('line', line, snapshot.document.id, ids) : at;
}

/** One walk through the graph of amounts, from the amount asked for down to facts and balances. */
class Explainer {
  /** With the values of the line that is being told, if any. */
  #decided: DecidedAgain;
  readonly #plan: Plan;
  /** Fees whose tree is told already: a graph told as a tree would repeat itself without end. */
  readonly #told = new Set<string>();

  constructor(decided: DecidedAgain) {
    this.#decided = decided;
    this.#plan = decided.plan;
  }

  explain(target: ExplainTarget): Explanation {
    if ('fee' in target) {
      const fee = this.#plan.nodes.find((node) => node.kind === 'fee' && node.item.code === target.fee);
      if (fee?.kind !== 'fee') {
        const codes = this.#plan.definition.fees.map(({ code }) => code);
        return amountUnknown('fee', target.fee, this.#modelCode(), codes);
      }
      if (target.line === undefined) return fee.lines === undefined ? this.#fee(fee) : this.#sum(fee, fee.lines);
      if (fee.lines === undefined) return amountNotOfLines(target.fee);
      return this.#ofLine(lineAt(this.#decided.snapshot, target.line), () => this.#fee(fee));
    }
    const { apportionment, bearer } = target;
    const node = this.#plan.nodes.find((each) => each.kind === 'apportionment' && each.item.code === apportionment);
    if (node?.kind !== 'apportionment') {
      return shareUnknown(this.#plan.definition, apportionment);
    }
    if (bearer === undefined) return this.#unplaced(node);
    const share = node.bearers.find((each) => each.item.code === bearer);
    return share === undefined ? shareUnknown(this.#plan.definition, apportionment, bearer) : this.#share(node, share);
  }

  /** Tells something with the values of one line, and goes back to those that were told before. */
  #ofLine<Told>(line: number | undefined, tell: () => Told): Told {
    const before = this.#decided;
    this.#decided = before.ofLine(line);
    const told = tell();
    this.#decided = before;
    return told;
  }

  /** Which line's values are being told, for names and for what is told already. */
  #lineId(): string | undefined {
    return this.#decided.lineId;
  }

  /** A fee of lines, over all of them. */
  #sum(node: FeeNode, { value }: FeeLines): Explanation {
    const { item, booking } = node;
    const ids = (this.#decided.snapshot.lines ?? []).map(({ id }) => id);
    const told = {
      code: item.code,
      label: item.label,
      value: this.#decided.ofLine(undefined).valueText(value, booking?.scale),
      type: this.#decided.typeText(value),
      rounding: undefined,
      definedBy: this.#definedBy(item.code, 'price'),
    };
    if (this.#told.has(item.code)) return { ...told, how: { kind: 'told-above' }, inputs: [] };
    this.#told.add(item.code);
    const lines = ids.map((line, at) => ({
      line,
      value: this.#decided.ofLine(at).valueText(node.value, booking?.scale),
    }));
    const inputs = ids.length > LINES_TOLD ? [] : ids.map((_, at) => this.#ofLine(at, () => this.#fee(node)));
    return { ...told, how: { kind: 'lines', lines }, inputs };
  }

  #fee(node: FeeNode): Explanation {
    const { item, booking, value, exact } = node;
    const line = node.lines === undefined ? undefined : this.#lineId();
    const key = line === undefined ? item.code : `${item.code}\n${line}`;
    const frame = this.#decided.seenBy(node);
    const booked = this.#decided.valueText(value, booking?.scale);
    const told = {
      code: item.code,
      ...(line === undefined ? {} : { line }),
      label: item.label,
      value: booked,
      type: this.#decided.typeText(value),
      rounding: undefined,
      definedBy: this.#definedBy(item.code, 'price'),
      inputs: [],
    };
    if (this.#told.has(key)) return { ...told, how: { kind: 'told-above' } };
    this.#told.add(key);
    if (!item.enabled) return { ...told, how: { kind: 'disabled' } };
    if (!this.#decided.isApplied(node)) {
      return { ...told, how: this.#notApplied(node.when, frame), inputs: this.#inputs(symsIn([node.when]), frame) };
    }
    const rounding = booking && {
      exact: exactText(this.#decided.value(exact)),
      mode: booking.mode,
      scale: booking.scale,
      booked,
      ...roundedOf(node),
    };
    const trees = [node.when, ...treesOf(node.price), node.quantity, node.periodCap?.amount];
    const syms = [...symsIn(trees), ...this.#windowOf(node), ...this.#chargedOf(node)];
    return { ...told, ...toldPrice(this.#decided, node, frame), rounding, inputs: this.#inputs(syms, frame) };
  }

  #notApplied(when: Tree | undefined, frame: ExactFrame): How {
    return {
      kind: 'not-applied',
      condition: when === undefined ? '*' : formulaText(when),
      misses: whyNot(when, frame).misses.map((miss) => this.#decided.maskedMiss(when, miss)),
    };
  }

  /** The window total that a cumulative price reads. */
  #windowOf({ price }: FeeNode): readonly Sym[] {
    if (!('cumulative' in price) || price.cumulative === undefined) return [];
    return [cumulativeWindow(this.#plan, price.cumulative).before];
  }

  /** What a period cap is compared with. */
  #chargedOf({ periodCap }: FeeNode): readonly Sym[] {
    const charged = periodCap && this.#plan.accumulators[periodCap.accumulator];
    return charged === undefined ? [] : [charged.running];
  }

  #share(node: ApportionmentNode, bearer: BearerNode): Explanation {
    if (!this.#decided.isApplied(node)) return this.#nothingToDivide(node, bearer.item.code, bearer.share);
    const running = bearer.limit && this.#plan.accumulators[bearer.limit.accumulator]?.running;
    const above = node.bearers.find(({ item }) => item.code === bearer.above);
    const syms = [above?.share ?? node.of, ...symsIn(bearerTrees(bearer)), ...(running ? [running] : [])];
    return {
      code: bearer.item.code,
      label: this.#plan.definition.parties.find((party) => party.code === bearer.item.code)?.label,
      value: this.#decided.valueText(bearer.share, node.booking.scale),
      type: this.#decided.typeText(bearer.share),
      how: shareHow(this.#decided, node, bearer),
      rounding: undefined,
      definedBy: this.#definedBy(node.item.code, 'bearers'),
      inputs: this.#inputs(syms, this.#decided.seenBy(node)),
    };
  }

  /** The fee that was to be divided did not apply: why, it tells itself. */
  #nothingToDivide(node: ApportionmentNode, code: string, sym: Sym): Explanation {
    return {
      code,
      label: undefined,
      value: this.#decided.valueText(sym, node.booking.scale),
      type: this.#decided.typeText(sym),
      how: { kind: 'not-applied', condition: node.item.of, misses: [] },
      rounding: undefined,
      definedBy: [],
      inputs: node.fee === undefined ? [] : [this.#fee(node.fee)],
    };
  }

  #unplaced(node: ApportionmentNode): Explanation {
    const { scale } = node.booking;
    if (!this.#decided.isApplied(node)) return this.#nothingToDivide(node, node.item.code, node.unplaced);
    return {
      code: node.item.code,
      label: node.item.label,
      value: this.#decided.valueText(node.unplaced, scale),
      type: this.#decided.typeText(node.unplaced),
      how: { kind: 'unplaced', of: node.item.of, amount: this.#decided.valueText(node.amount, scale) },
      rounding: undefined,
      definedBy: this.#definedBy(node.item.code, 'unplaced'),
      inputs: node.level.bearers.map((bearer) => this.#share(node, bearer)),
    };
  }

  #inputs(syms: readonly Sym[], frame: ExactFrame): readonly Explanation[] {
    return [...new Set(syms)].map((sym) => this.#input(sym, frame));
  }

  #input(sym: Sym, frame: ExactFrame): Explanation {
    const factor = this.#plan.factors.find((each) => each.sym === sym || each.all === sym);
    if (factor !== undefined)
      return factor.all === sym ? factsOfLines(this.#decided, factor, sym) : fact(this.#decided, factor);
    const accumulator = this.#plan.accumulators.find((each) => each.running === sym || each.before === sym);
    if (accumulator !== undefined)
      return balance(this.#decided, accumulator, { name: accumulator.item.code, sym, frame });
    const reading = this.#plan.readings.find((each) => each.sym === sym);
    const read = reading && this.#plan.accumulators[reading.accumulator];
    if (reading !== undefined && read !== undefined)
      return balance(this.#decided, read, { name: reading.name, sym, frame });
    for (const node of this.#plan.nodes) {
      if (node.kind === 'fee') {
        if (node.value === sym || node.exact === sym) return this.#fee(node);
        if (node.lines?.value === sym || node.lines?.exact === sym) return this.#sum(node, node.lines);
        continue;
      }
      const bearer = node.bearers.find((each) => each.share === sym);
      if (bearer !== undefined) return this.#share(node, bearer);
      if (node.unplaced === sym) return this.#unplaced(node);
    }
    throw new RangeError(`feewright: '${sym.name}' belongs to nothing in the plan; this is a bug`);
  }

  #definedBy(code: string, field: string): readonly DefinedBy[] {
    return definedBy(this.#plan.definition, code, field);
  }

  #modelCode(): string {
    return this.#decided.snapshot.model.code;
  }
}
