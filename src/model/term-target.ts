import type { Term } from './contract.ts';

export type TermKind = 'fee' | 'apportionment' | 'accumulator' | 'table';

/** Which item of the model a term is about. */
export function termTarget(term: Term): { readonly kind: TermKind; readonly code: string } {
  if ('fee' in term) return { kind: 'fee', code: term.fee };
  if ('table' in term) return { kind: 'table', code: term.table };
  return 'apportionment' in term
    ? { kind: 'apportionment', code: term.apportionment }
    : { kind: 'accumulator', code: term.accumulator };
}
