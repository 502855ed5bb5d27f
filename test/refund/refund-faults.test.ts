import { describe, expect, it } from 'vitest';
import { parseModel, safeParseModel } from '../../src/model/parse-model.ts';
import { faultText, MERCHANT_PAYS, modelOf, planFaults } from '../decide/case.ts';

const FACTORS = [
  { code: 'price', type: 'money' },
  { code: 'rate', type: 'ratio' },
  { code: 'channel', type: 'text' },
];
const ratio = { kind: 'ratio', rate: '0.05', base: 'price' };
const fee = (more: object) => ({ code: 'fee', ...MERCHANT_PAYS, price: ratio, ...more });

function faults(parts: object): readonly string[] {
  const result = safeParseModel(modelOf({ factors: FACTORS, ...parts }));
  return result.ok ? [] : result.issues.map(faultText);
}

describe('what a model says of refunds', () => {
  const refund = { measure: 'price' };

  it('is measured by a factor that is an amount', () => {
    expect(faults({ refund, fees: [fee({})] })).toEqual([]);
    expect(faults({ refund: { measure: 'prise' }, fees: [] })).toEqual(['refund.measure: reference-unknown']);
    expect(faults({ refund: { measure: 'rate' }, fees: [] })).toEqual(['refund.measure: reference-kind']);
    expect(faults({ refund: { measure: 'channel' }, fees: [] })).toEqual(['refund.measure: reference-kind']);
    expect(faults({ refund: { mesure: 'price' }, fees: [] })).toContain('refund.mesure: key-unknown');
    expect(faults({ refund: 'price', fees: [] })).toEqual(['refund: value-invalid']);
  });

  it('needs a measure where a fee says what a refund does to it', () => {
    expect(faults({ fees: [fee({ refund: 'keep' })] })).toEqual(['fees[0].refund: refund-measure-missing']);
  });

  it('prices again only what is priced by the window’s total', () => {
    const cumulative = (basis: string) => ({
      ...{ kind: 'volume', measure: 'price', boundary: 'lower', bands: [{ from: '0', rate: '0.05' }] },
      cumulative: { accumulator: 'sales', basis },
    });
    const accumulators = [{ code: 'sales', adds: 'price', key: ['party'], window: 'month' }];
    const of = (price: object) => faults({ refund, accumulators, fees: [fee({ price, refund: 'reprice' })] });
    expect(of(cumulative('marginal'))).toEqual([]);
    expect(of(cumulative('including'))).toEqual(['fees[0].refund: refund-reprice']);
    expect(of(ratio)).toEqual(['fees[0].refund: refund-reprice']);
  });

  it('gives no fee of a period back', () => {
    const ofPeriod = fee({
      per: 'period',
      period: { window: 'month' },
      price: { kind: 'flat', amount: '5' },
      refund: 'keep',
    });
    expect(faults({ refund, fees: [ofPeriod] })).toEqual(['fees[0].refund: refund-period']);
  });

  it('may be a formula of money that knows charged, refunded and fraction, and no amount of the document', () => {
    const of = (formula: string) => planFaults({ factors: FACTORS, refund, fees: [fee({ refund: { formula } })] });
    expect(of("channel == 'app' ? charged * fraction - refunded : charged * rate * 0")).toEqual([]);
    expect(of('charged * price')).toEqual(['fees[0].refund.formula: formula-name-unknown']);
    expect(of('fraction')).toEqual(['fees[0].refund.formula: formula-type']);
    expect(faults({ refund, fees: [fee({ refund: 'half' })] })).toEqual(['fees[0].refund: value-invalid']);
    expect(faults({ refund, fees: [fee({ refund: 7 })] })).toEqual(['fees[0].refund: value-invalid']);
  });

  it('is kept as it was written', () => {
    const parsed = parseModel(modelOf({ factors: FACTORS, refund, fees: [fee({ refund: 'keep' })] }));
    expect([parsed.refund, parsed.fees[0]?.refund]).toEqual([{ measure: 'price' }, 'keep']);
  });
});
