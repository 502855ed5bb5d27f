import { exactValue } from '../formula/exact-value.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { reasonOf } from '../issues/reason-of.ts';
import { shown } from '../issues/shown.ts';
import { Decimal, decimalText } from '../money/decimal.ts';
import { type Exact, exactText, parseExact, ZERO } from '../money/exact.ts';
import type { CheckedPrice } from '../plan/plan.ts';
import { compileExactBounds } from './bounds.ts';
import type { ExactPrice } from './priced.ts';

type CustomPrice = Extract<CheckedPrice, { kind: 'custom' }>;

/**
 * A price that a registered calculator answers. Nothing of the answer is trusted: it passes the door for decimals, or the
 * document is refused with the calculator's name. It is given a frozen object of new values at each call, so that it can
 * change nothing of ours.
 */
export function compileExactCustom(price: CustomPrice, fee: string): ExactPrice {
  const bounded = compileExactBounds(price);
  return (frame) => ({ own: bounded(frame, answerOf(price, frame, fee)), trueUp: ZERO, isMirrored: false });
}

/** What the calculator says, before floor and cap. */
export function answerOf(price: CustomPrice, frame: ExactFrame, fee: string): Exact {
  const { name: calculator, version } = price.calculator;
  const inputs = Object.freeze(inputsOf(price, frame, fee));
  const { found, text } = asked(price, inputs, fee);
  if (text !== undefined) return parseExact(text);
  return fail(issue('calculator-answer', ['fees', fee], { calculator, version, found }));
}

function asked(
  { calculator }: CustomPrice,
  inputs: Parameters<CustomPrice['calculator']['calculate']>[0],
  fee: string,
): { readonly found: string; readonly text: string | undefined } {
  const { name, version } = calculator;
  try {
    const answer: unknown = calculator.calculate(inputs);
    return isPromise(answer)
      ? { found: 'a promise', text: undefined }
      : { found: shown(answer), text: decimalText(answer) };
  } catch (thrown) {
    const facts = { calculator: name, version, reason: reasonOf(thrown) };
    return fail(issue('calculator-failed', ['fees', fee], facts), thrown);
  }
}

/** One that is refused must not end the process later, when nobody listens to what it rejects with. */
function isPromise(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('then' in answer) || typeof answer.then !== 'function') {
    return false;
  }
  answer.then(undefined, () => undefined);
  return true;
}

function inputsOf({ calculator, inputs }: CustomPrice, frame: ExactFrame, fee: string) {
  return Object.fromEntries(
    inputs.map(({ name, formula }): [string, string | boolean | Decimal] => {
      const value = exactValue(formula, frame);
      if (typeof value === 'string' || typeof value === 'boolean') return [name, value];
      const text = exactText(value as Exact);
      if (!text.includes('/')) return [name, new Decimal(text)];
      const facts = { calculator: calculator.name, input: name, value: text.slice(0, 80) };
      return fail(issue('calculator-input-endless', ['fees', fee], facts));
    }),
  );
}
