/** New values by dotted path: `{ 'fees.1.payer': 'merchnt' }`. `undefined` leaves the member, or the list's item, out. */
export type Changes = Readonly<Record<string, unknown>>;

/** A copy of plain JSON with some changes. */
export function changed(json: unknown, changes: Changes): unknown {
  const copy: unknown = structuredClone(json);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let holder = copy as Record<string, unknown>;
    for (const step of steps) holder = holder[step] as Record<string, unknown>;
    if (value !== undefined) holder[last] = value;
    else if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  }
  return copy;
}

/** A joint-venture store: goods, a commission by bands of the month's sales, and a coupon whose cost is shared. */
export function storeModel(): unknown {
  return {
    format: 1,
    code: 'store',
    label: '联营门店',
    business: 'store',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
      { code: 'supplier', factor: 'supplier_id' },
    ],
    factors: [
      { code: 'price', type: 'money' },
      { code: 'coupon', type: 'money', default: '0.00' },
      { code: 'supplier_id', type: 'text' },
      { code: 'tags', type: 'list', of: 'text', default: [] },
      { code: 'units', type: 'integer', sensitive: true },
    ],
    fees: [
      { code: 'base', booked: false, price: { kind: 'formula', formula: 'price - coupon' } },
      {
        code: 'commission',
        payer: 'merchant',
        payee: 'platform',
        rounding: 'half-up',
        when: { all: [{ fact: 'price', operator: 'greaterThan', value: 0 }] },
        price: {
          kind: 'graduated',
          measure: 'base',
          bands: [
            { from: 0, rate: '0.160' },
            { from: '500.00', rate: 0.14 },
          ],
          cumulative: { accumulator: 'sales', basis: 'marginal' },
        },
      },
      {
        code: 'goods',
        payer: 'platform',
        payee: 'merchant',
        rounding: { mode: 'half-even', scale: 2 },
        clearing: '货款',
        price: { kind: 'complement', total: 'base', less: ['commission'] },
      },
    ],
    apportionments: [
      {
        code: 'coupon_cost',
        of: 'coupon',
        payee: 'merchant',
        rounding: 'half-up',
        bearers: [
          { code: 'platform', weight: 5 },
          { code: 'merchant', weight: 3, cap: '10' },
          { code: 'supplier', weight: '2' },
        ],
        unplaced: { to: 'supplier' },
      },
    ],
    accumulators: [
      { code: 'sales', adds: 'base', key: ['party'], window: 'month' },
      {
        code: 'platform_cost',
        adds: { apportionment: 'coupon_cost', bearer: 'platform' },
        key: ['party', 'supplier_id'],
        window: 'month',
        timeZone: 'UTC',
        limit: 120,
      },
    ],
  };
}

export function storeContract(): unknown {
  return {
    format: 1,
    id: 'c-1',
    version: '1',
    tenant: 't-1',
    party: 'm-1',
    store: 's-1',
    model: 'store',
    status: 'active',
    valid: { from: '2026-11-01T00:00:00+08:00', to: '2027-11-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    terms: [
      { fee: 'commission', price: { bands: [{ from: '0', rate: '0.12' }] }, rounding: { mode: 'down' } },
      {
        apportionment: 'coupon_cost',
        bearers: [
          { code: 'supplier', weight: 1 },
          { code: 'platform', weight: 1 },
        ],
      },
      { accumulator: 'platform_cost', limit: '200.00' },
    ],
  };
}
