import { INTEGER, QUANTITY, RATIO, type Type } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { Apportionment, Bearer, Dividing, RemainderRule, Split } from '../model/model.ts';
import { definitionPath } from './definition-path.ts';
import type { BearerNode, BearerPart, LevelNode } from './levels.ts';
import type { PlanDesk } from './plan-desk.ts';

/** Where a level stands: in which apportionment, at which path, below whom. */
interface Place {
  readonly apportionment: Apportionment;
  readonly at: (...field: Path) => Path;
  readonly above?: string;
  /** Of its shares. */
  readonly sym: { readonly type: Type; readonly scale: number };
}

/** The bearers of a level, each with the level below it; a bearer whose formula has a fault is left out. */
export function levelNode(
  desk: PlanDesk,
  level: Dividing & Pick<Split | Apportionment, 'unplaced'>,
  place: Place,
): LevelNode {
  const hasRest = level.bearers.some(({ rest }) => rest === true);
  const nodes = level.bearers.flatMap((bearer, position): BearerNode[] => {
    const path = place.at('bearers', position);
    const part = partOf(desk, bearer, hasRest, path);
    const node = bearerNode(desk, bearer, path, place);
    return part === undefined ? [] : [{ ...node, part }];
  });
  const placeOf = (code: string | undefined): number => nodes.findIndex(({ item }) => item.code === code);
  const { spill = hasRest ? 'rest' : 'by-weight', shortage = 'in-order', remainder = 'largest', unplaced } = level;
  return {
    bearers: nodes,
    isSequence: level.method === 'sequence',
    rest: nodes.findIndex(({ part }) => part.kind === 'rest'),
    taker: typeof unplaced === 'object' ? placeOf(unplaced.to) : -1,
    spill,
    shortage,
    remainder: isNamed(remainder) ? remainder : placeOf(remainder.slice(3)),
  };
}

/** All other rules name a bearer: `to:platform`. */
function isNamed(rule: RemainderRule): rule is Exclude<RemainderRule, `to:${string}`> {
  return !rule.startsWith('to:');
}

function partOf(desk: PlanDesk, bearer: Bearer, hasRest: boolean, path: Path): BearerPart | undefined {
  const { weight, fixed, rest } = bearer;
  if (rest === true) return { kind: 'rest' };
  if (fixed !== undefined) {
    const amount = desk.formula(fixed, [desk.money], [...path, 'fixed']);
    return amount && { kind: 'fixed', amount };
  }
  if (weight === undefined) return { kind: 'turn' };
  // Beside a bearer of the rest a weight is a fraction of the amount.
  const types = hasRest ? [RATIO] : [RATIO, QUANTITY, INTEGER, desk.money];
  const tree = desk.formula(weight, types, [...path, 'weight']);
  return tree && { kind: 'weight', weight: tree };
}

function bearerNode(desk: PlanDesk, bearer: Bearer, path: Path, place: Place): Omit<BearerNode, 'part'> {
  const { apportionment, above, sym } = place;
  const { owner } = desk;
  const { code, split } = bearer;
  if (split === undefined && code !== apportionment.payee && code !== owner && apportionment.payee !== owner) {
    desk.issues.push(issue('share-without-owner', path, { apportionment: apportionment.code, bearer: code, owner }));
  }
  const cap = bearer.cap === undefined ? undefined : desk.formula(bearer.cap, [desk.money], [...path, 'cap']);
  const limit = limitOf(desk, apportionment.code, code);
  const share = desk.slots.sym(`share(${apportionment.code}, ${code})`, sym.type, sym.scale);
  const node = { item: bearer, cap, limit, share, ...(above === undefined ? {} : { above }) };
  if (split === undefined) return node;
  const inside = (...field: Path): Path => [...path, 'split', ...field];
  return { ...node, split: levelNode(desk, split, { apportionment, at: inside, above: code, sym }) };
}

/** The limit of the accumulator that adds just this share. */
function limitOf(desk: PlanDesk, apportionment: string, bearer: string): BearerNode['limit'] {
  for (const { index, item } of desk.accumulators.values()) {
    const { adds, limit, code } = item;
    const isIts = typeof adds === 'object' && adds.apportionment === apportionment && adds.bearer === bearer;
    if (!isIts || limit === undefined) continue;
    const amount = desk.formula(limit, [desk.money], definitionPath(desk.definition, 'accumulators', code, ['limit']));
    if (amount !== undefined) return { accumulator: index, amount };
  }
  return undefined;
}
