import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentOrdersOf } from '../../src/pay/payment-order.ts';
import type { ClearedFeeLine } from '../../src/settle/cleared-record.ts';
import type { ClearingLine } from '../../src/settle/clearing-line.ts';
import { closeOrder } from '../../src/settle/close-order.ts';
import { type OrderSplit, splitOrder } from '../../src/settle/split-order.ts';
import { clearAll, faultsOf, orderOf, pays, receives, valueIn } from './figures.ts';

function split(lines: readonly ClearingLine[]): OrderSplit {
  return valueIn(splitOrder(valueIn(closeOrder(orderOf(lines), lines)), lines));
}

/** Dues and zeros as a reader would note them: `payout t1/platform 80.00`. */
function notes(of: OrderSplit): readonly string[] {
  return [...of.dues, ...of.zeros].map((net) => `${net.kind} ${net.counterpart} ${net.amount.toFixed(net.scale)}`);
}

describe('an order is split by net', () => {
  it.each([
    ['the owner receives more ⇒ a payout', '120.00', '100.00', 'payout t1/platform 20.00'],
    ['one cent more', '100.01', '100.00', 'payout t1/platform 0.01'],
    ['as much as he pays ⇒ zero, and no payment', '100.00', '100.00', 'zero t1/platform 0.00'],
    ['one cent less ⇒ a collection', '99.99', '100.00', 'collection t1/platform 0.01'],
    ['the owner pays more', '100.00', '120.00', 'collection t1/platform 20.00'],
    ['a negative receivable', '-5.00', '1.00', 'collection t1/platform 6.00'],
    ['a negative payable', '0.00', '-1.00', 'payout t1/platform 1.00'],
  ])('%s', (_, received, paid, expected) => {
    expect(notes(split(clearAll([receives('goods', received), pays('fee', paid)])))).toEqual([expected]);
  });

  it('several counterparts ⇒ one net each, sorted, together the order’s', () => {
    const lines = clearAll(
      [receives('goods', '94.00'), pays('commission', '14.00'), pays('cost', '5.00', { payee: 'supplier' })],
      [receives('bonus', '2.00', { payer: 'bank' }), pays('card-fee', '2.00', { payee: 'bank' })],
    );
    const done = split(lines);
    expect(notes(done)).toEqual(['payout t1/platform 80.00', 'collection t1/s-7 5.00', 'zero t1/bank 0.00']);
    expect(done.order.net.toFixed(2)).toBe('75.00');
    expect(done.zeros[0]?.lines).toEqual([
      't1/store-sale/d2/1/bonus/receive/t1%2Fbank/BRL',
      't1/store-sale/d2/1/card-fee/pay/t1%2Fbank/BRL',
    ]);
    expect(paymentOrdersOf(done).map(({ payer, payee, amount }) => `${payer} → ${payee} ${amount.toFixed(2)}`)).toEqual(
      ['t1/platform → t1/m1 80.00', 't1/m1 → t1/s-7 5.00'],
    );
  });

  it('the order is then split, and its history says when', () => {
    const lines = clearAll([receives('goods', '1.00')]);
    const closed = valueIn(closeOrder(orderOf(lines), lines, { at: '2018-12-01T05:00:00Z' }));
    const { order } = valueIn(splitOrder(closed, lines, { at: '2018-12-03T05:00:00Z' }));
    expect(order.state).toBe('split');
    expect(order.history).toEqual([
      { from: 'open', to: 'closed', at: '2018-12-01T05:00:00Z' },
      { from: 'closed', to: 'split', at: '2018-12-03T05:00:00Z' },
    ]);
    expect(faultsOf(splitOrder(order, lines))).toBe('order-move-illegal');
  });

  it('an open order is not split', () => {
    const lines = clearAll([receives('goods', '1.00')]);
    expect(faultsOf(splitOrder(orderOf(lines), lines))).toBe('order-move-illegal');
  });

  it('other lines than those it was closed on ⇒ nothing is paid', () => {
    const lines = clearAll([receives('goods', '1.00')], [receives('goods', '2.00')]);
    const closed = valueIn(closeOrder(orderOf(lines), lines));
    expect(faultsOf(splitOrder(closed, lines.slice(1)))).toBe('order-total-mismatch');
  });

  it('an order without lines pays nobody', () => {
    const lines = clearAll([receives('goods', '0.00')]);
    expect(notes(split(lines))).toEqual(['zero t1/platform 0.00']);
  });

  it.each([
    ['1.0099', 'payout t1/platform 1.00', '0.0099'],
    ['-1.0099', 'collection t1/platform 1.00', '-0.0099'],
    ['0.0099', 'zero t1/platform 0.00', '0.0099'],
    ['-0.0099', 'zero t1/platform 0.00', '-0.0099'],
  ])('a fee booked finer, %s ⇒ cut toward zero, the residue kept', (amount, expected, residue) => {
    const done = split(clearAll([receives('goods', amount)]));
    expect(notes(done)).toEqual([expected]);
    expect([...done.dues, ...done.zeros][0]?.toJSON()).toMatchObject({ residue });
  });

  it('a currency without decimals', () => {
    expect(notes(split(clearAll([receives('goods', '120', { currency: 'JPY' })])))).toEqual(['payout t1/platform 120']);
  });

  it('on a console amounts are as readable as in JSON', () => {
    const lines = clearAll([receives('goods', '94.00')]);
    const { order, dues } = split(lines);
    const shown = inspect(
      { line: lines[0], order, due: dues[0], payment: paymentOrdersOf(split(lines))[0] },
      { depth: 4 },
    );
    expect(shown.match(/amount: '94\.00'/g)).toHaveLength(4);
    expect(shown).toContain("net: '94.00'");
    expect(inspect(order.totals[0])).toContain("amount: '94.00'");
  });

  it('lines given in another order ⇒ the same dues', () => {
    const lines = clearAll([receives('goods', '94.00'), pays('cost', '5.00', { payee: 'supplier' })]);
    expect(notes(split([...lines].reverse()))).toEqual(notes(split(lines)));
  });
});

it('property: Σ payments = the order’s net, Σ over parties is zero, every line is in exactly one place', () => {
  const feeLine: fc.Arbitrary<ClearedFeeLine> = fc
    .tuple(
      fc.bigInt({ min: -200n, max: 200n }),
      fc.constantFrom(2, 2, 2, 3),
      fc.boolean(),
      fc.constantFrom('platform', 'supplier', 'bank'),
    )
    .map(([units, scale, isReceived, other]) =>
      isReceived ? receives('a', '0', { units, scale, payer: other }) : pays('b', '0', { units, scale, payee: other }),
    );
  fc.assert(
    fc.property(
      fc.array(fc.array(feeLine, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      (documents) => {
        const lines = clearAll(...documents);
        const done = split(lines);
        const payments = paymentOrdersOf(done);
        const at3 = (of: { readonly units: bigint; readonly scale: number }): bigint =>
          of.units * 10n ** BigInt(3 - of.scale);

        const residues = [...done.dues, ...done.zeros].reduce((sum, net) => sum + at3(net.residue), 0n);
        const paid = payments.reduce(
          (sum, payment) => sum + (payment.kind === 'payout' ? at3(payment) : -at3(payment)),
          0n,
        );
        expect(paid + residues).toBe(at3({ units: done.order.netUnits, scale: done.order.scale }));

        const byParty = new Map<string, bigint>();
        for (const payment of payments) {
          byParty.set(payment.payee, (byParty.get(payment.payee) ?? 0n) + at3(payment));
          byParty.set(payment.payer, (byParty.get(payment.payer) ?? 0n) - at3(payment));
        }
        expect([...byParty.values()].reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
        expect(byParty.get('t1/m1') ?? 0n).toBe(paid);

        const placed = [...payments, ...done.zeros].flatMap((net) => net.lines);
        expect([...placed].sort()).toEqual(lines.map((line) => line.id).sort());
        expect(payments.every((payment) => payment.units > 0n && payment.scale === 2)).toBe(true);
      },
    ),
  );
});
