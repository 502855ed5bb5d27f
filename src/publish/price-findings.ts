import { cliffsOf } from '../breakpoints/cliff.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { compare, exactText } from '../money/exact.ts';
import type { FeeNode, Plan } from '../plan/plan.ts';
import { boundsOf } from './bounds-of.ts';
import { rateFindings } from './rate-findings.ts';

const warn: typeof issue = (code, path, facts) => issue(code, path, facts, { severity: 'warning' });

/** What is odd about one fee's price: rates above 1, bands that are never entered, a floor above the cap, cliffs. */
export function priceFindings(plan: Plan, node: FeeNode, at: (...field: Path) => Path): readonly Issue[] {
  return [
    ...rateFindings(plan, node, at),
    ...boundFindings(node, at),
    ...bandFindings(node, at),
    ...cliffFindings(plan, node, at),
  ];
}

function boundFindings({ item, price }: FeeNode, at: (...field: Path) => Path): readonly Issue[] {
  const { floor, cap, wins } = price;
  if (floor?.kind !== 'literal' || cap?.kind !== 'literal' || compare(floor.value, cap.value) <= 0) return [];
  const facts = { fee: item.code, floor: exactText(floor.value), cap: exactText(cap.value), wins };
  return [warn('floor-above-cap', at('price', 'floor'), facts)];
}

/** Under a cumulative basis the window's total is what reaches a band: nothing is known of it. */
function bandFindings({ item, price }: FeeNode, at: (...field: Path) => Path): readonly Issue[] {
  if (price.kind !== 'bands' || price.cumulative !== undefined) return [];
  const most = boundsOf(price.measure).high;
  if (most === undefined) return [];
  const isLower = price.price.boundary === 'lower';
  return price.bands.from.flatMap((from, index) => {
    if (index === 0 || from.kind !== 'literal') return [];
    const order = compare(from.value, most);
    if (order < 0 || (order === 0 && isLower)) return [];
    const facts = { fee: item.code, from: exactText(from.value), most: exactText(most) };
    return [warn('band-unreachable', at('price', 'bands', index), facts)];
  });
}

/** Of a card with thousands of rows, only the first are told. */
const CLIFFS_TOLD = 20;

function cliffFindings(plan: Plan, node: FeeNode, at: (...field: Path) => Path): readonly Issue[] {
  const place = at('price', node.price.kind === 'bands' ? 'bands' : 'table');
  return cliffsOf(plan, node)
    .slice(0, CLIFFS_TOLD)
    .map(({ fee, at: bound, where, loser, by, until }) =>
      warn('price-cliff', place, { fee, at: bound, where, loser, by, until }),
    );
}
