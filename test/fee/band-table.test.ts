import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BandTable, bandOf, bandTable, graduated, isAboveTop, volume } from '../../src/fee/band-table.ts';
import { fastBandOf, fastBandTable, fastGraduated, fastVolume } from '../../src/fee/band-table-fast.ts';
import { cumulativeParts } from '../../src/fee/cumulative.ts';
import type { FastFrame } from '../../src/formula/frame.ts';
import { add, exactText, parseExact } from '../../src/money/exact.ts';
import { minimalText, unitsOf } from '../../src/money/units.ts';
import { amountText, bandsOf } from '../property/cases.ts';
import { type Bands, costOf, cumulativeCost, q, Refused, textOf } from '../property/oracle.ts';

function tableOf({ rows, boundary, upTo, overflow, flatAtZero }: Bands): BandTable {
  return bandTable(
    rows.map(({ from, price, flat }) => ({
      from: parseExact(from),
      price: parseExact(price),
      flat: parseExact(flat ?? '0'),
    })),
    { boundary, upTo: upTo === undefined ? undefined : parseExact(upTo), overflow, flatAtZero },
  );
}

const STORE: Bands = {
  kind: 'graduated',
  rows: [
    { from: '0', price: '0.16', flat: undefined },
    { from: '500', price: '0.14', flat: undefined },
    { from: '2000', price: '0.12', flat: '10' },
  ],
  boundary: 'lower',
  upTo: undefined,
  overflow: 'reject',
  flatAtZero: false,
};

describe('a table of bands', () => {
  it('finds the band of a measure', () => {
    const bands = (boundary: 'lower' | 'upper') =>
      ['-1', '0', '499.99', '500', '500.01', '1999.99', '2000', '2000.01', '1e9'.replace('1e9', '1000000000')].map(
        (measure) => bandOf(tableOf({ ...STORE, boundary }), parseExact(measure)),
      );
    expect(bands('lower')).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    expect(bands('upper')).toEqual([0, 0, 0, 0, 1, 1, 1, 2, 2]);
  });

  it('F of the worked figures', () => {
    const table = tableOf(STORE);
    expect(['550', '2000', '2150'].map((measure) => exactText(graduated(table, parseExact(measure))))).toEqual([
      '87',
      '300',
      '318',
    ]);
    expect(['550', '2000', '2150'].map((measure) => exactText(volume(table, parseExact(measure))))).toEqual([
      '77',
      '250',
      '268',
    ]);
    expect(exactText(graduated(table, parseExact('-10')))).toBe('-1.6');
    expect(exactText(graduated(table, parseExact('0')))).toBe('0');
  });

  it('only a closed top that refuses is ever passed', () => {
    const above = (more: Partial<Bands>, measure: string) =>
      isAboveTop(tableOf({ ...STORE, ...more }), parseExact(measure));
    expect(['2999.99', '3000', '3000.01'].map((measure) => above({ upTo: '3000' }, measure))).toEqual([
      false,
      false,
      true,
    ]);
    expect(above({ upTo: '3000', overflow: 'last-band' }, '3000.01')).toBe(false);
    expect(above({}, '3000.01')).toBe(false);
  });
});

describe('of any bands and any measure', () => {
  it('fast = exact = the slow second computation', () => {
    let fits = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const bands = bandsOf(g);
        const measure = amountText(g, 2);
        const table = tableOf(bands);
        const total = bands.kind === 'graduated' ? graduated : volume;
        const exact = exactText(total(table, parseExact(measure)));
        expect(exact).toBe(textOf(costOf(bands, q(measure))));

        const quick = fastBandTable(table, 2, 4);
        const units = unitsOf(measure, 2);
        if (quick === undefined || Number.isNaN(units)) return;
        expect(fastBandOf(quick, units)).toBe(bandOf(table, parseExact(measure)));
        expect(units > quick.top).toBe(isAboveTop(table, parseExact(measure)));
        const frame: FastFrame = { numbers: [], texts: [], fits: true };
        const fast = (bands.kind === 'graduated' ? fastGraduated : fastVolume)(quick, units, frame);
        if (!frame.fits) return;
        fits++;
        expect(minimalText(fast, 6)).toBe(exact);
      }),
      { numRuns: 4000 },
    );
    expect(fits).toBeGreaterThan(2000);
  });

  it('cumulative: own part and true-up as specified, and the fees of a window add up to F of its total', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const bands = { ...bandsOf(g), upTo: undefined };
        const table = tableOf(bands);
        const basis =
          bands.kind === 'graduated'
            ? 'marginal'
            : (g(fc.constantFrom, 'marginal', 'before', 'including') as 'marginal');
        let [balance, entries, sum] = [parseExact('0'), 0, parseExact('0')];
        for (let k = g(fc.integer, { min: 1, max: 5 }); k > 0; k--) {
          const measure = amountText(g, 2);
          const x = parseExact(measure);
          const after = add(balance, x);
          const parts = cumulativeParts(bands.kind, basis, table, { balance, hasEntries: entries > 0 }, x, after);
          const second = cumulativeCost(bands, basis, q(exactText(balance)), entries > 0, q(measure));
          expect([exactText(parts.own), exactText(parts.trueUp)]).toEqual([textOf(second.own), textOf(second.trueUp)]);
          sum = add(sum, add(parts.own, parts.trueUp));
          [balance, entries] = [after, entries + 1];
        }
        if (basis === 'marginal') expect(exactText(sum)).toBe(textOf(costOf(bands, q(exactText(balance)))));
      }),
      { numRuns: 1500 },
    );
  });

  it('a closed top refuses what is above it, in both computations', () => {
    const closed: Bands = { ...STORE, upTo: '3000' };
    expect(() => cumulativeCost(closed, 'marginal', q('2999.99'), true, q('0.02'))).toThrow(Refused);
    expect(isAboveTop(tableOf(closed), parseExact('3000.01'))).toBe(true);
  });
});
