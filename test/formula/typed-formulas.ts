import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { RoundingMode } from '../../src/money/rounding.ts';

/**
 * Formulas that have a type, generated together with what they are worth: each part is a text, and a function that
 * computes it with decimal.js. Nothing here is shared with the code under test.
 */

// Exact for whatever the generated formulas can reach: fractions are kept as two whole numbers.
const Slow = Decimal.clone({
  defaults: true,
  precision: 4_000,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  maxE: 9e15,
  minE: -9e15,
});

export interface Fraction {
  readonly n: Decimal;
  readonly d: Decimal;
}

/** A fact that is not there, and a division by zero, are thrown by name. */
export class SlowFault extends Error {}

export type SlowFacts = Readonly<Record<string, string | boolean | undefined>>;

type Date = Temporal.PlainDate;

interface Part<Value> {
  readonly text: string;
  readonly value: (facts: SlowFacts) => Value;
}
export type NumberPart = Part<Fraction>;
export type BooleanPart = Part<boolean>;
type TextPart = Part<string>;

const fraction = (text: string): Fraction => ({ n: new Slow(text), d: new Slow(1) });
const isZero = ({ n }: Fraction): boolean => n.isZero();
const less = (a: Fraction, b: Fraction): boolean => a.n.times(b.d).lt(b.n.times(a.d));
const same = (a: Fraction, b: Fraction): boolean => a.n.times(b.d).eq(b.n.times(a.d));

function divided(a: Fraction, b: Fraction): Fraction {
  if (isZero(b)) throw new SlowFault('division-by-zero');
  const [n, d] = [a.n.times(b.d), a.d.times(b.n)];
  return d.isNegative() ? { n: n.neg(), d: d.neg() } : { n, d };
}

const operations: Record<string, (a: Fraction, b: Fraction) => Fraction> = {
  '+': (a, b) => ({ n: a.n.times(b.d).plus(b.n.times(a.d)), d: a.d.times(b.d) }),
  '-': (a, b) => ({ n: a.n.times(b.d).minus(b.n.times(a.d)), d: a.d.times(b.d) }),
  '*': (a, b) => ({ n: a.n.times(b.n), d: a.d.times(b.d) }),
  '/': divided,
  '%': (a, b) => {
    const whole = divided(a, b);
    const times = whole.n.divToInt(whole.d);
    return { n: a.n.times(b.d).minus(times.times(b.n).times(a.d)), d: a.d.times(b.d) };
  },
};

const comparisons: Record<string, (a: Fraction, b: Fraction) => boolean> = {
  '==': same,
  '!=': (a, b) => !same(a, b),
  '<': less,
  '<=': (a, b) => !less(b, a),
  '>': (a, b) => less(b, a),
  '>=': (a, b) => !less(a, b),
};

const modes: Record<RoundingMode, Decimal.Rounding> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  'half-down': Decimal.ROUND_HALF_DOWN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
};

function fact(facts: SlowFacts, name: string): string | boolean {
  const value = facts[name];
  if (value === undefined) throw new SlowFault('factor-missing');
  return value;
}

const name = (each: string): NumberPart => ({ text: each, value: (facts) => fraction(String(fact(facts, each))) });
const literal = (text: string): NumberPart => ({ text, value: () => fraction(text) });

const operation = (operator: string, a: NumberPart, b: NumberPart): NumberPart => ({
  text: `(${a.text} ${operator} ${b.text})`,
  value: (facts) => (operations[operator] as (typeof operations)['+'])(a.value(facts), b.value(facts)),
});

const negative = (of: NumberPart): NumberPart => ({
  text: `-${of.text}`,
  value: (facts) => {
    const { n, d } = of.value(facts);
    return { n: n.neg(), d };
  },
});

const absolute = (of: NumberPart): NumberPart => ({
  text: `abs(${of.text})`,
  value: (facts) => {
    const { n, d } = of.value(facts);
    return { n: n.abs(), d };
  },
});

const rounded = (of: NumberPart, scale: number, mode: RoundingMode): NumberPart => ({
  text: `round(${of.text}, ${scale}, '${mode}')`,
  value: (facts) => {
    const { n, d } = of.value(facts);
    return { n: n.div(d).toDecimalPlaces(scale, modes[mode]), d: new Slow(1) };
  },
});

const powered = (of: NumberPart, exponent: number): NumberPart => ({
  text: `(${of.text}) ^ ${exponent}`,
  value: (facts) => {
    const { n, d } = of.value(facts);
    return { n: n.pow(exponent), d: d.pow(exponent) };
  },
});

const folded = (called: 'min' | 'max' | 'sum', parts: readonly NumberPart[]): NumberPart => ({
  text: `${called}(${parts.map(({ text }) => text).join(', ')})`,
  value: (facts) =>
    parts
      .map((part) => part.value(facts))
      .reduce((a, b) => {
        if (called === 'sum') return (operations['+'] as (typeof operations)['+'])(a, b);
        return less(called === 'min' ? b : a, called === 'min' ? a : b) ? b : a;
      }),
});

const clamped = (of: NumberPart, low: NumberPart, high: NumberPart): NumberPart => ({
  text: `clamp(${of.text}, ${low.text}, ${high.text})`,
  value: (facts) => {
    const [value, least, most] = [of, low, high].map((part) => part.value(facts)) as [Fraction, Fraction, Fraction];
    const raised = less(value, least) ? least : value;
    return less(most, raised) ? most : raised;
  },
});

function chosen<Value>(when: BooleanPart, then: Part<Value>, otherwise: Part<Value>, isCall: boolean): Part<Value> {
  const [a, b, c] = [when.text, then.text, otherwise.text];
  return {
    text: isCall ? `if(${a}, ${b}, ${c})` : `(${a} ? ${b} : ${c})`,
    value: (facts) => (when.value(facts) ? then.value(facts) : otherwise.value(facts)),
  };
}

const compared = (operator: string, a: NumberPart, b: NumberPart): BooleanPart => ({
  text: `(${a.text} ${operator} ${b.text})`,
  value: (facts) => (comparisons[operator] as typeof same)(a.value(facts), b.value(facts)),
});

const spanned = (unit: 'days' | 'months' | 'years', of: TextPart, to: string): NumberPart => ({
  text: `${unit}(${of.text}, '${to}')`,
  value: (facts) => {
    const [a, b] = [of.value(facts), to].map((text) => Temporal.PlainDate.from(text)) as [Date, Date];
    const isTurned = Temporal.PlainDate.compare(a, b) > 0;
    const [first, last] = isTurned ? [b, a] : [a, b];
    let count = 0;
    while (Temporal.PlainDate.compare(first.add({ [unit]: count + 1 }), last) <= 0) count += 1;
    return fraction(String(isTurned ? 0 - count : count));
  },
});

const among = (of: NumberPart, texts: readonly string[]): BooleanPart => ({
  text: `(${of.text} in (${texts.join(', ')}))`,
  value: (facts) => {
    const value = of.value(facts);
    return texts.some((text) => same(fraction(text), value));
  },
});

const logical = (operator: 'and' | 'or', a: BooleanPart, b: BooleanPart): BooleanPart => ({
  text: `(${a.text} ${operator} ${b.text})`,
  value: (facts) => (operator === 'and' ? a.value(facts) && b.value(facts) : a.value(facts) || b.value(facts)),
});

const textName = (each: string): TextPart => ({ text: each, value: (facts) => String(fact(facts, each)) });
const textLiteral = (value: string): TextPart => ({ text: `'${value}'`, value: () => value });

const textually = (operator: string, a: TextPart, b: TextPart): BooleanPart => ({
  text: `(${a.text} ${operator} ${b.text})`,
  value: (facts) => {
    const [left, right] = [a.value(facts), b.value(facts)];
    const order = left < right ? -1 : left > right ? 1 : 0;
    return { '==': order === 0, '!=': order !== 0, '<': order < 0, '>=': order >= 0 }[operator] === true;
  },
});

// What is generated

const literals = fc.oneof(
  fc.constantFrom('0', '1', '2', '0.5', '0.05', '0.0333', '100', '1e-3', '7', '0.125', '999999.99', '1e12'),
  fc
    .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 5 }))
    .map(([n, scale]) => new Slow(n).div(new Slow(10).pow(scale)).toFixed()),
);
const wholes = fc.integer({ min: 0, max: 60 }).map((n) => literal(String(n)));

const ARITHMETIC = ['+', '-'];
const COMPARISONS = Object.keys(comparisons);
const MODES = Object.keys(modes) as RoundingMode[];

interface Ties {
  money: NumberPart;
  ratio: NumberPart;
  quantity: NumberPart;
  integer: NumberPart;
  condition: BooleanPart;
}

const { money, condition } = fc.letrec<Ties>((tie: fc.LetrecTypedTie<Ties>) => {
  const or = (part: fc.Arbitrary<NumberPart>): fc.Arbitrary<NumberPart> =>
    fc.oneof({ arbitrary: part, weight: 3 }, { arbitrary: literals.map(literal), weight: 1 });

  /** What every numeric type can do. */
  const common = (kind: 'money' | 'ratio' | 'quantity' | 'integer', any: fc.Arbitrary<NumberPart>) => [
    fc.tuple(fc.constantFrom(...ARITHMETIC), tie(kind), any).map(([operator, a, b]) => operation(operator, a, b)),
    fc.tuple(fc.constantFrom(...ARITHMETIC, '%'), any, tie(kind)).map(([operator, a, b]) => operation(operator, a, b)),
    tie(kind).map(negative),
    tie(kind).map(absolute),
    fc
      .tuple(
        fc.constantFrom('min' as const, 'max' as const, 'sum' as const),
        tie(kind),
        fc.array(any, { maxLength: 3 }),
      )
      .map(([called, first, rest]) => folded(called, [first, ...rest])),
    fc.tuple(tie(kind), any, any).map(([of, low, high]) => clamped(of, low, high)),
    fc
      .tuple(tie('condition'), tie(kind), any, fc.boolean(), fc.boolean())
      .map(([when, a, b, isCall, isTurned]) => (isTurned ? chosen(when, b, a, isCall) : chosen(when, a, b, isCall))),
    fc
      .tuple(tie(kind), fc.integer({ min: 0, max: 6 }), fc.constantFrom(...MODES))
      .map(([of, scale, mode]) => rounded(of, scale, mode)),
  ];

  const names = (...each: string[]) => fc.constantFrom(...each.map(name));
  const depth = { maxDepth: 3, depthIdentifier: fc.createDepthIdentifier(), withCrossShrink: true };
  const scaled = (kind: 'money' | 'quantity' | 'ratio') => [
    fc.tuple(tie(kind), or(tie('ratio'))).map(([a, b]) => operation('*', a, b)),
    fc.tuple(or(tie('ratio')), tie(kind)).map(([a, b]) => operation('*', a, b)),
    fc.tuple(tie(kind), or(tie('ratio'))).map(([a, b]) => operation('/', a, b)),
    fc.tuple(tie(kind), literals.map(literal)).map(([a, b]) => operation('/', a, b)),
  ];

  const anyMoney = or(tie('money'));
  const numbers = [tie('money'), tie('ratio'), tie('quantity'), tie('integer')] as const;
  return {
    money: fc.oneof(
      depth,
      names('price', 'coupon', 'cost'),
      ...common('money', anyMoney),
      ...scaled('money'),
      fc.tuple(tie('money'), fc.oneof(tie('quantity'), tie('integer'))).map(([a, b]) => operation('*', a, b)),
    ),
    ratio: fc.oneof(
      depth,
      names('rate', 'part', 'factor'),
      ...common('ratio', or(tie('ratio'))),
      ...scaled('ratio'),
      fc.tuple(tie('money'), tie('money')).map(([a, b]) => operation('/', a, b)),
      fc.tuple(tie('ratio'), fc.integer({ min: 0, max: 5 })).map(([of, exponent]) => powered(of, exponent)),
    ),
    quantity: fc.oneof(
      depth,
      names('weight'),
      ...common('quantity', or(tie('quantity'))),
      ...scaled('quantity'),
      fc.tuple(tie('quantity'), tie('integer')).map(([a, b]) => operation('+', a, b)),
    ),
    integer: fc.oneof(
      depth,
      names('pieces'),
      fc
        .tuple(
          fc.constantFrom('days' as const, 'months' as const, 'years' as const),
          fc.constantFrom('2024-02-29', '2026-10-30', '2026-12-31', '2030-11-29'),
        )
        .map(([unit, to]) => spanned(unit, textName('day'), to)),
      fc
        .tuple(fc.constantFrom('+', '-', '*'), tie('integer'), wholes)
        .map(([operator, a, b]) => operation(operator, a, b)),
      fc.tuple(tie('integer'), wholes).map(([a, b]) => operation('%', a, b)),
    ),
    condition: fc.oneof(
      depth,
      fc.constantFrom(
        ...['vip', 'paid'].map((each): BooleanPart => ({ text: each, value: (facts) => fact(facts, each) === true })),
      ),
      ...numbers.flatMap((part) => [
        fc.tuple(fc.constantFrom(...COMPARISONS), part, or(part)).map(([operator, a, b]) => compared(operator, a, b)),
        fc.tuple(part, fc.array(literals, { minLength: 1, maxLength: 4 })).map(([of, texts]) => among(of, texts)),
      ]),
      fc
        .tuple(fc.constantFrom('==', '!='), fc.constantFrom('channel', 'city'), fc.constantFrom('app', 'web', ''))
        .map(([operator, each, value]) => textually(operator, textName(each), textLiteral(value))),
      fc
        .tuple(fc.constantFrom('==', '!=', '<', '>='), fc.constantFrom('2026-11-30', '2026-12-01'))
        .map(([operator, value]) => textually(operator, textName('day'), textLiteral(value))),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), tie('condition'), tie('condition'))
        .map(([operator, a, b]) => logical(operator, a, b)),
      tie('condition').map((of): BooleanPart => ({ text: `not (${of.text})`, value: (facts) => !of.value(facts) })),
    ),
  };
});

export { condition, money };

const units = (digits: number, scale: number): fc.Arbitrary<string> =>
  fc
    .bigInt({ min: -(10n ** BigInt(digits)), max: 10n ** BigInt(digits) })
    .map((value) => new Slow(value.toString()).div(new Slow(10).pow(scale)).toFixed());

/** Mostly of the size of a shop's, at times too large or too fine for the fast lane, at times absent. */
const number = (digits: number, scale: number): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    { arbitrary: units(digits, scale), weight: 20 },
    { arbitrary: fc.constantFrom('0', '1'), weight: 3 },
    { arbitrary: units(17, scale), weight: 1 },
    { arbitrary: units(30, scale + 8), weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
  );

const flag = fc.oneof({ arbitrary: fc.boolean(), weight: 12 }, { arbitrary: fc.constant(undefined), weight: 1 });
const word = (...words: string[]) => fc.constantFrom<string | undefined>(...words, ...words, ...words, undefined);

export const facts: fc.Arbitrary<SlowFacts> = fc.record({
  price: number(7, 2),
  coupon: number(5, 2),
  cost: number(6, 4),
  rate: number(5, 6),
  part: number(4, 4),
  factor: number(4, 4),
  weight: number(5, 3),
  pieces: number(2, 0).map((text) => (text?.includes('.') ? '3' : text)),
  vip: flag,
  paid: flag,
  channel: word('app', 'web', 'pos'),
  city: word('app', ''),
  day: word('2026-11-30', '2026-11-29', '2026-12-02'),
});

/** The value as `exactText` writes it: a decimal in its shortest form, or a fraction in lowest terms. */
export function slowText({ n, d }: Fraction): string {
  const [top, bottom] = [new Slow(n), new Slow(d)];
  const scale = Math.max(top.decimalPlaces(), bottom.decimalPlaces());
  let a = BigInt(top.abs().times(new Slow(10).pow(scale)).toFixed());
  let b = BigInt(bottom.abs().times(new Slow(10).pow(scale)).toFixed());
  const [whole, over] = [a, b];
  while (b !== 0n) [a, b] = [b, a % b];
  const [numerator, denominator] = [whole / a, over / a];
  const sign = top.isNegative() !== bottom.isNegative() && whole !== 0n ? '-' : '';
  const terminates = /^[25]*$/.test(primesOf(denominator));
  if (!terminates) return `${sign}${numerator}/${denominator}`;
  return `${sign}${new Slow(numerator.toString()).div(denominator.toString()).toFixed()}`;
}

/** `2`s and `5`s of a denominator, and an `x` if anything else is left. */
function primesOf(denominator: bigint): string {
  let rest = denominator;
  let primes = '';
  for (; rest % 2n === 0n; rest /= 2n) primes += '2';
  for (; rest % 5n === 0n; rest /= 5n) primes += '5';
  return rest === 1n ? primes : `${primes}x`;
}
