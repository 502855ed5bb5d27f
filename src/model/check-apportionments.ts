import { checkDividedRounding } from './check-price-rounding.ts';
import { type ApportionmentDraft, type DefinitionDraft, type Entry, type FeeDraft, UNREAD } from './draft.ts';
import type { Faults } from './faults.ts';
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
    checkBearers(item, at, references, faults);
    checkLines(item, at, fee?.payer, references, faults);
    // A fee that is faulty itself may have a payer.
    if (target?.item !== undefined || item.payer !== undefined) checkUnplaced(item, at, fee?.payer, faults);
    if (typeof item.unplaced === 'object') checkUnplacedBearer(item, item.unplaced.to, at, draft, references, faults);
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

function checkBearers({ bearers }: ApportionmentDraft, at: At, references: References, faults: Faults): void {
  const seen = new Set<string>();
  bearers.forEach(({ code }, index) => {
    if (seen.has(code))
      faults.add('name-taken', at('bearers', index, 'code'), { name: code, kind: 'bearer', by: 'bearer' });
    else references.party(code, at('bearers', index, 'code'), 'bearer');
    seen.add(code);
  });
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
  bearers.forEach((bearer, index) => {
    if (!isForeign(bearer.code)) return;
    faults.add('share-without-owner', at('bearers', index, 'code'), {
      apportionment: code,
      bearer: bearer.code,
      owner,
    });
  });
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

/** Who takes what nobody else can must be able to take anything. */
function checkUnplacedBearer(
  item: ApportionmentDraft,
  to: string,
  at: At,
  { accumulators }: DefinitionDraft,
  references: References,
  faults: Faults,
): void {
  // Without its bearers nobody can say whether it is one of them.
  if (item.bearers[0]?.code === UNREAD || !references.bearer(to, item, at('unplaced', 'to'))) return;
  const isCapped = item.bearers.some(({ code, cap }) => code === to && cap !== undefined);
  if (isCapped) faults.add('unplaced-bearer-bounded', at('unplaced', 'to'), { bearer: to, by: undefined });
  for (const { item: accumulator } of accumulators) {
    if (accumulator?.limit === undefined || typeof accumulator.adds === 'string') continue;
    if (accumulator.adds.apportionment !== item.code || accumulator.adds.bearer !== to) continue;
    faults.add('unplaced-bearer-bounded', at('unplaced', 'to'), { bearer: to, by: accumulator.code });
  }
}
