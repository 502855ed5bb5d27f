const LONGEST_NAME = 64;
const MOST_NAMES = 2_000;

/**
 * The known name that a mistyped one most likely meant, or `undefined` if none is close: at most one slip for names of
 * 2 to 5 characters, and one slip for every 3 characters of a longer name. A slip is a character added, left out,
 * replaced, or swapped with its neighbour; upper and lower case are the same. Of equals the first known one is taken.
 *
 * @example nearestName('comission', ['coupon', 'commission']) is `commission`; nearestName('gmv', ['rate']) is nothing.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const wanted = pointsOf(name);
  const allowed = wanted.length < 2 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let nearest: string | undefined;
  let least = allowed + 1;
  let seen = 0;
  for (const candidate of known) {
    seen += 1;
    // A definition may know thousands of names and hold thousands of mistakes: both are bounded, so is the product.
    if (seen > MOST_NAMES) break;
    if (candidate === name || candidate.length > LONGEST_NAME) continue;
    const slips = slipsBetween(wanted, pointsOf(candidate), least);
    if (slips < least) {
      nearest = candidate;
      least = slips;
    }
  }
  return nearest;
}

/** Whether two names differ by one slip, or by upper and lower case alone. */
export function isOneSlipAway(a: string, b: string): boolean {
  return a !== b && a.length <= LONGEST_NAME && slipsBetween(pointsOf(a), pointsOf(b), 2) < 2;
}

function pointsOf(name: string): readonly string[] {
  return Array.from(name.toLowerCase());
}

/** The number of slips between two names (Damerau-Levenshtein, adjacent swaps), or `limit` if it is not below that. */
function slipsBetween(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      current.push(slips);
      least = Math.min(least, slips);
    }
    if (least >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, b.length), limit);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
