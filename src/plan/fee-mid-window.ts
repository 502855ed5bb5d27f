import { issue } from '../issues/issue.ts';
import { isReratable } from '../model/cumulative-fees.ts';
import type { FeeItem } from '../model/model.ts';
import { checkPrice } from './check-price.ts';
import { definitionPath } from './definition-path.ts';
import type { CheckedPrice, FeeMidWindow } from './plan.ts';
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
  const code = accumulatorOf(item);
  const posted = code === undefined ? undefined : desk.placeOf(code, 'since', fromMs);
  if ((checked?.kind === 'bands' || checked?.kind === 'package') && posted !== undefined) {
    return { ...since, rerate: { fromMs, price: checked, posted } };
  }
  desk.issues.push(issue('rerate-price', at, { fee: item.code }));
  return undefined;
}

/** A cumulative price of this window whose total begins with a version goes by what was posted since then. */
export function countedSince(
  desk: PlanDesk,
  item: FeeItem,
  price: CheckedPrice,
  sinceMs: number | undefined,
): CheckedPrice {
  const code = accumulatorOf(item);
  if (sinceMs === undefined || code === undefined || !('cumulative' in price)) return price;
  const { cumulative } = price;
  if (cumulative === undefined || cumulative.reading !== undefined) return price;
  const reading = desk.placeOf(code, 'since', sinceMs);
  return reading === undefined ? price : { ...price, cumulative: { ...cumulative, reading } };
}

function accumulatorOf({ price }: FeeItem): string | undefined {
  return price !== undefined && 'cumulative' in price ? price.cumulative?.accumulator : undefined;
}
