/** Names and values of an object's own members, in their order. */
export type OwnMembers = readonly (readonly [name: string, value: unknown])[];

/**
 * The own members of a plain object, or `undefined` if it is none: a list, an instance of a class, something with an
 * accessor or a symbol, a proxy that throws. Nothing of the object is called. Non-enumerable members count too, so that
 * nothing is hidden.
 *
 * @param most of more members than this only the first are read, and one beyond: enough to see that there are more
 */
export function ownMembers(value: unknown, most: number): OwnMembers | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    if (Array.isArray(value) || !isPlain(value)) return undefined;
    const members: [string, unknown][] = [];
    for (const key of Reflect.ownKeys(value).slice(0, most + 1)) {
      const descriptor = Object.getOwnPropertyDescriptor(value, key);
      if (typeof key === 'symbol' || descriptor === undefined || !('value' in descriptor)) return undefined;
      members.push([key, descriptor.value]);
    }
    return members;
  } catch {
    // Only a proxy's trap can throw here; what it threw is a stranger's.
    return undefined;
  }
}

/**
 * The items of a list, or `undefined` if it is none, has a gap or an accessor in it, or is a proxy that throws. Of a list of
 * more than `most` items only one beyond that many are read.
 */
export function ownItems(value: unknown, most: number): readonly unknown[] | undefined {
  try {
    if (!Array.isArray(value)) return undefined;
    const items: unknown[] = new Array(Math.min(value.length, most + 1));
    for (let at = 0; at < items.length; at += 1) {
      const descriptor = Object.getOwnPropertyDescriptor(value, at);
      if (descriptor === undefined || !('value' in descriptor)) return undefined;
      items[at] = descriptor.value;
    }
    return items;
  } catch {
    // Only a proxy's trap can throw here; what it threw is a stranger's.
    return undefined;
  }
}

/** An object literal's prototype, of this realm or another one (a test runner's, a frame's), or none. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'isPrototypeOf');
}
