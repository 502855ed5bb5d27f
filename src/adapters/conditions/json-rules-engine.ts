import { Engine } from 'json-rules-engine';
import { jsonOperatorNames } from '../../condition/json-operator.ts';
import { fail } from '../../issues/error.ts';
import { type Issue, issue } from '../../issues/issue.ts';
import { shown } from '../../issues/shown.ts';
import type { ConditionEngine, EngineOutcome } from '../../ports/condition-engine.ts';
import { absentFact, absentName, requirePresent } from './absent-fact.ts';
import { engineRule } from './engine-rule.ts';
import { type Decorate, type Operate, STRICT_DECORATORS, STRICT_OPERATORS } from './strict-operators.ts';

/** Whether a fact's value stands so to a condition's: pure, and answers true or false. Numbers are `Decimal`s. */
export type CustomOperator = (fact: never, value: never) => boolean;
/** Changes what an operator is asked, `next`, or what it answers. */
export type CustomDecorator = (fact: never, value: never, next: Operate) => boolean;

export interface JsonRulesEngineOptions {
  /** By name; the ten standard ones can't be replaced. */
  readonly operators?: Readonly<Record<string, CustomOperator>> | undefined;
  /** By name, used as `name:operator`; beside `someFact everyFact someValue everyValue swap not`. */
  readonly decorators?: Readonly<Record<string, CustomDecorator>> | undefined;
}

const NAME = /^[A-Za-z_]\w{0,63}$/;

/**
 * A condition engine for `createEngine({ …, conditionEngine })`: rules that use these operators or decorators are
 * evaluated by json-rules-engine itself, all others by the compiled lane.
 *
 * Both agree wherever both can run: the ten standard operators are Feewright's own strict ones, `path` is read by own
 * properties and never evaluated, groups stop where they are decided, and every evaluation has an `Engine` of its own.
 *
 * @throws FeewrightError `condition-engine-invalid` for a name that is none or is taken, and for what is no function
 *
 * Worked case: with `{ operators: { startsWith: (text: string, start: string) => text.startsWith(start) } }` the condition
 * `{ fact: 'sku', operator: 'startsWith', value: 'BK-' }` holds for the SKU `BK-7`.
 */
export function jsonRulesEngine(options: JsonRulesEngineOptions = {}): ConditionEngine {
  const { operators = {}, decorators = {} } = options;
  const issues = [
    ...faultsOf('operators', operators, new Set(jsonOperatorNames())),
    ...faultsOf('decorators', decorators, new Set(Object.keys(STRICT_DECORATORS))),
  ];
  if (issues.length > 0) fail(issues);
  const operates = new Map<string, Operate>(
    Object.entries(STRICT_OPERATORS).map(([name, each]) => [name, present(each)]),
  );
  for (const [name, each] of Object.entries(operators)) operates.set(name, answering(name, present(each as Operate)));
  const decorates = new Map<string, Decorate>(Object.entries(STRICT_DECORATORS));
  for (const [name, each] of Object.entries(decorators)) decorates.set(name, each as Decorate);

  return Object.freeze<ConditionEngine>({
    operators: Object.freeze(Object.keys(operators)),
    decorators: Object.freeze([...decorates.keys()]),
    async evaluate(condition, { facts, frame }) {
      const rule = engineRule(condition, frame);
      const given = new Map<string, unknown>(rule.extra);
      const names = new Map<unknown, string>();
      for (const name of rule.reads) {
        const value = Object.hasOwn(facts, name) ? facts[name] : absentFact(name);
        given.set(name, value);
        if (typeof value === 'object') names.set(value, name);
      }
      const engine = new Engine([], {
        replaceFactsInEventParams: false,
        pathResolver: (value, path) => memberOf(value, path, names.get(value) ?? ''),
      });
      for (const [name, operate] of operates) engine.addOperator(name, operate);
      for (const [name, decorate] of decorates) engine.addOperatorDecorator(name, decorating(name, decorate));
      engine.addRule({ conditions: rule.conditions, event: { type: 'holds' } });
      // Facts have no prototype, and every name in them is ours: nothing inherited can pass for a fact.
      const { results, failureResults } = await engine.run(
        Object.assign(Object.create(null), Object.fromEntries(given)),
      );
      return outcomeOf(results.length > 0, [...results, ...failureResults][0]?.conditions);
    },
  });
}

function faultsOf(
  kind: string,
  given: Readonly<Record<string, unknown>>,
  taken: ReadonlySet<string>,
): readonly Issue[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const at = [kind, name.slice(0, 64)];
    if (!NAME.test(name) || taken.has(name)) {
      return [issue('condition-engine-invalid', at, { found: shown(name), expected: 'name' })];
    }
    if (typeof value === 'function') return [];
    return [issue('condition-engine-invalid', at, { found: shown(value), expected: 'function' })];
  });
}

/** An operator is never asked about what isn't there. */
function present(operate: Operate): Operate {
  return (fact, value) => {
    requirePresent(fact, value);
    return operate(fact, value);
  };
}

/** A promise or a `1` would pass for true. */
function answering(name: string, operate: Operate): Operate {
  return (fact, value) => {
    const answer: unknown = operate(fact, value);
    if (typeof answer !== 'boolean') throw new TypeError(`'${name}' answered ${shown(answer)}, neither true nor false`);
    return answer;
  };
}

function decorating(name: string, decorate: Decorate): Decorate {
  return (fact, value, next) => {
    requirePresent(fact, value);
    return answering(name, (one, other) => decorate(one, other, next))(fact, value);
  };
}

/** Own properties by dotted names; the engine's own resolver would run scripts that stand in a path. */
function memberOf(value: object, path: string, fact: string): unknown {
  if (absentName(value) !== undefined) return absentFact(`${absentName(value)}.${path}`);
  let found: unknown = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      return absentFact(`${fact}.${path}`);
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

/** Reads the outcomes of the comparisons that have a slot, which the engine carries as their name. */
function outcomeOf(holds: boolean, conditions: unknown): EngineOutcome {
  const outcomes = new Map<number, boolean>();
  const waiting: unknown[] = [conditions];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { all, any, not, name, result } = node as Readonly<Record<string, unknown>>;
    for (const group of [all, any]) if (Array.isArray(group)) waiting.push(...group);
    waiting.push(not);
    if (typeof name === 'string' && typeof result === 'boolean') outcomes.set(Number(name), result);
  }
  return { holds, outcomes };
}
