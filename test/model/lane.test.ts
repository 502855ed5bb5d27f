import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { definitionHash } from '../../src/model/definition-hash.ts';
import { parseModel, safeParseModel } from '../../src/model/parse-model.ts';

const COMMISSION = {
  code: 'commission',
  payer: 'merchant',
  payee: 'platform',
  rounding: 'half-up',
  price: { kind: 'ratio', base: 'price', rate: '0.16' },
};
const SALES = { code: 'sales', adds: 'price', key: ['party'], window: 'month' };

function modelOf(lane: unknown, more: { readonly accumulators?: object[]; readonly fees?: object[] } = {}) {
  return {
    format: 1,
    code: 'shop',
    business: 'retail',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [
      { code: 'price', type: 'money' },
      { code: 'campaign', type: 'text' },
      { code: 'item', type: 'text', per: 'line' },
    ],
    fees: more.fees ?? [COMMISSION],
    accumulators: more.accumulators ?? [SALES],
    ...(lane === undefined ? {} : { lane }),
  };
}

function faults(...of: Parameters<typeof modelOf>): readonly string[] {
  const parsed = safeParseModel(modelOf(...of));
  return parsed.ok ? [] : parsed.issues.map((fault) => `${pathText(fault.path)}: ${sentence(fault, 'en')}`);
}

describe('a lane in a model', () => {
  it('appends late documents unless it says otherwise', () => {
    expect(parseModel(modelOf({ key: ['party'] })).lane).toEqual({ key: ['party'], onLate: 'append' });
    expect(parseModel(modelOf({ key: [], window: 3, onLate: 'reject' })).lane).toEqual({
      key: [],
      window: 3,
      onLate: 'reject',
    });
    expect(parseModel(modelOf(undefined)).lane).toBeUndefined();
  });

  it('is part of what the model is known by', () => {
    const [none, some, other] = [undefined, { key: ['party'] }, { key: [] }].map((lane) =>
      definitionHash(parseModel(modelOf(lane))),
    );
    expect(new Set([none, some, other]).size).toBe(3);
    expect(definitionHash(parseModel(modelOf({ key: ['party'], onLate: 'append' })))).toBe(some);
  });

  it('shares no total with another lane', () => {
    expect(faults({ key: ['party', 'campaign'] })).toEqual([
      "accumulators[0].key: 'sales' is shared by many lanes: its key lacks 'campaign' of the lane's key; add that, or say order: 'commit'",
    ]);
    expect(faults({ key: ['store', 'campaign'] })).toEqual([
      "accumulators[0].key: 'sales' is shared by many lanes: its key lacks 'store', 'campaign' of the lane's key; add that, or say order: 'commit'",
    ]);
    const wide = { ...SALES, key: ['campaign', 'party', 'store'] };
    expect(faults({ key: ['party', 'campaign'] }, { accumulators: [wide] })).toEqual([]);
    expect(faults({ key: [] })).toEqual([]);
  });

  it('may share one that is posted in the order of commits, or only by period documents', () => {
    const budget = { ...SALES, code: 'budget', key: [], order: 'commit' };
    expect(faults({ key: ['party'] }, { accumulators: [SALES, budget] })).toEqual([]);
    const monthly = { ...COMMISSION, code: 'monthly', per: 'period', period: { window: 'month' } };
    const fixed = { ...monthly, price: { kind: 'formula', formula: '10' } };
    const charged = { ...SALES, code: 'charged', adds: 'monthly', key: [] };
    expect(faults({ key: ['party'] }, { fees: [fixed], accumulators: [charged] })).toEqual([]);
  });

  it('is kept by parts that every document has one of', () => {
    expect(faults({ key: ['party', 'party'] })).toEqual(["lane.key[1]: 'party' is named twice"]);
    const accumulators = [{ ...SALES, key: ['party', 'price', 'item', 'campain'] }];
    const lane = { key: ['party', 'price', 'item', 'campain'] };
    const told = faults(lane, { accumulators }).filter((each) => each.startsWith('lane'));
    expect(told).toEqual([
      expect.stringMatching(/^lane\.key\[1\]: .*'price'/),
      "lane.key[2]: 'item' has a value for each line; a lane's key must be one for the document",
      expect.stringMatching(/^lane\.key\[3\]: .*'campain'.*'campaign'/),
    ]);
  });

  it.each([
    [{ key: 'party' }, 'lane.key'],
    [{}, 'lane.key'],
    [{ key: ['party'], window: 1 }, 'lane.window'],
    [{ key: ['party'], window: 1_001 }, 'lane.window'],
    [{ key: ['party'], window: '3' }, 'lane.window'],
    [{ key: ['party'], onLate: 'ignore' }, 'lane.onLate'],
    [{ key: ['party'], late: 'append' }, 'lane.late'],
    ['party', 'lane'],
  ])('of another shape is refused: %j', (lane, path) => {
    expect(faults(lane).map((each) => each.split(':')[0])).toEqual([path]);
  });
});
