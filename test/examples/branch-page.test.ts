import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/engine.ts';
import { forked, landed, threeCleared } from '../branch/branch-lane.ts';
import { clock, contractWith, key, model, NOVEMBER, november, rules } from '../branch/branch-shop.ts';
import { cleared } from '../lane/commission-lane.ts';

// The figures of the page about branches: two lists of bands as JSON, and under them what each document of November came to.

const page = readFileSync(new URL('../../docs/branches.md', import.meta.url), 'utf8');
const bands = [...page.matchAll(/```json\n([^`]*)```/g)].map(([, text = '']) => JSON.parse(text) as unknown);
const [lines, laneLines] = [...page.matchAll(/```text\n([^`]*)```/g)].map(([, text = '']) => text.trim().split('\n'));

const PRICES = { A: '400.00', B: '300.00', C: '200.00', B1: '100.00 of B back' };
const commission = async (engine: Engine, id: string) =>
  (await engine.find(key(id)))?.record.amount('commission').toFixed(2);

describe('the figures of the page about branches', () => {
  it('are computed', async () => {
    const bounds = bands.map((each) => (each as { from: string }[])[1]?.from ?? '');
    expect(bounds).toEqual(['1000', '500']);
    const [agreed, lowered] = bounds.map((bound) => contractWith(bound, bound));
    if (agreed === undefined || lowered === undefined) throw new Error('no bands');
    for (const [at, each] of [agreed, lowered].entries())
      expect(each.terms[0]).toMatchObject({ price: { bands: bands[at] } });
    const engine = createEngine({ models: [model], contracts: [agreed], rules, clock });
    await november(engine);
    const branch = engine.branch({ name: 'lower', contracts: [lowered] });
    await branch.rebillAll(NOVEMBER);
    const said: string[] = [];
    for (const [id, price] of Object.entries(PRICES)) {
      const [was, is] = [await commission(engine, id), await commission(branch, id)];
      said.push(`${id} price ${price}: commission ${was}, on the branch ${is}`);
    }
    for (const { party, fee, before, after, difference, documents } of (await branch.compare()).amounts) {
      const money = `${before.toFixed(2)} before, ${after.toFixed(2)} after, difference ${difference.toFixed(2)}`;
      said.push(`${party} ${fee}: ${money}, ${documents} documents differ`);
    }
    expect(lines).toEqual(said);
  });

  it('are computed of a lane that is forked', async () => {
    const { engine, published } = await threeCleared();
    const branch = await forked(engine);
    const here = await cleared(branch);
    const said = (await cleared(engine)).map((was, at) => {
      const [serial, id, amount] = was.split(' ');
      return `serial ${serial}, ${id}: ${amount}, on the branch ${here[at]?.split(' ')[2]}`;
    });
    const count = (await landed(engine)).length;
    const next = published();
    await branch.promote({ engine: next, by: 'li', reason: 'agreed' });
    expect(laneLines).toEqual([...said, `lands: ${(await landed(next)).slice(count).join(', ')}`]);
  });
});
