import { answerOf } from '../fee/custom.ts';
import { priceOfOne } from '../fee/price-of-units.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { exactValue, valueText } from '../formula/exact-value.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { type Trace, traceExact } from '../formula/trace-exact.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, add, multiply, ZERO } from '../money/exact.ts';
import type { CheckedPrice, FeeNode } from '../plan/plan.ts';
import { bandsHow } from './bands-how.ts';
import { boundedBy, negativeOf } from './bounded-by.ts';
import { conversionHow } from './conversion-how.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { ExplainedLookup, ExplainedPart, How } from './how.ts';
import { lookupsIn } from './lookup-how.ts';
import { packageHow } from './package-how.ts';

/** How a price came to its exact amount: its formula with the values filled in, or its bands. */
export function priceHow(decided: DecidedAgain, node: FeeNode, frame: ExactFrame): How {
  const { quantity } = node;
  const price = quantity === undefined ? node.price : priceOfOne(node.price, quantity);
  switch (price.kind) {
    case 'amount': {
      const computed = compileExactNumber(price.amount)(frame);
      const trace = traceExact(price.amount, frame);
      return {
        kind: 'formula',
        formula: formulaText(price.amount),
        filled: decided.filled(price.amount, frame),
        parts: partsOf(decided, trace),
        ...lookedUp([trace], frame),
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
      const traces = [conversion?.rate ?? price.rate, price.measure, price.flat].flatMap((tree) =>
        tree === undefined ? [] : [traceExact(tree, frame)],
      );
      const told = {
        formula: say((tree) => formulaText(tree)),
        filled: say((tree) => decided.filled(tree, frame)),
        parts: traces.flatMap((trace) => ownAndParts(decided, trace)),
        ...lookedUp(traces, frame),
        negative,
        bounded,
      };
      if (conversion === undefined) return { kind: 'formula', ...told };
      return conversionHow(decided, node, { conversion, amount: price.measure }, frame, told);
    }
    case 'bands':
      return bandsHow(decided, node, price, frame);
    case 'package':
      return packageHow(decided, node, price, frame);
    case 'custom':
      return customHow(decided, node, price, frame);
  }
}

function lookedUp(traces: readonly Trace[], frame: ExactFrame): { readonly lookups?: readonly ExplainedLookup[] } {
  const lookups = lookupsIn(traces, frame);
  return lookups.length === 0 ? {} : { lookups };
}

/** The parts of a formula that are no plain names or literals, innermost last. */
function partsOf(decided: DecidedAgain, { parts }: Trace): readonly ExplainedPart[] {
  return parts.flatMap((part) => ownAndParts(decided, part));
}

function ownAndParts(decided: DecidedAgain, trace: Trace): readonly ExplainedPart[] {
  if (trace.parts.length === 0) return [];
  const value = decided.isSensitiveTree(trace.tree) ? MASK : valueText(trace.value);
  const own = { formula: formulaText(trace.tree), value };
  // What a table compares is told with the row that it finds.
  return trace.tree.kind === 'lookup' ? [own] : [own, ...partsOf(decided, trace)];
}

/** What a calculator was asked, and by which version: its inputs are rebuilt, and so is its answer. */
function customHow(
  decided: DecidedAgain,
  node: FeeNode,
  price: Extract<CheckedPrice, { kind: 'custom' }>,
  frame: ExactFrame,
): How {
  return {
    kind: 'custom',
    calculator: price.calculator.name,
    version: price.calculator.version,
    inputs: price.inputs.map(({ name, formula }) => ({
      name,
      formula: formulaText(formula),
      value: decided.isSensitiveTree(formula) ? MASK : valueText(exactValue(formula, frame)),
    })),
    bounded: boundedBy(decided, node, answerOf(price, frame, node.item.code)),
  };
}

function grouped(text: string): string {
  return /^([\p{L}\p{N}_.*']+|lookup\([^()]*\)|\(-[\d./]+\))$/u.test(text) ? text : `(${text})`;
}
