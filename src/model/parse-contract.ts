import * as z from 'zod/mini';
import { fail } from '../issues/error.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { parseInstant } from '../time/instant.ts';
import type { Contract, Term } from './contract.ts';
import { contractHead, termSchema } from './contract-schemas.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type Entry, readItems } from './draft.ts';
import { Faults } from './faults.ts';
import { isObject } from './leaf-schemas.ts';
import { CONTRACT_LIMITS, plainJson } from './plain-json.ts';
import { addShapeFaults } from './shape-faults.ts';
import { termTarget } from './term-target.ts';

/**
 * Reads one version of a contract from untrusted JSON. Whether its terms fit the model is seen by `defineContract` or
 * `mergeTerms`, which have the model.
 *
 * @returns the contract, deeply frozen, with every number as canonical text and its instants in UTC
 * @throws FeewrightError with every fault at once
 *
 * Worked case: `valid: { from: '2026-12-01T00:00:00+08:00', to: '2026-11-01T00:00:00+08:00' }` is refused at `valid.to`.
 */
export function parseContract(input: unknown): Contract {
  const result = safeParseContract(input);
  return result.ok ? result.value : fail(result.issues);
}

/** `parseContract` that returns the faults instead of throwing them. */
export function safeParseContract(input: unknown): Result<Contract> {
  const { contract, faults } = readContract(input);
  return contract === undefined ? failed(faults.list()) : ok(contract);
}

/** A contract as far as it could be read. */
export interface ContractReading {
  /** `undefined` if there are faults. */
  readonly contract: Contract | undefined;
  readonly terms: readonly Entry<Term>[];
  readonly faults: Faults;
}

export function readContract(input: unknown): ContractReading {
  const faults = new Faults();
  const plain = plainJson(input, CONTRACT_LIMITS);
  if (!plain.ok) {
    faults.take(plain.issues);
    return { contract: undefined, terms: [], faults };
  }
  const head = z.safeParse(contractHead, plain.value);
  if (!head.success) addShapeFaults(faults, head.error.issues, plain.value, []);
  const entries = readItems(termSchema, plain.value, 'terms', faults);
  const terms = entries.flatMap(({ item }) => (item === undefined ? [] : [item]));
  const seen = new Set<string>();
  for (const { item, at } of entries) {
    if (item === undefined) continue;
    const { kind, code } = termTarget(item);
    if (seen.has(code)) faults.add('name-taken', at(kind), { name: code, kind: 'term', by: 'term' });
    seen.add(code);
  }
  checkValidity(plain.value, faults);
  checkParty(plain.value, faults);
  if (!faults.isEmpty || !head.success) return { contract: undefined, terms: entries, faults };
  const contract = deepFreeze({ ...head.data, status: head.data.status ?? 'active', terms });
  return { contract, terms: entries, faults };
}

/** A store is one of a party's: without the party, its terms would be for everybody. */
function checkParty(contract: unknown, faults: Faults): void {
  if (!isObject(contract) || contract.party !== undefined || contract.store === undefined) return;
  faults.add('value-missing', ['party'], { key: 'party', expected: 'id', options: undefined });
}

function checkValidity(contract: unknown, faults: Faults): void {
  if (!isObject(contract) || !isObject(contract.valid)) return;
  const from = parseInstant(contract.valid.from);
  const to = parseInstant(contract.valid.to);
  if (from !== undefined && to !== undefined && to.epochMs <= from.epochMs) {
    faults.add('contract-period', ['valid', 'to'], { from: from.text, to: to.text });
  }
  if (contract.status === 'ended' && contract.valid.to === undefined) {
    faults.add('contract-ended-open', ['valid', 'to'], { contract: String(contract.id) });
  }
}
