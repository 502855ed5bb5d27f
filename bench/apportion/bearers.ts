/** One who bears a part: a whole weight, and the most of one document in cents; no cap: nothing bounds him. */
export interface BenchBearer {
  readonly code: string;
  readonly weight: number;
  readonly capCents: number | undefined;
}

/** What one more bearer of weight 1 is worth, in cents: amounts are so much for each bearer's weight, more or less. */
const CENTS_PER_WEIGHT = 20_00;

function numbers(): (bound: number) => number {
  let state = 1;
  return (bound) => {
    // The quality of these numbers is no matter: they only have to jump about.
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/**
 * Bearers with weights of 1 to 9, all but each third with a cap from half to twice what its weight is worth: of most amounts
 * some fill up at once, others only by what those could not take. The same bearers for the same count.
 */
export function makeBearers(count: number): readonly BenchBearer[] {
  const below = numbers();
  return Array.from({ length: count }, (_, at): BenchBearer => {
    const weight = 1 + below(9);
    const capCents = Math.floor(weight * CENTS_PER_WEIGHT * (0.5 + below(150) / 100));
    return { code: `bearer_${at}`, weight, capCents: at % 3 === 2 ? undefined : capCents };
  });
}

/** Amounts for these bearers as texts: some that fill nobody, most that fill a part of them. */
export function makeAmounts(bearers: readonly BenchBearer[], count: number): readonly string[] {
  const below = numbers();
  const worth = bearers.reduce((sum, { weight }) => sum + weight, 0) * CENTS_PER_WEIGHT;
  return Array.from({ length: count }, () =>
    (Math.floor(worth * (0.4 + below(120) / 100) + below(100)) / 100).toFixed(2),
  );
}
