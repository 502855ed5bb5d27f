import { compileExactBoolean } from '../formula/compile-exact.ts';
import type { Tree } from '../formula/tree.ts';
import { BOOLEAN } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import type { CheckedCondition } from './checked-condition.ts';
import type { ConditionInput } from './condition-input.ts';
import { SHOWN_NAME } from './json-checking.ts';

/** Checks one condition where it stands; given by `check-condition.ts`, which itself needs to know the names. */
export type CheckCondition = (
  input: ConditionInput,
  path: Path,
  named: NamedConditions,
) => Result<CheckedCondition | undefined>;

const ALWAYS: Tree = { kind: 'boolean', type: BOOLEAN, span: { start: 0, end: 0 }, value: true };

/**
 * Conditions that others may name with `{ condition: 'name' }`. Each is checked once, when it is first named; its faults
 * are told where it stands, and not again where it is named.
 */
export class NamedConditions {
  readonly issues: Issue[] = [];
  readonly #inputs: ReadonlyMap<string, ConditionInput>;
  readonly #check: CheckCondition;
  readonly #checked = new Map<string, CheckedCondition>();
  /** Names that are being checked, each named by the one before it. */
  readonly #open: string[] = [];

  /** @param path where the conditions stand in their definition */
  constructor(
    inputs: Readonly<Record<string, ConditionInput>>,
    readonly path: Path,
    check: CheckCondition,
  ) {
    this.#inputs = new Map(Object.entries(inputs));
    this.#check = check;
  }

  /** Checks those too that nobody names. */
  checkAll(): readonly Issue[] {
    for (const [name, input] of this.#inputs) this.#resolve(name, input);
    return this.issues;
  }

  /** The condition of a name. One with faults of its own is stood in for: what names it isn't blamed. */
  get(name: string, at: Path): Result<CheckedCondition> {
    const input = this.#inputs.get(name);
    if (input === undefined) {
      const nearest = nearestName(name, this.#inputs.keys());
      return failed(issue('condition-named-unknown', at, { name: name.slice(0, SHOWN_NAME), nearest }));
    }
    const from = this.#open.indexOf(name);
    if (from < 0) return ok(this.#resolve(name, input));
    const names = [...this.#open.slice(from), name].join(' → ').slice(0, 200);
    return failed(issue('condition-cycle', at, { names }));
  }

  #resolve(name: string, input: ConditionInput): CheckedCondition {
    const known = this.#checked.get(name);
    if (known !== undefined) return known;
    this.#open.push(name);
    const result = this.#check(input, [...this.path, name], this);
    this.#open.pop();
    if (!result.ok) this.issues.push(...result.issues);
    const checked = (result.ok ? result.value : undefined) ?? ofFormula(ALWAYS);
    this.#checked.set(name, checked);
    return checked;
  }
}

/** A formula as part of a condition in JSON. */
export function ofFormula(tree: Tree): CheckedCondition {
  const holds = compileExactBoolean(tree);
  return { tree, engine: { kind: 'formula', holds }, nodes: nodesOf(tree), depth: 1, isCustom: false };
}

/** The parts of a formula that its condition counts: those that hold or don't. */
function nodesOf(tree: Tree): number {
  if (tree.kind === 'not') return 1 + nodesOf(tree.of);
  return tree.kind === 'logical' ? tree.items.reduce((sum, item) => sum + nodesOf(item), 1) : 1;
}
