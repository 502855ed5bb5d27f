import { D, least, minus, NIL, order, over, plus, type Q, Refused, rounded, signOf, times, unit } from './oracle.ts';

/** Bearers of one level with what one document says of them; lists in the order of the bearers. */
export interface SlowLevel {
  readonly isSequence: boolean;
  readonly fixed: readonly (D | undefined)[];
  readonly weights: readonly (Q | undefined)[];
  readonly rest: number;
  readonly rooms: readonly (D | undefined)[];
  readonly spill: 'by-weight' | 'rest' | 'none';
  readonly shortage: 'in-order' | 'prorate' | 'reject';
  readonly remainder: string;
  readonly codes: readonly string[];
}

interface SlowShares {
  readonly shares: readonly D[];
  readonly unplaced: D;
}

const whole = (units: D): Q => unit(units, 0);
const total = (parts: readonly (Q | undefined)[]): Q => parts.reduce<Q>((sum, part) => plus(sum, part ?? NIL), NIL);
const smaller = (a: D, b: D | undefined): D => (b === undefined || a.lte(b) ? a : b);

/** A second, slow division of whole units: fixed parts, then weights and the rest; or one after the other. */
export function slowDivision(amount: D, level: SlowLevel): SlowShares {
  const { isSequence, fixed, rooms } = level;
  if (isSequence) return oneAfterTheOther(amount, rooms);
  const wanted = fixed.map((part, k) => (part === undefined ? new D(0) : smaller(part, rooms[k])));
  const sum = wanted.reduce((all, part) => all.plus(part), new D(0));
  if (sum.gt(amount) && level.shortage === 'reject') throw new Refused('shortage-rejected');
  const placed =
    sum.gt(amount) && level.shortage === 'prorate'
      ? prorated(amount, level, wanted)
      : oneAfterTheOther(amount, wanted).shares;
  const left = placed.reduce((rest, part) => rest.minus(part), amount);
  const parts = exactParts(whole(left), level);
  const weighed = unitsOf(left, parts, level, level.rooms);
  return { shares: weighed.shares.map((share, k) => share.plus(placed[k] as D)), unplaced: weighed.unplaced };
}

function oneAfterTheOther(amount: D, rooms: readonly (D | undefined)[]): SlowShares {
  let left = amount;
  const shares = rooms.map((room) => {
    const share = smaller(left, room);
    left = left.minus(share);
    return share;
  });
  return { shares, unplaced: left };
}

function prorated(amount: D, level: SlowLevel, wanted: readonly D[]): readonly D[] {
  const weights = level.fixed.map((part) => (part === undefined ? NIL : whole(part)));
  const parts = filled(whole(amount), weights, wanted);
  return unitsOf(amount, parts, { ...level, weights, rest: -1 }, wanted).shares;
}

/** By weight, round after round: who is above his room gets just that, and the others divide what is left anew. */
function filled(pool: Q, weights: readonly (Q | undefined)[], rooms: readonly (D | undefined)[]): readonly Q[] {
  const exact: (Q | undefined)[] = weights.map((weight) =>
    weight === undefined || signOf(weight) === 0 ? NIL : undefined,
  );
  for (;;) {
    const left = minus(pool, total(exact));
    const open = weights.flatMap((_, k) => (exact[k] === undefined ? [k] : []));
    if (open.length === 0) break;
    const sum = total(open.map((k) => weights[k]));
    const wanted = new Map(open.map((k): [number, Q] => [k, over(times(left, weights[k] as Q), sum)]));
    const above = open.filter((k) => rooms[k] !== undefined && order(wanted.get(k) as Q, whole(rooms[k] as D)) > 0);
    for (const k of above) exact[k] = whole(rooms[k] as D);
    if (above.length > 0) continue;
    for (const k of open) exact[k] = wanted.get(k) as Q;
    break;
  }
  return exact.map((part) => part ?? NIL);
}

/** Exact parts of those with weights and of the rest, nobody above his room. */
function exactParts(left: Q, level: SlowLevel): readonly Q[] {
  const { weights, rooms, rest, spill } = level;
  const sum = total(weights);
  if (rest < 0) {
    if (signOf(sum) === 0) return weights.map(() => NIL);
    if (spill === 'by-weight') return filled(left, weights, rooms);
    return weights.map((weight, k) => bounded(over(times(left, weight ?? NIL), sum), rooms[k]));
  }
  const own = weights.map((weight) => times(left, weight ?? NIL));
  const parts = [
    ...(spill === 'by-weight'
      ? filled(times(left, sum), weights, rooms)
      : own.map((part, k) => bounded(part, rooms[k]))),
  ];
  const lost = spill === 'none' ? minus(total(own), total(parts)) : NIL;
  parts[rest] = NIL;
  parts[rest] = bounded(minus(minus(left, total(parts)), lost), rooms[rest]);
  return parts;
}

function bounded(part: Q, room: D | undefined): Q {
  return room === undefined ? part : least(part, whole(room));
}

/** Whole units of exact parts, by the rule for what is left of them. */
function unitsOf(amount: D, exact: readonly Q[], level: SlowLevel, rooms: readonly (D | undefined)[]): SlowShares {
  const parts = [...exact, minus(whole(amount), total(exact))];
  const units = parts.map((part) => rounded(part, 0, 'floor'));
  const rests = parts.map((part, k) => minus(part, whole(units[k] as D)));
  let missing = amount.minus(units.reduce((sum, each) => sum.plus(each), new D(0))).toNumber();
  for (const k of named(level)) {
    while (missing > 0 && signOf(parts[k] as Q) > 0 && (rooms[k] === undefined || (units[k] as D).lt(rooms[k] as D))) {
      units[k] = (units[k] as D).plus(1);
      rests[k] = NIL;
      missing--;
    }
  }
  const byRest = rests.map((rest, k) => ({ k, rest })).sort((a, b) => order(b.rest, a.rest) || a.k - b.k);
  for (const { k } of byRest) if (missing-- > 0) units[k] = (units[k] as D).plus(1);
  return { shares: units.slice(0, -1), unplaced: units.at(-1) as D };
}

function named({ remainder, weights, rest, codes }: SlowLevel): readonly number[] {
  const all = codes.map((_, k) => k);
  const ofRest = minus(whole(new D(1)), total(weights));
  const weightOf = (k: number): Q => (k === rest ? ofRest : (weights[k] ?? NIL));
  if (remainder === 'first') return all;
  if (remainder === 'last') return all.reverse();
  if (remainder === 'largest-weight') return all.sort((a, b) => order(weightOf(b), weightOf(a)) || a - b);
  return remainder.startsWith('to:') ? [codes.indexOf(remainder.slice(3))] : [];
}

/**
 * The most that a level places whole, found by trying: `undefined` where that is `most` or more.
 */
export function slowCapacity(most: D, level: SlowLevel): D | undefined {
  if (isPlacedWhole(most, level)) return undefined;
  let [low, high] = [new D(0), most];
  while (high.minus(low).gt(1)) {
    const middle = low.plus(high).divToInt(2);
    if (isPlacedWhole(middle, level)) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether nothing is left of an amount that is divided exactly. */
function isPlacedWhole(amount: D, level: SlowLevel): boolean {
  const { isSequence, fixed, rooms } = level;
  if (isSequence) return oneAfterTheOther(amount, rooms).unplaced.isZero();
  const wanted = fixed.map((part, k) => (part === undefined ? new D(0) : smaller(part, rooms[k])));
  const left = oneAfterTheOther(amount, wanted).unplaced;
  return order(total(exactParts(whole(left), level)), whole(left)) === 0;
}
