import type { PostedQuery, StoredBill } from '../ports/store.ts';
import { parseInstant } from '../time/instant.ts';
import { balanceName } from './stored-names.ts';

/** Whether a bill was decided by one of these totals, or by a part of one. */
export function readsAny({ snapshot }: StoredBill, names: ReadonlySet<string>): boolean {
  const { tenant } = snapshot.document;
  const model = snapshot.model.code;
  return Object.entries(snapshot.balances).some(([name, { key, window }]) => {
    // `last(sales, now)` is a part of `sales`.
    const accumulator = /^(?:last|since)\((.*?)(?:, .*)?\)$/.exec(name)?.[1] ?? name;
    return names.has(
      balanceName({ tenant, model, accumulator, key, window: JSON.stringify([window.zone, window.key]) }),
    );
  });
}

/** Whether a bill fulfils every condition of a query but its place. */
export function isPosted(query: PostedQuery, { document }: StoredBill): boolean {
  const { tenant, business, party, since, until } = query;
  if (tenant !== undefined && document.tenant !== tenant) return false;
  if (business !== undefined && document.business !== business) return false;
  if (party !== undefined && document.party !== party) return false;
  if (since === undefined && until === undefined) return true;
  const time = parseInstant(document.time)?.epochMs ?? Number.NEGATIVE_INFINITY;
  return time >= (since ?? Number.NEGATIVE_INFINITY) && time < (until ?? Number.POSITIVE_INFINITY);
}
