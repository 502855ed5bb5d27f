import { describe, expect, it } from 'vitest';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { balanceOf, doc, type Json, linesOf, refundOf, shopOf } from './shop.ts';

const MONTHLY = { key: ['party'], window: 'month' } as const;
const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
const PLATFORM_PAYS = { payer: 'platform', payee: 'merchant', rounding: 'half-up' } as const;
const PRICE = [{ code: 'price', type: 'money' }];

describe('a refund gives back in proportion to what was charged', () => {
  const engine = () =>
    shopOf({
      refund: { measure: 'pieces' },
      factors: [
        { code: 'base', type: 'money' },
        { code: 'pieces', type: 'quantity' },
      ],
      fees: [
        { code: 'commission', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.0333', base: 'base' } },
        { code: 'service', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.006', base: 'base' } },
        {
          code: 'payable',
          ...PLATFORM_PAYS,
          price: { kind: 'complement', total: 'base', less: ['commission', 'service'] },
        },
      ],
      accumulators: [
        { code: 'sales', adds: 'base', ...MONTHLY },
        { code: 'charged', adds: 'commission', ...MONTHLY },
      ],
    });

  it('100.01 in three thirds: each fee to the cent, what is payable left over anew, and all of it back in the end', async () => {
    const shop = engine();
    const sold = await shop.bill(doc('A', { base: '100.01', pieces: '3' }));
    expect(linesOf(sold)).toEqual(['commission 3.33', 'service 0.60', 'payable 96.08']);
    const thirds: Awaited<ReturnType<typeof shop.bill>>[] = [];
    for (const id of ['R1', 'R2', 'R3']) thirds.push(await shop.bill(refundOf('A', id, { pieces: '1' })));
    expect(thirds.map(linesOf)).toEqual([
      ['commission -1.11', 'service -0.20', 'payable -32.03'],
      ['commission -1.11', 'service -0.20', 'payable -32.02'],
      ['commission -1.11', 'service -0.20', 'payable -32.03'],
    ]);
    expect(thirds.map(({ snapshot }) => [snapshot.refund?.before, snapshot.refund?.after])).toEqual([
      ['0', '1/3'],
      ['1/3', '2/3'],
      ['2/3', '1'],
    ]);
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['0', '0']);
    const base = thirds.map(({ record }) => record.entries.find(({ accumulator }) => accumulator === 'sales')?.delta);
    expect(base).toEqual(['-33.34', '-33.33', '-33.34']);
  });

  it('more than the original is refused, and nothing of it is recorded', async () => {
    const shop = engine();
    await shop.bill(doc('A', { base: '100.01', pieces: '3' }));
    await shop.bill(refundOf('A', 'R1', { pieces: '2' }));
    expect(await shop.safeBill(refundOf('A', 'R2', { pieces: '1.001' }))).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'refund-exceeds',
          path: ['facts', 'pieces'],
          facts: { measure: 'pieces', found: '1.001', original: '3', refunded: '2' },
        },
      ],
    });
    expect(await shop.find({ tenant: 't1', business: 'shop', id: 'R2' })).toBeUndefined();
    expect(await balanceOf(shop, 'charged')).toBe('1.11');
    await shop.bill(refundOf('A', 'R3', { pieces: '1' }));
    expect(await balanceOf(shop, 'charged')).toBe('0');
  });

  it('of nothing, of the other sign, of another party or currency is refused, with what was expected', async () => {
    const shop = engine();
    await shop.bill(doc('A', { base: '100.01', pieces: '3' }));
    const faults = async (facts: Json, more: Json = {}) => {
      const result = await shop.safeBill(refundOf('A', 'R', facts, more));
      return result.ok ? [] : result.issues.map(({ code, path }) => `${path.join('.')}: ${code}`);
    };
    expect(await faults({ pieces: '0' })).toEqual(['facts.pieces: refund-measure']);
    expect(await faults({ pieces: '-1' })).toEqual(['facts.pieces: refund-measure']);
    expect(await faults({})).toEqual(['facts.pieces: fact-missing']);
    expect(await faults({ pieces: 'x' })).toEqual(['facts.pieces: fact-invalid']);
    expect(await faults({ pieces: '1' }, { party: 'm2' })).toEqual(['party: refund-other']);
    expect(await faults({ pieces: '1' }, { currency: 'USD' })).toEqual(['currency: refund-other']);
    await shop.bill(refundOf('A', 'R1', { pieces: '1' }));
    const second = await shop.safeBill(refundOf('R1', 'RR', { pieces: '1' }));
    expect(second).toMatchObject({ ok: false, issues: [{ code: 'original-kind', facts: { original: 'R1' } }] });
  });

  it('sent again it answers `exists`, and its lines land by its own time', async () => {
    const shop = engine();
    await shop.bill(doc('A', { base: '100.01', pieces: '3' }));
    const refund = refundOf('A', 'R1', { pieces: '1' }, { time: '2026-12-05T12:00:00+08:00' });
    const first = await shop.bill(refund);
    expect(first).toMatchObject({ status: 'created', landing: { period: '2026-12' } });
    expect(await shop.bill(refund)).toMatchObject({ status: 'exists' });
    expect(await shop.bill({ ...refund, facts: { pieces: '2' } })).toMatchObject({
      status: 'differs',
      fields: ['facts.pieces'],
    });
    // The measure leaves the month in which it came in.
    expect(await balanceOf(shop, 'sales')).toBe('66.67');
    expect(
      first.record.entries.map(({ accumulator, window, before, after }) => [accumulator, window.key, before, after]),
    ).toEqual([
      ['sales', '2026-11', '100.01', '66.67'],
      ['charged', '2026-11', '3.33', '2.22'],
    ]);
  });

  it('is decided again from its snapshot alone, to the byte, through JSON', async () => {
    const shop = engine();
    await shop.bill(doc('A', { base: '100.01', pieces: '3' }));
    const { record, snapshot } = await shop.bill(refundOf('A', 'R1', { pieces: '1' }));
    expect(shop.replay(JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(record.contentText());
  });

  it('is explained by what the original was charged', async () => {
    const shop = engine();
    await shop.bill(doc('A', { base: '100.01', pieces: '3' }));
    await shop.bill(refundOf('A', 'R1', { pieces: '1' }));
    const { snapshot } = await shop.bill(refundOf('A', 'R2', { pieces: '1' }));
    const told = (fee: string, language: 'en' | 'zh') =>
      explanationText(shop.explain(snapshot, { fee }), language).split('\n');
    expect(told('commission', 'en').slice(0, 6)).toEqual([
      'document R2 (tenant t1, 2026-11-20T04:00:00Z); rule all; model shop; contract c1 version 1',
      'commission = -1.11 CNY',
      '  refund of A: 3.33 was charged; refunded from 1/3 to 2/3; in proportion to what was charged',
      '  exactly -1.110111, rounded half-up to 2 decimals: -1.11',
      '  commission = 3.33 CNY',
      '    0.0333 * base = 0.0333 * 100.01',
    ]);
    expect(told('payable', 'zh')[2]).toBe('  退原单 A:收取 96.08;退回比例由 1/3 至 2/3;按退回各项重新取余');
    expect(shop.explain(snapshot, { fee: 'service' })).toMatchObject({
      format: 1,
      amount: {
        value: '-0.20',
        how: { kind: 'refund', policy: 'original', charged: '0.60', before: '1/3', after: '2/3' },
      },
    });
  });

  it('a quote says the same and records nothing', async () => {
    const shop = engine();
    await shop.bill(doc('A', { base: '100.01', pieces: '3' }));
    const quoted = await shop.quote(refundOf('A', 'R1', { pieces: '1' }));
    expect(linesOf(quoted)).toEqual(['commission -1.11', 'service -0.20', 'payable -32.03']);
    expect(await balanceOf(shop, 'charged')).toBe('3.33');
    expect(await shop.bill(refundOf('A', 'R1', { pieces: '1' }))).toMatchObject({ status: 'created' });
  });
});

describe('what is left over of a total', () => {
  const engine = (commission: Json, payable: Json = {}) =>
    shopOf({
      refund: { measure: 'base' },
      factors: [{ code: 'base', type: 'money' }],
      fees: [
        { code: 'commission', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.1', base: 'base' }, ...commission },
        {
          code: 'payable',
          ...PLATFORM_PAYS,
          price: { kind: 'complement', total: 'base', less: ['commission'] },
          ...payable,
        },
      ],
    });

  it('where a fee is kept, the merchant gives back the whole price', async () => {
    const shop = engine({ refund: 'keep' });
    expect(linesOf(await shop.bill(doc('A', { base: '100' })))).toEqual(['commission 10.00', 'payable 90.00']);
    expect(linesOf(await shop.bill(refundOf('A', 'R1', { base: '40' })))).toEqual(['payable -40.00']);
    expect(linesOf(await shop.bill(refundOf('A', 'R2', { base: '60' })))).toEqual(['payable -60.00']);
  });

  it('booked in coarser units it still cancels', async () => {
    const shop = engine({}, { rounding: { mode: 'ceiling', scale: 1 } });
    expect(linesOf(await shop.bill(doc('A', { base: '1.01' })))).toEqual(['commission 0.10', 'payable 1.00']);
    // Left over are −0.34 + 0.03 and −0.33 + 0.04, both rounded up; the last one gives back what is left.
    const refunds: (readonly string[])[] = [];
    for (const [at, base] of ['0.34', '0.33', '0.34'].entries()) {
      refunds.push(linesOf(await shop.bill(refundOf('A', `R${at}`, { base }))));
    }
    expect(refunds).toEqual([
      ['commission -0.03', 'payable -0.30'],
      ['commission -0.04', 'payable -0.20'],
      ['commission -0.03', 'payable -0.50'],
    ]);
  });
});

describe('a remainder that is divided', () => {
  const engine = (fees: number, rounding: Json) =>
    shopOf({
      refund: { measure: 'base' },
      factors: [{ code: 'base', type: 'money' }],
      fees: [
        ...Array.from({ length: fees }, (_, at) => ({
          ...{ code: `fee${at}`, ...MERCHANT_PAYS },
          price: { kind: 'ratio', rate: fees === 1 ? '0.1' : '0.25', base: 'base' },
        })),
        {
          ...{ code: 'left', ...PLATFORM_PAYS, rounding },
          price: { kind: 'complement', total: 'base', less: Array.from({ length: fees }, (_, at) => `fee${at}`) },
        },
      ],
      apportionments: [
        {
          ...{ code: 'shared', of: 'left', payee: 'merchant', unplaced: 'keep' },
          bearers: [
            { code: 'platform', weight: '1' },
            { code: 'supplier', weight: '1' },
          ],
        },
      ],
    });
  /** What stands of both shares and of the unplaced part after each refund. */
  async function standing(shop: ReturnType<typeof engine>, base: string, refunds: readonly string[]) {
    const sums = (await shop.bill(doc('A', { base }))).record.shares.map(({ amount }) => amount);
    const rows = [sums.map((amount) => amount.toFixed(2)).join(' / ')];
    for (const [at, part] of refunds.entries()) {
      const { record } = await shop.bill(refundOf('A', `R${at}`, { base: part }));
      for (const [k, { amount }] of record.shares.entries()) sums[k] = sums[k]?.plus(amount) ?? amount;
      rows.push(sums.map((amount) => amount.toFixed(2)).join(' / '));
    }
    return rows;
  }

  it('booked in coarse units, partial refunds pass it: what is too much is unplaced, and comes back with the last', async () => {
    const tenths = Array.from({ length: 10 }, () => '0.10');
    const rows = await standing(engine(1, { mode: 'floor', scale: 1 }), '1.01', [...tenths, '0.01']);
    expect([rows[0], ...rows.slice(-3)]).toEqual([
      '0.50 / 0.40 / 0.00',
      '0.00 / 0.00 / 0.00',
      '0.00 / 0.00 / -0.10',
      '0.00 / 0.00 / 0.00',
    ]);
  });

  it('of fees that round up, a partial refund may charge a cent more; the last takes all to zero', async () => {
    const rows = await standing(engine(3, { mode: 'half-up' }), '0.04', ['0.02', '0.02']);
    expect(rows).toEqual(['0.01 / 0.00 / 0.00', '0.02 / 0.00 / 0.00', '0.00 / 0.00 / 0.00']);
  });
});

describe('what was borne by several', () => {
  const engine = () =>
    shopOf({
      refund: { measure: 'coupon' },
      factors: [{ code: 'coupon', type: 'money' }],
      apportionments: [
        {
          code: 'cost',
          of: 'coupon',
          payee: 'merchant',
          rounding: 'half-up',
          bearers: [
            { code: 'platform', weight: '5' },
            { code: 'supplier', weight: '3' },
            { code: 'merchant', weight: '2' },
          ],
          unplaced: 'reject',
        },
      ],
      accumulators: [{ code: 'borne', adds: { apportionment: 'cost', bearer: 'platform' }, ...MONTHLY, limit: '120' }],
    });
  const shares = ({ record }: Awaited<ReturnType<ReturnType<typeof engine>['bill']>>) =>
    record.shares.map(({ amount }) => amount.toFixed(2)).join(' / ');

  it('a coupon of 100.00 at 5 : 3 : 2 with a limit, half of the first order refunded: the regained headroom serves the next', async () => {
    const shop = engine();
    expect(shares(await shop.bill(doc('A', { coupon: '100' })))).toBe('50.00 / 30.00 / 20.00 / 0.00');
    expect(shares(await shop.bill(doc('B', { coupon: '100' })))).toBe('50.00 / 30.00 / 20.00 / 0.00');
    const refund = await shop.bill(refundOf('A', 'R', { coupon: '50' }));
    expect(shares(refund)).toBe('-25.00 / -15.00 / -10.00 / 0.00');
    // The merchant's own share is recorded and makes no line.
    expect(linesOf(refund)).toEqual(['platform of cost -25.00', 'supplier of cost -15.00']);
    expect(await balanceOf(shop, 'borne')).toBe('75');
    expect(shares(await shop.bill(doc('C', { coupon: '100' })))).toBe('45.00 / 33.00 / 22.00 / 0.00');
    // C bore 45, not 50: it gets back what it bore.
    expect(shares(await shop.bill(refundOf('C', 'RC', { coupon: '100' })))).toBe('-45.00 / -33.00 / -22.00 / 0.00');
    expect(await balanceOf(shop, 'borne')).toBe('75');
    const text = explanationText(shop.explain(refund.snapshot, { apportionment: 'cost', bearer: 'platform' }), 'en');
    expect(text.split('\n').slice(1, 4)).toEqual([
      'platform = -25.00 CNY',
      '  refund of A: 50.00 was charged, of which 0 was given back before; refunded from 0 to 0.5; by what is still outstanding of each share',
      '  platform = 50.00 CNY',
    ]);
  });

  it('0.05 given back cent by cent: nobody gets more than what is outstanding of his share, and all is back in the end', async () => {
    const shop = engine();
    expect(shares(await shop.bill(doc('A', { coupon: '0.05' })))).toBe('0.03 / 0.01 / 0.01 / 0.00');
    const cents: string[] = [];
    for (const at of [1, 2, 3, 4, 5]) cents.push(shares(await shop.bill(refundOf('A', `R${at}`, { coupon: '0.01' }))));
    expect(cents).toEqual([
      '-0.01 / 0.00 / 0.00 / 0.00',
      '-0.01 / 0.00 / 0.00 / 0.00',
      '-0.01 / 0.00 / 0.00 / 0.00',
      '0.00 / -0.01 / 0.00 / 0.00',
      '0.00 / 0.00 / -0.01 / 0.00',
    ]);
    expect(await balanceOf(shop, 'borne')).toBe('0');
  });
});

describe('what was borne on two levels', () => {
  it('is given back on both: what a bearer above gets back is divided among those below it', async () => {
    const limit = (bearer: string, amount: string) => ({
      ...{ code: `of_${bearer}`, adds: { apportionment: 'cost', bearer }, limit: amount },
      ...MONTHLY,
    });
    const shop = shopOf({
      refund: { measure: 'coupon' },
      parties: [
        { code: 'merchant', is: 'owner' },
        ...['platform', 'marketing', 'sales', 'supplier'].map((code) => ({ code, id: code })),
      ],
      factors: [{ code: 'coupon', type: 'money' }],
      apportionments: [
        {
          ...{ code: 'cost', of: 'coupon', payee: 'merchant', rounding: 'half-up', unplaced: 'reject' },
          bearers: [
            {
              code: 'platform',
              weight: '0.5',
              split: {
                bearers: [
                  { code: 'marketing', weight: 1 },
                  { code: 'sales', weight: 1 },
                ],
              },
            },
            { code: 'supplier', rest: true },
          ],
        },
      ],
      accumulators: [limit('platform', '30'), limit('marketing', '10')],
    });
    const shares = ({ record }: Awaited<ReturnType<typeof shop.bill>>) =>
      record.shares.map(({ amount }) => amount.toFixed(2)).join(' / ');
    expect(shares(await shop.bill(doc('A', { coupon: '100' })))).toBe('30.00 / 10.00 / 20.00 / 70.00 / 0.00');
    const third = await shop.bill(refundOf('A', 'R1', { coupon: '33.33' }));
    // 9.999 of the platform's 30.00, by what is outstanding; of its 10.00, a third is marketing's.
    expect(shares(third)).toBe('-10.00 / -3.33 / -6.67 / -23.33 / 0.00');
    expect(linesOf(third)).toEqual(['marketing of cost -3.33', 'sales of cost -6.67', 'supplier of cost -23.33']);
    expect([await balanceOf(shop, 'of_platform'), await balanceOf(shop, 'of_marketing')]).toEqual(['20', '6.67']);
    expect(shares(await shop.bill(refundOf('A', 'R2', { coupon: '66.67' })))).toBe(
      '-20.00 / -6.67 / -13.33 / -46.67 / 0.00',
    );
    expect([await balanceOf(shop, 'of_platform'), await balanceOf(shop, 'of_marketing')]).toEqual(['0', '0']);
  });
});

describe('a fee of the window’s total', () => {
  const bands = [
    { from: '0', rate: '0.16' },
    { from: '500', rate: '0.14' },
    { from: '2000', rate: '0.12' },
  ];
  const engine = (fee: Json) =>
    shopOf({
      refund: { measure: 'price' },
      factors: PRICE,
      fees: [
        {
          code: 'commission',
          ...MERCHANT_PAYS,
          price: {
            kind: 'graduated',
            measure: 'price',
            bands,
            cumulative: { accumulator: 'sales', basis: 'marginal' },
          },
          ...fee,
        },
      ],
      accumulators: [
        { code: 'sales', adds: 'price', ...MONTHLY },
        { code: 'charged', adds: 'commission', ...MONTHLY },
      ],
    });
  const sold = async (fee: Json) => {
    const shop = engine(fee);
    for (const [id, price] of Object.entries({ A: '450', B: '100', C: '1600' })) await shop.bill(doc(id, { price }));
    return shop;
  };

  it('graduated: by the original −72.00, repriced F(1700) − F(2150) = −60.00', async () => {
    const byOriginal = await sold({});
    expect(linesOf(await byOriginal.bill(refundOf('A', 'R', { price: '450' })))).toEqual(['commission -72.00']);
    expect(await balanceOf(byOriginal, 'sales')).toBe('1700');
    const repriced = await sold({ refund: 'reprice' });
    expect(linesOf(await repriced.bill(refundOf('A', 'R', { price: '450' })))).toEqual(['commission -60.00']);
    expect([await balanceOf(repriced, 'sales'), await balanceOf(repriced, 'charged')]).toEqual(['1700', '248']);
  });

  it('`keep` gives back nothing of the fee, and takes the measure out of the total', async () => {
    const shop = await sold({ refund: 'keep' });
    expect(linesOf(await shop.bill(refundOf('A', 'R', { price: '450' })))).toEqual([]);
    expect([await balanceOf(shop, 'sales'), await balanceOf(shop, 'charged')]).toEqual(['1700', '308']);
  });

  it('a formula gives back what a contract says: nine tenths, and the last tenth never', async () => {
    const shop = await sold({ refund: { formula: 'charged * fraction * 0.9 - refunded' } });
    expect(linesOf(await shop.bill(refundOf('A', 'R1', { price: '100' })))).toEqual(['commission -14.40']);
    expect(linesOf(await shop.bill(refundOf('A', 'R2', { price: '350' })))).toEqual(['commission -50.40']);
    expect(await balanceOf(shop, 'charged')).toBe('243.2');
  });

  it('a formula that gives back more than is left is refused', async () => {
    const shop = await sold({ refund: { formula: 'charged * 0.6' } });
    expect(linesOf(await shop.bill(refundOf('A', 'R1', { price: '1' })))).toEqual(['commission -43.20']);
    expect(await shop.safeBill(refundOf('A', 'R2', { price: '1' }))).toMatchObject({
      ok: false,
      issues: [{ code: 'refund-amount', facts: { fee: 'commission', found: '43.2', outstanding: '28.8' } }],
    });
  });
});

describe('a price that re-rates what came before', () => {
  const bands = [
    { from: '0', rate: '0.05' },
    { from: '1000', rate: '0.04' },
  ];
  const price = {
    ...{ kind: 'volume', boundary: 'lower', measure: 'price', bands },
    cumulative: { accumulator: 'sales', basis: 'marginal' },
  };
  const engine = (fee: Json = {}, more: Json = {}) =>
    shopOf({
      refund: { measure: 'price' },
      factors: PRICE,
      fees: [{ code: 'commission', ...MERCHANT_PAYS, price: { ...price, ...more }, ...fee }],
      accumulators: [{ code: 'sales', adds: 'price', ...MONTHLY }],
    });

  it('is priced again: the own part at the rate of the total, the rest trues up what else is in the window', async () => {
    const shop = engine();
    await shop.bill(doc('A', { price: '900' }));
    expect(linesOf(await shop.bill(doc('B', { price: '200' })))).toEqual([
      'commission 8.00',
      'true-up of commission -9.00',
    ]);
    // F(900) − F(1100) = 45 − 44: without the second order the first costs 45.00 again.
    const refund = await shop.bill(refundOf('B', 'R', { price: '200' }));
    expect(linesOf(refund)).toEqual(['commission -8.00', 'true-up of commission 9.00']);
    expect(refund.record.amount('commission').toFixed(2)).toBe('1.00');
    expect(await balanceOf(shop, 'sales')).toBe('900');
  });

  it('with a floor that moved the charge, it is given back in proportion', async () => {
    const shop = engine({}, { floor: '10' });
    await shop.bill(doc('A', { price: '100' }));
    expect(linesOf(await shop.bill(refundOf('A', 'R1', { price: '25' })))).toEqual(['commission -2.50']);
    expect(linesOf(await shop.bill(refundOf('A', 'R2', { price: '75' })))).toEqual(['commission -7.50']);
  });

  it('`refund: original` gives back own part and true-up in proportion', async () => {
    const shop = engine({ refund: 'original' });
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('B', { price: '200' }));
    expect(linesOf(await shop.bill(refundOf('B', 'R', { price: '100' })))).toEqual([
      'commission -4.00',
      'true-up of commission 4.50',
    ]);
  });
});

describe('lines of a document', () => {
  const engine = (measure: string) =>
    shopOf({
      refund: { measure },
      factors: [
        { code: 'price', type: 'money', per: 'line' },
        { code: 'category', type: 'text', per: 'line', default: 'other' },
        { code: 'paid', type: 'money' },
      ],
      fees: [
        {
          code: 'commission',
          per: 'line',
          ...MERCHANT_PAYS,
          when: "category != 'gift'",
          price: { kind: 'ratio', rate: "category == 'food' ? 0.05 : 0.1", base: 'price' },
        },
        { code: 'service', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.01', base: 'paid' } },
      ],
      accumulators: [{ code: 'food', adds: 'price', when: "category == 'food' and price > 5", ...MONTHLY }],
    });
  const order = doc(
    'A',
    { paid: '60.00' },
    {
      lines: [
        { id: 'bread', facts: { price: '10.00', category: 'food' } },
        { id: 'shoes', facts: { price: '40.00' } },
        { id: 'card', facts: { price: '10.00', category: 'gift' } },
      ],
    },
  );

  it('are refunded each by its own measure; fees of the document by that of all', async () => {
    const shop = engine('price');
    expect(linesOf(await shop.bill(order))).toEqual([
      'commission [bread] 0.50',
      'commission [shoes] 4.00',
      'service 0.60',
    ]);
    const lines = [
      { id: 'shoes', facts: { price: '10.00' } },
      { id: 'bread', facts: { price: '10.00' } },
    ];
    const refund = await shop.bill(refundOf('A', 'R1', {}, { lines }));
    expect(linesOf(refund)).toEqual(['commission [shoes] -1.00', 'commission [bread] -0.50', 'service -0.20']);
    expect(refund.record.amount('commission', 'shoes').toFixed(2)).toBe('-1.00');
    expect(await balanceOf(shop, 'food')).toBe('0');
    const rest = [
      { id: 'shoes', facts: { price: '30.00' } },
      { id: 'card', facts: { price: '10.00' } },
    ];
    expect(linesOf(await shop.bill(refundOf('A', 'R2', {}, { lines: rest })))).toEqual([
      'commission [shoes] -3.00',
      'service -0.40',
    ]);
    const again = await shop.safeBill(refundOf('A', 'R3', {}, { lines: [{ id: 'bread', facts: { price: '0.01' } }] }));
    expect(again).toMatchObject({
      ok: false,
      issues: [{ code: 'refund-exceeds', path: ['lines', 0, 'facts', 'price'] }],
    });
  });

  it('share one proportion where the measure is the document’s', async () => {
    const shop = engine('paid');
    await shop.bill(order);
    expect(linesOf(await shop.bill(refundOf('A', 'R1', { paid: '15.00' })))).toEqual([
      'commission [bread] -0.13',
      'commission [shoes] -1.00',
      'service -0.15',
    ]);
    expect(linesOf(await shop.bill(refundOf('A', 'R2', { paid: '45.00' })))).toEqual([
      'commission [bread] -0.37',
      'commission [shoes] -3.00',
      'service -0.45',
    ]);
  });

  it('that the original doesn’t have, and none at all, are refused', async () => {
    const shop = engine('price');
    await shop.bill(order);
    const faults = async (lines: Json[]) => {
      const result = await shop.safeBill(refundOf('A', 'R', {}, { lines }));
      return result.ok ? [] : result.issues.map(({ code, path }) => `${path.join('.')}: ${code}`);
    };
    expect(await faults([{ id: 'shoe', facts: { price: '1' } }])).toEqual(['lines.0.id: refund-line-unknown']);
    expect(await faults([])).toEqual(['lines: refund-lines-missing']);
    expect(await faults([{ id: 'shoes', facts: { price: '0' } }])).toEqual(['lines: refund-measure']);
  });
});
