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
}

/** All choices of one decision, by what was asked. A question that was never reached isn't there. */
export type Choices = ReadonlyMap<string, Choice>;

export function choicesBy(choices: readonly Choice[]): Choices {
  return new Map(choices.map((choice) => [`${choice.kind}\n${choice.of}\n${choice.about}`, choice]));
}

/** One answer that is another one now; `undefined`: the question isn't reached. */
export interface Change {
  readonly kind: ChoiceKind;
  readonly of: string;
  readonly about: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What differs between two decisions, in the order of the first; questions that only the second reached come last. */
export function changesBetween(before: Choices, after: Choices): readonly Change[] {
  const changes: Change[] = [];
  for (const [key, { kind, of, about, chosen }] of before) {
    const to = after.get(key)?.chosen;
    if (to !== chosen) changes.push({ kind, of, about, from: chosen, to });
  }
  for (const [key, { kind, of, about, chosen }] of after) {
    if (!before.has(key)) changes.push({ kind, of, about, from: undefined, to: chosen });
  }
  return changes;
}

export function isSameDecision(a: Choices, b: Choices): boolean {
  return a.size === b.size && changesBetween(a, b).length === 0;
}
