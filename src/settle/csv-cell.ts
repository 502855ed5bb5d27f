/** What a spreadsheet takes for the beginning of a formula, in ASCII and in the full-width form of some locales. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A text as one CSV cell after RFC 4180: quoted if it holds a comma, a quote or a line break, its quotes doubled. A text
 * that a spreadsheet would run as a formula gets an apostrophe in front.
 *
 * Worked case: `=1+1` is `'=1+1`; `a "b", c` is `"a ""b"", c"`.
 */
export function textCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
