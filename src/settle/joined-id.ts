/**
 * One id from several parts, joined by `/`. Inside a part `%` and `/` are percent-encoded, so different parts never give
 * the same id; all else, Chinese too, stays readable. A part that is absent is `%`, an empty one is empty.
 *
 * Worked case: `['t1', 'a/b', undefined, '50%']` is `t1/a%2Fb/%/50%25`.
 */
export function joinId(parts: readonly (string | undefined)[]): string {
  // A join makes one flat text; adding piece by piece leaves the pieces in memory for as long as the id is kept.
  return parts.map(idPart).join('/');
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
