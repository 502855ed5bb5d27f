import type { AbsentReason, ContractIssues } from '../issues/contract-issues.ts';
import { issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { instantText } from '../time/instant.ts';
import type { Contract } from './contract.ts';
import { type AgreementOf, agreementKey, type ContractBook, type ContractSpan } from './contract-book.ts';

export interface ContractQuery extends AgreementOf {
  /** The document's business time, milliseconds since 1970-01-01T00:00Z. */
  readonly epochMs: number;
}

/**
 * The contract version that applies at a business time: the store's own agreement first, else the party's agreement for
 * all its stores. Where none applies, the fault names the nearest and what is in the way.
 *
 * Worked case: validity ends at 2026-12-01T00:00:00+08:00. A document of 2026-11-30T23:59:59.999+08:00 is still under
 * it; at midnight the answer is that it ended on 2026-11-30T16:00:00Z.
 */
export function contractAt(book: ContractBook, query: ContractQuery): Result<Contract> {
  const own = book.spans.get(agreementKey(query)) ?? [];
  const { tenant, party, store, model } = query;
  const shared = store === undefined ? [] : (book.spans.get(agreementKey({ tenant, party, model })) ?? []);
  const found = spanAt(own, query.epochMs) ?? spanAt(shared, query.epochMs);
  return found === undefined ? failed(absent(book, query, [...own, ...shared])) : ok(found.contract);
}

function spanAt(spans: readonly ContractSpan[], epochMs: number): ContractSpan | undefined {
  return spans.find(({ fromMs, toMs }) => fromMs <= epochMs && epochMs < toMs);
}

function absent(book: ContractBook, query: ContractQuery, spans: readonly ContractSpan[]) {
  const { tenant, party, store = '', model, epochMs } = query;
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
    tenant === query.tenant && model === query.model ? [party] : [],
  );
  const similar = nearestName(query.party, new Set(parties));
  return { reason: 'none', contract: '', version: '', bound: '', nearest: similar };
}

function isOf(contract: Contract, query: ContractQuery): boolean {
  const isStore = contract.store === undefined || contract.store === query.store;
  return (
    isStore && contract.tenant === query.tenant && contract.party === query.party && contract.model === query.model
  );
}
