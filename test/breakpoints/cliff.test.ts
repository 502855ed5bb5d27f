import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliffsOf } from '../../src/breakpoints/cliff.ts';
import { type Json, MERCHANT_PAYS, planOf } from '../decide/case.ts';
import { bandsInput } from '../property/cases.ts';
import { type Bands, costOf, q } from '../property/oracle.ts';

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

  it('is made good only where floor and cap let it', () => {
    const falls = [
      { from: 0, rate: '0.1' },
      { from: 1000, rate: '0.01' },
    ];
    // 99.999 just below; above, the floor of 50.00 stands until 5,000.00, and 1 % comes up to 99.999 at 9,999.90.
    expect(cliffs({ ...volume, bands: falls, floor: 50 })).toEqual([
      '1000: payee −49.999 (999.99: 99.999 → 1000: 50) until 9999.9',
    ]);
    expect(cliffs({ ...volume, bands: falls, cap: 60 })).toEqual([
      '1000: payee −50 (999.99: 60 → 1000: 10) until 6000',
    ]);
    // Just below he keeps 9.999; above, he keeps less with every cent until the cap of 150.00 stands.
    const rises = [
      { from: 0, rate: '0.9' },
      { from: 100, rate: '0.9', flat: '50' },
    ];
    expect(cliffs({ ...volume, kind: 'graduated', bands: rises, cap: 150 })).toEqual([
      '100: payer −49.999 (99.99: 89.991 → 100: 140) until 160',
    ]);
    // A band of a tenth, in which it would be made good if it went on.
    const narrow = [...falls, { from: '1000.1', rate: '0' }];
    expect(cliffs({ ...volume, bands: narrow })[0]).toContain('until undefined');
  });

  it('is never made good above a top that refuses', () => {
    const bands = [
      { from: 0, rate: '0.05' },
      { from: 1000, rate: '0.04' },
    ];
    expect(cliffs({ ...volume, bands, upTo: '1249.98' })[0]).toContain('until undefined');
    expect(cliffs({ ...volume, bands, upTo: '1249.99' })[0]).toContain('until 1249.99');
    expect(cliffs({ ...volume, bands, upTo: '1249.98', overflow: 'last-band' })[0]).toContain('until 1249.99');
  });

  it('is not told where a floor or cap depends on facts: it might hold both sides', () => {
    const bands = [
      { from: 0, rate: '0.05' },
      { from: 1000, rate: '0.04' },
    ];
    expect(cliffs({ ...volume, bands, floor: 'base * 0.06' })).toEqual([]);
  });

  it('of the first band is its flat, above zero or at it', () => {
    const bands = [
      { from: 0, rate: '0', flat: '5' },
      { from: 100, rate: '0' },
    ];
    expect(cliffs({ ...volume, bands })).toEqual([
      '0: payer −4.99 (0: 0 → 0.01: 5) until 5',
      '100: payee −5 (99.99: 5 → 100: 0) until undefined',
    ]);
    expect(cliffs({ ...volume, bands, flatAtZero: true })).toHaveLength(1);
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

describe('one more unit', () => {
  it('of a quantity is its last decimal: pieces by the gram, not by the kilogram', () => {
    const bands = [
      { from: 0, unit: '5' },
      { from: '0.5', unit: '4' },
      { from: 10, unit: '3' },
    ];
    const price = { kind: 'volume', measure: 'weight', boundary: 'lower', bands };
    expect(cliffs(price, [{ code: 'weight', type: 'quantity', scale: 3 }])).toEqual([
      '0.5: payee −0.495 (0.499: 2.495 → 0.5: 2) until 0.624',
      '10: payee −9.996 (9.999: 39.996 → 10: 30) until 13.332',
    ]);
    expect(cliffs(price, [{ code: 'weight', type: 'quantity' }])[1]).toContain('10: payee −9.999996 ');
    // Of whole pieces, a bound between two of them is where the next one begins.
    expect(cliffs(price, [{ code: 'weight', type: 'integer' }])).toEqual(['10: payee −6 (9: 36 → 10: 30) until 12']);
  });

  it('of money with more decimals, and of a formula', () => {
    const bands = [
      { from: 0, rate: '0.05' },
      { from: 1000, rate: '0.04' },
    ];
    const price = { kind: 'volume', measure: 'base', boundary: 'lower', bands };
    const [fine] = cliffs(price, [{ code: 'base', type: 'money', scale: 4 }]);
    expect(fine).toBe('1000: payee −9.999995 (999.9999: 49.999995 → 1000: 40) until 1249.9999');
    expect(cliffs({ ...price, measure: 'base * 2' })).toEqual([
      '1000: payee −9.9995 (999.99: 49.9995 → 1000: 40) until 1249.99',
    ]);
  });
});

describe('a rate card by the measure itself', () => {
  const FACTORS = [
    { code: 'base', type: 'money' },
    { code: 'scheme', type: 'text' },
    { code: 'pieces', type: 'integer' },
  ];
  function ofCard(table: Json, price: Json = {}): readonly string[] {
    const fee = { code: 'fee', ...MERCHANT_PAYS, price: { kind: 'rate-card', table: 'card', base: 'base', ...price } };
    const plan = planOf({ factors: FACTORS, tables: [{ code: 'card', ...table }], fees: [fee] });
    const [node] = plan.nodes;
    if (node?.kind !== 'fee') throw new Error('no fee');
    return cliffsOf(plan, node).map(
      ({ at, where, below, above, loser, by, until }) =>
        `${at}${where === undefined ? '' : ` (${where})`}: ${loser} −${by} (${below.fee} → ${above.fee}) until ${until}`,
    );
  }
  const gives = [{ code: 'rate', type: 'ratio' }];
  const byBase = { columns: [{ name: 'base', boundary: 'lower' }], gives, hit: 'unique' };

  it('has the cliffs of the bands that its rows are', () => {
    const rows = [
      { cells: [{ from: 0, to: 1000 }], gives: { rate: '0.05' } },
      { cells: [{ from: 1000 }], gives: { rate: '0.04' } },
    ];
    const told = ['1000: payee −9.9995 (49.9995 → 40) until 1249.99'];
    expect(ofCard({ ...byBase, rows })).toEqual(told);
    expect(ofCard({ ...byBase, rows }, { negative: 'zero' })).toEqual(told);
    expect(ofCard({ ...byBase, rows }, { floor: '60' })).toEqual([]);
    expect(ofCard({ ...byBase, rows, columns: [{ name: 'base', boundary: 'upper' }] })).toEqual([
      '1000: payee −9.9996 (50 → 40.0004) until 1250',
    ]);
  });

  it('of each choice of the other columns, named by it', () => {
    const table = {
      columns: [{ name: 'scheme' }, { name: 'base', boundary: 'lower' }],
      gives: [...gives, { code: 'amount', type: 'money' }],
      hit: 'first',
      rows: [
        { cells: ['visa', { from: 50 }], gives: { rate: '0.01', amount: '5' } },
        { cells: [['visa', 'jcb'], { to: 50 }], gives: { rate: '0.01', amount: '0' } },
        { cells: ['*', { from: 80 }], gives: { rate: '0.01', amount: '0' } },
      ],
      default: { rate: '0.02', amount: '0' },
    };
    expect(ofCard(table)).toEqual([
      "50 (scheme = 'visa'): payer −4.9901 (0.4999 → 5.5) until 55.05",
      '80: payee −0.7998 (1.5998 → 0.8) until 159.98',
    ]);
  });

  it('is not made good where documents are refused', () => {
    const rows = [
      { cells: [{ from: 0, to: 1000 }], gives: { rate: '0.05' } },
      { cells: [{ from: 1000, to: 1200 }], gives: { rate: '0.04' } },
      { cells: [{ from: 1300 }], gives: { rate: '0.04' } },
    ];
    expect(ofCard({ ...byBase, rows })).toEqual(['1000: payee −9.9995 (49.9995 → 40) until 1300']);
  });

  it('that compares something else, or charges pieces too, is not looked at', () => {
    const rows = [
      { cells: [{ from: 0, to: 10 }], gives: { rate: '0.05' } },
      { cells: [{ from: 10 }], gives: { rate: '0.04' } },
    ];
    expect(ofCard({ ...byBase, rows, columns: [{ name: 'pieces', boundary: 'lower' }] })).toEqual([]);
  });
});

/** What the loser has at each cent up to 3.00, by the slow second computation: who loses where, and until when. */
function bySearch(bands: Bands, bounds: { floor?: string; cap?: string; wins: 'cap' | 'floor' }): readonly string[] {
  const cents = Array.from({ length: 301 }, (_, at) => new Decimal(at).div(100));
  const fees = cents.map((measure) => {
    const { n, d } = costOf(bands, q(measure.toFixed()));
    const own = n.div(d);
    const raise = (value: Decimal) => (bounds.floor === undefined ? value : Decimal.max(value, bounds.floor));
    const lower = (value: Decimal) => (bounds.cap === undefined ? value : Decimal.min(value, bounds.cap));
    return bounds.wins === 'cap' ? lower(raise(own)) : raise(lower(own));
  });
  const top = bands.upTo === undefined || bands.overflow === 'last-band' ? 300 : Number(bands.upTo) * 100;
  const kept = cents.map((measure, at) => measure.minus(fees[at] ?? 0));
  const firsts = bands.rows.map(({ from }, k) =>
    k === 0 ? 1 : Math.round(Number(from) * 100) + (bands.boundary === 'upper' ? 1 : 0),
  );
  return [...new Set(firsts)].flatMap((first): readonly string[] => {
    const [before, after] = [fees[first - 1], fees[first]];
    if (before === undefined || after === undefined || first > top) return [];
    const rise = after.minus(before);
    const side = rise.lt(0) ? 'payee' : rise.gt('0.01') ? 'payer' : undefined;
    if (side === undefined) return [];
    const net = side === 'payee' ? fees : kept;
    const even = net.findIndex((value, at) => at >= first && at <= top && value.gte(net[first - 1] ?? 0));
    const by = side === 'payee' ? rise.neg() : rise.minus('0.01');
    return [`${first}: ${side} −${by.toFixed()} until ${even < 0 ? 'later' : even}`];
  });
}

it('of any bands, floor and cap: as a search cent by cent finds it', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const pick = <T>(...all: readonly T[]): T => g(fc.constantFrom, ...all) as T;
      const starts = g(fc.uniqueArray, fc.constantFrom('0.01', '0.02', '0.1', '0.11', '0.5', '1'), { maxLength: 4 });
      const froms = ['0', ...(starts as string[]).sort((a, b) => Number(a) - Number(b))];
      const kind = pick('graduated' as const, 'volume' as const);
      // A rate of 1 at most: above it, every cent leaves the payer with less, and no bound is a step.
      const rows = froms.map((from) => ({
        from,
        price: pick('0', '0.05', '0.3', '0.9', '1'),
        flat: pick(undefined, '0', '0.02', '0.2', '0.335'),
      }));
      const top = {
        upTo: pick(undefined, undefined, '2', '1.3'),
        overflow: pick('reject' as const, 'last-band' as const),
      };
      const bands: Bands = {
        kind,
        rows,
        boundary: pick('lower' as const, 'upper' as const),
        ...top,
        flatAtZero: pick(true, false),
      };
      const wins = pick('cap' as const, 'floor' as const);
      const bounds = { floor: pick(undefined, '0.03', '0.11', '0.2'), cap: pick(undefined, '0.1', '0.25', '0.404') };
      const price = { kind, measure: 'base', ...bandsInput(bands), ...bounds, wins };
      const factors = [{ code: 'base', type: 'money' }];
      const plan = planOf(JSON.parse(JSON.stringify({ factors, fees: [{ code: 'fee', ...MERCHANT_PAYS, price }] })));
      const [node] = plan.nodes;
      if (node?.kind !== 'fee') throw new Error('no fee');
      const cents = (text: string): number => Math.round(Number(text) * 100);
      const found = cliffsOf(plan, node).map(({ above, loser, by, until }) => {
        const even = until === undefined || cents(until) > 300 ? 'later' : cents(until);
        return `${cents(above.measure)}: ${loser} −${by} until ${even}`;
      });
      told += found.length;
      expect(found).toEqual(bySearch(bands, { ...bounds, wins } as Parameters<typeof bySearch>[1]));
    }),
    { numRuns: 300 },
  );
  expect(told).toBeGreaterThan(200);
}, 30_000);
