/** The languages in which a fault can be said. */
export type Language = 'en' | 'zh';

/** How one fault is said: a function from its facts to one sentence, in each language. */
export interface Sentence<Facts> {
  readonly en: (facts: Facts) => string;
  readonly zh: (facts: Facts) => string;
}

/**
 * The sentences of one room: every code of its faults has one, so that a new code breaks the build until it can be
 * said in both languages.
 */
export type Sentences<Faults> = { readonly [Code in keyof Faults]: Sentence<Faults[Code]> };

/** The end of a sentence about an unknown name: the known one it most likely meant, or nothing. */
export function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean '${nearest}'?`;
}

export function didYouMeanZh(nearest: string | undefined): string {
  return nearest === undefined ? '' : `;是否想写“${nearest}”?`;
}
