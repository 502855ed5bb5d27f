import type { DefinitionDraft, FeeDraft } from './draft.ts';
import type { Faults } from './faults.ts';

/**
 * A tax contained in a booked fee takes its part of the fee's own line. So there must be such a line, whose payer pays
 * the tax too, and no other tax may take from it.
 */
export function checkTaxes({ fees, apportionments }: DefinitionDraft, faults: Faults): void {
  const taxedBy = new Map<string, string>();
  for (const { item, at } of fees) {
    const of = item === undefined ? undefined : feeTaxedBy(item, fees);
    if (item === undefined || of === undefined) continue;
    const { code: tax, payer } = item;
    const { code: fee, payer: expected } = of;
    const by = taxedBy.get(fee);
    if (by !== undefined) faults.add('tax-twice', at('price', 'of'), { tax, fee, by });
    else taxedBy.set(fee, tax);
    if (payer !== undefined && expected !== undefined && payer !== expected) {
      faults.add('tax-payer', at('payer'), { tax, fee, payer, expected });
    }
    const divided = apportionments.find((each) => each.item?.of === fee)?.item?.code;
    if (divided !== undefined) faults.add('tax-apportioned', at('price', 'of'), { tax, fee, by: divided });
  }
}

/** The booked fee whose line a booked tax is contained in. */
function feeTaxedBy({ booked, price }: FeeDraft, fees: DefinitionDraft['fees']): FeeDraft | undefined {
  if (booked === false || price?.kind !== 'tax' || price.basis !== 'inclusive') return undefined;
  const fee = fees.find((each) => each.code === price.of)?.item;
  return fee?.booked === false ? undefined : fee;
}
