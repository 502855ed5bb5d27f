interface Branch<Below> {
  readonly split?: { readonly bearers: readonly Below[] };
}

/** A bearer among others, and where it is written. */
export interface PlacedBearer<Item> {
  readonly bearer: Item;
  /** From the apportionment: `['bearers', 0, 'split', 'bearers', 1]`. */
  readonly at: readonly (string | number)[];
}

/** Bearers of all levels, each before those among whom its part is divided. */
export function bearersOf<Item extends Branch<Item>>(bearers: readonly Item[]): readonly Item[] {
  return placedBearers(bearers).map(({ bearer }) => bearer);
}

/** The same with their places. */
export function placedBearers<Item extends Branch<Item>>(
  bearers: readonly Item[],
  above: readonly (string | number)[] = [],
): readonly PlacedBearer<Item>[] {
  return bearers.flatMap((bearer, position) => {
    const at = [...above, 'bearers', position];
    return [{ bearer, at }, ...placedBearers(bearer.split?.bearers ?? [], [...at, 'split'])];
  });
}
