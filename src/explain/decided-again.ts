import type { Miss } from '../condition/why-not.ts';
import { decideExactly } from '../decide/decide.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { symsIn } from '../formula/syms-in.ts';
import type { Tree } from '../formula/tree.ts';
import { typeText } from '../formula/type.ts';
import { amountUnits } from '../money/amount.ts';
import { type Exact, exactText, ZERO } from '../money/exact.ts';
import { unitsText } from '../money/units.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';

/** Stands for the value of a sensitive factor. */
export const MASK = '***';

/**
 * A snapshot decided once more, with every value as each node saw it: a running balance moves on behind the node that
 * read it. The words for values are made here, and what is computed from a sensitive fact is told apart here.
 */
export class DecidedAgain {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly #seenBy: ExactFrame[] = [];
  readonly #final: ExactFrame;
  readonly #applied: readonly boolean[];

  constructor(plan: Plan, snapshot: Snapshot) {
    this.plan = plan;
    this.snapshot = snapshot;
    const decision = decideExactly(plan, snapshot, (_node, frame) => {
      this.#seenBy.push({ ...frame, numbers: [...frame.numbers] });
    });
    this.#final = decision.frame;
    this.#applied = decision.applied;
  }

  /** The values that a node read. */
  seenBy(node: PlanNode): ExactFrame {
    return this.#seenBy[node.index] ?? this.#final;
  }

  isApplied(node: PlanNode): boolean {
    return this.#applied[node.index] === true;
  }

  /** The value that a slot has in the end. */
  value({ slot }: Sym): Exact {
    return this.#final.numbers[slot] ?? ZERO;
  }

  /** With the decimals of its booking, or exact. */
  valueText(sym: Sym, scale: number | undefined): string {
    const value = this.value(sym);
    return scale === undefined ? exactText(value) : unitsText(amountUnits(value, scale), scale);
  }

  typeText({ type }: Sym): string {
    return type.kind === 'money' && type.currency === 'document' ? `money(${this.plan.currency})` : typeText(type);
  }

  /** The formula with values in place of names. */
  filled(tree: Tree, frame: ExactFrame): string {
    const syms = new Map(symsIn([tree]).map((sym) => [sym.name, sym]));
    return formulaText(tree, (name) => {
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
        default: {
          const text = number === undefined ? '?' : exactText(number);
          return text.startsWith('-') ? `(${text})` : text;
        }
      }
    });
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
