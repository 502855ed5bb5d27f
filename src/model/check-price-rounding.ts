import type { ApportionmentDraft, Entry, FeeDraft } from './draft.ts';
import type { Faults } from './faults.ts';

/** Whether a price can be rounded in the way that its fee says: band by band, or as the difference of two totals. */
export function checkPriceRounding(
  { code, price, rounding }: FeeDraft,
  at: Entry<FeeDraft>['at'],
  faults: Faults,
): void {
  const isEach = price !== undefined && 'roundEach' in price && price.roundEach !== undefined;
  if (isEach && rounding === undefined) faults.add('round-each', at('price', 'roundEach'), { fee: code });
  if (rounding?.of !== 'totals' || price === undefined) return;
  const place = at('rounding', 'of');
  const basis = 'cumulative' in price ? price.cumulative?.basis : undefined;
  if (basis !== 'marginal') faults.add('rounding-totals', place, { name: code, reason: 'basis' });
  else if ([price.floor, price.cap, price.periodCap].some((bound) => bound !== undefined)) {
    faults.add('rounding-totals', place, { name: code, reason: 'bounds' });
  } else if (isEach) faults.add('rounding-totals', place, { name: code, reason: 'round-each' });
}

/** What is divided is one document's amount: no window has a total of it. */
export function checkDividedRounding(
  { code, rounding }: ApportionmentDraft,
  at: Entry<ApportionmentDraft>['at'],
  faults: Faults,
): void {
  if (rounding?.of === 'totals') faults.add('rounding-totals', at('rounding', 'of'), { name: code, reason: 'divided' });
}
