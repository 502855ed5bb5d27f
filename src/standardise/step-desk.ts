import { checkCondition } from '../condition/check-condition.ts';
import type { ConditionInput } from '../condition/condition-input.ts';
import { checkFormula } from '../formula/check-formula.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { Tree } from '../formula/tree.ts';
import { money, type Type } from '../formula/type.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { Factor, Model } from '../model/model.ts';
import type { StandardiserShelf } from './check-standardisers.ts';
import type { StandardiserType } from './standardiser.ts';
import { factorType, StepTable } from './step-frame.ts';

/** Where the steps of one model are checked: what they may name, what each reads, and the faults found. */
export class StepDesk {
  readonly issues: Issue[] = [];
  readonly table: StepTable;
  readonly standardisers: StandardiserShelf;
  readonly #model: Model;
  #reads = new Set<string>();

  constructor(model: Model, standardisers: StandardiserShelf) {
    this.#model = model;
    this.standardisers = standardisers;
    this.table = new StepTable(model);
  }

  /** Does some checking, and tells which factors came to be read. */
  reading<Value>(check: () => Value): { readonly value: Value; readonly reads: readonly string[] } {
    this.#reads = new Set();
    const value = check();
    return { value, reads: [...this.#reads] };
  }

  formula(text: string, expected: readonly Type[], path: Path): Tree | undefined {
    const parsed = parseFormula(text);
    const checked = parsed.ok ? checkFormula(parsed.value, expected, this.table.scope(this.#reads)) : parsed;
    if (checked.ok) return checked.value;
    this.issues.push(...checked.issues.map((fault) => issueUnder(path, fault)));
    return undefined;
  }

  condition(input: ConditionInput | undefined, path: Path): Tree | undefined {
    const checked = checkCondition(input, this.table.scope(this.#reads), path);
    if (checked.ok) return checked.value;
    this.issues.push(...checked.issues);
    return undefined;
  }

  factor(code: string): Factor | undefined {
    return this.table.factors.get(code)?.factor;
  }

  /** Whether a step may set this: the party, the store, or a factor of the document. */
  isTarget(target: string, step: string, path: Path): boolean {
    if (target === 'party' || target === 'store' || this.table.factors.has(target)) return true;
    this.issues.push(issue('step-factor-level', path, { step, factor: target }));
    return false;
  }

  /** The type of a factor in formulas. */
  typeOf(factor: Factor): Type {
    return factorType(factor);
  }

  /** The type of what goes into a standardiser. */
  inputType(type: StandardiserType): Type {
    return type === 'money' ? money(this.#model.currency) : { kind: type };
  }
}
