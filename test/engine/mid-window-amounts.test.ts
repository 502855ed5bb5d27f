import { describe, expect, it } from 'vitest';
import type { Contract } from '../../src/model/contract.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import { contractOf, decided, lineTexts, MERCHANT_PAYS, MONTHLY, modelOf } from '../decide/case.ts';
import { departmentStore, order } from './department-store.ts';

const at = (day: string): string => `${day}T00:00:00+08:00`;

/** A version of m1's contract: commission bands of the month's sales, in Shanghai. */
function version(
  name: string,
  from: string,
  to: string | undefined,
  bands: readonly object[],
  more: object = {},
): Contract {
  return parseContract({
    ...{ format: 1, id: 'c-m1', version: name, tenant: 't1', party: 'm1', model: 'store-sale' },
    ...{ valid: { from: at(from), ...(to === undefined ? {} : { to: at(to) }) } },
    ...{ timeZone: 'Asia/Shanghai', cycle: 'month', terms: [{ fee: 'commission', price: { bands } }] },
    ...more,
  });
}

const OLD = [{ from: '0', rate: '0.05' }];
const NEW = [
  { from: '0', rate: '0.03' },
  { from: '1000', rate: '0.02' },
];

/** 5 % until 15 November, then 3 % and from 1,000.00 on 2 %. */
function shop(midWindow: string) {
  const contracts = [
    version('1', '2026-01-01', '2026-11-15', OLD),
    version('2', '2026-11-15', undefined, NEW, { midWindow }),
  ];
  const engine = departmentStore({ contracts });
  const bill = async (id: string, price: string, day: string) => {
    const { record, snapshot } = await engine.bill(order(id, { price }, { time: at(day) }));
    expect(engine.replay(JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(record.contentText());
    const lines = record.lines.filter(({ fee }) => fee === 'commission');
    return lines.map(({ kind, amount }) => `${kind} ${amount.toFixed(2)}`).join(', ');
  };
  return { engine, bill };
}

describe('900.00 at 5 %, then from 15 November 3 %, and 2 % from 1,000.00 on', () => {
  it('continue: the total goes on at the new price', async () => {
    const { bill } = shop('continue');
    expect(await bill('A', '900.00', '2026-11-14')).toBe('fee 45.00');
    expect(await bill('B', '200.00', '2026-11-15')).toBe('fee 5.00');
    expect(await bill('C', '100.00', '2026-11-20')).toBe('fee 2.00');
    expect(await bill('D', '100.00', '2026-12-01')).toBe('fee 3.00');
  });

  it('restart: only what is of the new version counts, by business time', async () => {
    const { bill } = shop('restart');
    expect(await bill('A', '900.00', '2026-11-14')).toBe('fee 45.00');
    expect(await bill('B', '950.00', '2026-11-15')).toBe('fee 28.50');
    // It comes late, and is of the old version: no part of the new total.
    expect(await bill('L', '500.00', '2026-11-10')).toBe('fee 25.00');
    expect(await bill('C', '100.00', '2026-11-20')).toBe('fee 2.50');
    expect(await bill('D', '100.00', '2026-12-01')).toBe('fee 3.00');
  });

  it('rerate: the first document of the new version also sets right what came before, and no other', async () => {
    const { bill, engine } = shop('rerate');
    expect(await bill('A', '900.00', '2026-11-14')).toBe('fee 45.00');
    // 3 % of 200.00 up to 1,000.00, 2 % beyond: 3.00 + 2.00; and 27.00 − 45.00.
    expect(await bill('B', '200.00', '2026-11-15')).toBe('fee 5.00, true-up -18.00');
    expect(await bill('C', '100.00', '2026-11-20')).toBe('fee 2.00');
    expect(await bill('L', '100.00', '2026-11-10')).toBe('fee 5.00');
    expect(await bill('D', '100.00', '2026-12-01')).toBe('fee 3.00');
    const found = await engine.find({ tenant: 't1', business: 'retail', id: 'B' });
    expect(found?.record.breakdown('commission').parts.at(-1)).toEqual({ kind: 'true-up', amount: '-18' });
    expect(found?.record.amount('commission').toFixed(2)).toBe('-13.00');
    if (found !== undefined) {
      expect(engine.explain(found.snapshot, { fee: 'commission' }).amount.how).toMatchObject({ trueUp: '-18' });
    }
  });

  it('rerate has nothing to set right where nothing came before', async () => {
    const { bill } = shop('rerate');
    expect(await bill('B', '200.00', '2026-11-15')).toBe('fee 6.00');
    expect(await bill('C', '200.00', '2026-11-16')).toBe('fee 6.00');
  });
});

describe('both lanes, on any total', () => {
  const FROM = Date.parse('2026-11-15T00:00:00+08:00');
  const SINCE = 'since(sales, 2026-11-14T16:00:00Z)';
  const price = (kind: string, bands: readonly object[]) => ({
    ...{ kind, measure: 'base', boundary: 'lower', bands },
    cumulative: { accumulator: 'sales', basis: 'marginal' },
  });
  const plan = (kind: string, midWindow: PlanOptions['midWindow'], rounding: object = {}) => {
    const model = parseModel(
      modelOf({
        factors: [{ code: 'base', type: 'money' }],
        fees: [{ code: 'commission', ...MERCHANT_PAYS, price: price(kind, NEW), ...rounding }],
        accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
      }),
    );
    const built = buildPlan(model, [contractOf()], 'CNY', { midWindow });
    if (!built.ok) throw new Error(JSON.stringify(built.issues));
    return built.value;
  };
  const old = contractOf([{ fee: 'commission', price: { bands: OLD } }]);
  const rerate = [{ fee: 'commission', rerate: { fromMs: FROM, contracts: [old] } }];
  const of = (record: ReturnType<typeof decided>) =>
    lineTexts(record).map((text) => text.split(' → platform ').join(' '));

  it.each(['graduated', 'volume'])('a %s price that restarts', (kind) => {
    const fee = plan(kind, [{ fee: 'commission', sinceMs: FROM }]);
    const first = decided(fee, { base: '100' }, { sales: ['5000', 9], [SINCE]: ['0', 0] });
    expect(of(first)).toEqual(['fee commission merchant 3.00']);
    const next = decided(fee, { base: '100' }, { sales: ['5950', 10], [SINCE]: ['950', 1] });
    const texts = {
      graduated: ['fee commission merchant 2.50'],
      volume: ['fee commission merchant 2.00', 'true-up commission merchant -9.50'],
    };
    expect(of(next)).toEqual(texts[kind as 'graduated']);
  });

  it('a graduated price that re-rates, almost nothing and a broken total', () => {
    const fee = plan('graduated', rerate);
    const first = (sales: string) => of(decided(fee, { base: '100' }, { sales: [sales, 9], [SINCE]: ['0', 0] }));
    expect(first('900')).toEqual(['fee commission merchant 3.00', 'true-up commission merchant -18.00']);
    expect(first('0')).toEqual(['fee commission merchant 3.00']);
    // 2.995 is booked as 3.00, so that nothing is left of half a cent; 2.9948 is not.
    expect(first('0.25')).toEqual(['fee commission merchant 3.00']);
    expect(first('0.26')).toEqual(['fee commission merchant 3.00', 'true-up commission merchant -0.01']);
    expect(first('100/3')).toEqual(['fee commission merchant 3.00', 'true-up commission merchant -0.67']);
    expect(of(decided(fee, { base: '100' }, { sales: ['900', 9], [SINCE]: ['1', 1] }))).toEqual([
      'fee commission merchant 3.00',
    ]);
  });

  it('a volume price has both kinds of true-up in one line', () => {
    const fee = plan('volume', rerate);
    // Crosses to 2 %: 22.00 for all of 1,100.00, of which 45.00 were charged.
    expect(of(decided(fee, { base: '200' }, { sales: ['900', 3], [SINCE]: ['0', 0] }))).toEqual([
      'fee commission merchant 4.00',
      'true-up commission merchant -27.00',
    ]);
  });

  it('a fee that rounds totals goes on from what was charged by the old price', () => {
    const fee = plan('graduated', rerate, { rounding: { mode: 'half-up', of: 'totals' } });
    // round(3 % of 100.50) − round(5 % of 0.50): 3.02 − 0.03.
    const record = decided(fee, { base: '100' }, { sales: ['0.5', 1], [SINCE]: ['0', 0] });
    expect(record.amount('commission').toFixed(2)).toBe('2.99');
  });
});
