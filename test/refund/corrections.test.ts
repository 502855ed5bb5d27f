import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { balanceOf, doc, type Json, linesOf, refundOf, shopOf } from './shop.ts';

const MONTHLY = { key: ['party'], window: 'month' } as const;
const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
const key = (id: string) => ({ tenant: 't1', business: 'shop', id });

const bands = [
  { from: '0', rate: '0.05' },
  { from: '1000', rate: '0.04' },
];
const volume = {
  ...{ kind: 'volume', boundary: 'lower', measure: 'price', bands },
  cumulative: { accumulator: 'sales', basis: 'marginal' },
};
const PARTS = {
  refund: { measure: 'price' },
  factors: [{ code: 'price', type: 'money' }],
  fees: [{ code: 'commission', ...MERCHANT_PAYS, price: volume }],
  accumulators: [
    { code: 'sales', adds: 'price', ...MONTHLY },
    { code: 'charged', adds: 'commission', ...MONTHLY },
  ],
};

/** `commission -7.00 (2018-11)` of every clearing line of November's order, in the order in which they joined. */
async function landed(engine: Engine): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const order of await engine.orders()) {
    for (const { document, clearing, amount, period, landed: to, revision, run, corrects } of await engine.lines(
      order.id,
    )) {
      const bill = run === undefined ? `${revision}` : `${revision}.${run}`;
      const late = to.key === period.key ? '' : ` in ${to.key}`;
      texts.push(
        `${document}/${bill} ${clearing} ${amount.toFixed(2)}${late}${corrects === undefined ? '' : ' corrects'}`,
      );
    }
  }
  return texts;
}

describe('a newer message about a document (冲正)', () => {
  it('takes back what was posted, and is decided against the total of today without it', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    expect(linesOf(await shop.bill(doc('B', { price: '200' })))).toEqual([
      'commission 8.00',
      'true-up of commission -9.00',
    ]);
    const rebilled = await shop.bill(doc('A', { price: '1000' }, { revision: 2 }));
    // Against 200.00: own part 1000 × 4 %, true-up F(1200) − F(200) − 40 = 48 − 10 − 40.
    expect(linesOf(rebilled)).toEqual(['commission 40.00', 'true-up of commission -2.00']);
    expect(rebilled).toMatchObject({ status: 'created', corrected: [{ document: { id: 'A', revision: 2 }, run: 0 }] });
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['1200', '37']);
    expect(await landed(shop)).toEqual([
      'A/1 commission 45.00',
      'B/1 commission -1.00',
      'A/2 commission -7.00 corrects',
    ]);
    expect(
      (await shop.history(key('A'))).map(({ document, record }) => [
        document.revision,
        record.amount('commission').toFixed(2),
      ]),
    ).toEqual([
      [1, '45.00'],
      [2, '38.00'],
    ]);
    const journal = await shop.journal({
      ...{ tenant: 't1', model: 'shop', accumulator: 'sales', key: ['m1'] },
      ...{ window: '2026-11', timeZone: 'Asia/Shanghai' },
    });
    expect(
      journal.map(({ document, revision, kind, before, delta, after }) => [
        document,
        revision,
        kind,
        before,
        delta,
        after,
      ]),
    ).toEqual([
      ['A', 1, 'post', '0', '900', '900'],
      ['B', 1, 'post', '900', '200', '1100'],
      ['A', 2, 'reverse', '1100', '-900', '200'],
      ['A', 2, 'post', '200', '1000', '1200'],
    ]);
  });

  it('sent again is `exists`; the older one is `superseded`', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('A', { price: '1000' }, { revision: 2 }));
    expect(await shop.bill(doc('A', { price: '1000' }, { revision: 2 }))).toMatchObject({ status: 'exists' });
    expect(await shop.bill(doc('A', { price: '900' }))).toMatchObject({
      status: 'superseded',
      record: { revision: 2 },
    });
    expect(await balanceOf(shop, 'sales')).toBe('1000');
  });

  it('of another month leaves its own month, in the order of that month', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('A', { price: '900' }, { revision: 2, time: '2026-12-02T12:00:00+08:00' }));
    expect(await balanceOf(shop, 'sales')).toBe('0');
    expect(await landed(shop)).toEqual([
      'A/1 commission 45.00',
      'A/2 commission -45.00 corrects',
      'A/2 commission 45.00',
    ]);
  });

  it('is quoted as it would be billed', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('B', { price: '200' }));
    await shop.bill(refundOf('A', 'R', { price: '100' }));
    const newer = doc('A', { price: '1000' }, { revision: 2 });
    const quoted = await shop.quote(newer);
    expect(linesOf(quoted)).toEqual(['commission 40.00', 'true-up of commission -2.00']);
    expect(linesOf(await shop.bill(newer))).toEqual(linesOf(quoted));
  });

  it('that is refused changes nothing', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    expect(await shop.safeBill(doc('A', { price: 'x' }, { revision: 2 }))).toMatchObject({ ok: false });
    expect(await landed(shop)).toEqual(['A/1 commission 45.00']);
    expect((await shop.find(key('A')))?.document.revision).toBe(1);
  });

  it('bills the refunds of the document again with it, in their order', async () => {
    const shop = shopOf({
      ...PARTS,
      fees: [{ ...PARTS.fees[0], refund: 'original', price: { kind: 'ratio', rate: '0.05', base: 'price' } }],
    });
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(refundOf('A', 'R1', { price: '300' }));
    await shop.bill(refundOf('A', 'R2', { price: '300' }));
    const answer = await shop.bill(doc('A', { price: '1000' }, { revision: 2 }));
    const corrected = answer.status === 'created' ? answer.corrected : undefined;
    expect(
      corrected?.map(({ document, run, before, record }) => [
        document.id,
        document.revision,
        run,
        before?.amount('commission').toFixed(2),
        record?.amount('commission').toFixed(2),
      ]),
    ).toEqual([
      ['A', 2, 0, '45.00', '50.00'],
      ['R1', 1, 1, '-15.00', '-15.00'],
      ['R2', 1, 1, '-15.00', '-15.00'],
    ]);
    expect(await balanceOf(shop, 'sales')).toBe('400');
    expect((await shop.find(key('R2')))?.snapshot.refund).toMatchObject({ before: '0.3', after: '0.6' });
    expect(await landed(shop)).toEqual([
      'A/1 commission 45.00',
      'R1/1 commission -15.00',
      'R2/1 commission -15.00',
      'A/2 commission 5.00 corrects',
    ]);
    // Less than what was refunded already: nothing of it is written.
    const less = await shop.safeBill(doc('A', { price: '500' }, { revision: 3 }));
    expect(less).toMatchObject({
      ok: false,
      issues: [{ code: 'refund-exceeds', facts: { original: '500', refunded: '300' } }],
    });
    expect(await balanceOf(shop, 'sales')).toBe('400');
  });
});

describe('a document taken back', () => {
  it('leaves every total and every order, once', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('B', { price: '50' }));
    const answer = await shop.reverse(key('A'), { reason: 'billed by mistake', by: 'lin' });
    expect(answer).toMatchObject({ status: 'reversed', corrected: [{ document: { id: 'A', revision: 1 }, run: 1 }] });
    expect(await shop.reverse(key('A'))).toEqual({ status: 'exists' });
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['50', '2.5']);
    expect(await landed(shop)).toEqual([
      'A/1 commission 45.00',
      'B/1 commission 2.50',
      'A/1.1 commission -45.00 corrects',
    ]);
    expect(await shop.find(key('A'))).toMatchObject({
      standing: 'reversed',
      run: 1,
      correction: { kind: 'reverse', reason: 'billed by mistake', by: 'lin' },
    });
  });

  it('takes its refunds with it, and none comes after', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(refundOf('A', 'R1', { price: '300' }));
    const answer = await shop.reverse(key('A'));
    expect(answer).toMatchObject({ corrected: [{ document: { id: 'A' } }, { document: { id: 'R1' } }] });
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['0', '0']);
    expect(await landed(shop)).toEqual([
      'A/1 commission 45.00',
      'R1/1 commission -15.00',
      'A/1.1 commission -45.00 corrects',
      'R1/1.1 commission 15.00 corrects',
    ]);
    expect(await shop.safeBill(refundOf('A', 'R2', { price: '1' }))).toMatchObject({
      ok: false,
      issues: [{ code: 'original-reversed' }],
    });
  });

  it('may be billed again: the same message says that it exists, `rebill` or a newer one posts it anew', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.reverse(key('A'));
    expect(await shop.bill(doc('A', { price: '900' }))).toMatchObject({ status: 'exists' });
    expect(await balanceOf(shop, 'sales')).toBe('0');
    expect(await shop.rebill(key('A'))).toMatchObject({ status: 'rebilled', corrected: [{ run: 2 }] });
    expect(await balanceOf(shop, 'sales')).toBe('900');
    await shop.reverse(key('A'));
    await shop.bill(doc('A', { price: '100' }, { revision: 2 }));
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['100', '5']);
    expect(await landed(shop)).toEqual([
      'A/1 commission 45.00',
      'A/1.1 commission -45.00 corrects',
      'A/1.2 commission 45.00 corrects',
      'A/1.3 commission -45.00 corrects',
      'A/2 commission 5.00 corrects',
    ]);
  });

  it('of a refund: the document stands as before it, and later refunds move up in its place', async () => {
    const thirds = {
      ...PARTS,
      refund: { measure: 'pieces' },
      factors: [...PARTS.factors, { code: 'pieces', type: 'integer' }],
      fees: [{ code: 'commission', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.0333', base: 'price' } }],
    };
    const shop = shopOf(thirds);
    await shop.bill(doc('A', { price: '3.00', pieces: '3' }));
    for (const id of ['R1', 'R2', 'R3']) await shop.bill(refundOf('A', id, { pieces: '1' }));
    // 0.10 in thirds: 0.03, 0.04, 0.03.
    const amounts = async () => {
      const bills = await Promise.all(['R1', 'R2', 'R3'].map((id) => shop.find(key(id))));
      return bills.map((bill) =>
        bill?.standing === 'reversed' ? 'back' : bill?.record.amount('commission').toFixed(2),
      );
    };
    expect(await amounts()).toEqual(['-0.03', '-0.04', '-0.03']);
    const answer = await shop.reverse(key('R1'));
    expect(answer).toMatchObject({
      corrected: [{ document: { id: 'R1' } }, { document: { id: 'R2' } }, { document: { id: 'R3' } }],
    });
    expect(await amounts()).toEqual(['back', '-0.03', '-0.04']);
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['1', '0.03']);
    await shop.bill(refundOf('A', 'R4', { pieces: '1' }));
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['0', '0']);
  });

  it('that was never billed, or has no fit reason, is told so', async () => {
    const shop = shopOf(PARTS);
    expect(await shop.safeReverse(key('A'))).toMatchObject({ ok: false, issues: [{ code: 'document-unknown' }] });
    expect(await shop.safeRebill(key('A'))).toMatchObject({ ok: false, issues: [{ code: 'document-unknown' }] });
    await shop.bill(doc('A', { price: '900' }));
    const unfit = await shop.safeReverse(key('A'), { reason: '', by: 7 as unknown as string });
    expect(unfit).toMatchObject({
      ok: false,
      issues: [
        { code: 'correction-invalid', path: ['reason'] },
        { code: 'correction-invalid', path: ['by'], facts: { found: '7' } },
      ],
    });
    expect(await balanceOf(shop, 'sales')).toBe('900');
  });

  it('after its order was closed lands in the next, naming the line that it corrects', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.close({ asOf: '2026-12-01T00:00:00+08:00' });
    const answer = await shop.reverse(key('A'));
    expect(answer).toMatchObject({ corrected: [{ landing: { period: '2026-11', landed: '2026-12', isLate: true } }] });
    expect(await landed(shop)).toEqual(['A/1 commission 45.00', 'A/1.1 commission -45.00 in 2026-12 corrects']);
  });
});

describe('a document billed again as it came', () => {
  const rate = (source: { rate: string }) => ({
    ...PARTS,
    factors: [...PARTS.factors, { code: 'rate', type: 'ratio' }],
    fees: [{ code: 'commission', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: 'rate', base: 'price' } }],
    source,
  });
  const shopWith = (source: { rate: string }) => {
    const { source: _, ...parts } = rate(source);
    const provider = {
      name: 'rates',
      factors: ['rate'],
      provide: ({ documents }: { readonly documents: readonly Json[] }) =>
        documents.map(() => ({ rate: { value: source.rate } })),
    };
    return shopOf(parts, { providers: [provider] });
  };

  it('asks its providers again, or takes the facts of its snapshot', async () => {
    const source = { rate: '0.05' };
    const shop = shopWith(source);
    await shop.bill(doc('A', { price: '100' }));
    source.rate = '0.03';
    await shop.rebill(key('A'), { facts: 'snapshot', by: 'lin' });
    expect((await shop.find(key('A')))?.record.amount('commission').toFixed(2)).toBe('5.00');
    await shop.rebill(key('A'));
    expect((await shop.find(key('A')))?.record.amount('commission').toFixed(2)).toBe('3.00');
    expect(await landed(shop)).toEqual(['A/1 commission 5.00', 'A/1.2 commission -2.00 corrects']);
    expect(await balanceOf(shop, 'sales')).toBe('100');
  });

  it('of equal content is a run of its own, and lands nothing', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    expect(await shop.rebill(key('A'))).toMatchObject({ corrected: [{ run: 1 }] });
    expect(await shop.rebill(key('A'))).toMatchObject({ corrected: [{ run: 2 }] });
    expect((await shop.history(key('A'))).map(({ run }) => run)).toEqual([undefined, 1, 2]);
    expect(await landed(shop)).toEqual(['A/1 commission 45.00']);
    expect(await shop.bill(doc('A', { price: '900' }))).toMatchObject({ status: 'exists' });
    await shop.bill(doc('A', { price: '100' }, { revision: 2 }));
    expect(await landed(shop)).toEqual(['A/1 commission 45.00', 'A/2 commission -40.00 corrects']);
  });
});
