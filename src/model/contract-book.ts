import { failed, ok, type Result } from '../issues/outcome.ts';
import { checkIds, checkOverlaps, checkPromises, type PlacedSpan } from './check-versions.ts';
import type { Contract } from './contract.ts';
import { boundsOf, type ContractSpan } from './contract-span.ts';
import { Faults } from './faults.ts';

/** All contracts, ready to be looked up. Made by `checkContracts`. */
export interface ContractBook {
  readonly contracts: readonly Contract[];
  /** By `agreementKey`, drafts left out, from early to late; no two of one key overlap. */
  readonly spans: ReadonlyMap<string, readonly ContractSpan[]>;
}

/** Whose agreement about what: versions with one key follow each other in time. */
export interface AgreementOf {
  readonly tenant: string;
  /** Absent: the tenant's terms for all. */
  readonly party?: string;
  readonly store?: string;
  readonly model: string;
}

/** Ids have no control characters and are never empty, so that no two agreements have one key. */
export function agreementKey({ tenant, party, store, model }: AgreementOf): string {
  return `${tenant}\n${party ?? ''}\n${store ?? ''}\n${model}`;
}

/**
 * Puts contracts together for `contractsAt`. Refused: two versions of one agreement (tenant, party, store, model) that
 * overlap in time, a gap before a version that promised to follow another, one version twice, and one id for two
 * agreements. Drafts may overlap anything.
 *
 * Worked case: version 1 from 1 October to 1 December and version 2 from 15 November overlap from 15 November to
 * 1 December; ending version 1 on 15 November is right, for the end is not part of it.
 */
export function checkContracts(contracts: readonly Contract[]): Result<ContractBook> {
  const { book, faults } = readBook(contracts);
  return faults.isEmpty ? ok(book) : failed(faults.list());
}

/** The book as far as it can be made: what else is wrong with its contracts is asked of a faulty one too. */
export function readBook(contracts: readonly Contract[]): { readonly book: ContractBook; readonly faults: Faults } {
  const faults = new Faults();
  checkIds(contracts, faults);
  const spans = new Map<string, PlacedSpan[]>();
  contracts.forEach((contract, index) => {
    if (contract.status === 'draft') return;
    const key = agreementKey(contract);
    const versions = spans.get(key) ?? [];
    spans.set(key, versions);
    versions.push({ contract, ...boundsOf(contract), index });
  });
  for (const versions of spans.values()) {
    versions.sort((a, b) => a.fromMs - b.fromMs || a.index - b.index);
    checkOverlaps(versions, faults);
    checkPromises(versions, faults);
  }
  return { book: Object.freeze({ contracts, spans }), faults };
}
