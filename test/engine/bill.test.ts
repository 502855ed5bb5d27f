import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import type { Result } from '../../src/issues/outcome.ts';
import type { BillAnswer } from '../../src/run/bill-answer.ts';
import { departmentStore, order } from './department-store.ts';

const november = { tenant: 't1', model: 'store-sale', window: '2026-11', timeZone: 'Asia/Shanghai' };
const sales = { ...november, accumulator: 'sales', key: ['m1'] };
const subsidy = { ...november, accumulator: 'platformSubsidy', key: [] };

function faults(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.issues.map((issue) => `${issue.code}: ${sentence(issue, 'en')}`);
}

function linesOf({ record }: BillAnswer): readonly string[] {
  return record.lines.map(
    ({ fee, bearer, payer, payee, amount }) => `${fee} ${bearer ?? ''} ${payer}→${payee} ${amount}`,
  );
}

describe('an order of 400.00 with a coupon of 100.00', () => {
  it('is billed: goods 300.00, commission 5 %, the coupon shared 5 : 3 : 2', async () => {
    const answer = await departmentStore().bill(order('A', { price: '400.00', coupon: '100.00' }));
    expect(answer.status).toBe('created');
    expect(linesOf(answer)).toEqual([
      'goods  platform→merchant 300',
      'commission  merchant→platform 15',
      'subsidy platform platform→merchant 50',
      'subsidy supplier supplier→merchant 30',
    ]);
    expect(answer.record.share('subsidy', 'merchant').toFixed(2)).toBe('20.00');
    expect(answer.landing).toEqual({
      order: 't1/c-m1/t1%2Fm1/CNY/2026-11/Asia%2FShanghai',
      period: '2026-11',
      landed: '2026-11',
      isLate: false,
    });
    expect(answer).not.toHaveProperty('late');
  });

  it('moves the running totals, the next one sees them', async () => {
    const engine = departmentStore();
    await engine.bill(order('A', { price: '1000.00', coupon: '100.00' }));
    const second = await engine.bill(order('B', { price: '300.00', coupon: '100.00' }));
    // Sales were 900.00: 100.00 at 5 %, 100.00 at 4 %.
    expect(second.record.amount('commission').toFixed(2)).toBe('9.00');
    expect(await engine.balance(sales)).toEqual({ value: '1100', entries: 2, version: 2 });
    const third = await engine.bill(order('C', { coupon: '100.00' }));
    // The platform has 20.00 left of 120.00; the other 30.00 go to supplier and merchant, 3 : 2.
    const shares = (['platform', 'supplier', 'merchant'] as const).map((bearer) =>
      third.record.share('subsidy', bearer),
    );
    expect(shares.map((share) => share.toFixed(2))).toEqual(['20.00', '48.00', '32.00']);
    expect(
      (await engine.journal(subsidy)).map(({ document, before, delta, after }) => [document, before, delta, after]),
    ).toEqual([
      ['A', '0', '50', '50'],
      ['B', '50', '50', '100'],
      ['C', '100', '20', '120'],
    ]);
  });

  it('is quoted as it would be billed, any number of times, and nothing is recorded', async () => {
    const engine = departmentStore();
    const document = order('A', { price: '400.00', coupon: '100.00' });
    const quotes = [await engine.quote(document), await engine.quote(document)];
    expect(await engine.find({ tenant: 't1', business: 'retail', id: 'A' })).toBeUndefined();
    expect(await engine.balance(sales)).toEqual({ value: '0', entries: 0, version: 0 });
    expect(await engine.orders()).toEqual([]);
    const { record } = await engine.bill(document);
    for (const quote of quotes) expect(quote.record.contentText()).toBe(record.contentText());
    expect(await engine.safeQuote(document)).toMatchObject({ ok: true });
  });

  it('is found as it was billed', async () => {
    const engine = departmentStore({ clock: { now: () => 1_800_000_000_000 } });
    const { record, snapshot, landing } = await engine.bill(order('A'));
    const bill = await engine.find({ tenant: 't1', business: 'retail', id: 'A' });
    expect(bill).toMatchObject({ recordedAt: '2027-01-15T08:00:00Z', landing });
    expect(bill?.record).toBe(record);
    expect(bill?.snapshot).toBe(snapshot);
    expect(bill?.snapshotHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('cannot be changed by whoever got the answer', async () => {
    const { record, snapshot } = await departmentStore().bill(order('A', { coupon: '1' }));
    const parts = [
      record,
      record.lines,
      record.lines[0],
      record.shares,
      record.shares[0],
      record.entries,
      record.entries[0],
    ];
    const held = [
      snapshot,
      snapshot.document,
      snapshot.facts,
      snapshot.sources,
      snapshot.balances,
      snapshot.balances.sales,
    ];
    for (const part of [...parts, ...held, snapshot.balances.sales?.window]) expect(Object.isFrozen(part)).toBe(true);
  });
});

describe('a message about a document that was billed', () => {
  const first = { price: '400.00', coupon: '100.00', note: 'n' };

  it('with the same content answers `exists` and what came of it then', async () => {
    const engine = departmentStore();
    const created = await engine.bill(order('A', first));
    await engine.bill(order('B'));
    // Other forms of the same facts: a number, money with its currency, another offset.
    const facts = { price: 400, coupon: { amount: '100.0', currency: 'CNY' }, note: 'n' };
    const again = await engine.bill(order('A', facts, { time: '2026-11-10T02:00:00Z' }));
    expect(again.status).toBe('exists');
    expect(again.record).toBe(created.record);
    expect(again.landing).toEqual(created.landing);
    expect(await engine.balance(sales)).toMatchObject({ value: '400', entries: 2 });
  });

  it('with other content answers `differs`, the fields, and what stands', async () => {
    const engine = departmentStore();
    const created = await engine.bill(order('A', first));
    const answer = await engine.bill(
      order('A', { ...first, price: '400.01', note: 'm', supplier: 's2' }, { type: 'order' }),
    );
    expect(answer).toMatchObject({
      status: 'differs',
      fields: ['type', 'facts.note', 'facts.price', 'facts.supplier'],
    });
    expect(answer.record).toBe(created.record);
    expect(await engine.balance(sales)).toMatchObject({ entries: 1 });
  });

  it('of an older revision answers `superseded`, whatever it says', async () => {
    const engine = departmentStore();
    await engine.bill(order('A', first, { revision: 3 }));
    for (const facts of [first, { ...first, price: '1.00' }]) {
      const answer = await engine.bill(order('A', facts, { revision: 2 }));
      expect([answer.status, answer.record.revision]).toEqual(['superseded', 3]);
    }
  });

  it('of a newer revision is billed again, even with equal content, and counts once', async () => {
    const engine = departmentStore();
    await engine.bill(order('A', first));
    const before = await engine.balance(sales);
    expect(await engine.bill(order('A', first, { revision: 2 }))).toMatchObject({ status: 'created' });
    expect(await engine.balance(sales)).toMatchObject({ value: before.value, entries: 1 });
    await engine.bill(order('A', { ...first, price: '401.00' }, { revision: 3 }));
    expect(await engine.balance(sales)).toMatchObject({ entries: 1 });
  });

  it('is another document under another tenant or business', async () => {
    const engine = departmentStore();
    await engine.bill(order('A', first));
    expect(faults(await engine.safeBill(order('A', first, { tenant: 't2' })))[0]).toContain('contract-absent');
    expect(faults(await engine.safeBill(order('A', first, { business: 'rent' })))[0]).toContain('rule-none');
  });
});

describe('a document that cannot be billed', () => {
  it.each([
    ['1e400', '"1e400"'],
    [Number.NaN, 'NaN'],
    [' 12 ', '" 12 "'],
  ])('a price of %s names factor, document and provider', async (price, found) => {
    const engine = departmentStore();
    expect(faults(await engine.safeBill(order('A', { price })))).toEqual([
      `fact-invalid: Factor 'price' of document 'A' is ${found}, from the document itself; expected money`,
    ]);
    expect(await engine.find({ tenant: 't1', business: 'retail', id: 'A' })).toBeUndefined();
  });

  it('lacks a factor that a formula comes to read', async () => {
    const result = await departmentStore().safeBill(order('A', { price: undefined }));
    expect(faults(result)).toEqual([
      "fact-missing: Factor 'price' is needed and document 'A' doesn't have it; no provider offers it",
    ]);
  });

  it('is in another currency than its model', async () => {
    expect(faults(await departmentStore().safeBill(order('A', {}, { currency: 'USD' })))).toEqual([
      "document-currency-other: Document 'A' is in USD, and model 'store-sale' books in CNY",
    ]);
    const money = { amount: '100.00', currency: 'USD' };
    expect(faults(await departmentStore().safeBill(order('A', { price: money })))[0]).toContain('fact-currency');
  });

  it('has no contract at its time, or no rule', async () => {
    const early = order('A', {}, { time: '2025-12-31T23:59:59.999+08:00' });
    expect(faults(await departmentStore().safeBill(early))[0]).toMatch(
      /^contract-absent: .*begins on 2025-12-31T16:00:00Z/,
    );
    const inTime = order('A', {}, { time: '2026-01-01T00:00:00+08:00' });
    expect(await departmentStore().safeBill(inTime)).toMatchObject({ ok: true });
    expect(faults(await departmentStore().safeBill(order('A', {}, { business: 'rent' })))[0]).toMatch(/^rule-none/);
  });

  it('is no document', async () => {
    expect(faults(await departmentStore().safeBill('A'))).toEqual([
      'document-not-plain: A document must be a plain object; "A" arrived',
    ]);
    expect(faults(await departmentStore().safeQuote(undefined))[0]).toContain('document-not-plain');
  });

  it('is thrown by the calls that are not safe, with every fault', async () => {
    const bad = order('A', { price: 'x', coupon: 'y' });
    await expect(departmentStore().bill(bad)).rejects.toMatchObject({
      issues: [{ code: 'fact-invalid' }, { code: 'fact-invalid' }],
    });
    await expect(departmentStore().quote(bad)).rejects.toThrow("Factor 'price' of document 'A'");
  });
});
