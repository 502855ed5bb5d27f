import { INTEGER, QUANTITY, RATIO, typeText } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { Apportionment } from '../model/model.ts';
import { definitionPath } from './definition-path.ts';
import type { ApportionmentNode, BearerNode } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** An apportionment of the graph; `undefined` where what it divides has a fault of its own, or is no money. */
export function apportionmentNode(desk: PlanDesk, item: Apportionment, index: number): ApportionmentNode | undefined {
  const at = (...field: Path): Path => definitionPath(desk.definition, 'apportionments', item.code, field);
  const of = desk.symOf(item.of);
  if (of === undefined) return undefined;
  if (of.type.kind !== 'money') {
    desk.issues.push(issue('type-not-money', at('of'), { name: item.of, found: typeText(of.type) }));
    return undefined;
  }
  const found = of.type.currency === 'document' ? desk.currency : of.type.currency;
  if (found !== desk.currency) {
    const facts = { apportionment: item.code, of: item.of, found, expected: desk.currency };
    desk.issues.push(issue('apportionment-currency', at('of'), facts));
    return undefined;
  }
  const fee = desk.fees.get(item.of);
  const booking = item.rounding === undefined ? fee?.booking : desk.booking(item.rounding);
  if (booking === undefined) {
    desk.issues.push(issue('rounding-missing', at('rounding'), { apportionment: item.code, of: item.of }));
  }
  desk.checkScale(item.rounding, at('rounding', 'scale'));
  const payer = item.payer ?? fee?.item.payer;
  if (item.unplaced === 'keep' && payer === undefined) {
    desk.issues.push(issue('payer-missing', at('payer'), { apportionment: item.code }));
  }
  const scale = booking?.scale ?? desk.minorDigits;
  const bearers = item.bearers.flatMap((bearer, position): BearerNode[] => {
    const path = at('bearers', position);
    const { owner } = desk;
    if (bearer.code !== item.payee && bearer.code !== owner && item.payee !== owner) {
      desk.issues.push(issue('share-without-owner', path, { apportionment: item.code, bearer: bearer.code, owner }));
    }
    const weight = desk.formula(bearer.weight, [RATIO, QUANTITY, INTEGER, desk.money], [...path, 'weight']);
    const cap = bearer.cap === undefined ? undefined : desk.formula(bearer.cap, [desk.money], [...path, 'cap']);
    const limit = limitOf(desk, item.code, bearer.code);
    const share = desk.slots.sym(`share(${item.code}, ${bearer.code})`, of.type, scale);
    return weight === undefined ? [] : [{ item: bearer, weight, cap, limit, share }];
  });
  return {
    kind: 'apportionment',
    index,
    item,
    of,
    fee,
    booking: booking ?? { mode: 'half-up', scale },
    amount: desk.slots.sym(item.code, of.type, scale),
    bearers,
    unplaced: desk.slots.sym(`unplaced(${item.code})`, of.type, scale),
    payer,
  };
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
