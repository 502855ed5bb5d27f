import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainAmount } from '../../src/explain/explain-amount.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { planOf, snapshotOf } from '../decide/case.ts';
import { Month } from '../stories/month.ts';

// The worked cases of docs/apportionment.md: bearers as JSON, and under them lines such as
// `coupon 100.00 ⇒ platform 50.00, merchant 50.00`: documents one after the other, and the shares that they make.

const page = readFileSync(new URL('../../docs/apportionment.md', import.meta.url), 'utf8');
const cases = [...page.matchAll(/```json\n([^`]*)```\n\n(?:One after the other:\n\n)?```text\n([^`]*)```/g)];

function planOfPage(json: string) {
  const { accumulators = [], ...apportionment } = JSON.parse(json);
  return planOf({
    parties: [
      { code: 'merchant', is: 'owner' },
      ...['platform', 'supplier', 'marketing', 'sales'].map((code) => ({ code, id: code })),
    ],
    factors: [{ code: 'coupon', type: 'money' }],
    apportionments: [
      {
        ...{ code: 'couponCost', of: 'coupon', payee: 'merchant', payer: 'platform' },
        ...{ rounding: 'half-up', unplaced: 'keep' },
        ...apportionment,
      },
    ],
    accumulators,
  });
}

describe('the page about apportionment', () => {
  it.each(cases.map(([, json = '', lines = '']) => [lines.split('\n')[0] ?? '', json, lines]))(
    '%s',
    (_, json, lines) => {
      const month = new Month(planOfPage(json));
      const documents = lines.trim().split('\n');
      const computed = documents.map((line) => {
        const amount = /^coupon (\S+) ⇒/.exec(line)?.[1] ?? '';
        const shares = month.bill({ coupon: String(Number(amount)) }).shares.flatMap(({ bearer, amount: share }) => {
          if (bearer === undefined) return share.isZero() ? [] : [`unplaced ${share.toFixed(2)}`];
          return [`${bearer} ${share.toFixed(2)}`];
        });
        return `coupon ${amount} ⇒ ${shares.join(', ')}`;
      });
      expect(computed).toEqual(documents);
    },
  );

  it('has a case for each way of dividing', () => {
    const all = cases.map(([, json]) => json).join();
    const words = ['weight', 'cap', 'fixed', 'rest', 'sequence', 'prorate', 'none', 'last', 'limit', 'stop', 'split'];
    expect(words.filter((word) => !all.includes(`"${word}"`))).toEqual([]);
  });

  it('what it says that explain says', () => {
    const [, json = ''] = cases.find(([, text]) => text?.includes('120.00')) ?? [];
    const snapshot = snapshotOf({ coupon: '100' }, { platformCoupon: ['100', 2] });
    const explained = explainAmount(planOfPage(json), snapshot, { apportionment: 'couponCost', bearer: 'supplier' });
    const said = /“(100\.00 of coupon[^”]*)”/.exec(page)?.[1]?.replace(/\s+/g, ' ');
    expect(
      explanationText(explained, 'en')
        .split('\n')
        .slice(2, 4)
        .map((line) => line.trim())
        .join('; '),
    ).toBe(said);
  });
});
