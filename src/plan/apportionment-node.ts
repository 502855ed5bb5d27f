import { typeText } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { bearersOf } from '../model/bearers.ts';
import type { Apportionment } from '../model/model.ts';
import { definitionPath } from './definition-path.ts';
import { levelNode } from './level-node.ts';
import type { BearerNode } from './levels.ts';
import type { ApportionmentNode } from './plan.ts';
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
  const level = levelNode(desk, item, { apportionment: item, at, sym: { type: of.type, scale } });
  return {
    kind: 'apportionment',
    index,
    item,
    of,
    fee,
    booking: booking ?? { mode: 'half-up', scale },
    amount: desk.slots.sym(item.code, of.type, scale),
    level,
    bearers: bearersOf<BearerNode>(level.bearers),
    unplaced: desk.slots.sym(`unplaced(${item.code})`, of.type, scale),
    payer,
  };
}
