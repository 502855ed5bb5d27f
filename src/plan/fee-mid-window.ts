import { issue } from '../issues/issue.ts';
import { isReratable } from '../model/cumulative-fees.ts';
import type { FeeItem } from '../model/model.ts';
import { checkPrice } from './check-price.ts';
import { definitionPath } from './definition-path.ts';
import type { FeeMidWindow } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** A fee's `midWindow`, with the formulas of its earlier price checked against the amounts of this plan. */
export function feeMidWindow(desk: PlanDesk, item: FeeItem): FeeMidWindow | undefined {
  const of = desk.midWindow.get(item.code);
  if (of === undefined) return undefined;
  const since = of.sinceMs === undefined ? {} : { sinceMs: of.sinceMs };
  if (of.rerate === undefined) return since;
  const { fromMs, price } = of.rerate;
  const at = definitionPath(desk.definition, 'fees', item.code, ['price']);
  const checked = isReratable(item.price, price)
    ? checkPrice(desk, price, [desk.money], () => at, undefined)
    : undefined;
  if (checked?.kind === 'bands' || checked?.kind === 'package') return { ...since, rerate: { fromMs, price: checked } };
  desk.issues.push(issue('rerate-price', at, { fee: item.code }));
  return undefined;
}
