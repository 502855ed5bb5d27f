/**
 * Lists are read in several looks at the base, between which somebody may write above it: then they are read anew, so that none
 * is of two moments. Work above one base is finite, so is this.
 *
 * @param moment rises with every commit
 * @param names of the methods that list
 */
export function steadyReads<Port extends object>(
  port: Port,
  names: readonly (keyof Port)[],
  moment: () => number,
): Port {
  const steady = names.map((name) => {
    const read = port[name] as (...args: readonly unknown[]) => PromiseLike<unknown>;
    return [name, (...args: readonly unknown[]) => untilSteady(() => read(...args), moment)] as const;
  });
  return { ...port, ...Object.fromEntries(steady) };
}

async function untilSteady<Value>(read: () => PromiseLike<Value>, moment: () => number): Promise<Value> {
  for (;;) {
    const before = moment();
    const value = await read();
    if (moment() === before) return value;
  }
}
