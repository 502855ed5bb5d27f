import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlayStore } from '../../src/adapters/overlay/overlay-store.ts';
import { memoryStore } from '../../src/memory.ts';
import type { CommandState, Inbox, StoredCommand } from '../../src/ports/inbox.ts';
import type { Changes, Store } from '../../src/ports/store.ts';
import { order, shop } from '../intake/retail-intake.ts';

// Messages on an overlay over a base with an inbox, and on a copy of that base: both inboxes answer the same, and written to the
// base in one commit the overlay's is what the copy's is.

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 60);

type Step =
  | { readonly do: 'receive'; readonly id: number; readonly version: number; readonly total: number }
  | { readonly do: 'refund'; readonly id: number; readonly total: number }
  | { readonly do: 'bad'; readonly id: number }
  | { readonly do: 'resume' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('receive' as const), id: fc.nat({ max: 2 }) },
      ...{ version: fc.integer({ min: 1, max: 3 }), total: fc.integer({ min: 1, max: 3 }) },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      id: fc.nat({ max: 2 }),
      total: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bad' as const), id: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const) }) },
);

async function take(store: Store, each: Step, at: number): Promise<string> {
  const engine = shop({ store, clock: { now: () => Date.parse('2026-11-24T04:00:00Z') + at * 1000 } });
  if (each.do === 'resume') return (await engine.resume()).map(({ billing }) => billing.status).join();
  const id = `A${each.id}`;
  if (each.do === 'bad') return (await engine.safeReceive(order(id, { amounts: { total: 'x' } }))).ok ? 'good' : 'bad';
  const amounts = { total: `${each.total}.00` };
  const message =
    each.do === 'refund'
      ? order(`${id}-R${each.total}`, { refundOf: id, amounts })
      : order(id, { version: each.version, amounts: { total: `${each.total}0.00` } });
  const answer = await engine.safeReceive(message);
  return answer.ok ? answer.value.status : answer.issues.map(({ code }) => code).join();
}

const IDS = [0, 1, 2].flatMap((id) => [`A${id}`, `A${id}-R1`, `A${id}-R2`]);
const STATES: readonly (readonly CommandState[] | undefined)[] = [
  undefined,
  ['open', 'waiting'],
  ['billed'],
  ['superseded', 'refused'],
];
const bare = (command: StoredCommand | undefined) => command && { ...command, arrival: undefined };

async function everything({ inbox }: Store): Promise<unknown> {
  if (inbox === undefined) throw new Error('a store without inbox');
  return {
    commands: (await inbox.commands(IDS.map((id) => ({ tenant: 't1', business: 'retail', id })))).map(bare),
    queues: await Promise.all(STATES.map((states) => paged(inbox, { states }))),
    ofOne: await Promise.all(IDS.map((id) => paged(inbox, { tenant: 't1', business: 'retail', id }))),
    refunds: await Promise.all(
      ['A0', 'A1'].map((original) => paged(inbox, { tenant: 't1', business: 'retail', original })),
    ),
    refused: await inbox.refused({ limit: 2 }),
    later: await inbox.refused({ since: '2026-11-24T04:00:05Z', limit: 9 }),
  };
}

/** In pages of two. */
async function paged(inbox: Inbox, query: Omit<Parameters<Inbox['queue']>[0], 'limit'>): Promise<unknown> {
  const found: StoredCommand[] = [];
  for (let after: number | undefined; ; ) {
    const page = await inbox.queue({ ...query, after, limit: 2 });
    found.push(...page);
    after = page.at(-1)?.arrival;
    if (page.length < 2) return found.map(bare);
  }
}

describe('the inbox of an overlay', () => {
  it('answers as that of a copy does, and becomes it in one commit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 8 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (before, after) => {
          const [base, copy] = [memoryStore(), memoryStore()];
          for (const [at, each] of before.entries()) {
            expect(await take(copy, each, at)).toBe(await take(base, each, at));
          }
          const original = await everything(base);
          const overlay = overlayStore(base);
          expect(await everything(overlay)).toEqual(original);
          for (const [at, each] of after.entries()) {
            expect(await take(overlay, each, 10 + at)).toBe(await take(copy, each, 10 + at));
            expect(await everything(overlay)).toEqual(await everything(copy));
          }
          expect(await everything(base)).toEqual(original);
          expect(await overlay.moved()).toEqual([]);
          const [first, ...later] = [...overlay.conditions(), ...overlay.commits];
          if (first !== undefined) {
            const changes: Changes = { ...first, later };
            expect(await base.commit(changes)).toBe('committed');
          }
          expect(await everything(base)).toEqual(await everything(copy));
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});
