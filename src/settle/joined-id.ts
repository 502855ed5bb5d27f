/**
 * One id from several parts, joined by `/`. Inside a part `%` and `/` are percent-encoded, so different parts never give
 * the same id; all else, Chinese too, stays readable. A part that is absent is `%`, an empty one is empty.
 *
 * Worked case: `['t1', 'a/b', undefined, '50%']` is `t1/a%2Fb/%/50%25`.
 */
export function joinId(parts: readonly (string | undefined)[]): string {
  // A join makes one flat text; adding piece by piece leaves the pieces in memory for as long as the id is kept.
  const joined = parts.join('/');
  return isPlain(joined, parts) ? joined : parts.map(idPart).join('/');
}

/** Whether nothing had to be encoded, as nearly always: looking at the whole is cheaper than looking at each part. */
function isPlain(joined: string, parts: readonly (string | undefined)[]): boolean {
  if (joined.includes('%') || parts.includes(undefined)) return false;
  let slashes = 0;
  for (let at = joined.indexOf('/'); at >= 0; at = joined.indexOf('/', at + 1)) slashes += 1;
  return slashes === parts.length - 1;
}

/** The parts that `joinId` was given, or `undefined` if no parts give this id. */
export function splitId(id: string): readonly (string | undefined)[] | undefined {
  const parts = id.split('/').map((part) => {
    return part === '%' ? undefined : part.replace(/%2F/g, '/').replace(/%25/g, '%');
  });
  return joinId(parts) === id ? parts : undefined;
}

const SPECIAL = /[%/]/;

function idPart(part: string | undefined): string {
  if (part === undefined) return '%';
  return SPECIAL.test(part) ? part.replace(/%/g, '%25').replace(/\//g, '%2F') : part;
}
