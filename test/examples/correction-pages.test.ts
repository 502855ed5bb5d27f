import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { doc, linesOf, refundOf, shopOf } from '../refund/shop.ts';

// Every worked case of the pages about refunds and corrections: a part of a model as JSON, and under it its documents in their
// order: `R of A price 50.00 ⇒ commission -2.50` is a refund of A, `A again price …` a newer revision of A.

const STEP = /^(?<id>\w+)(?: of (?<original>\w+)| (?<again>again))? price (?<price>\S+) ⇒ (?<lines>.*)$/;

const cases = ['refunds', 'corrections'].flatMap((page) => {
  const text = readFileSync(new URL(`../../docs/${page}.md`, import.meta.url), 'utf8');
  const found = [...text.matchAll(/```json\n([^`]*)```\n\n```text\n([^`]*)```/g)];
  return found.map(([, model = '', steps = '']) => ({ page, model, steps: steps.trim().split('\n') }));
});

describe('the figures of the pages about refunds and corrections', () => {
  it.each(cases)('$page: $steps', async ({ model, steps }) => {
    const shop = shopOf({ factors: [{ code: 'price', type: 'money' }], ...(JSON.parse(model) as object) });
    for (const step of steps) {
      const { id = '', original, again, price, lines } = STEP.exec(step)?.groups ?? {};
      const document =
        original === undefined
          ? doc(id, { price }, again === undefined ? {} : { revision: 2 })
          : refundOf(original, id, { price });
      expect(linesOf(await shop.bill(document)).join(', '), step).toBe(lines);
    }
  });

  it('are some', () => {
    expect(cases.map(({ page }) => page)).toEqual(['refunds', 'refunds', 'refunds', 'corrections']);
  });
});
