import { type BandPart, bandParts } from '../fee/band-breakdown.ts';
import { type BandTable, bandOf } from '../fee/band-table.ts';
import { compileTable } from '../fee/bands-exact.ts';
import type { WindowTotal } from '../fee/priced.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, add, compare, type Exact, exactOf, exactText, roundExact, subtract, ZERO } from '../money/exact.ts';
import type { CumulativeTotal } from '../plan/balance-need.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedPrice, FeeNode } from '../plan/plan.ts';
import { boundedBy, negativeOf } from './bounded-by.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { ExplainedBand, ExplainedNextBand, ExplainedWindow, How } from './how.ts';

type BandsPrice = Extract<CheckedPrice, { kind: 'bands' }>;

/** The bands of a price that count for one document, which add up to its exact own part. */
export function bandsHow(decided: DecidedAgain, node: FeeNode, price: BandsPrice, frame: ExactFrame): How {
  const table = compileTable(price, node.item.code)(frame);
  const measure = compileExactNumber(price.measure)(frame);
  const window = windowTotal(decided, node, price.cumulative);
  const negative = window === undefined ? negativeOf(price, measure) : undefined;
  const x = window === undefined ? abs(measure) : measure;
  const parts = negative === 'nothing' ? [] : bandParts(price, table, x, window, isApart(decided, price));
  const own = parts.reduce((sum, part) => add(sum, part.amount), ZERO);
  const reached = reachedBy(price, x, window);
  const next = negative === 'nothing' ? undefined : nextBand(decided, price, table, reached);
  const trueUp = node.own && decided.value(node.own.trueUpExact);
  return {
    kind: 'bands',
    price: price.price.kind,
    measure: formulaText(price.measure),
    measureValue: decided.isSensitiveTree(price.measure) ? MASK : exactText(measure),
    cumulative: explainedWindow(decided, price.cumulative, window),
    bands: parts.map((part) => explainedBand(decided, price, part)),
    ...(next === undefined ? {} : { next }),
    ...aboveTop(decided, price, table, reached),
    trueUp: trueUp && exactText(trueUp),
    negative,
    bounded: negative === 'nothing' ? undefined : boundedBy(decided, node, own),
  };
}

/** A measure above the top is charged at the last band, or it would have been refused. */
function aboveTop(
  decided: DecidedAgain,
  { bands }: BandsPrice,
  { upTo }: BandTable,
  reached: Exact,
): { readonly aboveTop?: string } {
  if (upTo === undefined || compare(reached, upTo) <= 0) return {};
  return { aboveTop: isSecret(decided, bands.upTo) ? MASK : exactText(upTo) };
}

/** The total that the band goes by: with a window, its own before the document, or with it. */
function reachedBy({ cumulative }: BandsPrice, measure: Exact, window: WindowTotal | undefined): Exact {
  if (window === undefined) return measure;
  return cumulative?.basis === 'before' ? window.balance : add(window.balance, measure);
}

function nextBand(
  decided: DecidedAgain,
  { measure, bands }: BandsPrice,
  table: BandTable,
  reached: Exact,
): ExplainedNextBand | undefined {
  const next = bandOf(table, reached) + 1;
  const from = table.from[next];
  if (from === undefined) return undefined;
  const isPlaceSecret = isSecret(decided, bands.from[next]);
  const isSecretAway = isPlaceSecret || isSecret(decided, measure);
  return {
    from: isPlaceSecret ? MASK : exactText(from),
    away: isSecretAway ? MASK : exactText(subtract(from, reached)),
    boundary: table.boundary,
  };
}

function isSecret(decided: DecidedAgain, tree: Tree | undefined): boolean {
  return tree !== undefined && decided.isSensitiveTree(tree);
}

function isApart({ plan }: DecidedAgain, { cumulative }: BandsPrice): boolean {
  return cumulative !== undefined && cumulativeWindow(plan, cumulative).isApart;
}

/** The total that a cumulative price goes by, as the fee saw it: a fee of a line, with what earlier lines added. */
export function windowTotal(
  decided: DecidedAgain,
  node: FeeNode,
  cumulative: CumulativeTotal | undefined,
): WindowTotal | undefined {
  const read = cumulative && cumulativeWindow(decided.plan, cumulative);
  return read && decided.totalsOf(node)[read.index];
}

export function explainedWindow(
  { plan }: DecidedAgain,
  cumulative: CumulativeTotal | undefined,
  window: WindowTotal | undefined,
): ExplainedWindow | undefined {
  if (cumulative === undefined || window === undefined) return undefined;
  const { name } = cumulativeWindow(plan, cumulative);
  return { accumulator: name, basis: cumulative.basis, balance: exactText(window.balance) };
}

function explainedBand(
  decided: DecidedAgain,
  { measure, bands, roundEach }: BandsPrice,
  part: BandPart,
): ExplainedBand {
  const { band } = part;
  const isMeasureSecret = isSecret(decided, measure);
  // How much of the measure lies in a band shows where the bands begin.
  const isPlaceSecret =
    isSecret(decided, bands.from[band]) || isSecret(decided, bands.from[band + 1]) || isSecret(decided, bands.upTo);
  const isPriceSecret = isSecret(decided, bands.price[band]) || isSecret(decided, bands.flat[band]);
  const isAmountSecret = isMeasureSecret || isPlaceSecret || isPriceSecret;
  const rounded =
    roundEach && exactText(exactOf(roundExact(part.amount, roundEach.scale, roundEach.mode), roundEach.scale));
  const told = (text: string, isTold: boolean): string => (isTold ? text : MASK);
  return {
    from: told(exactText(part.from), !isPlaceSecret),
    to: part.to && told(exactText(part.to), !isPlaceSecret),
    measure: told(exactText(part.measure), !isMeasureSecret && !isPlaceSecret),
    price: told(exactText(part.price), !isPriceSecret),
    flat: told(exactText(part.flat), !isPriceSecret),
    amount: told(exactText(part.amount), !isAmountSecret),
    ...(rounded === undefined ? {} : { rounded: told(rounded, !isAmountSecret) }),
  };
}
