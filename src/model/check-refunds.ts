import type { DefinitionDraft, FeeDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import type { References } from './references.ts';

/** What refunds are measured by, and whether each fee can be given back as it says. */
export function checkRefunds({ fees, refund }: DefinitionDraft, references: References, faults: Faults): void {
  if (refund?.measure !== undefined) references.measure(refund.measure, ['refund', 'measure']);
  for (const { item, at } of fees) {
    if (item?.refund === undefined) continue;
    const { code } = item;
    if (item.per === 'period') faults.add('refund-period', at('refund'), { fee: code });
    else if (refund === undefined) faults.add('refund-measure-missing', at('refund'), { fee: code });
    if (item.refund === 'reprice' && item.price !== undefined && !isRepriced(item.price)) {
      faults.add('refund-reprice', at('refund'), { fee: code });
    }
  }
}

/** Only what is a function of the window's total has another fee with the refund than without it. */
function isRepriced(price: NonNullable<FeeDraft['price']>): boolean {
  return 'cumulative' in price && price.cumulative?.basis === 'marginal' && price.cumulative.of !== 'last';
}
