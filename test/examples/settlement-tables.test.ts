import { createEngine, defineContract, defineModel, defineRules, type Engine, type FactorProvider } from 'feewright';
import { describe, expect, it } from 'vitest';

// The tables with which a joint-venture settlement platform explains its business (供销、门店、租户): an order, who is
// paid, who pays, how much. Here each runs from the order to the payment.

const MONTH_END = '2026-12-01T00:00:00+08:00';

const sale = defineModel({
  format: 1,
  code: 'sale',
  business: 'sale',
  currency: 'USD',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
    { code: 'supplier', factor: 'suppliedBy' },
  ],
  factors: [
    { code: 'salePrice', type: 'money' },
    { code: 'supplyPrice', type: 'money' },
    { code: 'suppliedBy', type: 'text', default: '' },
  ],
  fees: [
    {
      code: 'goods',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'salePrice' },
    },
    {
      code: 'supply',
      when: 'suppliedBy != ""',
      payer: 'merchant',
      payee: 'supplier',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'supplyPrice' },
    },
  ],
});

const rules = defineRules([sale], { rules: [{ code: 'sales', model: 'sale' }] });

function contract(of: { readonly id: string; readonly tenant?: string; readonly store?: string }) {
  const { tenant = '1', ...rest } = of;
  return defineContract(sale, {
    format: 1,
    version: '1',
    party: '1001',
    model: 'sale',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    tenant,
    ...rest,
  });
}

/** The price list of the orders: what the sale comes to, and what the supplier gets of it. */
const prices: FactorProvider = {
  name: 'prices',
  factors: ['salePrice', 'supplyPrice', 'suppliedBy'],
  async provide({ documents }) {
    return documents.map(({ id }) => {
      if (id === '9000001') {
        return { salePrice: { value: '1600' }, supplyPrice: { value: '1200' }, suppliedBy: { value: '2001' } };
      }
      return { salePrice: { value: id === '8000002' ? '1600' : '1200' } };
    });
  },
};

interface Sold {
  readonly id: string;
  readonly tenant?: string;
  readonly store?: string;
}

/** Bills and settles the month, and reads every stage as a table. */
async function monthOf(engine: Engine, sold: readonly Sold[]) {
  const time = '2026-11-24T10:00:00+08:00';
  const documents = sold.map((each) => ({ tenant: '1', business: 'sale', party: '1001', time, ...each }));
  const outcomes = await engine.billAll(documents);
  const details = outcomes.flatMap((outcome) => {
    if (outcome.status === 'refused') throw outcome.error;
    const { record } = outcome;
    const ids: Readonly<Record<string, string>> = record.parties;
    return record.lines.map((line) =>
      [
        record.document,
        record.tenant,
        ids[line.payee],
        record.store ?? '-',
        ids[line.payer],
        line.amount.toFixed(2),
      ].join(' '),
    );
  });
  const settled = await engine.settle({ asOf: MONTH_END });
  const orders = settled.map(
    ({ order }) => `${order.owner} +${order.receivable.toFixed(2)} -${order.payable.toFixed(2)}`,
  );
  const payments = settled.flatMap((outcome) => {
    if (outcome.status === 'refused') throw outcome.error;
    return outcome.payments.map(({ kind, payer, payee, amount }) => `${kind} ${payer} → ${payee} ${amount.toFixed(2)}`);
  });
  return { details, orders, payments };
}

describe('供销模式: a distributor sells what a supplier delivers', () => {
  it('order 9000001 ⇒ 1,600 to distributor 1001 from 1000, and 1,200 to supplier 2001 from 1001', async () => {
    const engine = createEngine({ models: [sale], contracts: [contract({ id: 'c1' })], rules, providers: [prices] });
    expect(await monthOf(engine, [{ id: '9000001' }])).toEqual({
      details: ['9000001 1 1001 - 1000 1600.00', '9000001 1 2001 - 1001 1200.00'],
      orders: ['1/1001 +1600.00 -1200.00'],
      payments: ['payout 1/1000 → 1/1001 1600.00', 'collection 1/1001 → 1/2001 1200.00'],
    });
  });
});

describe('门店模式: a merchant has signed for each of its stores', () => {
  const contracts = [contract({ id: 'c-0001', store: '0001' }), contract({ id: 'c-0002', store: '0002' })];

  it('orders 8000002 and 8000003 ⇒ an order and a payment for each store', async () => {
    const engine = createEngine({ models: [sale], contracts, rules, providers: [prices] });
    const sold = [
      { id: '8000002', store: '0001' },
      { id: '8000003', store: '0002' },
    ];
    expect(await monthOf(engine, sold)).toEqual({
      details: ['8000002 1 1001 0001 1000 1600.00', '8000003 1 1001 0002 1000 1200.00'],
      orders: ['1/1001/0001 +1600.00 -0.00', '1/1001/0002 +1200.00 -0.00'],
      payments: ['payout 1/1000 → 1/1001/0001 1600.00', 'payout 1/1000 → 1/1001/0002 1200.00'],
    });
  });

  it('a store without a contract ⇒ its order is refused, and the other store is settled', async () => {
    const engine = createEngine({ models: [sale], contracts, rules, providers: [prices] });
    const time = '2026-11-24T10:00:00+08:00';
    const head = { tenant: '1', business: 'sale', party: '1001', time };
    const outcomes = await engine.billAll([
      { ...head, id: '8000003', store: '0003' },
      { ...head, id: '8000002', store: '0001' },
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'created']);
    expect((await engine.orders()).map(({ owner }) => owner)).toEqual(['1/1001/0001']);
  });
});

describe('租户模式: two tenants have a merchant 1001 each', () => {
  it('orders 8000002 of tenant 1 and 8000003 of tenant 2 ⇒ nothing in common', async () => {
    const contracts = [contract({ id: 'c1', tenant: '1' }), contract({ id: 'c1', tenant: '2' })];
    const engine = createEngine({ models: [sale], contracts, rules, providers: [prices] });
    const sold = [
      { id: '8000002', tenant: '1', store: '0001' },
      { id: '8000003', tenant: '2', store: '0002' },
    ];
    expect(await monthOf(engine, sold)).toEqual({
      details: ['8000002 1 1001 0001 1000 1600.00', '8000003 2 1001 0002 1000 1200.00'],
      orders: ['1/1001 +1600.00 -0.00', '2/1001 +1200.00 -0.00'],
      payments: ['payout 1/1000 → 1/1001 1600.00', 'payout 2/1000 → 2/1001 1200.00'],
    });
  });

  it('one order number in two tenants ⇒ two orders', async () => {
    const contracts = [contract({ id: 'c1', tenant: '1' }), contract({ id: 'c1', tenant: '2' })];
    const engine = createEngine({ models: [sale], contracts, rules, providers: [prices] });
    const sold = [
      { id: '8000002', tenant: '1' },
      { id: '8000002', tenant: '2' },
    ];
    expect((await monthOf(engine, sold)).payments).toEqual([
      'payout 1/1000 → 1/1001 1600.00',
      'payout 2/1000 → 2/1001 1600.00',
    ]);
  });
});

describe('结算主体: another subject of the platform pays for each fee', () => {
  it('fee goods by 900001, fee supply by 900002 of the supplier ⇒ a payment with each', async () => {
    const engine = createEngine({
      models: [sale],
      contracts: [contract({ id: 'c1' })],
      rules,
      providers: [prices],
      subjects: [
        { id: '900001', tenant: '1', party: '1000', company: '1' },
        { id: '900002', tenant: '1', party: '1000', company: '2' },
      ],
      payingSubjects: [{ tenant: '1', business: 'sale', fee: 'goods', subject: '900001' }],
    });
    expect((await monthOf(engine, [{ id: '9000001' }])).payments).toEqual([
      'collection 1/1001 → 1/2001 1200.00',
      'payout 900001 → 1/1001 1600.00',
    ]);
  });
});
