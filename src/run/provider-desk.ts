import type { ProviderLink } from '../factor/provider-chain.ts';
import { AnswerCache } from './answer-cache.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import type { Reply } from './question.ts';

/** What goes on between an engine and one of its providers, over all batches. */
export interface ProviderState {
  readonly limiter: Limiter;
  readonly cache: AnswerCache | undefined;
  /** Questions under way, by key and factor: whoever has the same one waits for its answer. */
  readonly inFlight: Map<string, Promise<Reply>>;
}

/** The state of each provider of an engine, made when it is first asked. */
export class ProviderDesk {
  readonly #states = new WeakMap<ProviderLink, ProviderState>();

  of(link: ProviderLink): ProviderState {
    const known = this.#states.get(link);
    if (known !== undefined) return known;
    const { concurrency, cache } = link.options;
    const state = {
      limiter: createLimiter(concurrency),
      cache: cache === undefined ? undefined : new AnswerCache(cache),
      inFlight: new Map<string, Promise<Reply>>(),
    };
    this.#states.set(link, state);
    return state;
  }
}
