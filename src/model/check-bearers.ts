import type { Path } from '../issues/path.ts';
import { decimalText } from '../money/decimal.ts';
import { add, compare, exactOf, exactText, parseExact, ZERO } from '../money/exact.ts';
import { placedBearers } from './bearers.ts';
import { type ApportionmentDraft, type DefinitionDraft, type Entry, UNREAD } from './draft.ts';
import type { Faults } from './faults.ts';
import type { Bearer, Dividing } from './model.ts';
import type { References } from './references.ts';

type At = Entry<ApportionmentDraft>['at'];

/** By bearer: the accumulator whose limit it has. */
type LimitedBearers = ReadonlyMap<string, string>;

/** Who bears an amount, level by level: names are used once over all of them, and each level's rules have their bearers. */
export function checkBearers(
  item: ApportionmentDraft,
  at: At,
  { accumulators }: DefinitionDraft,
  references: References,
  faults: Faults,
): void {
  const limited: LimitedBearers = new Map(
    accumulators.flatMap(({ item: total }) => {
      if (total?.limit === undefined || typeof total.adds === 'string') return [];
      return total.adds.apportionment === item.code ? [[total.adds.bearer, total.code]] : [];
    }),
  );
  const seen = new Set<string>();
  for (const { bearer, at: place } of placedBearers<Bearer>(item.bearers)) {
    const { code, onCap, split } = bearer;
    if (seen.has(code)) faults.add('name-taken', at(...place, 'code'), { name: code, kind: 'bearer', by: 'bearer' });
    else references.party(code, at(...place, 'code'), 'bearer');
    seen.add(code);
    if (onCap === 'stop' && !limited.has(code)) {
      faults.add('stop-without-limit', at(...place, 'onCap'), { apportionment: item.code, bearer: code });
    }
    if (split === undefined) continue;
    const inside = (...field: Path): Path => at(...place, 'split', ...field);
    checkLevel(item.code, split, inside, limited, faults);
    checkTaker(split, split.unplaced?.to, inside, { limited, references, faults });
  }
  checkLevel(item.code, item, at, limited, faults);
  const { unplaced } = item;
  // Without its bearers nobody can say whether it is one of them.
  if (typeof unplaced !== 'object' || item.bearers[0]?.code === UNREAD) return;
  checkTaker(item, unplaced.to, at, { limited, references, faults });
}

function checkLevel(apportionment: string, level: Dividing, at: At, limited: LimitedBearers, faults: Faults): void {
  const { bearers, method, spill, remainder } = level;
  const isSequence = method === 'sequence';
  if (isSequence) checkTurns(bearers, at, limited, faults);
  else checkParts(apportionment, bearers, at, faults);
  const hasRest = bearers.some(({ rest }) => rest === true);
  if (spill !== undefined && isSequence) faults.add('spill-without-effect', at('spill'), { spill, needs: 'ratio' });
  else if (spill === 'rest' && !hasRest) faults.add('spill-without-effect', at('spill'), { spill, needs: 'rest' });
  if (remainder?.startsWith('to:') !== true || bearers[0]?.code === UNREAD) return;
  const name = remainder.slice(3);
  const codes = bearers.map(({ code }) => code);
  if (codes.includes(name)) return;
  const nearest = faults.nearest(name, codes);
  faults.add('reference-unknown', at('remainder'), { name, kind: 'bearer', nearest });
}

const PARTS = ['weight', 'fixed', 'rest'] as const;

function checkParts(apportionment: string, bearers: readonly Bearer[], at: At, faults: Faults): void {
  let rest: string | undefined;
  let sum = ZERO;
  bearers.forEach((bearer, position) => {
    const found = PARTS.filter((part) => bearer[part] !== undefined);
    if (found.length !== 1) {
      const names = found.length === 0 ? undefined : found.join(', ');
      faults.add('bearer-part', at('bearers', position), { bearer: bearer.code, found: names });
    }
    if (bearer.rest === true) {
      if (rest !== undefined)
        faults.add('rest-twice', at('bearers', position, 'rest'), { bearer: bearer.code, by: rest });
      rest ??= bearer.code;
    }
    // What a formula comes to, only a document knows.
    if (bearer.weight !== undefined && decimalText(bearer.weight) !== undefined)
      sum = add(sum, parseExact(bearer.weight));
  });
  if (rest !== undefined && compare(sum, exactOf(1n)) > 0) {
    faults.add('weights-above-one', at('bearers'), { apportionment, sum: exactText(sum) });
  }
}

function checkTurns(bearers: readonly Bearer[], at: At, limited: LimitedBearers, faults: Faults): void {
  let endless: string | undefined;
  bearers.forEach((bearer, position) => {
    const { code, cap, split } = bearer;
    for (const member of PARTS) {
      if (bearer[member] === undefined) continue;
      faults.add('bearer-in-sequence', at('bearers', position, member), { bearer: code, member });
    }
    if (endless !== undefined)
      faults.add('turn-unreachable', at('bearers', position), { bearer: code, after: endless });
    else if (cap === undefined && split === undefined && !limited.has(code)) endless = code;
  });
}

/** Who takes what nobody else can must be able to take anything. */
function checkTaker(
  level: Dividing,
  to: string | undefined,
  at: At,
  known: { readonly limited: LimitedBearers; readonly references: References; readonly faults: Faults },
): void {
  const { limited, references, faults } = known;
  const codes = level.bearers.map(({ code }) => code);
  if (to === undefined || !references.bearer(to, codes, at('unplaced', 'to'))) return;
  const taker = level.bearers.find(({ code }) => code === to);
  if (taker?.cap !== undefined)
    faults.add('unplaced-bearer-bounded', at('unplaced', 'to'), { bearer: to, by: undefined });
  const by = limited.get(to);
  if (by !== undefined) faults.add('unplaced-bearer-bounded', at('unplaced', 'to'), { bearer: to, by });
  if (taker?.split !== undefined && taker.split.unplaced === undefined) {
    faults.add('unplaced-bearer-split', at('unplaced', 'to'), { bearer: to });
  }
}
