import { Decimal as DecimalJs } from 'decimal.js';

// These write to the constructor while they run, or turn rounding off for the whole process and leave it off if they
// fail (decimal.js keeps that switch for all its copies together): one `ln` of ours could spoil the host's next quotient.
const REFUSED_METHODS = [
  ['acos', 'inverseCosine'],
  ['acosh', 'inverseHyperbolicCosine'],
  ['asin', 'inverseSine'],
  ['asinh', 'inverseHyperbolicSine'],
  ['atan', 'inverseTangent'],
  ['atanh', 'inverseHyperbolicTangent'],
  ['cos', 'cosine'],
  ['cosh', 'hyperbolicCosine'],
  ['exp', 'naturalExponential'],
  ['ln', 'naturalLogarithm'],
  ['log', 'logarithm'],
  ['sin', 'sine'],
  ['sinh', 'hyperbolicSine'],
  ['tan', 'tangent'],
  ['tanh', 'hyperbolicTangent'],
  ['toFraction'],
];
const REFUSED_FUNCTIONS = ['atan2', 'config', 'hypot', 'set'];

/**
 * A copy of decimal.js that neither feels the host's settings nor touches them: 100 digits, printed without exponent,
 * frozen, and without the functions that are unsafe across copies. Exponents end at ±10,000, so that nothing it prints
 * is endless. Its values pass for decimals in every other copy of decimal.js.
 */
export function ownDecimal(): typeof DecimalJs {
  const Own = DecimalJs.clone({
    defaults: true,
    precision: 100,
    toExpNeg: -9e15,
    toExpPos: 9e15,
    maxE: 10_000,
    minE: -10_000,
  });
  const methods: PropertyDescriptorMap = { pow: hidden(wholePower), toPower: hidden(wholePower) };
  for (const name of REFUSED_METHODS.flat()) methods[name] = hidden(() => refuse(name));
  const functions: PropertyDescriptorMap = { sum: hidden(sum) };
  for (const name of REFUSED_FUNCTIONS) functions[name] = hidden(() => refuse(name));
  Object.defineProperties(Own, functions);
  // All copies of decimal.js share one prototype. Ours gets one of its own behind which the shared one stands.
  Object.defineProperty(Own, 'prototype', { value: Object.freeze(Object.create(DecimalJs.prototype, methods)) });
  return Object.freeze(Own);
}

function hidden(value: unknown): PropertyDescriptor {
  return { value, enumerable: false };
}

function refuse(name: string): never {
  throw new TypeError(`feewright: Decimal has no ${name}; take decimal.js itself for it`);
}

function wholePower(this: DecimalJs, exponent: DecimalJs.Value): DecimalJs {
  if (!Number.isSafeInteger(Number(exponent))) refuse('power that is not a whole number');
  return DecimalJs.prototype.pow.call(this, Number(exponent));
}

// decimal.js' own `sum` leaves rounding off if a later value is no number.
function sum(this: typeof DecimalJs, ...values: DecimalJs.Value[]): DecimalJs {
  return values.reduce((total: DecimalJs, value) => total.plus(value), new this(0));
}
