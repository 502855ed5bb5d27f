import type { BusinessDocument } from '../document/business-document.ts';
import { FeewrightError, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { reasonOf } from '../issues/reason-of.ts';
import type { CompiledRule } from '../match/compiled-rules.ts';
import { engineFacts } from '../match/engine-facts.ts';
import { type FactorValues, MASK } from '../match/field-table.ts';
import type { EngineAnswer } from '../match/match.ts';
import { rulesFaults } from '../match/match-document.ts';
import { isMentionedSensitive } from '../match/sensitive-rule.ts';
import type { EngineFacts } from '../ports/condition-engine.ts';
import type { RunContext } from './context.ts';
import { LATE, withinTime } from './within-time.ts';

const NO_OUTCOMES: EngineAnswer['outcomes'] = new Map();

/**
 * Asks the condition engine about every rule that needs it. What goes wrong in one is kept as its answer, and is a fault
 * only if matching comes to that rule: under hit policy `first` an earlier one may hold.
 *
 * @returns by code of the rule; nothing where a field is not of its type, for then nothing can be matched
 */
export async function askEngine(
  context: RunContext,
  document: BusinessDocument,
  factors: FactorValues | undefined,
): Promise<ReadonlyMap<string, EngineAnswer>> {
  const { fields, custom } = context.definitions.rules;
  if (fields.read(document, factors).length > 0) return new Map();
  const facts = engineFacts(fields, document);
  const answers = custom.map(async (rule) => [rule.code, await answerOf(context, { rule, facts, document })] as const);
  return new Map(await Promise.all(answers));
}

interface Question {
  readonly rule: CompiledRule;
  readonly facts: EngineFacts;
  readonly document: BusinessDocument;
}

async function answerOf(context: RunContext, { rule, facts, document }: Question): Promise<EngineAnswer> {
  const { clock, limits, conditionEngine, definitions } = context;
  if (conditionEngine === undefined || rule.engine === undefined) {
    throw new TypeError(`feewright: rule '${rule.code}' has no engine to ask; this is a bug`);
  }
  const milliseconds = limits.conditionMilliseconds;
  try {
    const answer = await withinTime(clock, milliseconds, conditionEngine.evaluate(rule.engine, facts));
    if (answer !== LATE) return answer;
    const late = issue('condition-engine-late', [], { document: document.id, rule: rule.code, milliseconds });
    return { holds: [late], outcomes: NO_OUTCOMES };
  } catch (thrown) {
    if (isFeewrightError(thrown)) {
      const { fields } = definitions.rules;
      return { holds: rulesFaults(thrown.issues, rule.code, fields, document), outcomes: NO_OUTCOMES };
    }
    const reason = isMentionedSensitive(rule, definitions.rules.fields) ? MASK : reasonOf(thrown);
    const fault = issue('condition-engine-failed', [], { document: document.id, rule: rule.code, reason });
    return { holds: new FeewrightError(fault, thrown).issues, outcomes: NO_OUTCOMES };
  }
}
