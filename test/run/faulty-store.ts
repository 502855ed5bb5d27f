import type { Store } from '../../src/ports/store.ts';

/** How a call goes wrong: nothing is done; all is done and the answer is lost; somebody else was faster. */
export type Fault = 'before' | 'after' | 'conflict';

export const LOST = new Error('connection lost');

/** A store of which one call, counted over all its parts, goes wrong, once. */
export function faultyStore(store: Store, at: number, fault: Fault): { readonly store: Store; calls(): number } {
  let calls = 0;
  const call = async (name: string, work: () => unknown): Promise<unknown> => {
    calls += 1;
    const isWrong = calls === at;
    if (isWrong && fault === 'before') throw LOST;
    // Only a commit can be told that somebody was faster.
    if (isWrong && fault === 'conflict' && name === 'commit') return 'conflict';
    const value = await work();
    if (isWrong && fault === 'after') throw LOST;
    return value;
  };
  const wrapped = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([name, member]: [string, unknown]) => {
        if (typeof member === 'object' && member !== null) return [name, wrapped(member)];
        if (typeof member !== 'function') return [name, member];
        return [name, (...args: unknown[]) => call(name, () => member.apply(part, args))];
      }),
    );
  return { calls: () => calls, store: wrapped(store) as Store };
}
