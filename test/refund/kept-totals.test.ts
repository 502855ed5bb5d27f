import { describe, expect, it } from 'vitest';
import { balanceOf, doc, type Json, linesOf, refundOf, shopOf } from './shop.ts';

const MONTHLY = { key: ['party'], window: 'month' } as const;
const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
const KEPT = [
  { code: 'sales', adds: 'price', ...MONTHLY },
  { code: 'orders', adds: 'price', keeps: 'count', ...MONTHLY },
  { code: 'largest', adds: 'price', keeps: 'max', ...MONTHLY },
];

/** A commission of 5 %, and of 4 % from the third order of the month on. */
const TIERED = {
  code: 'commission',
  ...MERCHANT_PAYS,
  price: {
    ...{ kind: 'volume', measure: 'price', boundary: 'lower' },
    bands: [
      { from: '0', rate: '0.05' },
      { from: '2', rate: '0.04' },
    ],
    cumulative: { accumulator: 'orders', basis: 'before' },
  },
};

function shop(parts: Json = {}) {
  const engine = shopOf({
    refund: { measure: 'price' },
    factors: [{ code: 'price', type: 'money' }],
    fees: [TIERED],
    accumulators: KEPT,
    ...parts,
  });
  const totals = async () => (await Promise.all(KEPT.map(({ code }) => balanceOf(engine, code)))).join(' ');
  return { engine, totals };
}

describe('a refund, of what a total keeps', () => {
  it('a count stays until nothing is left of the original, and falls by 1 then; a mark stays where it is', async () => {
    const { engine, totals } = shop();
    await engine.bill(doc('A', { price: '100.00' }));
    await engine.bill(doc('B', { price: '300.00' }));
    expect(await totals()).toBe('400 2 300');
    const partial = await engine.bill(refundOf('B', 'R1', { price: '100.00' }));
    expect(partial.record.entries.map(({ accumulator, delta }) => `${accumulator} ${delta}`)).toEqual(['sales -100']);
    expect(await totals()).toBe('300 2 300');
    const rest = await engine.bill(refundOf('B', 'R2', { price: '200.00' }));
    expect(
      rest.record.entries.map((entry) => `${entry.accumulator} ${entry.before} ${entry.delta} ${entry.after}`),
    ).toEqual(['sales 300 -200 100', 'orders 2 -1 1']);
    expect(await totals()).toBe('100 1 300');
    expect(engine.replay(JSON.parse(JSON.stringify(rest.snapshot))).contentText()).toBe(rest.record.contentText());
  });

  it('what comes later goes by the orders that are left', async () => {
    const { engine } = shop();
    for (const id of ['A', 'B']) await engine.bill(doc(id, { price: '100.00' }));
    expect(linesOf(await engine.bill(doc('C', { price: '100.00' })))).toEqual(['commission 4.00']);
    await engine.bill(refundOf('A', 'R1', { price: '100.00' }));
    await engine.bill(refundOf('B', 'R2', { price: '100.00' }));
    expect(linesOf(await engine.bill(doc('D', { price: '100.00' })))).toEqual(['commission 5.00']);
  });

  it('by lines: the count falls with the last one, whichever of them it was that counted', async () => {
    const { engine, totals } = shop({
      factors: [
        { code: 'price', type: 'money', per: 'line' },
        { code: 'category', type: 'text', per: 'line' },
      ],
      fees: [],
      accumulators: KEPT.map((each) => ({ ...each, when: "category == 'home'" })),
    });
    const line = (id: string, price: string, category: string) => ({ id, facts: { price, category } });
    await engine.bill(doc('A', {}, { lines: [line('1', '60.00', 'home'), line('2', '40.00', 'food')] }));
    expect(await totals()).toBe('60 1 60');
    const refund = (id: string, of: string, price: string) =>
      engine.bill(refundOf('A', id, {}, { lines: [{ id: of, facts: { price } }] }));
    await refund('R1', '1', '60.00');
    expect(await totals()).toBe('0 1 60');
    await refund('R2', '2', '15.00');
    expect(await totals()).toBe('0 1 60');
    await refund('R3', '2', '25.00');
    expect(await totals()).toBe('0 0 60');
  });
});

describe('a document taken back, or billed again, of what a total keeps', () => {
  const fund = () =>
    shopOf({
      refund: { measure: 'nav' },
      factors: [{ code: 'nav', type: 'money' }],
      fees: [
        { code: 'performance', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'max(0, nav - peak) * 0.2' } },
      ],
      accumulators: [
        { code: 'peak', adds: 'nav', keeps: 'max', ...MONTHLY },
        { code: 'times', adds: 'nav', keeps: 'count', ...MONTHLY },
      ],
    });
  const key = (id: string) => ({ tenant: 't1', business: 'shop', id });
  const of = (accumulator: string) => ({
    ...{ tenant: 't1', model: 'shop', accumulator, key: ['m1'], window: '2026-11', timeZone: 'Asia/Shanghai' },
  });
  const valued = async (...navs: readonly string[]) => {
    const engine = fund();
    for (const [at, nav] of navs.entries()) await engine.bill(doc(`Q${at + 1}`, { nav }));
    const deltas = async (accumulator: string) =>
      (await engine.journal(of(accumulator))).map(({ kind, delta, after }) => `${kind} ${delta} ${after}`);
    return { engine, deltas };
  };

  it('a mark of 100, 120 and 110, the second taken back: −10, and 110 is left', async () => {
    const { engine, deltas } = await valued('100.00', '120.00', '110.00');
    await engine.reverse(key('Q2'));
    expect(await deltas('peak')).toEqual(['post 100 100', 'post 20 120', 'post 0 120', 'reverse -10 110']);
    expect(await deltas('times')).toEqual(['post 1 1', 'post 1 2', 'post 1 3', 'reverse -1 2']);
    expect(await engine.balance(of('peak'))).toMatchObject({ value: '110', entries: 2 });
    // What is new now is above 110.00.
    expect(linesOf(await engine.bill(doc('Q4', { nav: '120.00' })))).toEqual(['performance 2.00']);
  });

  it('billed again, it is charged for what is above the others of today', async () => {
    const { engine, deltas } = await valued('100.00', '120.00', '110.00');
    await engine.rebill(key('Q2'));
    const again = await engine.find(key('Q2'));
    expect(again?.record.entries.map(({ before, delta, after }) => `${before} ${delta} ${after}`)).toEqual([
      '110 10 120',
      '2 1 3',
    ]);
    expect((await deltas('peak')).slice(3)).toEqual(['reverse -10 110', 'post 10 120']);
    expect((await deltas('times')).slice(3)).toEqual(['reverse -1 2', 'post 1 3']);
  });

  it('what is later is replayed from what was seen before it', async () => {
    const { engine } = await valued('100.00', '120.00', '110.00', '125.00');
    await engine.reverse(key('Q2'));
    const found: string[] = [];
    for await (const { document, lines } of engine.knockOn(key('Q2'))) {
      found.push(...lines.map(({ fee, amount }) => `${document.id} ${fee} ${amount.toFixed(2)}`));
    }
    expect(found).toEqual(['Q3 performance 2.00', 'Q4 performance 2.00']);
  });

  it('of a mark that an earlier one has lifted already, nothing changes for the later ones', async () => {
    const { engine } = await valued('130.00', '120.00', '125.00');
    await engine.reverse(key('Q2'));
    const found: string[] = [];
    for await (const { document } of engine.knockOn(key('Q2'))) found.push(document.id);
    expect(found).toEqual([]);
  });
});
