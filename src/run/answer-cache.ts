import type { AnsweredFact } from '../factor/read-answer.ts';

/** One answer of a provider about one factor of one key; `fact` is absent where the provider said "not mine". */
interface Kept {
  readonly askedAt: number;
  readonly fact: AnsweredFact | undefined;
}

export interface CacheLimits {
  /** Milliseconds. */
  readonly ageMs: number;
  readonly max: number;
}

/** What a provider answered, as long as it is young enough; the answer that was not used for the longest time goes first. */
export class AnswerCache {
  readonly #limits: CacheLimits;
  /** In the order of their last use. */
  readonly #kept = new Map<string, Kept>();

  constructor(limits: CacheLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** The answer with its age in its source; `undefined`: there is none that is young enough at `now`. */
  find(key: string, now: number): { readonly fact: AnsweredFact | undefined } | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    const age = now - kept.askedAt;
    // A clock that was set back says nothing of how old an answer is.
    if (age < 0 || age >= this.#limits.ageMs) return undefined;
    this.#kept.set(key, kept);
    const { fact } = kept;
    return { fact: fact && { ...fact, source: Object.freeze({ ...fact.source, age: String(age) }) } };
  }

  keep(key: string, fact: AnsweredFact | undefined, askedAt: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { askedAt, fact });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limits.max) break;
      this.#kept.delete(oldest);
    }
  }
}
