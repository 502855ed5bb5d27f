import type { BusinessDocument } from '../document/business-document.ts';
import type { FactValue, NullPolicy } from '../model/model.ts';
import type { InstantInput } from '../time/instant.ts';

/** One fact as a provider knows it. `value` is checked against the dictionary; `undefined` is "not mine". */
export interface ProvidedFact {
  readonly value: unknown;
  /** As of when the fact holds. */
  readonly time?: InstantInput | undefined;
  /** The provider's own mark of what it looked at: a price list's number, a row's version. */
  readonly version?: string | undefined;
}

/**
 * What a provider knows of one document, by code of the factor. A factor that is not there is "not mine". Facts of the
 * document's lines stand under `lines`, by id of the line: `{ channel: { value: 'app' }, lines: { '1': { rate: { value:
 * '0.05' } } } }`. (A provider that declares a factor called `lines` means that factor.)
 */
export interface ProvidedFacts {
  readonly [factor: string]: ProvidedFact | ProvidedLines | undefined;
}

/** By id of the line, then by code of the factor. A line or factor that is not there is "not mine". */
export type ProvidedLines = Readonly<Record<string, Readonly<Record<string, ProvidedFact | undefined>> | undefined>>;

/** What a provider is asked, once for a whole batch unless its `batchSize` says otherwise. */
export interface FactorRequest {
  /** Codes among the provider's own; what any document of the request needs of them. */
  readonly factors: readonly string[];
  /** Frozen. Only those that still need one of the factors. */
  readonly documents: readonly BusinessDocument[];
  /** Aligned with the documents: the facts that the provider `needs`, canonical. One that nobody knows is not there. */
  readonly needs: readonly NeededFacts[];
}

/** Facts that were gathered for a provider before it is asked, by code: numbers as decimal text. */
export type NeededFacts = Readonly<Record<string, FactValue>>;

/**
 * Asks again what has failed. The wait before the second attempt is `backoffMs`, and doubles from one to the next up to
 * `maxMs`, by the engine's clock; a clock without timers doesn't wait. Everything that is thrown is tried again, and so is
 * a request that took too long, unless the error says `retryable: false`. An answer of the wrong shape never is.
 */
export interface RetryOptions {
  /** How often one request is made at most, the first time included: 1 to 20. */
  readonly attempts: number;
  /** 100 unless stated. */
  readonly backoffMs?: number;
  /** 10,000 unless stated. */
  readonly maxMs?: number;
}

/**
 * Keeps what was answered, for documents of one key: they are one question, also while it is being asked. Failures are not
 * kept; that a fact is "not mine" is. The tenant always belongs to the key. Facts of a document's lines are never kept.
 */
export interface CacheOptions {
  /**
   * Fields of the document (`business`, `party`, `store`, `type`, `currency`, `id`, `time`) and codes of factors (those
   * that the provider needs, else the document's own facts; without one of them the answer is not kept); or a function of the document, where `undefined` is "do not
   * keep this one".
   */
  readonly key: readonly string[] | ((document: BusinessDocument, needs: NeededFacts) => string | undefined);
  /** Milliseconds by the engine's clock for which an answer is good, from when it was asked for. */
  readonly ageMs: number;
  /** The most answers kept, one for each key and factor; 10,000 unless stated. The longest unused one goes first. */
  readonly max?: number;
}

/**
 * What fetches outside facts (因子插件).
 *
 * It is asked once for a batch, and answers one entry for each document, in their order. For a factor it either answers a
 * value, or says `undefined` for "not mine" (the next in the chain is asked), or throws for "I am broken" (the documents
 * that asked are refused, retryable, and the batch goes on).
 *
 * The chain of a factor: what the contract itself states, for which nobody is asked; providers that name the document's business, as declared; then those that name none, as
 * declared; then the document's own facts; then the factor's default; else the factor is absent.
 *
 * Its options are read once, when the engine is made.
 */
export interface FactorProvider {
  /** Unique in an engine; the source that a snapshot names. */
  readonly name: string;
  /** Recorded with each fact that doesn't bring its own. */
  readonly version?: string;
  /** Codes of the factors that it may know. */
  readonly factors: readonly string[];
  /** The businesses that it overrides the general providers for; absent: a general provider. */
  readonly businesses?: readonly string[];
  /** Factors of the document that are gathered first, and come with the request. */
  readonly needs?: readonly string[];
  /** The most documents of one request: 500 of them are asked for in one, or, of 200 each, in three. Unbounded unless stated. */
  readonly batchSize?: number;
  /** The most requests under way at once, over all batches of the engine; others wait. Unbounded unless stated. */
  readonly concurrency?: number;
  /** Milliseconds for one attempt at one request; the engine's `limits.providerMilliseconds` unless stated. */
  readonly timeout?: number;
  readonly retry?: RetryOptions;
  readonly cache?: CacheOptions;
  /**
   * What a value of `null` says, where the factor's own `nulls` doesn't: the factor is `absent`, has its `default`, or
   * the answer is a `fault` (unless stated). In each case nobody else is asked.
   */
  readonly onNull?: NullPolicy;
  provide(request: FactorRequest): ProviderAnswer | PromiseLike<ProviderAnswer>;
}

/** Aligned with the documents of the request. */
export type ProviderAnswer = readonly (ProvidedFacts | undefined)[];
