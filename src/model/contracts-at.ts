import type { AbsentReason, ContractIssues } from '../issues/contract-issues.ts';
import { issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { instantText } from '../time/instant.ts';
import type { Contract } from './contract.ts';
import { agreementKey, type ContractBook } from './contract-book.ts';
import { type ContractSpan, spanAt } from './contract-span.ts';

/** Whose document it is, and of when. */
export interface ContractQuery {
  readonly tenant: string;
  /** Absent: only the tenant's own terms are asked for. */
  readonly party?: string;
  readonly store?: string;
  readonly model: string;
  /** The document's business time, milliseconds since 1970-01-01T00:00Z. */
  readonly epochMs: number;
}

/**
 * The contract versions that apply at a business time, outermost first: the tenant's, the party's, the store's, those that
 * are in force then; at least one. Where none is, the fault names the nearest and what is in the way.
 *
 * Worked case: a party's validity ends at 2026-12-01T00:00:00+08:00. A document of 2026-11-30T23:59:59.999+08:00 is still
 * under it; at midnight only the tenant's terms apply, and without any the answer is that it ended on
 * 2026-11-30T16:00:00Z.
 */
export function contractsAt(book: ContractBook, query: ContractQuery): Result<readonly Contract[]> {
  const found: Contract[] = [];
  for (const spans of agreements(book, query)) {
    const span = spanAt(spans, query.epochMs);
    if (span !== undefined) found.push(span.contract);
  }
  return found.length === 0 ? failed(absent(book, query, agreements(book, query).flat())) : ok(found);
}

/** The versions of each agreement that a document lies under, outermost first. */
function agreements({ spans }: ContractBook, { tenant, party, store, model }: ContractQuery) {
  const keys = [agreementKey({ tenant, model })];
  if (party !== undefined) {
    keys.push(agreementKey({ tenant, party, model }));
    if (store !== undefined) keys.push(agreementKey({ tenant, party, store, model }));
  }
  return keys.map((key) => spans.get(key) ?? []);
}

function absent(book: ContractBook, query: ContractQuery, spans: readonly ContractSpan[]) {
  const { tenant, party = '', store = '', model, epochMs } = query;
  const facts: ContractIssues['contract-absent'] = {
    ...{ tenant, party, store, model, at: instantText(epochMs) },
    ...nearest(book, query, spans),
  };
  return issue('contract-absent', [], facts);
}

type Nearest = Pick<ContractIssues['contract-absent'], 'reason' | 'contract' | 'version' | 'bound' | 'nearest'>;

function nearest(book: ContractBook, query: ContractQuery, spans: readonly ContractSpan[]): Nearest {
  const { epochMs } = query;
  const ended = spans.filter(({ toMs }) => toMs <= epochMs).sort((a, b) => b.toMs - a.toMs)[0];
  const coming = spans.filter(({ fromMs }) => fromMs > epochMs).sort((a, b) => a.fromMs - b.fromMs)[0];
  const told = (reason: AbsentReason, { id, version }: Contract, bound = ''): Nearest => {
    return { reason, contract: id, version, bound, nearest: undefined };
  };
  if (ended !== undefined) {
    return told(coming === undefined ? 'ended' : 'between', ended.contract, ended.contract.valid.to);
  }
  if (coming !== undefined) return told('not-yet', coming.contract, coming.contract.valid.from);
  const draft = book.contracts.find((contract) => contract.status === 'draft' && isOf(contract, query));
  if (draft !== undefined) return told('draft', draft);
  const parties = book.contracts.flatMap(({ tenant, model, party }) =>
    tenant === query.tenant && model === query.model && party !== undefined ? [party] : [],
  );
  const similar = query.party === undefined ? undefined : nearestName(query.party, new Set(parties));
  return { reason: 'none', contract: '', version: '', bound: '', nearest: similar };
}

function isOf(contract: Contract, query: ContractQuery): boolean {
  const isParty = contract.party === undefined || contract.party === query.party;
  const isStore = contract.store === undefined || contract.store === query.store;
  return isParty && isStore && contract.tenant === query.tenant && contract.model === query.model;
}
