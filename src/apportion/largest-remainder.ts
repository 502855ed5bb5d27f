/**
 * Rounds exact shares `numerators[i] / denominator` to whole units so that they still add up.
 *
 * Every share gets its whole part; the units that are left go one each to the largest remainders, ties to the share
 * declared first. A share without a remainder never gets a unit, so a share that is exactly at its cap stays there.
 *
 * @param numerators whole and not negative; their sum is a multiple of `denominator`
 * @returns whole units, in the order of `numerators`
 *
 * Worked case: 5 units among 3 : 3 : 1 are 15/7, 15/7 and 5/7. The whole parts are 2, 2, 0; the unit that is left goes
 * to 5/7, the largest remainder: 2, 2, 1.
 */
export function largestRemainder(numerators: readonly bigint[], denominator: bigint): bigint[] {
  const units = numerators.map((numerator) => numerator / denominator);
  const remainders = numerators.map((numerator) => numerator % denominator);
  let left = remainders.reduce((sum, remainder) => sum + remainder, 0n) / denominator;
  if (left === 0n) return units;
  const byRemainder = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    units[index] = (units[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return units;
}
