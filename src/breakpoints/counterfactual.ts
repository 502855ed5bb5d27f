import { decideExactly } from '../decide/decide.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { isFeewrightError } from '../issues/error.ts';
import type { FactValue } from '../model/model.ts';
import { compare, type Exact, exactText, parseExact, roundExact, ZERO } from '../money/exact.ts';
import { minimalText } from '../money/units.ts';
import type { FactorNode, Plan } from '../plan/plan.ts';
import { type Change, type Choices, changesBetween } from './choice.ts';
import { decisionChoices } from './decision-choices.ts';
import { type Dial, nearestChange, relativeDistance } from './nearest-change.ts';
import { otherValues } from './other-values.ts';

/** The smallest change of one factor at which something else is decided, all other facts and balances as they were. */
export interface Counterfactual {
  readonly factor: string;
  readonly from: string;
  readonly to: string;
  /** For a number, by how much: `-0.5`. */
  readonly by: string | undefined;
  /** What is decided differently: another band, a fee that applies, a bearer who is full. */
  readonly changes: readonly Change[];
  /** The fees that come to something else; exact, before rounding. Empty where the document would be refused. */
  readonly amounts: readonly { readonly fee: string; readonly from: string; readonly to: string }[];
}

/**
 * For every factor that a document's decision reads, the nearest values above and below at which another band, rule or
 * bearer is chosen; texts, booleans and dates are tried with the values that the definitions mention. Nearest first: by the
 * change as a part of the value; what has no size comes last. A sensitive factor is left out.
 *
 * Worked case: bands from 0 at 16 % and from 500 at 14 %, a base of 450.00: at 500.01 (boundary `upper`) band 1 instead of
 * band 0; at −0.01 the fee is mirrored.
 */
export function counterfactuals(plan: Plan, snapshot: Snapshot): readonly Counterfactual[] {
  const now = decisionChoices(plan, snapshot);
  const found = plan.factors
    .filter(({ factor }) => !factor.sensitive && Object.hasOwn(snapshot.facts, factor.code))
    .flatMap((node) => ofFactor(plan, snapshot, now, node));
  return found
    .sort((a, b) => (a.distance === undefined ? 1 : b.distance === undefined ? -1 : compare(a.distance, b.distance)))
    .map(({ distance, ...counterfactual }) => counterfactual);
}

type Found = Counterfactual & { readonly distance: Exact | undefined };

function ofFactor(plan: Plan, snapshot: Snapshot, now: Choices, { factor, sym }: FactorNode): readonly Found[] {
  const { code } = factor;
  const fact = snapshot.facts[code];
  const counterfactual = (to: FactValue, by: string | undefined, distance: Exact | undefined): Found => {
    const other = withFact(snapshot, code, to);
    const changes = changesBetween(now, decisionChoices(plan, other));
    return {
      factor: code,
      from: String(fact),
      to: String(to),
      by,
      changes,
      amounts: amountsOf(plan, snapshot, other),
      distance,
    };
  };
  switch (sym.type.kind) {
    case 'money':
    case 'ratio':
    case 'quantity':
    case 'integer': {
      const scale = factor.scale ?? plan.minorDigits;
      const dial = dialOf(plan, snapshot, code, scale);
      return ([1n, -1n] as const).flatMap((direction): readonly Found[] => {
        const at = nearestChange(dial, direction);
        if (at === undefined) return [];
        return [counterfactual(minimalText(at, scale), minimalText(at - dial.at, scale), relativeDistance(dial, at))];
      });
    }
    case 'text':
    case 'date':
    case 'boolean':
      return otherValues(plan, sym, fact)
        .map((value) => counterfactual(value, undefined, undefined))
        .filter(({ changes }) => changes.length > 0);
    default:
      return [];
  }
}

/** A number that is not negative stays so: a price of −0.01 is no small change. */
function dialOf(plan: Plan, snapshot: Snapshot, code: string, scale: number): Dial {
  const value = parseExact(String(snapshot.facts[code]));
  const at = roundExact(value, scale, 'half-even');
  return {
    at,
    scale,
    least: compare(value, ZERO) < 0 ? -(2n ** 62n) : 0n,
    decide: (units) => decisionChoices(plan, withFact(snapshot, code, minimalText(units, scale))),
  };
}

function withFact(snapshot: Snapshot, code: string, value: FactValue): Snapshot {
  return { ...snapshot, facts: { ...snapshot.facts, [code]: value } };
}

function amountsOf(plan: Plan, before: Snapshot, after: Snapshot): Counterfactual['amounts'] {
  try {
    const [from, to] = [before, after].map((snapshot) => decideExactly(plan, snapshot).frame.numbers);
    return plan.nodes.flatMap((node) => {
      if (node.kind !== 'fee') return [];
      const { slot } = node.lines?.value ?? node.value;
      const [old, changed] = [exactText(from?.[slot] ?? ZERO), exactText(to?.[slot] ?? ZERO)];
      return old === changed ? [] : [{ fee: node.item.code, from: old, to: changed }];
    });
  } catch (thrown) {
    if (isFeewrightError(thrown)) return [];
    throw thrown;
  }
}
