import type { BusinessDocument } from '../document/business-document.ts';
import { differingFields, type FactReader } from '../document/document-content.ts';
import { checkFact } from '../factor/check-fact.ts';
import type { StoredBill } from '../ports/store.ts';
import type { BillAnswer } from './bill-answer.ts';
import type { RunContext } from './context.ts';
import { granted } from './fault-of.ts';

/**
 * What a message is told whose document was billed before, tested in this order: an older revision is
 * `superseded`, the same content `exists`, other content `differs` with the fields. Facts are compared as the model reads
 * them that the document was billed with.
 *
 * Fault: `definition-absent` if that model isn't here any more.
 */
export function answerRepeat(context: RunContext, stored: StoredBill, document: BusinessDocument): BillAnswer {
  const { record, snapshot, landing } = stored;
  const known = {
    record,
    snapshot,
    ...(landing === undefined ? {} : { landing, ...(landing.isLate ? { late: landing } : {}) }),
  };
  const { revision } = stored.document;
  if (document.revision < revision) return { status: 'superseded', ...known };
  const fields = differingFields(stored.document, document, factReader(context, stored));
  return fields.length === 0 ? { status: 'exists', ...known } : { status: 'differs', fields, ...known };
}

/** Reads facts as the model does that a document was billed with. Fault: `definition-absent`. */
export function factReader({ definitions }: RunContext, { snapshot, record, document }: StoredBill): FactReader {
  const dictionary = granted(definitions.dictionary(snapshot.model));
  const place = { document: document.id, provider: 'document', currency: record.currency };
  return (fact, value) => {
    const factor = dictionary.get(fact);
    const checked = factor === undefined ? undefined : checkFact(factor, value, place);
    return checked?.ok === true ? checked.value : undefined;
  };
}
