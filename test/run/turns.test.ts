import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/run/turns.ts';

/** Work that ends when it is told to, and notes down when it began and ended. */
function work(name: string, log: string[]) {
  let end: (fault?: unknown) => void = () => {};
  const ended = new Promise<string>((resolve, reject) => {
    end = (fault) => (fault === undefined ? resolve(name) : reject(fault));
  });
  const run = async (): Promise<string> => {
    log.push(`${name} begins`);
    try {
      return await ended;
    } finally {
      log.push(`${name} ends`);
    }
  };
  return { run, end: (fault?: unknown) => end(fault) };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('keep work on one name in its order, and let all other work go on', async () => {
    const turns = createTurns();
    const log: string[] = [];
    const [a, b, c] = [work('a', log), work('b', log), work('c', log)];
    const all = [turns.inTurn(['x', 'y'], a.run), turns.inTurn(['y', 'z'], b.run), turns.inTurn(['w'], c.run)];
    await soon();
    expect(log).toEqual(['a begins', 'c begins']);
    b.end();
    a.end();
    c.end();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
    expect(log.filter((line) => !line.startsWith('c'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('go on after work that fails', async () => {
    const turns = createTurns();
    const log: string[] = [];
    const [a, b] = [work('a', log), work('b', log)];
    const first = turns.inTurn(['x'], a.run);
    const second = turns.inTurn(['x'], b.run);
    b.end();
    a.end(new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe('b');
  });

  it('cannot wait for each other, in whatever order their names are', async () => {
    const turns = createTurns();
    const names = [['x', 'y'], ['y', 'x'], ['x'], ['z', 'y'], ['y', 'z', 'x']];
    const all = names.map((each, at) => turns.inTurn(each, async () => at));
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
  });
});
