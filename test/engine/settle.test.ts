import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { settlementOrder } from '../../src/settle/order.ts';
import { orderTotal } from '../../src/settle/order-total.ts';
import { departmentStore, order } from './department-store.ts';

const endOfNovember = '2026-12-01T00:00:00+08:00';
const endOfDecember = '2027-01-01T00:00:00+08:00';
const inDecember = { time: '2026-12-10T10:00:00+08:00' };
const NOVEMBER = 't1/c-m1/t1%2Fm1/CNY/2026-11/Asia%2FShanghai';
const DECEMBER = 't1/c-m1/t1%2Fm1/CNY/2026-12/Asia%2FShanghai';

describe('the month of a merchant', () => {
  it('is closed once it has ended, and not a millisecond before', async () => {
    const engine = departmentStore();
    await engine.bill(order('A'));
    expect(await engine.close({ asOf: '2026-11-30T23:59:59.999+08:00' })).toEqual([]);
    const [closed] = await engine.close({ asOf: endOfNovember });
    expect(closed).toMatchObject({ status: 'closed', order: { id: NOVEMBER, state: 'closed' } });
    expect(await engine.close({ asOf: endOfNovember })).toEqual([]);
  });

  it('is closed by the engine’s clock unless a time is given', async () => {
    const at = (time: string) => departmentStore({ store, clock: { now: () => Date.parse(time) } });
    const store = memoryStore();
    await at('2026-11-10T00:00:00Z').bill(order('A'));
    expect(await at('2026-11-30T15:59:59.999Z').settle()).toEqual([]);
    const [settled] = await at('2026-11-30T16:00:00Z').settle();
    expect(settled).toMatchObject({ status: 'split' });
    expect((await at('2027-01-01T00:00:00Z').order(NOVEMBER)).history).toEqual([
      { from: 'open', to: 'closed', at: '2026-11-30T16:00:00Z' },
      { from: 'closed', to: 'split', at: '2026-11-30T16:00:00Z' },
    ]);
  });

  it('is settled into payments: what the platform owes less its fees, and what the supplier bears', async () => {
    const engine = departmentStore();
    await engine.billAll([order('A', { price: '400.00', coupon: '100.00' }), order('B', { channel: 'app' })]);
    const [settled] = await engine.settle({ asOf: endOfNovember });
    if (settled?.status !== 'split') throw new Error('not split');
    // Goods 300.00 + 100.00, subsidy 50.00, less commission 15.00 + 5.00 and service 0.60.
    expect(
      settled.payments.map(({ kind, payer, payee, amount }) => `${kind} ${payer}→${payee} ${amount.toFixed(2)}`),
    ).toEqual(['payout t1/1000→t1/m1 429.40', 'payout t1/s1→t1/m1 30.00']);
    expect(settled.order.net.toFixed(2)).toBe('459.40');
    expect(await engine.payments(NOVEMBER)).toEqual({ payments: settled.payments, zeros: settled.zeros });
  });

  it('is settled where an earlier run stopped', async () => {
    const engine = departmentStore();
    await engine.billAll([order('A'), order('B', {}, { party: 'm2' })]);
    await engine.close({ asOf: endOfNovember });
    const settled = await engine.settle({ asOf: endOfNovember });
    expect(settled.map(({ status, order: { owner } }) => [status, owner])).toEqual([
      ['split', 't1/m1'],
      ['split', 't1/m2'],
    ]);
    expect(await engine.settle({ asOf: endOfNovember })).toEqual([]);
  });
});

describe('an order that is split by hand', () => {
  it('must be closed, is split once, and answers the same ever after', async () => {
    const engine = departmentStore();
    await engine.bill(order('A'));
    const early = await engine.safeSplitOrder(NOVEMBER);
    expect(early).toMatchObject({
      ok: false,
      issues: [{ code: 'order-move-illegal', facts: { from: 'open', to: 'split' } }],
    });
    await engine.close({ asOf: endOfNovember });
    const split = await engine.splitOrder(NOVEMBER);
    const again = await engine.splitOrder(NOVEMBER);
    expect(JSON.stringify(again)).toBe(JSON.stringify(split));
  });

  it('must be there', async () => {
    const engine = departmentStore();
    const result = await engine.safeSplitOrder('t1/c-9');
    expect(result.ok ? [] : result.issues.map((issue) => sentence(issue, 'en'))).toEqual([
      "There is no settlement order 't1/c-9'",
    ]);
    await expect(engine.order('t1/c-9')).rejects.toMatchObject({ issues: [{ code: 'order-unknown' }] });
    await expect(engine.settle({ asOf: 'tomorrow' })).rejects.toMatchObject({ issues: [{ code: 'as-of-invalid' }] });
  });
});

describe('a line for an order that is closed', () => {
  it('goes to the next one, keeps its own period, and says so', async () => {
    const engine = departmentStore();
    await engine.billAll([order('A'), order('B', {}, inDecember)]);
    await engine.settle({ asOf: endOfNovember });
    const late = await engine.bill(order('C', { price: '50.00' }));
    expect(late.late).toEqual({ order: DECEMBER, period: '2026-11', landed: '2026-12', isLate: true });
    const lines = await engine.lines(DECEMBER);
    expect(
      lines.map(({ document, period, landed }) => [document, period.key, landed.key]).filter(([id]) => id === 'C'),
    ).toEqual([
      ['C', '2026-11', '2026-12'],
      ['C', '2026-11', '2026-12'],
      ['C', '2026-11', '2026-12'],
      ['C', '2026-11', '2026-12'],
    ]);
    expect((await engine.order(NOVEMBER)).net.toFixed(2)).toBe('95.00');
    expect((await engine.order(DECEMBER)).net.toFixed(2)).toBe('142.50');
    // Its sales still belong to November, where they happened.
    const november = {
      tenant: 't1',
      model: 'store-sale',
      accumulator: 'sales',
      key: ['m1'],
      window: '2026-11',
      timeZone: 'Asia/Shanghai',
    };
    expect(await engine.balance(november)).toMatchObject({ value: '150' });
    expect((await engine.bill(order('C', { price: '50.00' }))).late).toEqual(late.late);
  });

  it('goes past every order that is closed, and opens one if there is none', async () => {
    const engine = departmentStore();
    await engine.billAll([order('A'), order('B', {}, inDecember)]);
    await engine.settle({ asOf: endOfDecember });
    const late = await engine.bill(order('C'));
    expect(late.late).toMatchObject({ period: '2026-11', landed: '2027-01' });
    expect((await engine.orders({ states: ['open'] })).map(({ period }) => period.key)).toEqual(['2027-01']);
  });

  it('of one merchant is no matter of another', async () => {
    const engine = departmentStore();
    await engine.bill(order('A'));
    await engine.settle({ asOf: endOfNovember });
    expect(await engine.bill(order('B', {}, { party: 'm2' }))).not.toHaveProperty('late');
  });
});

describe('an order whose totals are wrong', () => {
  it('is stopped with the totals and the lines, and the rest goes on', async () => {
    const store = memoryStore();
    // A store that has lost 1.00 on the way.
    const leaky: Store = {
      ...store,
      order: async (id) => {
        const stored = await store.order(id);
        if (stored === undefined || id !== NOVEMBER) return stored;
        const totals = stored.order.totals.map((total) =>
          orderTotal(total, { units: total.units - 100n, scale: 2 }, total.count),
        );
        const { state, history } = stored.order;
        return { ...stored, order: settlementOrder({ key: stored.order, state, totals, history }) };
      },
    };
    const engine = departmentStore({ store: leaky });
    await engine.billAll([order('A'), order('B', {}, { party: 'm2' })]);
    const outcomes = await engine.settle({ asOf: endOfNovember });
    expect(outcomes.map(({ status, order: { owner } }) => [status, owner])).toEqual([
      ['refused', 't1/m1'],
      ['split', 't1/m2'],
    ]);
    expect(outcomes[0]).toMatchObject({ issues: [{ code: 'order-total-mismatch' }, {}, {}, {}] });
    expect((await departmentStore({ store }).order(NOVEMBER)).state).toBe('open');
  });
});

describe('declared subjects', () => {
  it('are who owns, pays and is paid', async () => {
    const engine = departmentStore({
      subjects: [
        { id: '900001', tenant: 't1', party: '1000' },
        { id: '900002', tenant: 't1', party: '1000', company: 'marketing' },
        { id: '31', tenant: 't1', party: 'm1' },
      ],
      payingSubjects: [
        { tenant: 't1', business: 'retail', fee: 'goods', subject: '900001' },
        { tenant: 't1', business: 'retail', fee: 'commission', subject: '900001' },
        { tenant: 't1', business: 'retail', fee: 'service', subject: '900001' },
        { tenant: 't1', business: 'retail', fee: 'note', subject: '900001' },
        { tenant: 't1', business: 'retail', fee: 'subsidy', subject: '900002' },
      ],
    });
    await engine.bill(order('A', { coupon: '20.00' }));
    const [settled] = await engine.settle({ asOf: endOfNovember });
    if (settled?.status !== 'split') throw new Error('not split');
    expect(settled.payments.map(({ payer, payee, amount }) => `${payer}→${payee} ${amount.toFixed(2)}`)).toEqual([
      '900001→31 76.00',
      '900002→31 10.00',
      't1/s1→31 6.00',
    ]);
  });

  it('that are missing refuse the document', async () => {
    const engine = departmentStore({
      subjects: [{ id: '900001', tenant: 't1', party: '1000' }],
      payingSubjects: [{ tenant: 't1', business: 'retail', fee: 'goods', subject: '900001' }],
    });
    const result = await engine.safeBill(order('A'));
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'paying-subject-missing' }, { code: 'paying-subject-missing' }],
    });
    expect(await engine.orders()).toEqual([]);
  });
});
