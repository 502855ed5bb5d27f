/** A member of an object by the names on the way to it. */
export interface MemberPlace {
  readonly fact: string;
  readonly names: readonly string[];
}

export interface FoundMember {
  /** `undefined`: nothing is there. */
  readonly found: unknown;
  /** As far as the way went. */
  readonly path: readonly string[];
  /** `false`: something that is no object stood in the way, and is what was found. */
  readonly isWhole: boolean;
}

/** Own properties only, of plain objects only: nothing is inherited, and no list is walked into. */
export function memberAt(facts: object, { fact, names }: MemberPlace): FoundMember {
  let found: unknown = Object.hasOwn(facts, fact) ? (facts as Record<string, unknown>)[fact] : undefined;
  const path = [fact];
  for (const name of names) {
    if (found === undefined) break;
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return { found, path, isWhole: false };
    path.push(name);
    found = Object.hasOwn(found, name) ? (found as Record<string, unknown>)[name] : undefined;
  }
  return { found, path, isWhole: true };
}
