import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import { faultText, MERCHANT_PAYS, MONTHLY, modelOf, planFaults, planOf } from '../decide/case.ts';

const FACTORS = [
  { code: 'price', type: 'money' },
  { code: 'joined', type: 'date' },
  { code: 'paidOn', type: 'date', per: 'line' },
];
const BANDS = [
  { from: '0', rate: '0.05' },
  { from: '10', rate: '0.04' },
];
const total = (more: object) => ({ code: 'total', adds: 'price', ...MONTHLY, ...more });
const banded = (cumulative: object, more: object = {}) => ({
  code: 'fee',
  ...MERCHANT_PAYS,
  price: { kind: 'volume', measure: 'price', boundary: 'lower', bands: BANDS, cumulative, ...more },
});

function faults(accumulator: object, parts: object = {}): readonly string[] {
  const parsed = safeParseModel(modelOf({ factors: FACTORS, accumulators: [total(accumulator)], ...parts }));
  return parsed.ok ? [] : parsed.issues.map(faultText);
}

function saidOf(accumulator: object, parts: object = {}): readonly string[] {
  const parsed = safeParseModel(modelOf({ factors: FACTORS, accumulators: [total(accumulator)], ...parts }));
  return parsed.ok ? [] : parsed.issues.flatMap((issue) => [sentence(issue, 'en'), sentence(issue, 'zh')]);
}

describe('what a total keeps', () => {
  it('is a sum unless it is said, and saying so is no difference', () => {
    const hashes = [{}, { keeps: 'sum' }, { order: 'lane' }, { keeps: 'count' }].map(
      (more) => planOf({ factors: FACTORS, accumulators: [total(more)] }).modelHash,
    );
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).toBe(hashes[0]);
    expect(hashes[3]).not.toBe(hashes[0]);
  });

  it('is one of three', () => {
    expect(saidOf({ keeps: 'maximum' })[0]).toBe('"maximum" is not accepted here; expected one of sum, count, max');
    expect(faults({ order: 'comit' })).toEqual(['accumulators[0].order: value-invalid']);
  });

  it.each(['count', 'max'])('a %s decides about a band, but nothing adds up to it', (keeps) => {
    const of = (basis: string) => faults({ keeps }, { fees: [banded({ accumulator: 'total', basis })] });
    expect(of('before')).toEqual([]);
    expect(of('marginal')).toEqual(['fees[0].price.cumulative.accumulator: accumulator-keeps']);
    expect(of('including')).toEqual(['fees[0].price.cumulative.accumulator: accumulator-keeps']);
  });

  it('says why in both languages', () => {
    const fees = [banded({ accumulator: 'total', basis: 'marginal' })];
    expect(saidOf({ keeps: 'count' }, { fees })).toEqual([
      "'total' keeps a count: a document's measure isn't what is added to it, so that a cumulative price of it has the basis 'before'",
      "累额“total”保存的是计数:单据的计量并不累加其上,因此以其累进的价格只能用 basis 'before'",
    ]);
  });

  it('is no cap’s, which is of what was charged in sum', () => {
    const price = { kind: 'ratio', base: 'price', rate: '0.05', periodCap: { accumulator: 'total', amount: '50' } };
    const fees = [{ code: 'fee', ...MERCHANT_PAYS, price }];
    expect(faults({ adds: 'fee', keeps: 'max' }, { fees })).toEqual([
      'fees[0].price.periodCap.accumulator: accumulator-keeps',
    ]);
    expect(saidOf({ adds: 'fee', keeps: 'max' }, { fees })[0]).toBe(
      "'total' keeps a high-water mark: a period cap needs the sum of what was charged",
    );
    expect(faults({ adds: 'fee' }, { fees })).toEqual([]);
  });

  it('has no limit but as a sum', () => {
    const apportionments = [
      {
        ...{ code: 'split', of: 'price', payee: 'merchant', payer: 'platform', rounding: 'half-up', unplaced: 'keep' },
        bearers: [{ code: 'platform', weight: '1' }],
      },
    ];
    const adds = { apportionment: 'split', bearer: 'platform' };
    expect(faults({ adds, limit: '120' }, { apportionments })).toEqual([]);
    expect(faults({ adds, limit: '120', keeps: 'count' }, { apportionments })).toEqual([
      'accumulators[0].limit: accumulator-keeps',
    ]);
    expect(faults({ limit: '120', keeps: 'max' })).toEqual([
      'accumulators[0].limit: accumulator-keeps',
      'accumulators[0].limit: limit-without-share',
    ]);
  });
});

describe('the window of a total', () => {
  it('is a word, or years from a date', () => {
    expect(saidOf({ window: 'yearly' })[0]).toBe(
      '"yearly" is not accepted here; expected one of document, day, week, month, quarter, year, contract, lifetime; did you mean \'year\'?',
    );
    expect(saidOf({ window: 1 })[0]).toContain("'contract', 'lifetime', or { years, from: a date factor }");
    expect(faults({ window: { years: 1, from: 'joined' } })).toEqual([]);
    expect(faults({ window: { years: 0, from: 'joined' } })).toEqual(['accumulators[0].window.years: value-invalid']);
    expect(faults({ window: { years: 101, from: 'joined' } })).toEqual(['accumulators[0].window.years: value-invalid']);
    expect(faults({ window: { from: 'joined' } })).toEqual(['accumulators[0].window.years: value-missing']);
  });

  it('counts from a date that a document has one of', () => {
    expect(saidOf({ window: { years: 1, from: 'joind' } })[0]).toBe(
      "There is no date factor 'joind'; did you mean 'joined'?",
    );
    expect(faults({ window: { years: 1, from: 'price' } })).toEqual(['accumulators[0].window.from: reference-kind']);
    expect(saidOf({ window: { years: 1, from: 'paidOn' } })).toEqual([
      "'paidOn' has a value for each line; the date from which a window is counted must be one for the document",
      '“paidOn”每行各有其值;窗口的起始日期必须整单唯一',
    ]);
  });

  it('asks for its date, which nothing else may read', () => {
    const plan = planOf({ factors: FACTORS, accumulators: [total({ window: { years: 1, from: 'joined' } })] });
    expect(plan.factors.map(({ factor }) => factor.code)).toEqual(['price', 'joined']);
  });

  it('has a start of weeks only if it is a week, and a zone only if a calendar cuts it', () => {
    expect(faults({ window: 'week', weekStart: 'sunday' })).toEqual([]);
    expect(saidOf({ weekStart: 'sunday' })).toEqual([
      "'total' says on which day weeks start; its window is month",
      '累额“total”指明了一周的起始日,但其窗口为 month',
    ]);
    expect(saidOf({ window: 'contract', timeZone: 'Asia/Shanghai' })).toEqual([
      "'total' states a time zone; no calendar cuts its window, contract",
      '累额“total”指明了时区,但其窗口 contract 不按日历划分',
    ]);
    expect(faults({ window: 'document', timeZone: 'Asia/Shanghai' })).toEqual([
      'accumulators[0].timeZone: window-zone-unneeded',
    ]);
    expect(faults({ window: { years: 1, from: 'joined' }, timeZone: 'Asia/Shanghai' })).toEqual([]);
  });

  it.each(['document', 'contract', 'lifetime'])('%s has none before it', (window) => {
    const cumulative = { accumulator: 'total', basis: 'before', of: 'last' };
    expect(faults({ window }, { fees: [banded(cumulative)] })).toEqual([
      'fees[0].price.cumulative.of: cumulative-last',
    ]);
    const fees = [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'formula', formula: "balance(total, 'last')" } }];
    expect(planFaults({ factors: FACTORS, fees, accumulators: [total({ window })] })).toEqual([
      'fees[0].price.formula: formula-balance-last',
    ]);
    const yearly = { window: { years: 1, from: 'joined' } };
    expect(faults(yearly, { fees: [banded(cumulative)] })).toEqual([]);
    expect(planFaults({ factors: FACTORS, fees, accumulators: [total(yearly)] })).toEqual([]);
  });

  it.each([
    ['document', 'document'],
    ['contract', 'contract'],
    ['lifetime', 'lifetime'],
    [{ years: 1, from: 'joined' }, 'years from joined'],
  ])('%j is no period that a fee is charged for', (window, told) => {
    const fee = { code: 'fee', ...MERCHANT_PAYS, price: { kind: 'flat', amount: '1' }, per: 'period' };
    const fees = [{ ...fee, period: { accumulator: 'total' } }];
    expect(saidOf({ window }, { fees })).toEqual([
      `'fee' is charged per period of the calendar (day, week, month, quarter or year); the window of 'total' is ${told}`,
      `费用“fee”按日历周期(day、week、month、quarter、year)收取;而累额“total”的窗口为 ${told}`,
    ]);
    expect(faults({ window: 'week', weekStart: 'sunday' }, { fees })).toEqual([]);
  });

  it('is kept by facts that a document has one of: several keys a document are refused', () => {
    const factors = [...FACTORS, { code: 'category', type: 'text', per: 'line' }];
    expect(faults({ key: ['category'] }, { factors })).toEqual(['accumulators[0].key[0]: line-factor-place']);
  });
});
