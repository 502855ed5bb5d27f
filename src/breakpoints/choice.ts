import type { Exact } from '../money/exact.ts';

/**
 * What a decision may turn on: whether a rule or fee applies, which band a measure is in, which branch or argument of a
 * formula counts, whether floor or cap stands, whether a bearer is full, or that a fault refused the document.
 */
export type ChoiceKind = 'rule' | 'applies' | 'branch' | 'band' | 'floor' | 'cap' | 'bearer' | 'refused';

/** One question that deciding answered, and how. */
export interface Choice {
  readonly kind: ChoiceKind;
  /** Code of the rule, fee or apportionment. */
  readonly of: string;
  /** What is asked there: a part of a condition, a bearer; empty where there is only one question of the kind. */
  readonly about: string;
  /** `true`, `2`, `full`, …: compared as text. */
  readonly chosen: string;
  /** Differences of which one changes its sign, or leaves zero, where the answer changes. */
  readonly margins: readonly Exact[];
  /** A part of a condition: its margins say where to look, but only the whole condition decides anything. */
  readonly isPart?: true;
}

/** All choices of one decision, by what was asked. A question that was never reached isn't there. */
export type Choices = ReadonlyMap<string, Choice>;

export function choicesBy(choices: readonly Choice[]): Choices {
  return new Map(
    choices.map((choice) => [`${choice.kind}\n${choice.of}\n${choice.about}\n${choice.isPart ?? false}`, choice]),
  );
}

/** One answer that is another one now; `undefined`: nothing was refused there. */
export interface Change {
  readonly kind: ChoiceKind;
  readonly of: string;
  readonly about: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * What differs between two decisions, in the order of the first. A question that only one of them reached is none of it:
 * it was reached because another one was answered differently, and that is told. That a document is refused is told.
 */
export function changesBetween(before: Choices, after: Choices): readonly Change[] {
  const changes: Change[] = [];
  for (const [key, { kind, of, about, chosen, isPart }] of before) {
    const to = after.get(key)?.chosen;
    if (isPart || to === chosen || (to === undefined && kind !== 'refused')) continue;
    changes.push({ kind, of, about, from: chosen, to });
  }
  for (const [key, { kind, of, about, chosen }] of after) {
    if (kind === 'refused' && !before.has(key)) changes.push({ kind, of, about, from: undefined, to: chosen });
  }
  return changes;
}

export function isSameDecision(a: Choices, b: Choices): boolean {
  return changesBetween(a, b).length === 0;
}
