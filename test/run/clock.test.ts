import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../src/issues/reason-of.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { systemClock } from '../../src/run/system-clock.ts';
import { LATE, withinTime } from '../../src/run/within-time.ts';
import { departmentStore, order } from '../engine/department-store.ts';

describe('the clock of the host', () => {
  it('tells the time, calls back, and takes calls back', async () => {
    const clock = systemClock();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    const called: string[] = [];
    const takeBack = clock.after?.(1, () => called.push('taken back'));
    takeBack?.();
    await new Promise<void>((resolve) => clock.after?.(5, resolve));
    expect(called).toEqual([]);
  });

  it('has no time limits where the host has no timers', async () => {
    const timer = globalThis.setTimeout;
    Reflect.deleteProperty(globalThis, 'setTimeout');
    try {
      const clock = systemClock();
      expect(clock.after).toBeUndefined();
      expect(await withinTime(clock, 1, Promise.resolve('late or not'))).toBe('late or not');
    } finally {
      globalThis.setTimeout = timer;
    }
  });
});

describe('a time limit', () => {
  const rung: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    after: (_, call) => {
      rung.push(call);
      return () => {};
    },
  };

  it('gives the answer that is in time, or its rejection', async () => {
    expect(await withinTime(clock, 1, 'here')).toBe('here');
    await expect(withinTime(clock, 1, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('drops what comes later', async () => {
    let reject: (reason: Error) => void = () => {};
    const answer = withinTime(clock, 1, new Promise((_, no) => (reject = no)));
    for (const ring of rung.splice(0)) ring();
    expect(await answer).toBe(LATE);
    reject(new Error('too late to be heard'));
  });
});

describe('a clock that is broken', () => {
  it.each<[string, Clock]>([
    [
      'throws',
      {
        now: () => {
          throw new Error('stopped');
        },
      },
    ],
    ['says NaN', { now: () => Number.NaN }],
    ['says a year of five digits', { now: () => 1e15 }],
  ])('and %s refuses what would be recorded', async (_, clock) => {
    const engine = departmentStore({ clock });
    expect(await engine.safeBill(order('A'))).toMatchObject({
      ok: false,
      issues: [{ code: 'clock-failed', retryable: true }],
    });
    expect(await engine.safeQuote(order('A'))).toMatchObject({ ok: true });
    await expect(engine.close()).rejects.toMatchObject({ issues: [{ code: 'clock-failed' }] });
  });
});

describe('what breaks a promise', () => {
  it('is told as such, with its cause, and the batch goes on', async () => {
    const store = memoryStore();
    // A store that has forgotten what it kept.
    const forgetful: Store = {
      ...store,
      bills: (keys) => keys.map(({ id }) => (id === 'A' ? ({} as never) : undefined)),
    };
    const [broken, whole] = await departmentStore({ store: forgetful }).billAll([order('A'), order('B')]);
    expect(broken).toMatchObject({ status: 'refused', issues: [{ code: 'invariant-broken' }] });
    if (broken?.status !== 'refused') throw new Error('billed');
    expect(broken.error.cause).toBeDefined();
    expect(whole?.status).toBe('created');
  });
});

describe('the reason of what was thrown', () => {
  it('is one short line, whatever was thrown', () => {
    const bites = new Proxy(
      {},
      {
        has: () => {
          throw new Error('bitten');
        },
      },
    );
    const reasons = ['a\nb', new Error('x'.repeat(500)), undefined, 7, {}, bites, new Error('')].map(reasonOf);
    expect(reasons).toEqual([
      'a\\u000ab',
      'x'.repeat(200),
      'undefined',
      '7',
      'no reason given',
      'no reason given',
      'no reason given',
    ]);
  });
});
