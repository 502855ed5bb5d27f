import { divide, exactOf, exactText, parseExact } from '../money/exact.ts';

const PERCENT = /(?<![\p{L}\p{N}_.])(\d{1,30}(?:\.\d{1,30})?) ?% *$/u;
const GROUP = /(?<![\p{L}\p{N}_.,])\d{1,3}$/u;
const GROUPS = /^((?:,\d{3}){1,10})(?!\d)(\.\d{1,30})?/u;

/**
 * What to write for a number in the way of another language or of a spreadsheet; `undefined` where it is none.
 *
 * Worked case: behind `5%` no value follows: 0.05 is meant. In `base - 1,000` the comma stands where an operator belongs: 1000
 * is meant.
 *
 * @param at where the syntax went wrong
 */
export function numberMeant(text: string, at: number): string | undefined {
  const before = text.slice(0, at);
  const percent = PERCENT.exec(before.trimEnd())?.[1];
  if (percent !== undefined) return exactText(divide(parseExact(percent), exactOf(100n)));
  const group = GROUP.exec(before)?.[0];
  const groups = GROUPS.exec(text.slice(at));
  if (group === undefined || groups === null) return undefined;
  return `${group}${groups[1]?.replaceAll(',', '')}${groups[2] ?? ''}`;
}
