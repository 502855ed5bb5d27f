import { describe, expect, it } from 'vitest';
import { isFeewrightError } from '../../src/issues/error.ts';
import { cleared, DECEMBER, M1, SALES, sale } from '../lane/commission-lane.ts';
import { forked, landed, threeCleared } from './branch-lane.ts';

// Worked case 7 on a branch: a lane of 450.00, 100.00 and 1,600.00 is forked at serial 2, by resetting it on the branch, and cleared
// again under other terms: 10 % from 500.00 on.

describe('a lane that is forked at a serial', () => {
  it('is cleared on the branch under other terms, and compared', async () => {
    const { engine } = await threeCleared();
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 224.00']);
    const branch = await forked(engine);
    // 50.00 at 16 % and 50.00 at 10 %; then 1,600.00 at 10 %.
    expect(await cleared(branch)).toEqual(['1 t1 72.00', '2 t2 13.00', '3 t3 160.00']);
    const { amounts } = await branch.compare();
    expect(
      amounts.map(({ fee, before, after, difference, documents }) => [
        ...[fee, before.toFixed(2), after.toFixed(2), difference.toFixed(2), documents],
      ]),
    ).toEqual([['commission', '239.00', '173.00', '-66.00', 2]]);
    expect((await branch.lanes.state(M1))?.generation).toBe(2);
    // The engine's lane has not moved.
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 224.00']);
    expect((await engine.lanes.state(M1))?.generation).toBe(1);
    expect(await engine.balance(SALES)).toMatchObject({ value: '2150', entries: 3 });
    expect(await landed(engine)).toEqual(['t1 72.00', 't2 15.00', 't3 224.00']);
  });

  it('is promoted: settlement sees new − old, and the lane goes on from there', async () => {
    const { engine, published } = await threeCleared();
    const branch = await forked(engine);
    const next = published();
    await branch.promote({ engine: next, by: 'li', reason: 'agreed' });
    expect(await cleared(next)).toEqual(['1 t1 72.00', '2 t2 13.00', '3 t3 160.00']);
    expect(await landed(next)).toEqual(['t1 72.00', 't2 15.00', 't3 224.00', 't2 -2.00', 't3 -64.00']);
    expect((await next.journal(SALES)).map(({ serial, kind, document }) => `${serial} ${kind} ${document}`)).toEqual([
      ...['1 post t1', '2 post t2', '3 post t3', '3 void t3', '2 void t2', '2 post t2', '3 post t3'],
    ]);
    await next.lanes.add([sale('t4', '04T10:00:00Z', '100.00')]);
    await next.lanes.clear({ until: DECEMBER });
    expect((await cleared(next)).at(-1)).toBe('4 t4 10.00');
    expect(await next.lanes.state(M1)).toMatchObject({ generation: 2, checkpoint: { serial: 4 } });
  });

  it('is overtaken by whoever clears on in what it was forked from', async () => {
    const { engine, published } = await threeCleared();
    const branch = await forked(engine);
    await engine.lanes.add([sale('t4', '04T10:00:00Z', '100.00')]);
    await engine.lanes.clear({ until: DECEMBER });
    const promoted = await branch.safePromote({ engine: published(), by: 'li', reason: 'agreed' });
    const kinds = promoted.ok
      ? []
      : promoted.issues.map(({ code, facts }) => `${code} ${(facts as { kind: string }).kind}`);
    expect(kinds).toContain('branch-overtaken lane');
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 224.00', '4 t4 14.00']);
  });

  it('is not billed again as a list: its order would be lost', async () => {
    const { engine } = await threeCleared();
    const branch = engine.branch();
    const error = await branch.rebillAll().catch((thrown: unknown) => thrown);
    if (!isFeewrightError(error)) throw error;
    expect(error.issues.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([
      'documents.t1 branch-lane',
      'documents.t2 branch-lane',
      'documents.t3 branch-lane',
    ]);
    expect(error.message).toContain('Document \'t1\' is cleared in lane t1 shop ["m1"]: reset that lane on the branch');
  });
});
