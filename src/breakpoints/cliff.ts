import { type BandTable, graduated, volume } from '../fee/band-table.ts';
import { compileTable } from '../fee/bands-exact.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  isZero,
  multiply,
  sign,
  subtract,
} from '../money/exact.ts';
import { minimalText } from '../money/units.ts';
import { isFixed } from '../plan/band-columns.ts';
import type { FeeNode, Plan } from '../plan/plan.ts';

/** A point where one more unit of the measure leaves one of the two with less than before. Exact texts, before rounding. */
export interface Cliff {
  readonly fee: string;
  /** The bound of the band. */
  readonly at: string;
  readonly below: { readonly measure: string; readonly fee: string };
  readonly above: { readonly measure: string; readonly fee: string };
  /** The payee gets less for more; or the payer, who keeps measure − fee, keeps less of more. */
  readonly loser: 'payee' | 'payer';
  readonly by: string;
  /** The measure from which on the loser is no worse off than just below; absent: never. */
  readonly until: string | undefined;
}

const NO_FRAME: ExactFrame = { numbers: [], texts: [], booleans: [], lists: [] };

/**
 * The cliffs of a banded price, seen as a function of its measure (of a cumulative price: of the window's total). Bands
 * that depend on facts, and floors and caps that do, are not looked at.
 *
 * Worked case: volume, 0: 5 %, 1000: 4 %: 999.99 pays 49.9995, 1,000.00 pays 40.00, so the payee gets 9.9995 less; from
 * 1,249.99 on (rounded up) he is no worse off. A flat of 5.00 from 100.00 on is a cliff for the payer: at 100.00 he keeps
 * 4.99 less than at 99.99, until 104.99.
 */
export function cliffsOf(plan: Plan, { item, price }: FeeNode): readonly Cliff[] {
  if (price.kind !== 'bands' || !isFixed(price.bands)) return [];
  const table = compileTable(price, item.code)(NO_FRAME);
  const totalOf = price.price.kind === 'graduated' ? graduated : volume;
  const isMoney = price.measure.type.kind === 'money';
  const scale = isMoney ? plan.minorDigits : 0;
  const unit = exactOf(1n, scale);
  const bounded = boundsOf(price.floor, price.cap, price.wins);
  const feeAt = (measure: Exact): Exact => bounded(totalOf(table, measure));
  return table.from.slice(1).flatMap((bound): readonly Cliff[] => {
    const [below, above] = table.boundary === 'lower' ? [subtract(bound, unit), bound] : [bound, add(bound, unit)];
    if (sign(below) < 0) return [];
    const rise = subtract(feeAt(above), feeAt(below));
    const gain = subtract(above, below);
    const loss = sign(rise) < 0 ? subtract(exactOf(0n), rise) : subtract(rise, gain);
    const loser = sign(rise) < 0 ? 'payee' : 'payer';
    if (loser === 'payer' && (!isMoney || sign(loss) <= 0)) return [];
    const netOf = (measure: Exact): Exact => (loser === 'payee' ? feeAt(measure) : subtract(measure, feeAt(measure)));
    const point = (measure: Exact) => ({ measure: exactText(measure), fee: exactText(feeAt(measure)) });
    const until = evenFrom(table, { start: above, target: netOf(below), netOf });
    return [
      {
        fee: item.code,
        at: exactText(bound),
        below: point(below),
        above: point(above),
        loser,
        by: exactText(loss),
        until: until && roundedUp(until, scale),
      },
    ];
  });
}

/** Within a band the net is a line: where it comes back to what it was before, the loser is even. */
function evenFrom(
  { from }: BandTable,
  of: { readonly start: Exact; readonly target: Exact; readonly netOf: (measure: Exact) => Exact },
): Exact | undefined {
  const { start, target, netOf } = of;
  const ONE = exactOf(1n);
  const starts = [start, ...from.filter((bound) => compare(bound, start) > 0)];
  for (const [index, low] of starts.entries()) {
    if (compare(netOf(low), target) >= 0) return low;
    const high = starts[index + 1];
    const slope = subtract(netOf(add(low, ONE)), netOf(low));
    if (sign(slope) <= 0) continue;
    const even = add(low, divide(subtract(target, netOf(low)), slope));
    if (high === undefined || compare(even, high) < 0) return even;
  }
  return undefined;
}

function roundedUp(value: Exact, scale: number): string {
  const units = multiply(value, exactOf(10n ** BigInt(scale)));
  const whole = units.n / units.d;
  return minimalText(isZero(subtract(units, exactOf(whole))) ? whole : whole + 1n, scale);
}

function boundsOf(floor: Tree | undefined, cap: Tree | undefined, wins: 'cap' | 'floor'): (value: Exact) => Exact {
  const [low, high] = [floor, cap].map((tree) =>
    tree?.kind === 'literal' ? compileExactNumber(tree)(NO_FRAME) : undefined,
  );
  const raise = (value: Exact): Exact => (low !== undefined && compare(value, low) < 0 ? low : value);
  const lower = (value: Exact): Exact => (high !== undefined && compare(value, high) > 0 ? high : value);
  return wins === 'cap' ? (value) => lower(raise(value)) : (value) => raise(lower(value));
}
