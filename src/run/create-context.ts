import type { Intake } from '../document/intake.ts';
import type { FactorProvider } from '../factor/factor-provider.ts';
import { providerChain } from '../factor/provider-chain.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { Spill } from '../ports/spill.ts';
import type { Store } from '../ports/store.ts';
import type { PayingSubject, SettlementSubject } from '../settle/subject.ts';
import { createSubjectDirectory } from '../settle/subject-directory.ts';
import { RUN_LIMITS, type RunContext, type RunLimits } from './context.ts';
import { createDefinitions, type DefinitionInput } from './definitions.ts';
import type { Observer } from './events.ts';
import { ProviderDesk } from './provider-desk.ts';
import { nowOf, nowTextOf } from './read-clock.ts';
import type { RefusedHook } from './receive-answer.ts';
import { guardedStore } from './store-calls.ts';
import { systemClock } from './system-clock.ts';
import { createTurns } from './turns.ts';

/** What an engine is made of. */
export interface ContextInput extends DefinitionInput {
  readonly providers?: readonly FactorProvider[] | undefined;
  /** Declared settlement subjects; parties without one get an id made from tenant, party and store. */
  readonly subjects?: readonly SettlementSubject[] | undefined;
  /** Which of its party's subjects pays or receives which fee. */
  readonly payingSubjects?: readonly PayingSubject[] | undefined;
  /** The host's clock unless given. */
  readonly clock?: Clock | undefined;
  readonly observe?: Observer | undefined;
  /** How messages become documents; what `receive` names. Made by `defineIntake` of `feewright/intake`. */
  readonly intakes?: readonly Intake[] | undefined;
  /** Is told of every message that is refused, once it is kept. */
  readonly onRefused?: RefusedHook | undefined;
  readonly limits?: Partial<RunLimits> | undefined;
  /** Where lanes of millions of documents put sorted runs aside; in this process's memory unless given. */
  readonly spill?: Spill | undefined;
}

/** Checks everything that an engine is made of against each other: every fault at once, each at its place. */
export function createContext(
  input: ContextInput,
  { store, spill }: { readonly store: Store; readonly spill: Spill },
): Result<RunContext> {
  const { providers = [], subjects = [], payingSubjects = [], clock = systemClock(), observe, limits = {} } = input;
  const { intakes = [], onRefused } = input;
  const definitions = createDefinitions(input);
  const models = [...input.models, ...(input.archive?.models ?? [])];
  const chain = providerChain(providers, models, input.rules.factors);
  const directory = createSubjectDirectory({ subjects, payingSubjects });
  const faults = [...intakeFaults(intakes, store), ...laneFaults(input.models, store)];
  if (!definitions.ok || !chain.ok || !directory.ok || faults.length > 0) {
    return failed([...[definitions, chain, directory].flatMap((part) => (part.ok ? [] : part.issues)), ...faults]);
  }
  return ok({
    definitions: definitions.value,
    providers: chain.value,
    conditionEngine: input.conditionEngine,
    desk: new ProviderDesk(),
    directory: directory.value,
    store: guardedStore(store),
    clock,
    now: () => nowOf(clock),
    nowText: nowTextOf(clock),
    turns: createTurns(),
    observer: observe,
    intakes: new Map(intakes.map((intake) => [intake.code, intake])),
    onRefused,
    limits: { ...RUN_LIMITS, ...limits },
    spill,
  });
}

function laneFaults(models: ContextInput['models'], store: Store): readonly Issue[] {
  const codes = models.flatMap(({ code, lane }) => (lane === undefined ? [] : [`'${code}'`]));
  if (codes.length === 0 || store.lanes !== undefined) return [];
  return [issue('store-without-lanes', ['store'], { models: codes.join(', ') })];
}

function intakeFaults(intakes: readonly Intake[], store: Store): readonly Issue[] {
  const issues: Issue[] = [];
  const codes = new Set<string>();
  for (const [at, { code }] of intakes.entries()) {
    if (codes.has(code)) issues.push(issue('intake-declared-twice', ['intakes', at, 'code'], { intake: code }));
    codes.add(code);
  }
  if (codes.size > 0 && store.inbox === undefined) {
    issues.push(issue('store-without-inbox', ['store'], { intakes: [...codes].map((code) => `'${code}'`).join(', ') }));
  }
  return issues;
}
