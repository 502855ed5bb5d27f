import { failed, ok, type Result } from '../issues/outcome.ts';
import { parseInstant } from '../time/instant.ts';
import type { Contract } from './contract.ts';
import { Faults } from './faults.ts';

/** A contract with its validity in milliseconds, `[fromMs, toMs)`; without end, `toMs` is `Infinity`. */
export interface ContractSpan {
  readonly contract: Contract;
  readonly fromMs: number;
  readonly toMs: number;
}

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
  const spans = new Map<string, (ContractSpan & { readonly index: number })[]>();
  contracts.forEach((contract, index) => {
    if (contract.status === 'draft') return;
    const key = agreementKey(contract);
    const versions = spans.get(key) ?? [];
    spans.set(key, versions);
    versions.push({ contract, ...boundsOf(contract), index });
  });
  for (const versions of spans.values()) {
    versions.sort((a, b) => a.fromMs - b.fromMs || a.index - b.index);
    // The one that reaches furthest of those before: it may overlap not only its neighbour.
    let furthest: ContractSpan | undefined;
    for (const version of versions) {
      if (furthest !== undefined && version.fromMs < furthest.toMs)
        addOverlap(furthest, version, version.index, faults);
      if (furthest === undefined || version.toMs > furthest.toMs) furthest = version;
    }
  }
  return { book: Object.freeze({ contracts, spans }), faults };
}

/** Versions follow each other, so that the one in force is the last of those that have begun. */
export function spanAt(spans: readonly ContractSpan[], epochMs: number): ContractSpan | undefined {
  let begun = 0;
  for (let end = spans.length; begun < end; ) {
    const middle = (begun + end) >>> 1;
    if ((spans[middle]?.fromMs ?? 0) <= epochMs) begun = middle + 1;
    else end = middle;
  }
  const last = spans[begun - 1];
  return last !== undefined && epochMs < last.toMs ? last : undefined;
}

export function boundsOf({ valid }: Contract): { readonly fromMs: number; readonly toMs: number } {
  const fromMs = parseInstant(valid.from)?.epochMs ?? Number.NaN;
  const toMs = valid.to === undefined ? Number.POSITIVE_INFINITY : (parseInstant(valid.to)?.epochMs ?? Number.NaN);
  return { fromMs, toMs };
}

function checkIds(contracts: readonly Contract[], faults: Faults): void {
  const byId = new Map<string, Contract>();
  const versions = new Set<string>();
  contracts.forEach((contract, index) => {
    const { id, tenant, version } = contract;
    const idKey = `${tenant}\n${id}`;
    const first = byId.get(idKey);
    if (first === undefined) byId.set(idKey, contract);
    else {
      const differs = (['party', 'store', 'model'] as const).find((field) => contract[field] !== first[field]);
      if (differs !== undefined) faults.add('contract-id-reused', [index, 'id'], { contract: id, differs });
    }
    const versionKey = `${idKey}\n${version}`;
    if (versions.has(versionKey)) {
      faults.add('name-taken', [index, 'version'], { name: version, kind: 'contract', by: 'contract' });
    }
    versions.add(versionKey);
  });
}

function addOverlap(earlier: ContractSpan, later: ContractSpan, index: number, faults: Faults): void {
  const to = earlier.toMs < later.toMs ? earlier.contract.valid.to : later.contract.valid.to;
  faults.add('contract-overlap', [index, 'valid'], {
    contract: later.contract.id,
    version: later.contract.version,
    other: earlier.contract.id,
    otherVersion: earlier.contract.version,
    from: later.contract.valid.from,
    to: to ?? '',
  });
}
