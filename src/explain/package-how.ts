import { packagesIn, packingOf } from '../fee/package.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, add, exactOf, exactText, multiply } from '../money/exact.ts';
import type { CheckedPrice, FeeNode } from '../plan/plan.ts';
import { explainedWindow, windowTotal } from './bands-how.ts';
import { boundedBy, negativeOf } from './bounded-by.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { How } from './how.ts';

/** How many packages a document began: with a window, those of the total after it less those of the total before. */
export function packageHow(
  decided: DecidedAgain,
  node: FeeNode,
  price: Extract<CheckedPrice, { kind: 'package' }>,
  frame: ExactFrame,
): How {
  const measure = compileExactNumber(price.measure)(frame);
  const packing = packingOf(price, node.item.code)(frame);
  const window = windowTotal(decided, node, price.cumulative);
  const negative = window === undefined ? negativeOf(price, measure) : undefined;
  const after = window === undefined ? abs(measure) : add(window.balance, measure);
  const before = window?.hasEntries === true ? packagesIn(packing, window.balance) : 0n;
  const begun = negative === 'nothing' ? 0n : packagesIn(packing, after);
  const packages = begun - before;
  const amount = multiply(packing.price, exactOf(packages));
  const told = (text: string, ...trees: (Tree | undefined)[]): string =>
    trees.some((tree) => tree !== undefined && decided.isSensitiveTree(tree)) ? MASK : text;
  const { measure: measured, size, free, price: one } = price;
  return {
    kind: 'package',
    measure: formulaText(measured),
    measureValue: told(exactText(measure), measured),
    size: told(exactText(packing.size), size),
    free: told(exactText(packing.free), free),
    price: told(exactText(packing.price), one),
    cumulative: explainedWindow(decided, price.cumulative, window),
    packages: told(String(packages), measured, size, free),
    ...(window === undefined
      ? {}
      : {
          begun: {
            after: told(String(begun), measured, size, free),
            before: told(String(before), measured, size, free),
          },
        }),
    amount: told(exactText(amount), measured, size, free, one),
    negative,
    bounded: negative === 'nothing' ? undefined : boundedBy(decided, node, amount),
  };
}
