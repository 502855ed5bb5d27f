import type { BusinessDocument } from '../document/business-document.ts';
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

/** What a provider is asked, once for a whole batch. */
export interface FactorRequest {
  /** Codes among the provider's own; what any document of the batch needs of them. */
  readonly factors: readonly string[];
  /** Frozen. Only those that still need one of the factors. */
  readonly documents: readonly BusinessDocument[];
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
  provide(request: FactorRequest): ProviderAnswer | PromiseLike<ProviderAnswer>;
}

/** Aligned with the documents of the request. */
export type ProviderAnswer = readonly (ProvidedFacts | undefined)[];
