import type { Intake } from '../document/intake.ts';
import type { ProviderChain } from '../factor/provider-chain.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConditionEngine } from '../ports/condition-engine.ts';
import type { Spill } from '../ports/spill.ts';
import type { SubjectDirectory } from '../settle/subject-directory.ts';
import type { Definitions } from './definitions.ts';
import type { Observer } from './events.ts';
import type { ProviderDesk } from './provider-desk.ts';
import type { RefusedHook } from './receive-answer.ts';
import type { GuardedStore } from './store-calls.ts';
import type { Turns } from './turns.ts';

/** What every use case of one engine works with. */
export interface RunContext {
  readonly definitions: Definitions;
  readonly providers: ProviderChain;
  readonly conditionEngine: ConditionEngine | undefined;
  /** What goes on with the providers over all batches: requests under way, answers kept. */
  readonly desk: ProviderDesk;
  readonly directory: SubjectDirectory;
  readonly store: GuardedStore;
  /** For time limits; what time it is comes from `now`, which looks at what the clock says. */
  readonly clock: Clock;
  /** Whole milliseconds since 1970-01-01T00:00Z. Fault: `clock-failed`. */
  now(): number;
  /** The same as UTC text, as it is written into histories. */
  nowText(): string;
  readonly turns: Turns;
  readonly observer: Observer | undefined;
  /** By code. */
  readonly intakes: ReadonlyMap<string, Intake>;
  readonly onRefused: RefusedHook | undefined;
  readonly limits: RunLimits;
  /** Where lanes put sorted runs aside. */
  readonly spill: Spill;
}

export interface RunLimits {
  /** Milliseconds that one provider has for one batch; needs a clock with timers. */
  readonly providerMilliseconds: number;
  /** Milliseconds that the condition engine has for one rule and one document; needs a clock with timers. */
  readonly conditionMilliseconds: number;
  /** How often one document, or one order, is read and decided anew before the conflict is told. */
  readonly attempts: number;
  /** Documents of a lane that are sorted at a time; more are put aside in sorted runs of so many. */
  readonly sortedRun: number;
}

export const RUN_LIMITS: RunLimits = Object.freeze({
  providerMilliseconds: 30_000,
  conditionMilliseconds: 5_000,
  attempts: 20,
  sortedRun: 50_000,
});
