import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../src/run/events.ts';
import { departmentStore, order } from './department-store.ts';

const endOfNovember = '2026-12-01T00:00:00+08:00';

/** A month in which everything happens once. */
async function eventful(observe: (event: EngineEvent) => unknown): Promise<void> {
  const engine = departmentStore({ observe });
  await engine.billAll([order('A'), order('B', { price: 'x' })]);
  await engine.settle({ asOf: endOfNovember });
  await engine.bill(order('C'));
}

describe('an observer', () => {
  it('is told what happens, as it happens', async () => {
    const events: EngineEvent[] = [];
    await eventful((event) => events.push(event));
    expect(
      events.map((event) =>
        'document' in event && event.document ? `${event.type} ${event.document.id}` : event.type,
      ),
    ).toEqual([
      'gathered',
      'decided A',
      'recorded A',
      'refused B',
      'closed',
      'split',
      'gathered',
      'decided C',
      'retried',
      'decided C',
      'recorded C',
      'late C',
    ]);
    expect(events[0]).toEqual({ type: 'gathered', documents: 2, failed: 1 });
    expect(events[3]).toMatchObject({ issues: [{ code: 'fact-invalid' }] });
    expect(events.at(-1)).toMatchObject({ landing: { period: '2026-11', landed: '2026-12', isLate: true } });
    for (const event of events) expect(Object.isFrozen(event)).toBe(true);
  });

  it.each<[string, (event: EngineEvent) => unknown]>([
    [
      'throws',
      () => {
        throw new Error('disturbed');
      },
    ],
    ['rejects', () => Promise.reject(new Error('disturbed'))],
    ['never ends', () => new Promise(() => {})],
    [
      'answers something that bites',
      () =>
        new Proxy(
          {},
          {
            has: () => {
              throw new Error('bitten');
            },
          },
        ),
    ],
    ['changes what it is told', (event) => Object.assign(event as object, { type: 'nothing' })],
  ])('that %s disturbs nothing', async (_, observe) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    await eventful(observe);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
