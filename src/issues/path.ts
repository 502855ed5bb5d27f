/** Where a fault stood: member names and list positions (from 0), from the outside in. Empty when there is no place. */
export type Path = readonly (string | number)[];

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/**
 * A path as a reader would write it: `['fees', 2, 'price', 'rate']` is `fees[2].price.rate`. Names that are not plain
 * words are quoted: `['facts', 'a b']` is `facts["a b"]`.
 */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!PLAIN_NAME.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
