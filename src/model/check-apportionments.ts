import { placedBearers } from './bearers.ts';
import { checkBearers } from './check-bearers.ts';
import { checkDividedRounding } from './check-price-rounding.ts';
import type { ApportionmentDraft, DefinitionDraft, Entry, FeeDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import type { Bearer } from './model.ts';
import type { References } from './references.ts';

/** Whom an amount is divided among, and what becomes of what nobody can take. */
export function checkApportionments(draft: DefinitionDraft, references: References, faults: Faults): void {
  const dividedBy = new Map<string, string>();
  for (const { item, at } of draft.apportionments) {
    if (item === undefined) continue;
    const { code, of } = item;
    const target = references.amount(of, at('of'), 'money-amount');
    const fee = target?.kind === 'fee' ? target.item : undefined;
    if (fee !== undefined && fee.booked !== false) {
      const by = dividedBy.get(of);
      if (by !== undefined) faults.add('apportioned-twice', at('of'), { fee: of, by });
      else dividedBy.set(of, code);
    }
    if (target?.item !== undefined) checkRounding(item, at, fee, faults);
    checkDividedRounding(item, at, faults);
    checkBearers(item, at, draft, references, faults);
    checkLines(item, at, fee?.payer, references, faults);
    // A fee that is faulty itself may have a payer.
    if (target?.item !== undefined || item.payer !== undefined) checkUnplaced(item, at, fee?.payer, faults);
  }
}

type At = Entry<ApportionmentDraft>['at'];

function checkRounding(item: ApportionmentDraft, at: At, fee: FeeDraft | undefined, faults: Faults): void {
  const { code, of, rounding } = item;
  const isBooked = fee !== undefined && fee.booked !== false;
  if (isBooked && rounding !== undefined) {
    faults.add('apportionment-rounding-twice', at('rounding'), { apportionment: code, fee: of });
  }
  if (!isBooked && rounding === undefined) faults.add('rounding-missing', at('rounding'), { apportionment: code, of });
}

/** A line between two others would lie in nobody's order: either side must be the contract's own party. */
function checkLines(
  item: ApportionmentDraft,
  at: At,
  payerOfFee: string | undefined,
  references: References,
  faults: Faults,
): void {
  const { code, payee, payer, bearers, unplaced } = item;
  const { owner } = references;
  if (payer !== undefined) references.party(payer, at('payer'));
  if (!references.party(payee, at('payee')) || owner === undefined || payee === owner) return;
  const isForeign = (party: string): boolean => party !== owner && party !== payee;
  for (const { bearer, at: place } of placedBearers<Bearer>(bearers)) {
    // Whose part is divided further makes no line.
    if (bearer.split !== undefined || !isForeign(bearer.code)) continue;
    const facts = { apportionment: code, bearer: bearer.code, owner };
    faults.add('share-without-owner', at(...place, 'code'), facts);
  }
  const keeper = payer ?? payerOfFee;
  if (unplaced === 'keep' && keeper !== undefined && isForeign(keeper)) {
    faults.add('line-without-owner', at('payee'), { name: code, payer: keeper, payee, owner });
  }
}

function checkUnplaced(item: ApportionmentDraft, at: At, payerOfFee: string | undefined, faults: Faults): void {
  if (item.unplaced === 'keep' && item.payer === undefined && payerOfFee === undefined) {
    faults.add('payer-missing', at('payer'), { apportionment: item.code });
  }
}
