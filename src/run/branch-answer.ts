import type { BillingRecord } from '../decide/billing-record.ts';
import type { BusinessDocument, DocumentKey, DocumentRef } from '../document/business-document.ts';
import type { Result } from '../issues/outcome.ts';
import type { Names } from '../model/names.ts';
import type { Decimal } from '../money/decimal.ts';
import type { InstantInput } from '../time/instant.ts';
import type { ContextInput } from './create-context.ts';
import type { LineDifference } from './line-differences.ts';

/**
 * What a branch is made of, where it differs from what it is forked from. What is replaced stays known, so that earlier records
 * can be taken back and replayed. Observer and alarm hook are those given, and never the engine's own.
 */
export interface BranchInput extends Partial<ContextInput> {
  /** For events, faults and the bills that are promoted. */
  readonly name?: string | undefined;
}

/** What documents come to under one fee, there and here. */
export interface AmountCompared {
  /** Whose documents they are. */
  readonly party: string;
  readonly fee: string;
  /** Of a share. */
  readonly bearer?: string;
  readonly payer: string;
  readonly payee: string;
  readonly currency: string;
  /** Of all documents that were billed on the branch, in what it was forked from. */
  readonly before: Decimal;
  /** The same, on the branch. */
  readonly after: Decimal;
  /** after − before. */
  readonly difference: Decimal;
  /** How many documents come to something else under this fee; at least one. */
  readonly documents: number;
}

export interface Comparison {
  /** By party, fee, bearer, payer, payee and currency, in code units. */
  readonly amounts: readonly AmountCompared[];
  /** How many documents were billed on the branch, and how many of them come to something else there. */
  readonly billed: number;
  readonly differing: number;
}

/** A document that comes to something else on a branch. */
export interface DocumentCompared<N extends Names = Names> {
  readonly document: DocumentRef;
  /** As it stands in what the branch was forked from; absent: it is not there, or was taken back. */
  readonly before?: BillingRecord<N>;
  /** As it stands on the branch; absent: it was taken back. */
  readonly after?: BillingRecord<N>;
  /** New − old, of the lines that differ; at least one. */
  readonly lines: readonly LineDifference[];
}

/** Facts of one document that are to be others than they were; all the rest stays as it was. */
export type OtherFacts = (document: BusinessDocument) => BusinessDocument['facts'] | undefined;

/** Which documents are billed again on a branch, and by which facts. */
export interface RebillAllInput {
  /** These; else all that stand and fulfil every condition. */
  readonly documents?: readonly DocumentKey[] | undefined;
  readonly tenant?: string | undefined;
  readonly business?: string | undefined;
  readonly party?: string | undefined;
  /** Business time at or after this instant, and before that one. */
  readonly since?: InstantInput | undefined;
  readonly until?: InstantInput | undefined;
  /** Those that they were decided by (unless stated), gathered anew, or some of them replaced. */
  readonly facts?: 'snapshot' | 'gather' | OtherFacts | undefined;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
}

export interface RebilledAll {
  readonly status: 'rebilled';
  /** How many documents were billed again, refunds of them included. */
  readonly documents: number;
}

/** Why a branch is taken over, and by whom: kept with every bill. */
export interface PromoteInput {
  readonly reason: string;
  readonly by: string;
}

export interface Promoted {
  readonly status: 'promoted';
  /** How many documents have other bills now. */
  readonly documents: number;
}

/** What a branch can do beside what every engine does. */
export interface BranchCalls<N extends Names, Into> {
  readonly name: string;
  /**
   * What the documents that were billed on the branch come to, beside what they come to where it was forked from.
   *
   * Worked case: a commission of 45.00 that is 36.00 on the branch: before 45.00, after 36.00, difference −9.00, one document.
   */
  compare(): Promise<Comparison>;
  /** The documents that come to something else on the branch, one after the other, with the money. */
  differing(): AsyncGenerator<DocumentCompared<N>, void>;
  /**
   * Bills documents again as if what the branch says had been there from the first: their entries leave the totals, then each is
   * decided against what those before it have posted, in the order of first posting. Refunds go with their originals. All of it,
   * or nothing. Faults, each under `documents` and its id: `document-unknown`, `correction-period`, `branch-lane`, those of
   * deciding.
   *
   * Worked case: 900.00 and 300.00 at 8 % up to 1,000 and 4 % beyond are 72.00 and 16.00. With the bound at 500: 56.00, 12.00.
   */
  rebillAll(of?: RebillAllInput): Promise<RebilledAll>;
  safeRebillAll(of?: RebillAllInput): Promise<Result<RebilledAll>>;
  /**
   * Takes over what the branch has decided, as one commit: all of it, or nothing. Settlement sees new − old of each line. Faults:
   * `branch-overtaken` for everything that has moved since the branch read or wrote it; `definition-absent` for what the engine
   * doesn't know that takes over: the one that was forked, unless another one over the same store is named.
   */
  promote(input: PromoteInput & { readonly engine?: Into | undefined }): Promise<Promoted>;
  safePromote(input: PromoteInput & { readonly engine?: Into | undefined }): Promise<Result<Promoted>>;
  /** Forgets the branch: nothing of it was ever written. */
  drop(): Promise<void>;
}
