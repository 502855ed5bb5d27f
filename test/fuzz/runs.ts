/** How often each property is tried: some in every test run, many in `npm run test:long`. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 1_500);

/** Room for the long run: nothing here waits, so that a hang shows as a property that never ends. */
export const TIME_LIMIT = 60_000 + RUNS * 20;

/** Milliseconds that one input may take. A hostile one that takes seconds is a way to stop a service. */
export const INPUT_MS_MAX = 2_000;

const WATCHED: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  globalThis,
];

/** What hostile input would change if it reached a prototype or a global. */
function membersOfTheWorld(): string {
  return JSON.stringify(WATCHED.map((each) => Object.getOwnPropertyNames(each).sort()));
}

/** Runs `work` on one input, and throws if it took too long. */
export function inTime<Value>(work: () => Value): Value {
  const started = performance.now();
  const value = work();
  const took = performance.now() - started;
  if (took > INPUT_MS_MAX) throw new Error(`one input took ${Math.round(took)} ms`);
  return value;
}

/** Runs many inputs, and throws if one of them reached what is everybody's. */
export function untouched(work: () => void): void {
  const before = membersOfTheWorld();
  work();
  if (membersOfTheWorld() !== before) throw new Error('a prototype or global has changed');
}
