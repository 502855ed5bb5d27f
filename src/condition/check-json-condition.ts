import type { Scope } from '../formula/scope.ts';
import type { Span } from '../formula/tree.ts';
import { BOOLEAN } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { checkCustomLeaf } from './check-custom-leaf.ts';
import { checkJsonFact } from './check-json-fact.ts';
import { checkJsonLeaf } from './check-json-leaf.ts';
import type { CheckedCondition } from './checked-condition.ts';
import type { ConditionMeans } from './condition-means.ts';
import { type CustomOperators, isKnownOperator, operatorNames } from './custom-operators.ts';
import { type JsonChecking, SHOWN_NAME } from './json-checking.ts';
import { checkKeys, GROUPS, LEAF_KEYS, remarksOf } from './json-condition-keys.ts';
import { jsonOperator } from './json-operator.ts';

/** Levels of conditions inside one another, the outermost and the innermost among them. */
export const CONDITION_DEPTH_MAX = 16;
/** Groups and comparisons, those of named conditions counted wherever they are named. */
export const CONDITION_NODES_MAX = 500;

/** JSON has paths instead of columns. */
const NOWHERE: Span = { start: 0, end: 0 };

/**
 * Reads json-rules-engine JSON strictly, as the tree of the formula that says the same. Refused: unknown keys and
 * operators, an empty `all` or `any`, one group beside another, a text against a number, a fact that nobody declared, a
 * path that is more than dotted names (there the engine would run code), `params` (facts are values). All faults are found
 * at once, each with its path.
 *
 * @param input plain data; what is not a condition is a fault
 */
export function checkJsonCondition(
  input: unknown,
  scope: Scope,
  path: Path,
  means: ConditionMeans = {},
): Result<CheckedCondition> {
  const check = new JsonCheck(scope, means);
  const checked = check.visit(input, path, 1);
  return checked === undefined || check.issues.length > 0 ? failed(check.issues) : ok(checked.of);
}

/** A checked part, and when its turn comes among those of its group. */
interface Part {
  readonly of: CheckedCondition;
  readonly priority: number;
}

class JsonCheck implements JsonChecking {
  readonly scope: Scope;
  readonly issues: Issue[] = [];
  readonly #means: ConditionMeans;
  #nodes = 0;

  constructor(scope: Scope, means: ConditionMeans) {
    this.scope = scope;
    this.#means = means;
  }

  get custom(): CustomOperators | undefined {
    return this.#means.custom;
  }

  visit(node: unknown, at: Path, depth: number): Part | undefined {
    if (this.#count(1, at)) return undefined;
    if (depth > CONDITION_DEPTH_MAX) return this.#tooLarge(at, 'depth', CONDITION_DEPTH_MAX);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return this.#form(at, node, 'condition');
    const members = new Map<string, unknown>(Object.entries(node));
    const group = GROUPS.find((name) => members.has(name));
    const areKnown = checkKeys(this, [...members.keys()], group, at);
    const remarks = remarksOf(this, members, at);
    const of = this.#conditionOf(members, group, { at, depth, areKnown });
    return of && remarks && { of, priority: remarks.priority };
  }

  report(fault: Issue): undefined {
    this.issues.push(fault);
  }

  #conditionOf(
    members: ReadonlyMap<string, unknown>,
    group: (typeof GROUPS)[number] | undefined,
    { at, depth, areKnown }: { readonly at: Path; readonly depth: number; readonly areKnown: boolean },
  ): CheckedCondition | undefined {
    if (group === undefined) {
      // Beside a misspelt `all` its missing fact is no news.
      return LEAF_KEYS.some((key) => members.has(key)) || areKnown ? this.#leaf(members, at) : undefined;
    }
    const inner = members.get(group);
    if (group === 'condition') return this.#named(inner, [...at, group], depth);
    if (group !== 'not') return this.#joined(inner, group, [...at, group], depth);
    const of = this.visit(inner, [...at, group], depth + 1)?.of;
    if (of === undefined) return undefined;
    const tree = { kind: 'not', type: BOOLEAN, span: NOWHERE, of: of.tree } as const;
    return { ...of, tree, engine: { kind: 'not', of: of.engine }, nodes: of.nodes + 1, depth: of.depth + 1 };
  }

  /** Whether there are too many now. Said once: whatever follows is left unread. */
  #count(nodes: number, at: Path): boolean {
    const before = this.#nodes;
    this.#nodes += nodes;
    if (this.#nodes <= CONDITION_NODES_MAX) return false;
    if (before <= CONDITION_NODES_MAX) this.#tooLarge(at, 'nodes', CONDITION_NODES_MAX);
    return true;
  }

  #joined(items: unknown, group: 'all' | 'any', at: Path, depth: number): CheckedCondition | undefined {
    if (!Array.isArray(items) || items.length === 0) return this.#form(at, items, 'conditions');
    const parts = items.map((item: unknown, index) => this.visit(item, [...at, index], depth + 1));
    if (!parts.every((part) => part !== undefined)) return undefined;
    const ordered = parts.toSorted((a, b) => b.priority - a.priority).map(({ of }) => of);
    const [only] = ordered;
    const operator = group === 'all' ? 'and' : 'or';
    const trees = ordered.map(({ tree }) => tree);
    const isOne = ordered.length === 1 && only !== undefined;
    return {
      tree: isOne ? only.tree : { kind: 'logical', type: BOOLEAN, span: NOWHERE, operator, items: trees },
      engine: { kind: group, items: ordered.map(({ engine }) => engine) },
      nodes: ordered.reduce((sum, { nodes }) => sum + nodes, 1),
      depth: 1 + Math.max(...ordered.map((each) => each.depth)),
      isCustom: ordered.some(({ isCustom }) => isCustom),
    };
  }

  #named(name: unknown, at: Path, depth: number): CheckedCondition | undefined {
    if (typeof name !== 'string') return this.#form(at, name, 'named');
    const { named } = this.#means;
    if (named === undefined) return this.report(issue('condition-named-none', at, { name: name.slice(0, SHOWN_NAME) }));
    const found = named.get(name.normalize('NFC'), at);
    if (!found.ok) {
      this.issues.push(...found.issues);
      return undefined;
    }
    const checked = found.value;
    if (this.#count(checked.nodes, at)) return undefined;
    if (depth + checked.depth > CONDITION_DEPTH_MAX) return this.#tooLarge(at, 'depth', CONDITION_DEPTH_MAX);
    return { ...checked, nodes: checked.nodes + 1, depth: checked.depth + 1 };
  }

  #leaf(members: ReadonlyMap<string, unknown>, at: Path): CheckedCondition | undefined {
    const name = members.get('operator');
    const operator = typeof name === 'string' ? jsonOperator(name) : undefined;
    const isCustom =
      typeof name === 'string' &&
      operator === undefined &&
      this.custom !== undefined &&
      isKnownOperator(name, this.custom);
    const named = { name: members.get('fact'), path: members.get('path'), at };
    const fact = checkJsonFact(this, named, isCustom);
    if (typeof name !== 'string') return this.#form([...at, 'operator'], name, 'operator');
    const [value, valueAt] = [members.get('value'), [...at, 'value']];
    if ((isCustom || operator !== undefined) && !members.has('value')) {
      return this.report(issue('condition-value-missing', valueAt, { operator: name.slice(0, SHOWN_NAME) }));
    }
    if (isCustom) return fact && checkCustomLeaf(this, { fact, operator: name, value, at: valueAt });
    if (operator === undefined) {
      const nearest = nearestName(name, operatorNames(name, this.custom));
      const facts = { operator: name.slice(0, SHOWN_NAME), nearest };
      return this.report(issue('condition-operator-unknown', [...at, 'operator'], facts));
    }
    return fact?.sym && checkJsonLeaf(this, { fact: fact.sym, name, operator, value, at: valueAt });
  }

  #form(at: Path, found: unknown, expected: 'condition' | 'conditions' | 'named' | 'operator'): undefined {
    return this.report(issue('condition-form', at, { found: shown(found), expected }));
  }

  #tooLarge(at: Path, measure: 'depth' | 'nodes', max: number): undefined {
    return this.report(issue('condition-too-large', at, { measure, max }));
  }
}
