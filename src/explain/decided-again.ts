import type { Miss } from '../condition/why-not.ts';
import { decideExactly } from '../decide/decide.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { WindowTotal } from '../fee/priced.ts';
import { exactValue, valueText } from '../formula/exact-value.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { symsIn } from '../formula/syms-in.ts';
import type { Tree } from '../formula/tree.ts';
import { typeText } from '../formula/type.ts';
import { isFeewrightError } from '../issues/error.ts';
import { amountUnits } from '../money/amount.ts';
import { type Exact, exactText, sign, ZERO } from '../money/exact.ts';
import { unitsText } from '../money/units.ts';
import type { FeeLines, FeeNode, Plan, PlanNode } from '../plan/plan.ts';

/** Stands for the value of a sensitive factor. */
export const MASK = '***';

/** What a node found before its turn. */
export interface Seen {
  readonly frame: ExactFrame;
  /** The window totals, of which a line's have what earlier lines added. */
  readonly totals: readonly WindowTotal[];
}

interface Decided {
  /** By node: of a fee of lines, as its first line found it. */
  readonly seen: ReadonlyMap<number, Seen>;
  /** By node and line, of those lines that are told. */
  readonly seenOfLines: ReadonlyMap<string, Seen>;
  readonly decision: ReturnType<typeof decideExactly>;
}

/**
 * A snapshot decided once more, with every value as each node saw it: a running balance moves on behind the node that
 * read it. The words for values are made here, and what is computed from a sensitive fact is told apart here.
 */
export class DecidedAgain {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  /** The line of the document whose values these are; absent: the document's own. */
  readonly line: number | undefined;
  readonly #decided: Decided;

  private constructor(plan: Plan, snapshot: Snapshot, decided: Decided, line: number | undefined) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.#decided = decided;
    this.line = line;
  }

  /** @param isTold whether a line's own values will be asked for: a document has up to ten thousand lines */
  static of(plan: Plan, snapshot: Snapshot, isTold: (line: number) => boolean): DecidedAgain {
    const seen = new Map<number, Seen>();
    const seenOfLines = new Map<string, Seen>();
    const decision = decideExactly(plan, snapshot, (node, frame, totals, line) => {
      if (line !== undefined && !isTold(line)) return;
      const copy: Seen = {
        frame: {
          numbers: [...frame.numbers],
          booleans: [...frame.booleans],
          texts: [...frame.texts],
          lists: [...frame.lists],
        },
        totals: totals.map((total) => (total.flat === undefined ? total : { ...total, flat: { ...total.flat } })),
      };
      if (line === undefined) seen.set(node, copy);
      else seenOfLines.set(`${node} ${line}`, copy);
    });
    return new DecidedAgain(plan, snapshot, { seen, seenOfLines, decision }, undefined);
  }

  /** The same, with the values of one of the document's lines where it has its own; or of the document. */
  ofLine(line: number | undefined): DecidedAgain {
    return line === this.line ? this : new DecidedAgain(this.plan, this.snapshot, this.#decided, line);
  }

  get lineId(): string | undefined {
    return this.line === undefined ? undefined : this.snapshot.lines?.[this.line]?.id;
  }

  /** The values that a node read. */
  seenBy(node: PlanNode): ExactFrame {
    return this.#seen(node)?.frame ?? this.#decided.decision.frame;
  }

  /** The window totals that it read. */
  totalsOf(node: PlanNode): readonly WindowTotal[] {
    return this.#seen(node)?.totals ?? this.#decided.decision.totals;
  }

  isApplied(node: PlanNode): boolean {
    if (this.#isOfLine(node)) return sign(this.value(node.lines.applied)) !== 0;
    return this.#decided.decision.applied[node.index] === true;
  }

  /** The value that a slot has in the end; of a line, what it has of its own. */
  value({ slot }: Sym): Exact {
    const { frame, rows } = this.#decided.decision;
    const at = this.line === undefined ? -1 : (this.plan.lines?.numbers.indexOf(slot) ?? -1);
    return (at < 0 ? frame.numbers[slot] : rows[this.line ?? 0]?.numbers[at]) ?? ZERO;
  }

  #seen(node: PlanNode): Seen | undefined {
    const { seen, seenOfLines } = this.#decided;
    return this.#isOfLine(node) ? seenOfLines.get(`${node.index} ${this.line}`) : seen.get(node.index);
  }

  #isOfLine(node: PlanNode): node is FeeNode & { readonly lines: FeeLines } {
    return this.line !== undefined && node.kind === 'fee' && node.lines !== undefined;
  }

  /** With the decimals of its booking, or exact. */
  valueText(sym: Sym, scale: number | undefined): string {
    const value = this.value(sym);
    return scale === undefined ? exactText(value) : unitsText(amountUnits(value, scale), scale);
  }

  typeText({ type }: Sym): string {
    return type.kind === 'money' && type.currency === 'document' ? `money(${this.plan.currency})` : typeText(type);
  }

  /** The formula with values in place of names and look-ups. */
  filled(tree: Tree, frame: ExactFrame): string {
    const syms = new Map(symsIn([tree]).map((sym) => [sym.name, sym]));
    const ofName = (name: string): string => {
      const sym = syms.get(name);
      if (sym === undefined) return name;
      if (this.isSensitive(name)) return MASK;
      const number = frame.numbers[sym.slot];
      switch (sym.type.kind) {
        case 'text':
        case 'date':
          return `'${frame.texts[sym.slot] ?? ''}'`;
        case 'boolean':
          return String(frame.booleans[sym.slot] ?? '');
        case 'list':
          return `${name}`;
        default:
          return number === undefined ? '?' : numberText(number);
      }
    };
    return formulaText(tree, ofName, (lookup) => (this.isSensitiveTree(lookup) ? undefined : givenText(lookup, frame)));
  }

  maskedMiss(tree: Tree | undefined, miss: Miss): Miss {
    const isMasked = symsIn([tree]).some(({ name }) => this.isSensitive(name) && miss.condition.includes(name));
    return isMasked ? { condition: miss.condition, actual: MASK, by: undefined } : miss;
  }

  /** Whether a sensitive fact could be read back from its value. */
  isSensitiveTree(tree: Tree): boolean {
    return symsIn([tree]).some(({ name }) => this.isSensitive(name));
  }

  isSensitive(name: string): boolean {
    return this.plan.factors.find(({ factor }) => factor.code === name)?.factor.sensitive === true;
  }
}

function numberText(value: Exact): string {
  const text = exactText(value);
  return text.startsWith('-') ? `(${text})` : text;
}

/** What a look-up gives; `undefined` where no row goes with the values, in a branch that was not taken. */
function givenText(lookup: Extract<Tree, { kind: 'lookup' }>, frame: ExactFrame): string | undefined {
  try {
    const value = exactValue(lookup, frame);
    if (typeof value === 'string') return `'${value}'`;
    return typeof value === 'object' && 'n' in value ? numberText(value) : valueText(value);
  } catch (thrown) {
    if (isFeewrightError(thrown)) return undefined;
    throw thrown;
  }
}
