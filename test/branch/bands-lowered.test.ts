import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import type { Comparison } from '../../src/run/branch-answer.ts';
import { doc, linesOf } from '../refund/shop.ts';
import { clock, engines, key, lowered, model, NOVEMBER, november, rules, total } from './branch-shop.ts';

// A merchant pays 5 % of its monthly sales, and 4 % of all of them from 1,000.00 on. What would November have cost, had the
// lower rate begun at 500.00?

const told = ({ amounts }: Comparison) =>
  amounts.map(
    ({ party, fee, before, after, difference, documents }) =>
      `${party} ${fee} ${before.toFixed(2)} → ${after.toFixed(2)}: ${difference.toFixed(2)} of ${documents}`,
  );

describe('lower bands for November', () => {
  it('are asked for on a branch: what each order would have cost', async () => {
    const { engine } = engines();
    await november(engine);
    const branch = engine.branch({ name: 'lower', contracts: [lowered] });
    expect(await branch.rebillAll(NOVEMBER)).toEqual({ status: 'rebilled', documents: 4 });
    const differing: string[] = [];
    for await (const { document, before, after, lines } of branch.differing()) {
      const money = lines.map(({ kind, amount }) => `${kind} ${amount.toFixed(2)}`).join(', ');
      differing.push(`${document.id}: ${before?.lines.length} → ${after?.lines.length} lines, ${money}`);
    }
    // B crosses 500: 300 × 4 % and 400 × −1 %; its refund takes back F(700) − F(600); C costs 4 %.
    expect(differing).toEqual([
      'B: 1 → 2 lines, fee -3.00, true-up -4.00',
      'C: 1 → 1 lines, fee -2.00',
      'B1: 1 → 1 lines, fee 1.00',
    ]);
    expect(told(await branch.compare())).toEqual(['m1 commission 40.00 → 32.00: -8.00 of 3']);
    expect(await branch.compare()).toMatchObject({ billed: 4, differing: 3 });
  });

  it('leave the engine as it was, until the branch is promoted: then its order shows new − old', async () => {
    const { engine, published, store } = engines();
    await november(engine);
    const [order] = await engine.orders();
    const before = (await engine.lines(order?.id ?? '')).length;
    const branch = engine.branch({ name: 'lower', contracts: [lowered] });
    await branch.rebillAll({ ...NOVEMBER, by: 'zhang', reason: 'asked by m1' });
    expect((await engine.history(key('B'))).length).toBe(1);
    expect((await engine.lines(order?.id ?? '')).length).toBe(before);
    expect((await engine.order(order?.id ?? '')).net.toFixed(2)).toBe('-40.00');
    expect((await branch.order(order?.id ?? '')).net.toFixed(2)).toBe('-32.00');

    const next = published();
    expect(await branch.promote({ engine: next, by: 'li', reason: 'agreed on 30 November' })).toEqual({
      ...{ status: 'promoted', documents: 4 },
    });
    const lines = await next.lines(order?.id ?? '');
    expect(lines.slice(before).map((each) => `${each.document} ${each.amount.toFixed(2)}`)).toEqual([
      'B -7.00',
      'C -2.00',
      'B1 1.00',
    ]);
    expect((await next.order(order?.id ?? '')).net.toFixed(2)).toBe('-32.00');
    expect((await next.close({ asOf: NOVEMBER.until })).map(({ status }) => status)).toEqual(['closed']);
    const [, bill] = await next.history(key('B'));
    expect(bill).toMatchObject({
      ...{ run: 1, recordedAt: '2026-11-30T05:00:00Z' },
      correction: { kind: 'rebill', by: 'zhang', reason: 'asked by m1' },
      promotion: { branch: 'lower', by: 'li', reason: 'agreed on 30 November' },
    });
    expect(await total(next)).toBe('800');
    expect(linesOf(await next.bill(doc('D', { price: '100.00' })))).toEqual(['commission 4.00']);
    expect((await store.bills([key('A')]))[0]).toMatchObject({ run: 1, promotion: { by: 'li' } });
  });

  it('come to what they would have come to at first, whatever was billed when', async () => {
    const { engine } = engines();
    await november(engine);
    const branch = engine.branch({ contracts: [lowered] });
    await branch.rebillAll(NOVEMBER);
    const first = createEngine({ models: [model], contracts: [lowered], rules, clock });
    await november(first);
    for (const id of ['A', 'B', 'C', 'B1']) {
      const [there, here] = [await first.find(key(id)), await branch.find(key(id))];
      expect(here?.record.content()).toEqual(there?.record.content());
    }
    expect(await total(branch)).toBe(await total(first));
  });

  it('may be asked for with other facts, for some documents', async () => {
    const { engine } = engines();
    await november(engine);
    const branch = engine.branch();
    await branch.rebillAll({ ...NOVEMBER, facts: ({ id }) => (id === 'A' ? { price: '900.00' } : undefined) });
    expect(told(await branch.compare())).toEqual(['m1 commission 40.00 → 52.00: 12.00 of 4']);
    expect((await branch.find(key('A')))?.record.amount('commission').toFixed(2)).toBe('45.00');
    expect((await engine.find(key('A')))?.record.amount('commission').toFixed(2)).toBe('20.00');
  });

  it('may be asked for some documents only, each with its refunds, and for new ones', async () => {
    const { engine } = engines();
    await november(engine);
    const branch = engine.branch({ contracts: [lowered] });
    expect(await branch.rebillAll({ documents: [key('C'), key('B1'), key('B')] })).toMatchObject({ documents: 3 });
    await branch.bill(doc('N', { price: '50.00' }));
    await branch.reverse(key('A'));
    // A was 20.00, and is gone; N is new.
    const differing: string[] = [];
    for await (const { document, before, after } of branch.differing()) {
      const of = (record: typeof before) => record?.amount('commission').toFixed(2) ?? '–';
      differing.push(`${document.id} ${of(before)} → ${of(after)}`);
    }
    expect(differing).toEqual(['B 15.00 → 8.00', 'C 10.00 → 8.00', 'B1 -5.00 → -4.00', 'N – → 2.00', 'A 20.00 → –']);
    expect(await engine.find(key('N'))).toBeUndefined();
  });
});
