import type { KnockOn } from 'feewright';
import { type Billed, documentOf, type openEngine, type SaleNames } from './month.ts';
import { orders } from './orders.ts';

/** What became of the month after it was settled. */
export interface Corrections {
  /** Of the goods of an order that lies in two bands, all came back in December. */
  readonly refund: Billed;
  /** The till had reported one piece too few in the first order of the month. */
  readonly corrected: Billed;
  /** The later orders of the month that would have come to something else. */
  readonly knockOn: readonly KnockOn<SaleNames>[];
}

export async function correctMonth(engine: ReturnType<typeof openEngine>, refunded: Billed): Promise<Corrections> {
  const sold = orders.find(({ id }) => id === refunded.record.document);
  const [first] = orders;
  if (sold === undefined || first === undefined) throw new Error('the month has no such order');
  const refund = await engine.bill({
    ...documentOf({ ...sold, id: `${sold.id}-R` }),
    time: '2026-12-02T10:00:00+08:00',
    original: sold.id,
  });
  const corrected = await engine.bill({ ...documentOf({ ...first, quantity: first.quantity + 1 }), revision: 2 });
  const knockOn: KnockOn<SaleNames>[] = [];
  for await (const each of engine.knockOn({ tenant: 'mall', business: 'store-sale', id: first.id })) knockOn.push(each);
  return { refund, corrected, knockOn };
}
