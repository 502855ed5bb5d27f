/** The same object, whose members are looked at only after a check, which may throw. */
export function guardedBy<Target extends object>(target: Target, check: () => void): Target {
  return new Proxy(target, {
    get(of, name) {
      check();
      return Reflect.get(of, name);
    },
  });
}
