import { type ContractInput, defineContract } from 'feewright';
import { storeSale } from './model.ts';

const november = {
  format: 1,
  version: '2026',
  tenant: 'mall',
  model: 'store-sale',
  valid: { from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
} as const satisfies Partial<ContractInput>;

/**
 * Merchant 1001 signed for each of its two stores, so that each has orders and payments of its own. Merchant 1003
 * negotiated other bands.
 */
export const contracts = [
  defineContract(storeSale, { ...november, id: 'c-1001-0001', party: '1001', store: '0001' }),
  defineContract(storeSale, { ...november, id: 'c-1001-0002', party: '1001', store: '0002' }),
  defineContract(storeSale, { ...november, id: 'c-1002', party: '1002' }),
  defineContract(storeSale, {
    ...november,
    id: 'c-1003',
    party: '1003',
    terms: [
      {
        fee: 'commission',
        price: {
          bands: [
            { from: '0', rate: '0.07' },
            { from: '10000', rate: '0.045' },
          ],
        },
      },
    ],
  }),
];
