import type { Scope, Sym } from '../formula/scope.ts';
import type { Span, Tree } from '../formula/tree.ts';
import { BOOLEAN } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { checkJsonLeaf } from './check-json-leaf.ts';
import type { JsonChecking } from './json-checking.ts';
import { jsonOperator, jsonOperatorNames } from './json-operator.ts';

/** Levels of conditions inside one another, the outermost and the innermost among them. */
export const CONDITION_DEPTH_MAX = 16;
/** Groups and comparisons. */
export const CONDITION_NODES_MAX = 500;

const GROUPS = ['all', 'any', 'not'];
const LEAF_KEYS = ['fact', 'operator', 'value'];
const SHOWN_NAME = 64;
/** JSON has paths instead of columns. */
const NOWHERE: Span = { start: 0, end: 0 };

/**
 * Reads json-rules-engine JSON strictly, as the tree of the formula that says the same. Refused: unknown keys (`path`
 * among them: there the engine runs code) and operators, an empty `all` or `any`, one group beside another, a text against
 * a number, a fact that nobody declared. All faults are found at once, each with its path.
 *
 * @param input plain data; what is not a condition is a fault
 */
export function checkJsonCondition(input: unknown, scope: Scope, path: Path): Result<Tree> {
  const check = new JsonCheck(scope);
  const tree = check.visit(input, path, 1);
  return tree === undefined || check.issues.length > 0 ? failed(check.issues) : ok(tree);
}

class JsonCheck implements JsonChecking {
  readonly scope: Scope;
  readonly issues: Issue[] = [];
  #nodes = 0;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  visit(node: unknown, at: Path, depth: number): Tree | undefined {
    this.#nodes += 1;
    if (this.#nodes > CONDITION_NODES_MAX) {
      // Said once: whatever follows is left unread.
      return this.#nodes === CONDITION_NODES_MAX + 1 ? this.#tooLarge(at, 'nodes', CONDITION_NODES_MAX) : undefined;
    }
    if (depth > CONDITION_DEPTH_MAX) return this.#tooLarge(at, 'depth', CONDITION_DEPTH_MAX);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return this.#form(at, node, 'condition');
    const members = new Map<string, unknown>(Object.entries(node));
    const group = GROUPS.find((name) => members.has(name));
    const areKnown = this.#keys([...members.keys()], group, at);
    if (group === undefined) {
      // Beside a misspelt `all` its missing fact is no news.
      return LEAF_KEYS.some((key) => members.has(key)) || areKnown ? this.#leaf(members, at) : undefined;
    }
    const inner = members.get(group);
    if (group !== 'not') return this.#joined(inner, group === 'all' ? 'and' : 'or', [...at, group], depth);
    const of = this.visit(inner, [...at, group], depth + 1);
    return of && { kind: 'not', type: BOOLEAN, span: NOWHERE, of };
  }

  report(fault: Issue): undefined {
    this.issues.push(fault);
  }

  fact(name: unknown, at: Path): Sym | undefined {
    if (typeof name !== 'string') return this.#form(at, name, 'fact');
    const sym = name.length > SHOWN_NAME ? undefined : this.scope.name(name.normalize('NFC'));
    if (sym !== undefined) return sym;
    const nearest = nearestName(name, this.scope.names());
    return this.report(issue('condition-fact-unknown', at, { fact: name.slice(0, SHOWN_NAME), nearest }));
  }

  /** Whether all keys are known; each that isn't is reported. */
  #keys(keys: readonly string[], group: string | undefined, at: Path): boolean {
    const known = [...GROUPS, ...LEAF_KEYS];
    let areKnown = true;
    for (const key of keys) {
      const place = [...at, key.slice(0, SHOWN_NAME)];
      if (!known.includes(key)) {
        areKnown = false;
        const nearest = nearestName(key, group === undefined ? known : GROUPS);
        this.report(issue('condition-key-unknown', place, { key: key.slice(0, SHOWN_NAME), nearest }));
      } else if (group !== undefined && key !== group) {
        this.report(issue('condition-key-beside', place, { key, group }));
      }
    }
    return areKnown;
  }

  #joined(items: unknown, operator: 'and' | 'or', at: Path, depth: number): Tree | undefined {
    if (!Array.isArray(items) || items.length === 0) return this.#form(at, items, 'conditions');
    const trees = items.map((item: unknown, index) => this.visit(item, [...at, index], depth + 1));
    const [only] = trees;
    if (!trees.every((tree) => tree !== undefined)) return undefined;
    return trees.length === 1 ? only : { kind: 'logical', type: BOOLEAN, span: NOWHERE, operator, items: trees };
  }

  #leaf(members: ReadonlyMap<string, unknown>, at: Path): Tree | undefined {
    const name = members.get('operator');
    const fact = this.fact(members.get('fact'), [...at, 'fact']);
    if (typeof name !== 'string') return this.#form([...at, 'operator'], name, 'operator');
    const operator = jsonOperator(name);
    if (operator === undefined) {
      const nearest = nearestName(name, jsonOperatorNames());
      const facts = { operator: name.slice(0, SHOWN_NAME), nearest };
      return this.report(issue('condition-operator-unknown', [...at, 'operator'], facts));
    }
    return fact && checkJsonLeaf(this, { fact, name, operator, value: members.get('value'), at: [...at, 'value'] });
  }

  #form(at: Path, found: unknown, expected: 'condition' | 'conditions' | 'fact' | 'operator'): undefined {
    return this.report(issue('condition-form', at, { found: shown(found), expected }));
  }

  #tooLarge(at: Path, measure: 'depth' | 'nodes', max: number): undefined {
    return this.report(issue('condition-too-large', at, { measure, max }));
  }
}
