import { isCurrency, minorDigits } from '../money/currency.ts';
import { checkPrice } from './check-price.ts';
import { checkPriceRounding } from './check-price-rounding.ts';
import type { DefinitionDraft, Entry, FeeDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import type { References } from './references.ts';
import { cycleOf, windowText } from './window.ts';

/** Fees each by itself: parties, rounding, and the shape of the price. */
export function checkFees({ fees, currency }: DefinitionDraft, references: References, faults: Faults): void {
  for (const entry of fees) {
    const { item, at } = entry;
    if (item === undefined) continue;
    checkParties(item, at, references, faults);
    if (item.booked !== false) checkRounding(item, at, currency, faults);
    checkUnit(item, at, faults);
    checkCurrency(item, at, currency, faults);
    checkPeriod(item, at, references, faults);
    if (item.price !== undefined) {
      checkPrice(item.price, (...field) => at('price', ...field), references, faults);
      checkPeriodCap(item, at, references, faults);
      checkPriceRounding(item, at, faults);
    }
  }
}

type At = Entry<FeeDraft>['at'];

function checkParties({ code, booked, payer, payee }: FeeDraft, at: At, references: References, faults: Faults): void {
  const isPayer = payer !== undefined && references.party(payer, at('payer'));
  const isPayee = payee !== undefined && references.party(payee, at('payee'));
  if (isPayer && isPayee && payer === payee) faults.add('payer-is-payee', at('payee'), { name: code, party: payee });
  if (booked === false) return;
  if (payer === undefined) faults.add('fee-incomplete', at('payer'), { fee: code, missing: 'payer' });
  if (payee === undefined) faults.add('fee-incomplete', at('payee'), { fee: code, missing: 'payee' });
  const { owner } = references;
  if (isPayer && isPayee && owner !== undefined && payer !== owner && payee !== owner) {
    faults.add('line-without-owner', at('payer'), { name: code, payer, payee, owner });
  }
}

/** A fee per period needs to know which; a step goes with whichever fee reads it. */
function checkPeriod({ code, per, period, booked }: FeeDraft, at: At, references: References, faults: Faults): void {
  if (per !== 'period' || booked === false) {
    if (period !== undefined) faults.add('period-unneeded', at('period'), { fee: code });
    return;
  }
  if (period === undefined) faults.add('period-missing', at('period'), { fee: code });
  else if ('accumulator' in period) {
    const { accumulator } = period;
    const target = references.accumulator(accumulator, at('period', 'accumulator'));
    if (target !== undefined && cycleOf(target) === undefined) {
      const window = windowText(target.window);
      faults.add('period-window', at('period', 'accumulator'), { fee: code, accumulator, window });
    }
  }
}

/** What was charged so far must be just this fee, or the rest of the cap would be another one's. */
function checkPeriodCap({ code, price }: FeeDraft, at: At, references: References, faults: Faults): void {
  if (price?.periodCap === undefined) return;
  const { accumulator } = price.periodCap;
  const target = references.accumulator(accumulator, at('price', 'periodCap', 'accumulator'));
  if (target === undefined) return;
  const { keeps = 'sum' } = target;
  if (keeps !== 'sum') {
    const at_ = at('price', 'periodCap', 'accumulator');
    faults.add('accumulator-keeps', at_, { accumulator, keeps, use: 'period-cap' });
  }
  if (target.adds === code) return;
  const adds =
    typeof target.adds === 'string' ? target.adds : `share(${target.adds.apportionment}, ${target.adds.bearer})`;
  faults.add('period-cap-accumulator', at('price', 'periodCap', 'accumulator'), { fee: code, accumulator, adds });
}

function checkRounding({ code, rounding }: FeeDraft, at: At, currency: string | undefined, faults: Faults): void {
  if (rounding === undefined) {
    faults.add('fee-incomplete', at('rounding'), { fee: code, missing: 'rounding' });
    return;
  }
  // With a currency of the document's, `plan/` knows the digits.
  if (currency === undefined || !isCurrency(currency) || rounding.scale === undefined) return;
  const digits = minorDigits(currency);
  if (rounding.scale > digits) {
    faults.add('rounding-scale', at('rounding', 'scale'), { scale: rounding.scale, currency, minorDigits: digits });
  }
}

/** Lines are in the model's currency; and where a step converts, nobody else says how it is rounded. */
function checkCurrency(item: FeeDraft, at: At, expected: string | undefined, faults: Faults): void {
  const { code, booked, price, rounding, currency = expected } = item;
  if (booked !== false) {
    if (currency === expected || currency === undefined || expected === undefined) return;
    faults.add('fee-currency', at('currency'), { fee: code, found: currency, expected });
  } else if (price?.kind === 'conversion' && rounding === undefined && currency !== undefined) {
    faults.add('conversion-rounding', at('rounding'), { fee: code, currency });
  }
}

/** A price of one unit needs to know how many there are, and must have such a price at all. */
function checkUnit({ code, per, quantity, price }: FeeDraft, at: At, faults: Faults): void {
  if (per !== 'unit') {
    if (quantity !== undefined) faults.add('unit-quantity', at('quantity'), { fee: code, reason: 'without-unit' });
    return;
  }
  if (quantity === undefined) faults.add('unit-quantity', at('quantity'), { fee: code, reason: 'missing' });
  if (price?.kind === 'complement') faults.add('unit-price', at('price', 'kind'), { fee: code, reason: 'complement' });
  if (price !== undefined && 'cumulative' in price && price.cumulative !== undefined) {
    faults.add('unit-price', at('price', 'cumulative'), { fee: code, reason: 'cumulative' });
  }
}
