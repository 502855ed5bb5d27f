import { checkCondition } from '../condition/check-condition.ts';
import type { ConditionInput } from '../condition/condition-input.ts';
import { checkFormula } from '../formula/check-formula.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { BalanceOf, Scope, ScopeTable, Sym } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import { money, type Type } from '../formula/type.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import type { Rounding } from '../model/model.ts';
import { hasLast } from '../model/window.ts';
import { minorDigits } from '../money/currency.ts';
import type { BalanceReading, BalanceSpan } from './balance-need.ts';
import type { Calculator } from './calculator.ts';
import { lineFees } from './line-fees.ts';
import { lookupTable } from './lookup-tables.ts';
import type { MidWindowPrice } from './mid-window.ts';
import type { AccumulatorNode, ApportionmentNode, Booking, FactorNode, FeeNode } from './plan.ts';
import { readingNames } from './reading-names.ts';
import { Slots } from './slots.ts';

/** An accumulator whose name is known; what it adds may not be computed yet. */
export type DeclaredAccumulator = Omit<AccumulatorNode, 'source' | 'delta' | 'observed' | 'when' | 'lines'>;

/** What a plan is made with, beside its definition. */
export interface DeskOptions {
  readonly midWindow?: ReadonlyMap<string, MidWindowPrice>;
  readonly calculators?: readonly Calculator[];
}

/**
 * Where a plan is put together: what is known so far of its names and slots, and the faults found. Formulas are checked
 * here, against the amounts that come before them.
 */
export class PlanDesk {
  readonly definition: EffectiveModel;
  /** ISO 4217. */
  readonly currency: string;
  /** The role that the contract's party fills. */
  readonly owner: string;
  /** By fee: what versions that began inside an open window mean for its price. */
  readonly midWindow: ReadonlyMap<string, MidWindowPrice>;
  /** Those that were registered. */
  readonly calculators: readonly Calculator[];
  readonly issues: Issue[] = [];
  readonly slots = new Slots();
  readonly factors = new Map<string, FactorNode>();
  readonly fees = new Map<string, FeeNode>();
  readonly apportionments = new Map<string, ApportionmentNode>();
  readonly accumulators = new Map<string, DeclaredAccumulator>();
  /** Factors that something reads. */
  readonly used = new Set<string>();
  /** Accumulators whose running balance some formula reads. */
  readonly readTotals = new Set<string>();
  /** By name: the parts of running totals that something reads. */
  readonly readings = new Map<string, BalanceReading>();
  /** Fees that each line of a document has of its own. */
  readonly lineFees: ReadonlySet<string>;
  readonly #tables = new Map<string, ScopeTable>();
  readonly #scope: Scope;
  /** The currency of what is being checked: a code, or `document`. */
  #inUse: string;
  /** While something of lines is checked: what it has read of a line so far. */
  #reads: Set<Sym> | undefined;

  constructor(
    definition: EffectiveModel,
    currency: string,
    { midWindow = new Map(), calculators = [] }: DeskOptions = {},
  ) {
    this.lineFees = lineFees(definition);
    this.definition = definition;
    this.midWindow = midWindow;
    this.calculators = calculators;
    this.#inUse = definition.currency;
    this.currency = currency;
    this.owner = definition.parties.find((party) => 'is' in party)?.code ?? '';
    this.#scope = {
      name: (name) => this.symOf(name),
      exactOf: (fee) => this.#exactOf(fee),
      share: (code, bearer) => this.shareOf(code, bearer),
      unplaced: (code) => this.apportionments.get(code)?.unplaced,
      balance: (code, of) => this.balanceOf(code, of),
      table: (code) => this.tableOf(code),
      tables: () => definition.tables.map(({ code }) => code),
      names: () => [...this.factors.keys(), ...definition.fees.map(({ code }) => code), ...this.accumulators.keys()],
    };
  }

  get money(): Type {
    return money(this.#inUse);
  }

  get minorDigits(): number {
    return minorDigits(this.#inUse === 'document' ? this.currency : this.#inUse);
  }

  /** Checks an amount that has a currency of its own: its money, and the decimals that it books to. */
  inCurrency<Value>(currency: string | undefined, check: () => Value): Value {
    const before = this.#inUse;
    this.#inUse = currency ?? before;
    const value = check();
    this.#inUse = before;
    return value;
  }

  symOf(name: string): Sym | undefined {
    const factor = this.factors.get(name);
    if (factor !== undefined) {
      this.used.add(name);
      return factor.all === undefined ? factor.sym : this.#ofLevel(factor.sym, factor.all);
    }
    const fee = this.fees.get(name);
    if (fee !== undefined) return fee.lines === undefined ? fee.value : this.#ofLevel(fee.value, fee.lines.value);
    const total = this.accumulators.get(name);
    if (total !== undefined) this.readTotals.add(name);
    return total?.running;
  }

  /** A table as it is looked up, made when it is first asked for. */
  tableOf(code: string): ScopeTable | undefined {
    const table = this.definition.tables.find((each) => each.code === code);
    if (table === undefined) return undefined;
    const made = this.#tables.get(code) ?? lookupTable(this.definition, table);
    this.#tables.set(code, made);
    return made;
  }

  /** A balance that a formula reads. */
  balanceOf(code: string, of: BalanceOf): Sym | 'no-last' | undefined {
    const total = this.accumulators.get(code);
    if (total === undefined) return undefined;
    this.readTotals.add(code);
    if (of === 'this') return total.running;
    return hasLast(total.item) ? this.reading(total, of).sym : 'no-last';
  }

  /** The reading of a part of a total, made when it is first asked for. */
  reading(total: DeclaredAccumulator, span: BalanceSpan, sinceMs?: number): BalanceReading {
    const { index, item, before } = total;
    const { name, written } = readingNames(item.code, span, sinceMs);
    const known = this.readings.get(name);
    if (known !== undefined) return known;
    const sym = this.slots.sym(written, before.type, before.scale);
    const since = sinceMs === undefined ? {} : { sinceMs };
    const reading: BalanceReading = { name, span, ...since, accumulator: index, sym };
    this.readings.set(name, reading);
    return reading;
  }

  /** The place of such a reading in the plan's list. */
  placeOf(code: string, span: BalanceSpan, sinceMs?: number): number | undefined {
    const total = this.accumulators.get(code);
    if (total === undefined) return undefined;
    this.readTotals.add(code);
    const { name } = this.reading(total, span, sinceMs);
    return [...this.readings.keys()].indexOf(name);
  }

  #exactOf(code: string): Sym | undefined {
    const fee = this.fees.get(code);
    return fee?.lines === undefined ? fee?.exact : this.#ofLevel(fee.exact, fee.lines.exact);
  }

  /** One name, two values: a line's own in a formula of lines, and in one of the document that of them all. */
  #ofLevel(ofLine: Sym, ofAll: Sym): Sym {
    if (this.#reads === undefined) return ofAll;
    this.#reads.add(ofLine);
    return ofLine;
  }

  /** Checks something of lines, or of the document, and tells what it read of a line. */
  atLevel<Value>(isOfLines: boolean, check: () => Value): { readonly value: Value; readonly reads: readonly Sym[] } {
    const reads = new Set<Sym>();
    this.#reads = isOfLines ? reads : undefined;
    const value = check();
    this.#reads = undefined;
    return { value, reads: [...reads] };
  }

  shareOf(apportionment: string, bearer: string): Sym | undefined {
    return this.apportionments.get(apportionment)?.bearers.find(({ item }) => item.code === bearer)?.share;
  }

  /** Checks something that is never computed: what it reads is not asked for. */
  unused<Value>(check: () => Value): Value {
    const used = [...this.used];
    const value = check();
    this.used.clear();
    for (const name of used) this.used.add(name);
    return value;
  }

  formula(text: string, expected: readonly Type[], path: Path): Tree | undefined {
    const parsed = parseFormula(text);
    const checked = parsed.ok ? checkFormula(parsed.value, expected, this.#scope) : parsed;
    if (checked.ok) return checked.value;
    this.issues.push(...checked.issues.map((fault) => issueUnder(path, fault)));
    return undefined;
  }

  condition(input: ConditionInput | undefined, path: Path): Tree | undefined {
    const checked = checkCondition(input, this.#scope, path);
    if (checked.ok) return checked.value;
    this.issues.push(...checked.issues);
    return undefined;
  }

  /** What makes lines books to whole minor units. Where the currency is the document's own, they are known only now. */
  checkScale(rounding: Rounding | undefined, path: Path): void {
    const { currency, minorDigits } = this;
    const scale = rounding?.scale ?? minorDigits;
    if (scale > minorDigits) this.issues.push(issue('rounding-scale', path, { scale, currency, minorDigits }));
  }

  booking(rounding: Rounding): Booking {
    return { mode: rounding.mode, scale: rounding.scale ?? this.minorDigits };
  }
}
