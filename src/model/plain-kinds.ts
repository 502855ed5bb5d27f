/** `NaN` and the infinities are let through: the schema says what was expected in their place. */
export function isPrimitive(value: unknown): value is string | number | bigint | boolean | null {
  return value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

/**
 * Whether an object may be a decimal.js instance. Asked before the decimal door, which would read members of the object:
 * those of a stranger may be accessors.
 */
export function isDecimalLike(value: object): boolean {
  let prototype: unknown = Object.getPrototypeOf(value);
  // A copy of decimal.js may have a prototype of its own in front of the shared one.
  for (let depth = 0; depth < 3 && typeof prototype === 'object' && prototype !== null; depth += 1) {
    const tag = Object.getOwnPropertyDescriptor(prototype, Symbol.toStringTag);
    if (tag !== undefined) return tag.value === 'Decimal';
    prototype = Object.getPrototypeOf(prototype);
  }
  return false;
}

/** An object literal, of this realm or another one (a test runner's, a frame's), or an object without prototype. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || isRootPrototype(prototype as object);
}

/** A list of this realm or another one, no instance of a class that extends it. */
export function isPlainList(value: readonly unknown[]): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Array.prototype) return true;
  if (!Array.isArray(prototype) || !Object.hasOwn(prototype, 'flatMap')) return false;
  const root: unknown = Object.getPrototypeOf(prototype);
  return root !== null && isRootPrototype(root as object);
}

/** `Object.prototype` of whichever realm: it has no prototype itself. */
function isRootPrototype(prototype: object): boolean {
  if (prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}
