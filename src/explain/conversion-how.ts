import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { exactText } from '../money/exact.ts';
import type { Conversion, FeeNode } from '../plan/plan.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { How } from './how.ts';

type FormulaHow = Omit<Extract<How, { kind: 'formula' }>, 'kind'>;

/** The amount before, the rate as it was quoted, and who said so, as of when and in which version. */
export function conversionHow(
  decided: DecidedAgain,
  node: FeeNode,
  of: { readonly conversion: Conversion; readonly amount: Tree },
  frame: ExactFrame,
  told: FormulaHow,
): How {
  const { conversion, amount } = of;
  const { rate, quote } = conversion;
  const text = (tree: Tree): string =>
    decided.isSensitiveTree(tree) ? MASK : exactText(compileExactNumber(tree)(frame));
  const currency = (code: string): string => (code === 'document' ? decided.plan.currency : code);
  const { type } = node.value;
  return {
    kind: 'conversion',
    amount: text(amount),
    from: currency(conversion.from),
    to: type.kind === 'money' ? currency(type.currency) : '',
    rate: text(rate),
    quote,
    source: rate.kind === 'name' ? decided.snapshot.sources[rate.sym.name] : undefined,
    ...told,
  };
}
