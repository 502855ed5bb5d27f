import type { Tree } from '../formula/tree.ts';
import { INTEGER, QUANTITY, RATIO, type Type } from '../formula/type.ts';
import type { Path } from '../issues/path.ts';
import type { GraduatedPrice, VolumePrice } from '../model/price.ts';
import { ZERO } from '../money/exact.ts';
import type { CheckedBands } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** The measure of a banded price and its bands: bounds are of the measure's type, prices ratios of money or money a piece. */
export function bandColumns(
  desk: PlanDesk,
  price: GraduatedPrice | VolumePrice,
  at: (...field: Path) => Path,
): { readonly measure: Tree; readonly bands: CheckedBands } | undefined {
  const { money } = desk;
  const isByUnit = price.bands.some((band) => band.unit !== undefined);
  const measure = desk.formula(price.measure, isByUnit ? [QUANTITY, INTEGER] : [money], at('measure'));
  const bounds = isByUnit ? [QUANTITY, INTEGER] : [money];
  const column = (
    type: readonly Type[],
    fields: readonly (readonly [string, string])[],
  ): readonly (Tree | undefined)[] =>
    fields.map(([text, field], index) => desk.formula(text, type, at('bands', index, field)));
  const from = column(
    bounds,
    price.bands.map((band) => [band.from, 'from']),
  );
  const prices = column(
    [isByUnit ? money : RATIO],
    price.bands.map(({ rate, unit }) => (rate === undefined ? [unit ?? '0', 'unit'] : [rate, 'rate'])),
  );
  const flat = price.bands.map((band, index) =>
    band.flat === undefined ? nothing(money) : desk.formula(band.flat, [money], at('bands', index, 'flat')),
  );
  const upTo = price.upTo === undefined ? undefined : desk.formula(price.upTo, bounds, at('upTo'));
  if (measure === undefined || (price.upTo !== undefined && upTo === undefined)) return undefined;
  if (!isWhole(from) || !isWhole(prices) || !isWhole(flat)) return undefined;
  return { measure, bands: { from, price: prices, flat, upTo } };
}

/** Whether the table is the same for every document. */
export function isFixed({ from, price, flat, upTo }: CheckedBands): boolean {
  return [...from, ...price, ...flat, upTo].every((tree) => tree === undefined || tree.kind === 'literal');
}

function nothing(type: Type): Tree {
  return { kind: 'literal', type, span: { start: 0, end: 0 }, value: ZERO };
}

function isWhole(trees: readonly (Tree | undefined)[]): trees is readonly Tree[] {
  return trees.every((tree) => tree !== undefined);
}
