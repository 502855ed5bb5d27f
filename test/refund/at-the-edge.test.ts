import { describe, expect, it } from 'vitest';
import { balanceOf, doc, type Json, linesOf, refundOf, shopOf } from './shop.ts';

const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
const PARTS = {
  refund: { measure: 'price' },
  factors: [{ code: 'price', type: 'money' }],
  fees: [{ code: 'commission', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.1', base: 'price' } }],
  accumulators: [{ code: 'sales', adds: 'price', key: ['party'], window: 'month' }],
};
const key = (id: string) => ({ tenant: 't1', business: 'shop', id });

describe('messages and corrections of one document at once', () => {
  it('the newest message stands, whoever was quicker', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '1000' }));
    const answers = await Promise.all([
      shop.bill(doc('A', { price: '3000' }, { revision: 3 })),
      shop.bill(doc('A', { price: '2000' }, { revision: 2 })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['created', 'superseded']);
    expect(await balanceOf(shop, 'sales')).toBe('3000');
  });

  it('one revision counts once: the same content exists, other content differs', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '1000' }));
    const answers = await Promise.all(
      ['2000', '2000', '2500'].map((price) => shop.bill(doc('A', { price }, { revision: 2 }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(['created', 'exists', 'differs']);
    expect(await balanceOf(shop, 'sales')).toBe('2000');
    expect(await shop.close({ asOf: '2026-12-01T00:00:00+08:00' })).toMatchObject([{ status: 'closed' }]);
  });

  it('a message is not lost to a correction by hand', async () => {
    for (const order of [0, 1]) {
      const shop = shopOf(PARTS);
      await shop.bill(doc('A', { price: '1000' }));
      const calls = [() => shop.bill(doc('A', { price: '2000' }, { revision: 2 })), () => shop.rebill(key('A'))];
      await Promise.all((order === 0 ? calls : calls.toReversed()).map((call) => call()));
      expect((await shop.find(key('A')))?.document.revision).toBe(2);
      expect(await balanceOf(shop, 'sales')).toBe('2000');
    }
  });
});

describe('a newer message that refunds something else', () => {
  it('is refused: what was given back would belong to nobody', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '100' }));
    await shop.bill(doc('B', { price: '100' }));
    await shop.bill(refundOf('A', 'R', { price: '60' }));
    const refused = async (document: Parameters<typeof shop.bill>[0]) => {
      const result = await shop.safeBill(document);
      return result.ok ? [] : result.issues.map(({ code }) => code);
    };
    expect(await refused(refundOf('B', 'A', { price: '40' }, { revision: 2 }))).toEqual(['original-changed']);
    expect(await refused(refundOf('B', 'R', { price: '30' }, { revision: 2 }))).toEqual(['original-changed']);
    expect(await refused(doc('R', { price: '60' }, { revision: 2 }))).toEqual(['original-changed']);
    expect(await balanceOf(shop, 'sales')).toBe('140');
  });
});

describe('a correction that touches two periods', () => {
  it('lands in the earliest open orders, whichever of them is closed, and both close', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '1000' }));
    await shop.close({ asOf: '2026-12-01T00:00:00+08:00' });
    const december = doc('A', { price: '1000' }, { revision: 2, time: '2026-12-03T12:00:00+08:00' });
    expect(await shop.bill(december)).toMatchObject({ status: 'created' });
    const back = doc('A', { price: '700' }, { revision: 3 });
    expect(await shop.bill(back)).toMatchObject({
      status: 'created',
      landing: { period: '2026-11', landed: '2026-12' },
    });
    const [, order] = await shop.orders();
    const lines = await shop.lines(order?.id ?? '');
    expect(lines.map(({ amount, period }) => `${period.key} ${amount.toFixed(2)}`)).toEqual([
      '2026-12 100.00',
      '2026-11 -100.00',
      '2026-11 70.00',
      '2026-12 -100.00',
    ]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(4);
    expect(await shop.close({ asOf: '2027-01-01T00:00:00+08:00' })).toMatchObject([{ status: 'closed' }]);
  });
});

describe('lines of both signs, and lines that measure nothing', () => {
  const engine = () =>
    shopOf({
      refund: { measure: 'price' },
      factors: [{ code: 'price', type: 'money', per: 'line' }],
      fees: [
        { code: 'handling', ...MERCHANT_PAYS, per: 'line', price: { kind: 'flat', amount: '1' } },
        { code: 'service', ...MERCHANT_PAYS, price: { kind: 'flat', amount: '10' } },
      ],
    });
  const lines = (of: Json) => ({ lines: Object.entries(of).map(([id, price]) => ({ id, facts: { price } })) });

  it('never give back more than was charged, and all of it in the end', async () => {
    const shop = engine();
    await shop.bill(doc('A', {}, lines({ a: '100', b: '-50' })));
    const back: (readonly string[])[] = [];
    for (const [id, of] of Object.entries({ R1: { a: '50' }, R2: { a: '50' }, R3: { b: '-50' } })) {
      back.push(linesOf(await shop.bill(refundOf('A', id, {}, lines(of)))));
    }
    expect(back).toEqual([
      ['handling [a] -0.50', 'service -3.33'],
      ['handling [a] -0.50', 'service -3.34'],
      ['handling [b] -1.00', 'service -3.33'],
    ]);
  });

  it('a line of 0.00 goes back with the last of the others, named or not, also when that is billed again', async () => {
    const shop = engine();
    await shop.bill(doc('A', {}, lines({ a: '100', gift: '0' })));
    const refund = await shop.bill(refundOf('A', 'R', {}, lines({ a: '100' })));
    expect(linesOf(refund)).toEqual(['handling [a] -1.00', 'handling [gift] -1.00', 'service -10.00']);
    expect(shop.replay(JSON.parse(JSON.stringify(refund.snapshot))).contentText()).toBe(refund.record.contentText());
    await shop.rebill(key('R'));
    expect(linesOf((await shop.find(key('R'))) ?? refund)).toEqual(linesOf(refund));
  });
});

describe('a tax contained in a fee that is kept', () => {
  const engine = (vat: Json) =>
    shopOf({
      ...PARTS,
      fees: [
        { code: 'gross', ...MERCHANT_PAYS, refund: 'keep', price: { kind: 'ratio', rate: '1', base: 'price' } },
        {
          code: 'vat',
          ...MERCHANT_PAYS,
          price: { kind: 'tax', of: 'gross', rate: '0.19', basis: 'inclusive' },
          ...vat,
        },
      ],
    });

  it('stays with it; given back by its own word, the fee’s own line takes it up', async () => {
    const kept = engine({});
    expect(linesOf(await kept.bill(doc('A', { price: '119' })))).toEqual(['gross 100.00', 'vat 19.00']);
    expect(linesOf(await kept.bill(refundOf('A', 'R', { price: '119' })))).toEqual([]);
    const given = engine({ refund: 'original' });
    await given.bill(doc('A', { price: '119' }));
    expect(linesOf(await given.bill(refundOf('A', 'R', { price: '119' })))).toEqual(['gross 19.00', 'vat -19.00']);
  });
});

describe('a refund’s snapshot from outside', () => {
  it('with a part that no refund can be, or of another document, is refused', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '100' }));
    const { snapshot } = await shop.bill(refundOf('A', 'R', { price: '60' }));
    const { refund } = snapshot;
    const faults = (more: Json, document: Json = {}) => {
      const result = shop.safeReplay({
        ...snapshot,
        document: { ...snapshot.document, ...document },
        refund: { ...refund, ...more },
      });
      return result.ok ? [] : result.issues.map(({ code, path }) => `${path.join('.')}: ${code}`);
    };
    expect(faults({})).toEqual([]);
    expect(faults({ before: '5' })).toEqual(['refund.after: snapshot-invalid']);
    expect(faults({ before: '-1' })).toEqual(['refund.after: snapshot-invalid']);
    expect(faults({ after: '2' })).toEqual(['refund.after: snapshot-invalid']);
    expect(faults({}, { original: 'B' })).toEqual(['refund.original.document.id: snapshot-invalid']);
  });
});

describe('a refund of a document whose party a step identified', () => {
  it('lands in the order of that party, whichever of the two it names', async () => {
    const steps = [
      { code: 'whose', kind: 'identify', sets: 'party', table: { by: 'seller', values: { 'JD-77': 'm1' } } },
    ];
    for (const party of ['JD-77', 'm1']) {
      const factors = [...PARTS.factors, { code: 'seller', type: 'text', default: 'JD-77' }];
      const shop = shopOf({ ...PARTS, factors, steps });
      await shop.bill(doc('A', { price: '100' }, { party: 'JD-77' }));
      const refund = await shop.bill(refundOf('A', 'R', { price: '100' }, { party }));
      expect(refund.record.party).toBe('m1');
      const orders = await shop.orders();
      expect(orders.map(({ owner, net }) => `${owner} ${net.toFixed(2)}`)).toEqual(['t1/m1 0.00']);
    }
  });
});
