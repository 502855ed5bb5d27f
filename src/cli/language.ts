/** The languages that the command line speaks. */
export type Language = 'en' | 'zh';

/** One text in each of them. */
export type Said = Readonly<Record<Language, string>>;

/** A fault with the place it stands at: a path in the mapping, or a line and column of the CSV. */
export interface Fault {
  readonly place: string;
  readonly said: Said;
}

/** `orders.csv line 17: …`, one line for each fault. */
export function faultLines(faults: readonly Fault[], language: Language): readonly string[] {
  return faults.map(({ place, said }) => (place === '' ? said[language] : `${place}: ${said[language]}`));
}

/** `; did you mean 'price'?`, or nothing. */
export function didYouMean(nearest: string | undefined): Said {
  if (nearest === undefined) return { en: '', zh: '' };
  return { en: `; did you mean '${nearest}'?`, zh: `;是否想写“${nearest}”?` };
}
