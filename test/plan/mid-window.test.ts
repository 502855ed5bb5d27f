import { describe, expect, it } from 'vitest';
import type { MidWindowFee } from '../../src/model/mid-windows.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { contractOf, faultText, MERCHANT_PAYS, MONTHLY, modelOf } from '../decide/case.ts';

const MODEL = parseModel(
  modelOf({
    factors: [{ code: 'sales', type: 'money' }],
    fees: [
      {
        code: 'commission',
        ...MERCHANT_PAYS,
        price: {
          ...{ kind: 'graduated', measure: 'sales', bands: [{ from: '0', rate: '0.05' }] },
          cumulative: { accumulator: 'total', basis: 'marginal' },
        },
      },
    ],
    accumulators: [{ code: 'total', adds: 'sales', ...MONTHLY }],
  }),
);
const bands = (rate: string) => [{ fee: 'commission', price: { bands: [{ from: '0', rate }] } }];
const EARLIER = contractOf(bands('0.04'));
const NOW = contractOf(bands('0.03'));

const built = (midWindow: MidWindowFee, contract = NOW) =>
  buildPlan(MODEL, [contract], 'CNY', { midWindow: [midWindow] });

function commissionOf(midWindow: MidWindowFee) {
  const plan = built(midWindow);
  if (!plan.ok) throw new Error(plan.issues.map(faultText).join('\n'));
  const node = plan.value.nodes.find((each) => each.item.code === 'commission');
  return { plan: plan.value, owed: node?.kind === 'fee' ? node.midWindow : undefined };
}

describe('a plan in a window that a version has begun in', () => {
  it('knows since when the total of a fee counts', () => {
    const { owed, plan } = commissionOf({ fee: 'commission', sinceMs: 1_763_136_000_000 });
    expect(owed).toEqual({ sinceMs: 1_763_136_000_000 });
    expect(plan.midWindow).toEqual([{ fee: 'commission', sinceMs: 1_763_136_000_000 }]);
  });

  it('knows by which bands what came before was charged, and from when on it is charged anew', () => {
    const { owed } = commissionOf({ fee: 'commission', rerate: { fromMs: 5, contracts: [EARLIER] } });
    expect(owed?.rerate?.fromMs).toBe(5);
    const price = owed?.rerate?.price.price;
    expect(price !== undefined && 'bands' in price && price.bands).toEqual([{ from: '0', rate: '0.04' }]);
  });

  it('is the plan of any other day where nothing is owed', () => {
    const plan = buildPlan(MODEL, [NOW], 'CNY', { midWindow: [] });
    expect(plan.ok && [plan.value.midWindow, plan.value.nodes.some((node) => 'midWindow' in node)]).toEqual([
      ...[undefined, false],
    ]);
  });

  it('is refused where a price before or after charges by no total', () => {
    const flat = contractOf([{ fee: 'commission', price: { kind: 'flat', amount: '1' } }]);
    const off = contractOf([{ fee: 'commission', enabled: false }]);
    const faults = (...args: Parameters<typeof built>) => {
      const plan = built(...args);
      return plan.ok ? [] : plan.issues.map(faultText);
    };
    const rerated = (contract: typeof NOW) => ({ fee: 'commission', rerate: { fromMs: 5, contracts: [contract] } });
    expect(faults(rerated(flat))).toEqual(['contracts[0].terms[0].price: rerate-price']);
    expect(faults(rerated(off))).toEqual(['contracts[0].terms[0].price: rerate-price']);
    expect(faults(rerated(EARLIER), flat)).toEqual(['contracts[0].terms[0].price: rerate-price']);
    expect(faults(rerated(parseContract({ ...EARLIER, model: 'other' })))).toHaveLength(1);
  });
});
