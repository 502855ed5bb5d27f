/** A document of the scenario, as texts: where it was paid, for what, and how much. */
export interface CardDocument {
  readonly country: string;
  readonly category: string;
  readonly amount: string;
}

/** A row as plain data, with numbers in whole units for those who compute by hand: cents, and hundredths of a per cent. */
export interface CardRow {
  readonly country: string;
  readonly category: string;
  /** Cents; the row holds from here, up to `toCents`. */
  readonly fromCents: number;
  readonly toCents: number;
  readonly rateUnits: number;
  readonly amountCents: number;
}

export const ANY = '*';
const BOUND_CENTS = 100_00;
const COUNTRIES = 200;

/**
 * A card of `count` rows: two for each pair of country and category, below 100 and from there on, and two for all others.
 * The same rows for the same count.
 */
export function makeCard(count: number): readonly CardRow[] {
  const rows: CardRow[] = [];
  const pairs = Math.floor((count - 2) / 2);
  for (let pair = 0; pair < pairs; pair += 1) {
    const names = { country: `country ${pair % COUNTRIES}`, category: `category ${Math.floor(pair / COUNTRIES)}` };
    rows.push(...tiers(names, 100 + (pair % 90), pair % 30));
  }
  return [...rows, ...tiers({ country: ANY, category: ANY }, 350, 50)];
}

function tiers(names: Pick<CardRow, 'country' | 'category'>, rateUnits: number, amountCents: number): CardRow[] {
  return [
    { ...names, fromCents: 0, toCents: BOUND_CENTS, rateUnits: rateUnits + 50, amountCents },
    { ...names, fromCents: BOUND_CENTS, toCents: Number.POSITIVE_INFINITY, rateUnits, amountCents },
  ];
}

/** Documents for a card: nine of ten meet a row of their own, one the rows for all others; both sides of the bound. */
export function makeDocuments(rows: readonly CardRow[], count: number): readonly CardDocument[] {
  const named = rows.filter(({ country }) => country !== ANY);
  let state = 1;
  const below = (bound: number): number => {
    // The quality of these numbers is no matter: they only have to jump about.
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  return Array.from({ length: count }, (): CardDocument => {
    const { country, category } = named[below(named.length)] as CardRow;
    const cents = below(20) === 0 ? BOUND_CENTS - 1 + below(3) : below(300_00);
    return { country: below(10) === 0 ? 'elsewhere' : country, category, amount: String(cents / 100) };
  });
}
