import type { DocumentKey } from '../../document/business-document.ts';
import type { StoredBill, StoredFamily } from '../../ports/store.ts';

/** Which documents refund which, of a memory store. */
export interface MemoryFamilies {
  read(original: DocumentKey): StoredFamily;
  /** Notes down whom a new document refunds. */
  join(bill: StoredBill): void;
}

/** @param revisions of a document, the first one first */
export function memoryFamilies(revisions: (key: DocumentKey) => readonly StoredBill[]): MemoryFamilies {
  /** By original: its refunds in the order of first posting. */
  const refunds = new Map<string, DocumentKey[]>();
  const familyKey = ({ tenant, business, id }: DocumentKey): string => `${tenant}\n${business}\n${id}`;
  return {
    read(original) {
      const members = [original, ...(refunds.get(familyKey(original)) ?? [])].map(revisions);
      return {
        bills: members.flatMap((known) => known.at(-1) ?? []),
        // History only grows, and a standing changes at most once between two revisions: so this rises with both.
        version: members.reduce(
          (sum, known) => sum + 2 * known.length + (known.at(-1)?.standing === undefined ? 0 : 1),
          0,
        ),
      };
    },
    join({ document }) {
      const { tenant, business, id, original } = document;
      if (original === undefined || revisions(document).length > 0) return;
      const key = familyKey({ tenant, business, id: original });
      const known = refunds.get(key);
      if (known === undefined) refunds.set(key, [{ tenant, business, id }]);
      else known.push({ tenant, business, id });
    },
  };
}
