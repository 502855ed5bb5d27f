import { add, compare, type Exact, multiply, sign, subtract, ZERO } from '../money/exact.ts';
import type { CheckedPrice } from '../plan/plan.ts';
import { at, type BandTable, bandOf, isEntered as isDue } from './band-table.ts';
import type { WindowTotal } from './priced.ts';

/** What one band adds to a price. */
export interface BandPart {
  readonly band: number;
  readonly from: Exact;
  /** `undefined`: the band is open. */
  readonly to: Exact | undefined;
  /** How much of the measure is charged in this band. */
  readonly measure: Exact;
  /** For one of the measure. */
  readonly price: Exact;
  readonly flat: Exact;
  /** `measure × price + flat` */
  readonly amount: Exact;
}

/**
 * A graduated price by band: the amounts add up to the exact price, before floor and cap. With a window total, only what
 * lies between it and the total after.
 *
 * Worked case: 0: 16 %, 500: 14 %; 100.00 after 450.00 is 50 × 16 % = 8.00 and 50 × 14 % = 7.00.
 */
export function graduatedBreakdown(table: BandTable, measure: Exact, window?: WindowTotal): readonly BandPart[] {
  const before = window?.balance ?? ZERO;
  const after = add(before, measure);
  const hadEntries = window?.hasEntries ?? false;
  return table.from.flatMap((from, band): readonly BandPart[] => {
    const part = subtract(partIn(table, band, after), partIn(table, band, before));
    const flatAfter = isEntered(table, band, after) ? at(table.flat, band) : ZERO;
    const flatBefore = hadEntries && isEntered(table, band, before) ? at(table.flat, band) : ZERO;
    const flat = subtract(flatAfter, flatBefore);
    if (part.n === 0n && flat.n === 0n) return [];
    return [partOf(table, band, from, part, flat)];
  });
}

/**
 * The bands of a price's own part, with the measure that is charged (never negative without a window): what they come to
 * together is the exact own part, before floor and cap.
 */
export function bandParts(
  { price, cumulative }: Extract<CheckedPrice, { kind: 'bands' }>,
  table: BandTable,
  x: Exact,
  window: WindowTotal | undefined,
  isApart = false,
): readonly BandPart[] {
  if (price.kind === 'graduated') return graduatedBreakdown(table, x, window);
  const basis = cumulative?.basis;
  const after = window === undefined ? x : add(window.balance, x);
  const reached = window !== undefined && basis === 'before' ? window.balance : after;
  // What stands apart only says which band; whether that is entered, the document itself says.
  const isEntered = isDue(table, isApart ? x : after);
  const takesFlat = isEntered && (basis === 'marginal' ? window?.hasEntries !== true : window?.flat?.isTaken !== true);
  return [volumePart(table, bandOf(table, reached), x, takesFlat)];
}

/** A volume price's own part: all of the measure at one band. */
export function volumePart(table: BandTable, band: number, measure: Exact, takesFlat: boolean): BandPart {
  return partOf(table, band, at(table.from, band), measure, takesFlat ? at(table.flat, band) : ZERO);
}

function partOf(table: BandTable, band: number, from: Exact, measure: Exact, flat: Exact): BandPart {
  const price = at(table.price, band);
  return {
    band,
    from,
    to: table.from[band + 1] ?? table.upTo,
    measure,
    price,
    flat,
    amount: add(multiply(measure, price), flat),
  };
}

/** How much of a total lies in a band. Below zero all of it is the first band's. */
function partIn(table: BandTable, band: number, total: Exact): Exact {
  if (sign(total) < 0) return band === 0 ? total : ZERO;
  const from = at(table.from, band);
  const next = table.from[band + 1];
  if (compare(total, from) <= 0) return ZERO;
  return subtract(next !== undefined && compare(total, next) > 0 ? next : total, from);
}

function isEntered(table: BandTable, band: number, total: Exact): boolean {
  const side = sign(total);
  if (side < 0) return false;
  if (side === 0) return band === 0 && table.flatAtZero;
  return band <= bandOf(table, total);
}
