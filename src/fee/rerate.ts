import type { ExactFrame } from '../formula/frame.ts';
import { add, type Exact, exactOf, multiply, subtract } from '../money/exact.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import { graduated, volume } from './band-table.ts';
import { compileTable } from './bands-exact.ts';
import { packagesIn, packingOf } from './package.ts';
import type { ExactPrice, FastPrice, PriceFrame } from './priced.ts';

type Totals = Pick<Plan, 'accumulators' | 'readings'>;

/**
 * A price whose version began inside the open window and charges anew what came before it: the first document of that
 * version, and no other, also has Fnew(b) − Fold(b) as a true-up.
 *
 * Worked case: 900.00 at 5 %, then a version of 4 % that re-rates: the next 100.00 is charged 4.00, and trued up by
 * 36.00 − 45.00 = −9.00.
 */
export function rerated(price: ExactPrice, node: FeeNode, plan: Totals): ExactPrice {
  const places = placesOf(node, plan);
  if (places === undefined) return price;
  const { index, posted, now, until } = places;
  return (frame, totals) => {
    const priced = price(frame, totals);
    const [window, since] = [totals[index], totals[posted]];
    if (window === undefined || !window.hasEntries || since?.hasEntries !== false) return priced;
    // Of a document's lines the first has it: what it adds itself is behind it.
    if (window.flat?.isRerated === true) return priced;
    if (window.flat !== undefined) window.flat.isRerated = true;
    const billed = until(frame, window.balance);
    const moved = subtract(now(frame, window.balance), billed);
    // What was billed until now is Fold(b): a fee that rounds totals goes on from there.
    return { ...priced, trueUp: add(priced.trueUp, moved), billed };
  };
}

/** The same in the scaled-integer lane, which leaves the one document that is trued up to the exact one. */
export function reratedFast(price: FastPrice, node: FeeNode, plan: Totals): FastPrice {
  const places = placesOf(node, plan);
  if (places === undefined) return price;
  const { index, posted } = places;
  const { run, mayMirror, truesUp, countsTotals } = price;
  return {
    run(frame: PriceFrame): number {
      if (frame.hasEntries[index] === true && frame.hasEntries[posted] !== true) frame.fits = false;
      if (!truesUp) frame.trueUp = 0;
      return run(frame);
    },
    mayMirror,
    truesUp: true,
    countsTotals,
  };
}

function placesOf({ item, midWindow, price }: FeeNode, plan: Totals) {
  const rerate = midWindow?.rerate;
  if (rerate === undefined || (price.kind !== 'bands' && price.kind !== 'package')) return undefined;
  if (price.cumulative === undefined) return undefined;
  const { index } = cumulativeWindow(plan, price.cumulative);
  const posted = plan.accumulators.length + rerate.posted;
  return { index, posted, now: totalOf(price, item.code), until: totalOf(rerate.price, item.code) };
}

/** F of a total: what the price charges for all of it. */
function totalOf(
  price: Extract<CheckedPrice, { kind: 'bands' | 'package' }>,
  fee: string,
): (frame: ExactFrame, total: Exact) => Exact {
  if (price.kind === 'package') {
    const packing = packingOf(price, fee);
    return (frame, total) => {
      const packed = packing(frame);
      return multiply(packed.price, exactOf(packagesIn(packed, total)));
    };
  }
  const table = compileTable(price, fee);
  const of = price.price.kind === 'graduated' ? graduated : volume;
  return (frame, total) => of(table(frame), total);
}
