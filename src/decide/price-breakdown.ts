import { bandParts } from '../fee/band-breakdown.ts';
import { compileTable } from '../fee/bands-exact.ts';
import { packagesIn, packingOf } from '../fee/package.ts';
import { compileExactPrice } from '../fee/price-exact.ts';
import type { WindowTotal } from '../fee/priced.ts';
import { rerated } from '../fee/rerate.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { abs, add, type Exact, exactOf, exactText, multiply, negate, sign, subtract, ZERO } from '../money/exact.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';

/**
 * What a fee is made of. Amounts are exact texts; of a negative measure that was mirrored, they are negative. Parts of
 * kind `amount` are the whole of a price without bands or packages.
 */
export type BreakdownPart =
  | {
      readonly kind: 'band';
      readonly from: string;
      /** Absent: the band is open. */
      readonly to?: string;
      /** How much of the measure is charged in this band. */
      readonly measure: string;
      /** For one of the measure. */
      readonly price: string;
      readonly flat: string;
      readonly amount: string;
    }
  | { readonly kind: 'packages'; readonly packages: string; readonly price: string; readonly amount: string }
  | { readonly kind: 'amount' | 'floor' | 'cap' | 'period-cap' | 'true-up' | 'rounding'; readonly amount: string };

/** Without the parts of kind `rounding`, they add up to `exact`; with them, to `booked`. */
export interface PriceBreakdown {
  readonly fee: string;
  readonly exact: string;
  /** Absent: a step without rounding. */
  readonly booked?: string;
  readonly parts: readonly BreakdownPart[];
}

/** What was decided: the values that the fee saw, and what came of it. */
interface Seen {
  readonly frame: ExactFrame;
  readonly totals: readonly WindowTotal[];
  readonly exact: Exact;
  readonly booked: Exact | undefined;
}

/**
 * A fee by the parts of its price, in the order in which they count: bands or packages, what floor and cap added or took,
 * the true-up of what came before, what the cap of a period took, and the rounding.
 *
 * Worked case: 0: 16 %, 500: 14 %; 550.05 is 80 and 7.007, exactly 87.007; booked 87.01, so that 0.003 is the rounding.
 */
export function breakdownParts(
  plan: Plan,
  node: FeeNode,
  { frame, totals, exact, booked }: Seen,
): readonly BreakdownPart[] {
  const { item, price } = node;
  if (node.quantity !== undefined) return partsOfUnits(exact, booked);
  const { own, trueUp, isMirrored } = rerated(compileExactPrice(price, plan, item.code), node, plan)(frame, totals);
  const turn = (amount: Exact): Exact => (isMirrored ? negate(amount) : amount);
  const unbounded = isNothing(price, frame) ? [] : partsOf(plan, node, frame, totals);
  const sum = unbounded.reduce((total, { amount }) => add(total, amount), ZERO);
  const moved = subtract(own, sum);
  const parts: BreakdownPart[] = unbounded.map(({ say, amount }) => say(turn, exactText(turn(amount))));
  const push = (kind: 'floor' | 'cap' | 'true-up' | 'period-cap' | 'rounding', amount: Exact): void => {
    if (sign(amount) !== 0) parts.push({ kind, amount: exactText(amount) });
  };
  push(sign(moved) > 0 ? 'floor' : 'cap', turn(moved));
  push('true-up', turn(trueUp));
  push('period-cap', subtract(exact, turn(add(own, trueUp))));
  if (booked !== undefined) push('rounding', subtract(booked, exact));
  return parts;
}

/** The price is that of one unit: what several of them come to has no parts of its own. */
function partsOfUnits(exact: Exact, booked: Exact | undefined): readonly BreakdownPart[] {
  const rounding = booked === undefined ? ZERO : subtract(booked, exact);
  const whole = { kind: 'amount', amount: exactText(exact) } as const;
  return sign(rounding) === 0 ? [whole] : [whole, { kind: 'rounding', amount: exactText(rounding) }];
}

interface Part {
  readonly amount: Exact;
  readonly say: (turn: (value: Exact) => Exact, amount: string) => BreakdownPart;
}

function partsOf(plan: Plan, node: FeeNode, frame: ExactFrame, totals: readonly WindowTotal[]): readonly Part[] {
  const { item, price } = node;
  switch (price.kind) {
    case 'bands': {
      const window = price.cumulative && totals[cumulativeWindow(plan, price.cumulative).index];
      const measure = compileExactNumber(price.measure)(frame);
      const isApart = price.cumulative !== undefined && cumulativeWindow(plan, price.cumulative).isApart;
      const table = compileTable(price, item.code)(frame);
      const parts = bandParts(price, table, window ? measure : abs(measure), window, isApart);
      return parts.map((part): Part => {
        const { from, to, flat } = part;
        const texts = {
          from: exactText(from),
          ...(to === undefined ? {} : { to: exactText(to) }),
          price: exactText(part.price),
        };
        return {
          amount: part.amount,
          say: (turn, amount) => ({
            kind: 'band',
            ...texts,
            measure: exactText(turn(part.measure)),
            flat: exactText(turn(flat)),
            amount,
          }),
        };
      });
    }
    case 'package': {
      const packing = packingOf(price, item.code)(frame);
      const window = price.cumulative && totals[cumulativeWindow(plan, price.cumulative).index];
      const measure = compileExactNumber(price.measure)(frame);
      const after = window === undefined ? abs(measure) : add(window.balance, measure);
      const before = window?.hasEntries === true ? packagesIn(packing, window.balance) : 0n;
      const packages = exactOf(packagesIn(packing, after) - before);
      return [
        {
          amount: multiply(packages, packing.price),
          say: (turn, amount) => ({
            kind: 'packages',
            packages: exactText(turn(packages)),
            price: exactText(packing.price),
            amount,
          }),
        },
      ];
    }
    case 'amount':
    case 'rate':
    case 'custom': {
      const free = { ...price, floor: undefined, cap: undefined };
      const { own } = compileExactPrice(free, plan, item.code)(frame, totals);
      return [{ amount: own, say: (_turn, amount) => ({ kind: 'amount', amount }) }];
    }
  }
}

/** A negative measure that is charged as nothing has no parts, nor do floor and cap act on it. */
function isNothing(price: CheckedPrice, frame: ExactFrame): boolean {
  if (price.negative !== 'zero' || !('measure' in price)) return false;
  if ('cumulative' in price && price.cumulative !== undefined) return false;
  return sign(compileExactNumber(price.measure)(frame)) < 0;
}
