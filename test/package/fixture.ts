import { createEngine, defineContract, defineModel, defineRules } from 'feewright';

/**
 * One document billed by everything at once: a formula with Chinese names, an exact fraction, bands, shares under a limit,
 * a month in a time zone. It is run from the source, as ES module, as CommonJS and in a bare realm, and has to give the
 * same bytes in all of them. It uses nothing but the package, because it is also what a stranger's project compiles.
 */
export async function contentOfOneBill(): Promise<string> {
  const model = defineModel({
    format: 1,
    code: 'store-sale',
    business: 'store-sale',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
      { code: 'supplier', factor: 'supplier' },
    ],
    factors: [
      { code: '商品金额', type: 'money' },
      { code: '优惠', type: 'money', default: '0' },
      { code: 'supplier', type: 'text' },
    ],
    fees: [
      { code: 'base', booked: false, price: { kind: 'formula', formula: '商品金额 - 优惠' } },
      {
        code: 'commission',
        payer: 'merchant',
        payee: 'platform',
        rounding: 'half-up',
        price: {
          kind: 'graduated',
          measure: 'base',
          bands: [
            { from: '0', rate: '0.03' },
            { from: '50', rate: '0.025' },
          ],
        },
      },
      {
        code: 'service',
        payer: 'merchant',
        payee: 'platform',
        rounding: 'half-even',
        price: { kind: 'formula', formula: 'base / 3 * 0.01' },
      },
    ],
    apportionments: [
      {
        code: 'coupon',
        of: '优惠',
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
    accumulators: [{ code: 'sales', adds: 'base', key: ['party'], window: 'month' }],
  });
  const contract = defineContract(model, {
    format: 1,
    id: 'contract-1',
    version: '1',
    tenant: 'tenant-1',
    party: 'merchant-1',
    model: 'store-sale',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
  });
  const rules = defineRules([model], {
    rules: [{ code: 'sales', when: "business == 'store-sale'", model: 'store-sale' }],
  });

  const engine = createEngine({ models: [model], contracts: [contract], rules });
  const answer = await engine.bill({
    tenant: 'tenant-1',
    id: 'order-1',
    business: 'store-sale',
    party: 'merchant-1',
    // The last hour of November in Shanghai is still the 30th in UTC, and belongs to November.
    time: '2026-11-30T23:59:59.999+08:00',
    facts: { 商品金额: '100.01', 优惠: '10', supplier: 'supplier-7' },
  });
  return answer.record.contentText();
}
