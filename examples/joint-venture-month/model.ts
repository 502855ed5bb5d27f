import { defineModel, defineRules } from 'feewright';

/**
 * What a joint-venture store sale is made of. The shop sells the merchant's goods through the platform's till, so the
 * platform owes the merchant the goods payment, and the merchant owes the platform its commission.
 */
export const storeSale = defineModel({
  format: 1,
  code: 'store-sale',
  label: '联营门店销售',
  business: 'store-sale',
  currency: 'CNY',
  // A refund says which goods came back; what they cost tells how much of the order is refunded.
  refund: { measure: 'price' },
  parties: [
    { code: 'merchant', label: '商家', is: 'owner' },
    { code: 'platform', label: '平台', id: '1000' },
    // Who delivered the goods differs from order to order; the goods service knows.
    { code: 'supplier', label: '供应商', factor: 'deliveredBy' },
  ],
  factors: [
    { code: 'price', label: '商品价格', type: 'money' },
    { code: 'coupon', label: '优惠券', type: 'money' },
    { code: 'deliveredBy', label: '供货商编号', type: 'text' },
  ],
  fees: [
    {
      code: 'goods',
      label: '货款',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'price - coupon' },
    },
    {
      code: 'commission',
      label: '平台抽佣',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      // Each band's rate is for the part of the month's sales inside it, so an order that crosses 20,000 pays two rates.
      price: {
        kind: 'graduated',
        measure: 'goods',
        bands: [
          { from: '0', rate: '0.08' },
          { from: '20000', rate: '0.06' },
          { from: '40000', rate: '0.05' },
        ],
        cumulative: { accumulator: 'monthlySales', basis: 'marginal' },
      },
    },
  ],
  apportionments: [
    {
      code: 'couponCost',
      label: '优惠券分摊',
      of: 'coupon',
      // The merchant gave the goods away cheaper; the others pay him their shares, his own share he simply bears.
      payee: 'merchant',
      rounding: 'half-up',
      bearers: [
        { code: 'platform', weight: 5 },
        { code: 'supplier', weight: 3 },
        { code: 'merchant', weight: 2 },
      ],
      unplaced: 'reject',
    },
  ],
  accumulators: [
    // One total for all stores of a merchant: the bands are the merchant's, not the store's.
    { code: 'monthlySales', label: '商家当月交易额', adds: 'goods', key: ['party'], window: 'month' },
    {
      code: 'platformCoupons',
      label: '平台当月优惠券承担',
      adds: { apportionment: 'couponCost', bearer: 'platform' },
      key: ['business'],
      window: 'month',
      limit: '1500',
    },
  ],
});

export const rules = defineRules([storeSale], {
  rules: [{ code: 'store-sales', when: 'business == "store-sale"', model: 'store-sale' }],
});
