import { type BandPart, graduatedBreakdown, volumePart } from '../fee/band-breakdown.ts';
import { bandOf, isEntered } from '../fee/band-table.ts';
import { exactHeadroom } from '../fee/period-cap.ts';
import { exactTable } from '../fee/price-exact.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { valueText } from '../formula/exact-value.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { type Trace, traceExact } from '../formula/trace-exact.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, add, compare, type Exact, exactText, multiply, negate, sign, ZERO } from '../money/exact.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedPrice, FeeNode } from '../plan/plan.ts';
import { conversionHow } from './conversion-how.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { Bounded, ExplainedBand, ExplainedPart, How, NegativeMeasure } from './explanation.ts';

/** How a price came to its exact amount: its formula with the values filled in, or its bands. */
export function priceHow(decided: DecidedAgain, node: FeeNode, frame: ExactFrame): How {
  const { price } = node;
  switch (price.kind) {
    case 'amount': {
      const computed = compileExactNumber(price.amount)(frame);
      return {
        kind: 'formula',
        formula: formulaText(price.amount),
        filled: decided.filled(price.amount, frame),
        parts: partsOf(decided, traceExact(price.amount, frame)),
        negative: undefined,
        bounded: boundedBy(decided, node, computed),
      };
    }
    case 'rate': {
      const { conversion } = price;
      const stated = compileExactNumber(price.measure)(frame);
      const measure = abs(stated);
      const negative = negativeOf(price, stated);
      const rate = compileExactNumber(price.rate)(frame);
      const flat = price.flat === undefined ? ZERO : compileExactNumber(price.flat)(frame);
      const say = (write: (tree: Tree) => string): string => {
        const product =
          conversion === undefined
            ? `${grouped(write(price.rate))} * ${grouped(write(price.measure))}`
            : `${grouped(write(price.measure))} ${conversion.quote === 'direct' ? '*' : '/'} ${grouped(write(conversion.rate))}`;
        return price.flat === undefined ? product : `${product} + ${grouped(write(price.flat))}`;
      };
      const bounded = negative === 'nothing' ? undefined : boundedBy(decided, node, add(multiply(rate, measure), flat));
      const told = {
        formula: say((tree) => formulaText(tree)),
        filled: say((tree) => decided.filled(tree, frame)),
        parts: [conversion?.rate ?? price.rate, price.measure, price.flat].flatMap((tree) =>
          tree === undefined ? [] : ownAndParts(decided, traceExact(tree, frame)),
        ),
        negative,
        bounded,
      };
      if (conversion === undefined) return { kind: 'formula', ...told };
      return conversionHow(decided, node, { conversion, amount: price.measure }, frame, told);
    }
    case 'bands':
      return bandsHow(decided, node, price, frame);
  }
}

/** The parts of a formula that are no plain names or literals, innermost last. */
function partsOf(decided: DecidedAgain, { parts }: Trace): readonly ExplainedPart[] {
  return parts.flatMap((part) => ownAndParts(decided, part));
}

function ownAndParts(decided: DecidedAgain, trace: Trace): readonly ExplainedPart[] {
  if (trace.parts.length === 0) return [];
  const value = decided.isSensitiveTree(trace.tree) ? MASK : valueText(trace.value);
  return [{ formula: formulaText(trace.tree), value }, ...partsOf(decided, trace)];
}

function bandsHow(
  decided: DecidedAgain,
  node: FeeNode,
  price: Extract<CheckedPrice, { kind: 'bands' }>,
  frame: ExactFrame,
): How {
  const table = exactTable(price.price);
  const measure = compileExactNumber(price.measure)(frame);
  const read = price.cumulative && cumulativeWindow(decided.plan, price.cumulative);
  const stored = read && decided.snapshot.balances[read.name];
  const balance = read === undefined ? undefined : (frame.numbers[read.before.slot] ?? ZERO);
  const window = balance === undefined ? undefined : { balance, hasEntries: (stored?.entries ?? 0) > 0 };
  const x = window === undefined ? abs(measure) : measure;
  const negative = window === undefined ? negativeOf(price, measure) : undefined;
  const isSensitive = decided.isSensitiveTree(price.measure);
  let parts: readonly BandPart[];
  if (negative === 'nothing') parts = [];
  else if (price.price.kind === 'graduated') parts = graduatedBreakdown(table, x, window);
  else {
    const basis = price.cumulative?.basis;
    const reached = window === undefined ? x : basis === 'before' ? window.balance : add(window.balance, x);
    const isOfThis = window !== undefined && price.cumulative?.reading === undefined;
    const isDue = isEntered(table, isOfThis ? add(window.balance, x) : x);
    const takesFlat = isDue && (basis !== 'marginal' || window?.hasEntries !== true);
    parts = [volumePart(table, bandOf(table, reached), x, takesFlat)];
  }
  const own = parts.reduce((sum, part) => add(sum, part.amount), ZERO);
  const trueUp = node.own && decided.value(node.own.trueUpExact);
  return {
    kind: 'bands',
    price: price.price.kind,
    measure: formulaText(price.measure),
    measureValue: isSensitive ? MASK : exactText(measure),
    cumulative:
      read && price.cumulative && balance
        ? { accumulator: read.name, basis: price.cumulative.basis, balance: exactText(balance) }
        : undefined,
    bands: parts.map((part) => explainedBand(part, isSensitive)),
    trueUp: trueUp && exactText(trueUp),
    negative,
    bounded: negative === 'nothing' ? undefined : boundedBy(decided, node, own),
  };
}

/** The own part as it was charged against what it would have been without floor and cap. */
function boundedBy(decided: DecidedAgain, node: FeeNode, unbounded: Exact): Bounded | undefined {
  const { floor, cap } = node.price;
  if (floor === undefined && cap === undefined && node.periodCap === undefined) return undefined;
  const final = decided.value(node.own?.exact ?? node.exact);
  const charged = sign(unbounded) >= 0 && sign(final) < 0 ? negate(final) : final;
  const order = compare(charged, unbounded);
  if (order === 0) return undefined;
  const left = exactHeadroom(node, decided.plan)?.(decided.seenBy(node));
  const isAtPeriodCap = left !== undefined && compare(abs(decided.value(node.exact)), left) === 0;
  const by = order > 0 ? 'floor' : isAtPeriodCap ? 'period-cap' : 'cap';
  return { by, from: exactText(unbounded), to: exactText(charged) };
}

/** Every formula of a price. */
export function treesOf(price: CheckedPrice): readonly Tree[] {
  const trees =
    price.kind === 'amount'
      ? [price.amount]
      : price.kind === 'rate'
        ? [price.rate, price.measure, price.flat]
        : [price.measure];
  return [...trees, price.floor, price.cap].filter((tree) => tree !== undefined);
}

function negativeOf(price: CheckedPrice, measure: Exact): NegativeMeasure | undefined {
  if (sign(measure) >= 0) return undefined;
  return price.negative === 'zero' ? 'nothing' : 'mirrored';
}

function explainedBand(part: BandPart, isSensitive: boolean): ExplainedBand {
  return {
    from: exactText(part.from),
    to: part.to && exactText(part.to),
    measure: isSensitive ? MASK : exactText(part.measure),
    price: exactText(part.price),
    flat: exactText(part.flat),
    amount: isSensitive ? MASK : exactText(part.amount),
  };
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}_.*']+$/u.test(text) ? text : `(${text})`;
}
