import type { Clock } from '../ports/clock.ts';

/** What comes in place of an answer that didn't come in time. */
export const LATE: unique symbol = Symbol('feewright: late');

/**
 * The answer, or `LATE` once the time is over. What comes later is dropped, a rejection too. Without timers in the clock
 * it waits as long as it takes.
 */
export function withinTime<Value>(
  clock: Clock,
  milliseconds: number,
  answer: PromiseLike<Value> | Value,
): Promise<Value | typeof LATE> {
  if (clock.after === undefined) return Promise.resolve(answer);
  const { after } = clock;
  return new Promise((resolve, reject) => {
    const takeBack = after.call(clock, milliseconds, () => resolve(LATE));
    Promise.resolve(answer).then(
      (value) => {
        takeBack();
        resolve(value);
      },
      (reason: unknown) => {
        takeBack();
        reject(reason);
      },
    );
  });
}
