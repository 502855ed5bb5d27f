const WORD_DIGITS = 7;
const WORD_END = 10 ** WORD_DIGITS;
// 60 digits lie in at most 10 words of 7.
const WORDS_MAX = 10;

/**
 * The text `d.ddd…e±x` of a finite decimal.js value of any copy, or `undefined` for everything else. It reads the three
 * documented fields (sign, exponent, words of seven digits) and calls none of the value's methods: `toFixed` never ends
 * on 1e1000000000. Plain JSON that poses as a decimal has the fields but not the prototype. Length is the caller's
 * concern; a value of more than ten words is none.
 */
export function decimalJsText(value: unknown): string | undefined {
  try {
    return typeof value === 'object' && value !== null && hasDecimalPrototype(value) ? textOf(value) : undefined;
  } catch {
    // A proxy or an accessor may throw whatever it likes at a look; what can't be looked at is no decimal.
    return undefined;
  }
}

function textOf(value: object): string | undefined {
  const sign = ownValue(value, 's');
  const exponent = ownValue(value, 'e');
  const words = ownValue(value, 'd');
  if ((sign !== 1 && sign !== -1) || !Number.isSafeInteger(exponent) || !Array.isArray(words)) return undefined;
  const digits = digitsOf(words);
  if (digits === undefined) return undefined;
  if (digits === '0') return '0';
  if (!isAligned(words, Number(exponent))) return undefined;
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${sign < 0 ? '-' : ''}${digits.charAt(0)}${fraction}e${String(exponent)}`;
}

/** JSON has neither symbols nor functions, so no parsed or merged object has such a prototype. */
function hasDecimalPrototype(value: object): boolean {
  if (Object.hasOwn(value, Symbol.toStringTag) || Object.hasOwn(value, 'toFixed')) return false;
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  const method: unknown = Reflect.get(value, 'toFixed');
  return tag === 'Decimal' && typeof method === 'function';
}

function ownValue(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function digitsOf(words: readonly unknown[]): string | undefined {
  if (words.length === 0 || words.length > WORDS_MAX) return undefined;
  let digits = '';
  for (const word of words) {
    if (typeof word !== 'number' || !Number.isInteger(word) || word < 0 || word >= WORD_END) return undefined;
    digits += digits === '' ? String(word) : String(word).padStart(WORD_DIGITS, '0');
  }
  if (digits.startsWith('0') && digits !== '0') return undefined;
  return digits.replace(/0+$/, '') || '0';
}

/** Words start at every seventh digit from the point; other libraries with the same fields count their exponent by words. */
function isAligned(words: readonly number[], exponent: number): boolean {
  const firstDigits = String(words[0]).length;
  return (((exponent % WORD_DIGITS) + WORD_DIGITS) % WORD_DIGITS) + 1 === firstDigits;
}
