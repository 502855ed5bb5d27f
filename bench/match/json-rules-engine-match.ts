import { Engine, type RuleProperties } from 'json-rules-engine';
import type { MatchContender, MatchInput, MatchRule } from './match-scenario.ts';

function ruleOf({ code, business, category, channels, atLeast }: MatchRule): RuleProperties {
  return {
    event: { type: code },
    conditions: {
      all: [
        { fact: 'business', operator: 'equal', value: business },
        { fact: 'category', operator: 'equal', value: category },
        { fact: 'channel', operator: 'in', value: channels },
        { fact: 'amount', operator: 'greaterThanInclusive', value: Number(atLeast) },
      ],
    },
  };
}

/** Fewer comparisons: what tells most rules apart comes first, and the others are not evaluated once it has failed. */
function byPriority(rule: RuleProperties): RuleProperties {
  const conditions = 'all' in rule.conditions ? rule.conditions.all : [];
  const ranks: Readonly<Record<string, number>> = { category: 4, channel: 3, amount: 2, business: 1 };
  return {
    ...rule,
    conditions: {
      all: conditions.map((each) => ({ ...each, priority: 'fact' in each ? (ranks[each.fact] ?? 1) : 1 })),
    },
  };
}

const OPTIONS = { replaceFactsInEventParams: false };

/** Its own operators compare numbers: in doubles, which is not what money should be compared in. */
function factsOf({ amount, ...texts }: MatchInput): Record<string, string | number> {
  return { ...texts, amount: Number(amount) };
}

async function answer(engine: Engine, facts: Record<string, string | number> | undefined): Promise<string> {
  const { events } = await engine.run(facts);
  return events[0]?.type ?? 'none';
}

/** An Engine for every document: one that is shared by concurrent runs loses rules. */
export function jsonRulesEngineMatch(rules: readonly MatchRule[], inputs: readonly MatchInput[]): MatchContender {
  const made = rules.map(ruleOf);
  const facts = inputs.map(factsOf);
  return {
    name: 'json-rules-engine',
    isAsync: true,
    match: (at) => answer(new Engine(made, OPTIONS), facts[at]),
  };
}

/** Its best case: rules built once, one document at a time, conditions ordered by hand. */
export function jsonRulesEngineAtBest(rules: readonly MatchRule[], inputs: readonly MatchInput[]): MatchContender {
  const facts = inputs.map(factsOf);
  const engine = new Engine(rules.map(ruleOf).map(byPriority), OPTIONS);
  return {
    name: 'the same, one shared Engine, priorities by hand',
    isAsync: true,
    match: (at) => answer(engine, facts[at]),
  };
}
