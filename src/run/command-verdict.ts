import type { BusinessDocument } from '../document/business-document.ts';
import { differingFields, type FactReader } from '../document/document-content.ts';
import type { Command } from '../ports/inbox.ts';
import type { StoredBill } from '../ports/store.ts';

/** What a document is to what is known of it. */
export type Verdict =
  | { readonly status: 'created' | 'exists' | 'superseded' }
  | { readonly status: 'differs'; readonly fields: readonly string[] };

/** Facts of an intake are canonical already: their types were checked when they were mapped. */
const AS_IT_IS: FactReader = () => undefined;

/**
 * Tested in this order: an older revision is `superseded`, the same with the same content `exists`, with other content
 * `differs`; what is newer than all that is known is `created`.
 *
 * @param of the latest command and the bill, whichever there are; a bill's facts are read as its model does
 */
export function commandVerdict(
  document: BusinessDocument,
  of: { readonly command: Command | undefined; readonly bill: StoredBill | undefined; readonly read: FactReader },
): Verdict {
  const { command, bill, read } = of;
  const commanded = command?.document.revision ?? 0;
  const billed = bill?.document.revision ?? 0;
  const { revision } = document;
  if (revision < Math.max(commanded, billed)) return { status: 'superseded' };
  const known = billed >= commanded ? bill?.document : command?.document;
  if (known === undefined || revision > known.revision) return { status: 'created' };
  const fields = differingFields(known, document, known === bill?.document ? read : AS_IT_IS);
  return fields.length === 0 ? { status: 'exists' } : { status: 'differs', fields };
}
