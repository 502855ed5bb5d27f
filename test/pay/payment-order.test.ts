import { describe, expect, it } from 'vitest';
import { type PaymentOrderFields, paymentOrder, paymentOrdersOf } from '../../src/pay/payment-order.ts';
import { closeOrder } from '../../src/settle/close-order.ts';
import { splitOrder } from '../../src/settle/split-order.ts';
import { clearAll, orderOf, pays, receives, valueIn } from '../settle/figures.ts';

const LINES = clearAll([
  receives('goods', '94.00'),
  pays('commission', '14.00'),
  pays('cost', '5.00', { payee: 'supplier' }),
]);
const SPLIT = valueIn(splitOrder(valueIn(closeOrder(orderOf(LINES), LINES)), LINES));
const ORDER = 't1/c1/t1%2Fm1/BRL/2018-11/America%2FSao_Paulo';

describe('payment orders', () => {
  it('each names its order, both sides, its amount and the lines that it pays', () => {
    const [payout, collection] = paymentOrdersOf(SPLIT);
    expect(payout?.toJSON()).toEqual({
      id: `${ORDER}/payout/t1%2Fplatform`,
      tenant: 't1',
      order: ORDER,
      kind: 'payout',
      payer: 't1/platform',
      payee: 't1/m1',
      amount: '80.00',
      residue: '0.00',
      currency: 'BRL',
      state: 'pending',
      lines: [
        't1/store-sale/d1/1/goods/receive/t1%2Fplatform/BRL',
        't1/store-sale/d1/1/commission/pay/t1%2Fplatform/BRL',
      ],
    });
    expect(collection).toMatchObject({ kind: 'collection', payer: 't1/m1', payee: 't1/s-7', units: 500n, scale: 2 });
    expect(collection?.amount.toFixed(2)).toBe('5.00');
  });

  it('made again they have the same ids', () => {
    expect(paymentOrdersOf(SPLIT).map((payment) => payment.id)).toEqual(
      paymentOrdersOf(SPLIT).map((payment) => payment.id),
    );
  });

  it('one of nothing, or of less, is our bug', () => {
    const payout = paymentOrdersOf(SPLIT)[0] as PaymentOrderFields;
    expect(() => paymentOrder({ ...payout, units: 0n })).toThrow('this is a bug');
    expect(() => paymentOrder({ ...payout, units: -1n })).toThrow('this is a bug');
    expect(paymentOrder({ ...payout, units: 1n }).amount.toFixed(2)).toBe('0.01');
  });
});
