import { describe, expect, it } from 'vitest';
import { cliffsOf } from '../../src/breakpoints/cliff.ts';
import { type Json, MERCHANT_PAYS, planOf } from '../decide/case.ts';

function cliffs(price: Json, factors: readonly Json[] = [{ code: 'base', type: 'money' }]): readonly string[] {
  const plan = planOf({ factors, fees: [{ code: 'fee', ...MERCHANT_PAYS, price }] });
  return plan.nodes.flatMap((node) =>
    node.kind === 'fee'
      ? cliffsOf(plan, node).map(({ at, below, above, loser, by, until }) => {
          return `${at}: ${loser} −${by} (${below.measure}: ${below.fee} → ${above.measure}: ${above.fee}) until ${until}`;
        })
      : [],
  );
}

describe('a cliff: one more cent leaves somebody with less', () => {
  const volume = { kind: 'volume', measure: 'base', boundary: 'lower' };

  it('of the payee, where the whole measure falls to a lower rate', () => {
    const price = {
      ...volume,
      bands: [
        { from: 0, rate: '0.05' },
        { from: 1000, rate: '0.04' },
      ],
    };
    expect(cliffs(price)).toEqual(['1000: payee −9.9995 (999.99: 49.9995 → 1000: 40) until 1249.99']);
    // At an upper boundary the bound itself still pays the higher rate.
    expect(cliffs({ ...price, boundary: 'upper' })).toEqual([
      '1000: payee −9.9996 (1000: 50 → 1000.01: 40.0004) until 1250',
    ]);
  });

  it('of the payer, where a flat sets in', () => {
    const bands = [
      { from: 0, rate: '0' },
      { from: 100, rate: '0', flat: '5' },
    ];
    expect(cliffs({ ...volume, bands })).toEqual(['100: payer −4.99 (99.99: 0 → 100: 5) until 104.99']);
    expect(cliffs({ ...volume, kind: 'graduated', bands })).toEqual([
      '100: payer −4.99 (99.99: 0 → 100: 5) until 104.99',
    ]);
  });

  it('that no later measure makes good', () => {
    const bands = [
      { from: 0, rate: '0.05' },
      { from: 1000, rate: '0' },
    ];
    expect(cliffs({ ...volume, bands })).toEqual(['1000: payee −49.9995 (999.99: 49.9995 → 1000: 0) until undefined']);
  });

  it('is none where slices keep their rates, nor where a floor holds both sides', () => {
    const bands = [
      { from: 0, rate: '0.05' },
      { from: 1000, rate: '0.04' },
    ];
    expect(cliffs({ ...volume, kind: 'graduated', bands })).toEqual([]);
    expect(cliffs({ ...volume, bands, floor: 60 })).toEqual([]);
    // With the higher rate above, the payer loses as soon as the step is more than the cent that he gains.
    expect(
      cliffs({
        ...volume,
        bands: [
          { from: 0, rate: '0' },
          { from: '0.5', rate: '0.01' },
        ],
      }),
    ).toEqual([]);
  });

  it('of a quantity counts for the payee alone: what the payer keeps of it is no money', () => {
    const bands = [
      { from: 0, unit: '2' },
      { from: 10, unit: '1' },
      { from: 100, unit: '3' },
    ];
    expect(cliffs({ ...volume, measure: 'pieces', bands }, [{ code: 'pieces', type: 'integer' }])).toEqual([
      '10: payee −8 (9: 18 → 10: 10) until 18',
    ]);
  });
});
