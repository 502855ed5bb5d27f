import type { Snapshot } from '../factor/snapshot.ts';
import { bandOf } from '../fee/band-table.ts';
import { compileTable } from '../fee/bands-exact.ts';
import { packagesIn, packingOf } from '../fee/package.ts';
import { compileExactPrice } from '../fee/price-exact.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, add, compare, type Exact, exactOf, multiply, sign, subtract, ZERO } from '../money/exact.ts';
import type { CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import { ownTrees } from '../plan/price-trees.ts';
import type { Choice } from './choice.ts';
import { formulaChoices } from './formula-choices.ts';

interface Seen {
  /** The values as the fee saw them. */
  readonly before: ExactFrame;
  readonly snapshot: Snapshot;
}

/** The choices inside a fee's price: band, branches of its formulas, floor and cap, and the side of zero of its measure. */
export function priceChoices(plan: Plan, node: FeeNode, seen: Seen): readonly Choice[] {
  const { price } = node;
  const of = node.item.code;
  const own = ((): readonly Choice[] => {
    switch (price.kind) {
      case 'amount':
      case 'custom':
        return [];
      case 'rate':
        return [signOf(of, price.measure, seen)];
      case 'bands':
        return bandChoices(plan, node, price, seen);
      case 'package':
        return packageChoices(plan, node, price, seen);
    }
  })();
  return [
    ...formulaChoices(of, ownTrees(price), seen.before),
    ...own,
    ...formulaChoices(of, [price.floor, price.cap], seen.before),
    ...boundChoices(plan, node, seen),
  ];
}

/** A negative measure is mirrored, charged as nothing or refused. */
function signOf(of: string, measure: Tree, { before }: Seen): Choice {
  const value = compileExactNumber(measure)(before);
  return { kind: 'branch', of, about: 'negative', chosen: String(sign(value) < 0), margins: [value] };
}

function bandChoices(
  plan: Plan,
  { item: { code: of } }: FeeNode,
  price: Extract<CheckedPrice, { kind: 'bands' }>,
  seen: Seen,
): readonly Choice[] {
  const table = compileTable(price, of)(seen.before);
  const { accumulator, balance, total } = totalOf(plan, price, seen);
  const reached = price.cumulative?.basis === 'before' ? balance : total;
  const band = bandOf(table, reached);
  const margins = [table.from[band], table.from[band + 1], table.upTo].flatMap((bound) =>
    bound === undefined ? [] : [subtract(reached, bound)],
  );
  const chosen: Choice = { kind: 'band', of, about: '', chosen: String(band), margins };
  return accumulator === undefined ? [chosen, signOf(of, price.measure, seen)] : [chosen];
}

/** How many packages are begun: one more just above the last full one, one less just at the full one before. */
function packageChoices(
  plan: Plan,
  { item: { code: of } }: FeeNode,
  price: Extract<CheckedPrice, { kind: 'package' }>,
  seen: Seen,
): readonly Choice[] {
  const packing = packingOf(price, of)(seen.before);
  const { accumulator, total } = totalOf(plan, price, seen);
  const packages = packagesIn(packing, total);
  const ends = packages === 0n ? [packages] : [packages - 1n, packages];
  const margins = ends.map((end) => subtract(subtract(total, packing.free), multiply(packing.size, exactOf(end))));
  const chosen: Choice = { kind: 'band', of, about: '', chosen: String(packages), margins };
  return accumulator === undefined ? [chosen, signOf(of, price.measure, seen)] : [chosen];
}

/** What a banded or packed price counts: the window's total with the document, or the measure without its sign. */
function totalOf(
  plan: Plan,
  { cumulative, measure: tree }: Extract<CheckedPrice, { cumulative: unknown }>,
  seen: Seen,
) {
  const measure = compileExactNumber(tree)(seen.before);
  const accumulator = cumulative && plan.accumulators[cumulative.accumulator];
  if (accumulator === undefined) return { accumulator, balance: ZERO, total: abs(measure) };
  const balance = seen.before.numbers[accumulator.before.slot] ?? ZERO;
  return { accumulator, balance, total: add(balance, measure) };
}

/** Which of floor and cap stands, if one does: the price without them is computed once more. */
function boundChoices(plan: Plan, { item, price }: FeeNode, { before, snapshot }: Seen): readonly Choice[] {
  const { floor, cap } = price;
  if (floor === undefined && cap === undefined) return [];
  const totals = plan.accumulators.map(({ item: { code }, before: sym }) => ({
    balance: before.numbers[sym.slot] ?? ZERO,
    hasEntries: (snapshot.balances[code]?.entries ?? 0) > 0,
  }));
  const { own } = compileExactPrice({ ...price, floor: undefined, cap: undefined }, plan, item.code)(before, totals);
  const choice = (kind: 'floor' | 'cap', bound: Exact): Choice => {
    const isBinding = compare(own, bound) === (kind === 'floor' ? -1 : 1);
    return { kind, of: item.code, about: '', chosen: String(isBinding), margins: [subtract(own, bound)] };
  };
  return [
    ...(floor === undefined ? [] : [choice('floor', compileExactNumber(floor)(before))]),
    ...(cap === undefined ? [] : [choice('cap', compileExactNumber(cap)(before))]),
  ];
}
