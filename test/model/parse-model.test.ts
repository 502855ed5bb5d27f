import { describe, expect, it } from 'vitest';
import { isFeewrightError } from '../../src/issues/error.ts';
import { pathText } from '../../src/issues/path.ts';
import { FAULTS_MAX } from '../../src/model/faults.ts';
import type { Model } from '../../src/model/model.ts';
import { parseModel, safeParseModel } from '../../src/model/parse-model.ts';
import { type Changes, changed, storeModel } from './store-model.ts';

function parsed(changes: Changes = {}): Model {
  return parseModel(changed(storeModel(), changes));
}

function faultsOf(input: unknown): readonly string[] {
  const result = safeParseModel(input);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${pathText(path)}`.trim());
}

describe('a parsed model', () => {
  it('has its numbers as canonical text and its defaults filled in', () => {
    const { fees } = parsed();
    expect(fees[0]).toEqual({
      ...{ code: 'base', booked: false, enabled: true, clearing: 'base' },
      price: { kind: 'formula', formula: 'price - coupon', wins: 'cap', negative: 'mirror' },
    });
    expect(fees[1]).toEqual({
      ...{ code: 'commission', booked: true, enabled: true, clearing: 'commission' },
      ...{ payer: 'merchant', payee: 'platform', rounding: { mode: 'half-up' } },
      when: { all: [{ fact: 'price', operator: 'greaterThan', value: 0 }] },
      price: {
        kind: 'graduated',
        measure: 'base',
        bands: [
          { from: '0', rate: '0.16' },
          { from: '500', rate: '0.14' },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
        ...{ overflow: 'reject', flatAtZero: false, wins: 'cap', negative: 'mirror' },
      },
    });
    expect(fees[2]).toMatchObject({ rounding: { mode: 'half-even', scale: 2 }, clearing: '货款' });
  });

  it('knows the decimals of each factor: minor digits of money, 6 of ratio and quantity, none of integers', () => {
    const scalesIn = (currency: string): unknown =>
      parsed({
        currency,
        factors: [
          { code: 'price', type: 'money' },
          { code: 'coupon', type: 'money', scale: 4 },
          { code: 'rate', type: 'ratio' },
          { code: 'weight', type: 'quantity' },
          { code: 'units', type: 'integer' },
          { code: 'supplier_id', type: 'text' },
        ],
        'fees.2.rounding': 'half-even',
      }).factors.map(({ currency: of, scale }) => [of, scale]);
    const rest = [
      [undefined, 6],
      [undefined, 6],
      [undefined, 0],
      [undefined, undefined],
    ];
    expect(scalesIn('CNY')).toEqual([['CNY', 2], ['CNY', 4], ...rest]);
    expect(scalesIn('JPY')).toEqual([['JPY', 0], ['JPY', 4], ...rest]);
    expect(scalesIn('document')).toEqual([['document', undefined], ['document', 4], ...rest]);
  });

  it('has canonical defaults of facts', () => {
    const { factors } = parsed({
      'factors.5': { code: 'steps', type: 'list', of: 'money', default: ['1.50', 2] },
      'factors.6': { code: 'since', type: 'date', default: '2024-02-29' },
      'factors.7': { code: 'isNew', type: 'boolean', default: false },
    });
    expect(factors.slice(5).map(({ default: value, currency }) => [value, currency])).toEqual([
      [['1.5', '2'], 'CNY'],
      ['2024-02-29', undefined],
      [false, undefined],
    ]);
  });

  it('takes payer and clearing code of an apportionment from the divided fee, unless stated', () => {
    const divided = { 'apportionments.0.of': 'goods', 'apportionments.0.rounding': undefined };
    expect(parsed(divided).apportionments[0]).toMatchObject({
      payer: 'platform',
      clearing: '货款',
    });
    const own = { ...divided, 'apportionments.0.payer': 'supplier', 'apportionments.0.clearing': 'C1' };
    expect(parsed(own).apportionments[0]).toMatchObject({ payer: 'supplier', clearing: 'C1' });
    const ofFactor = parsed().apportionments[0];
    expect(ofFactor).toMatchObject({ clearing: 'coupon_cost', rounding: { mode: 'half-up' } });
    expect(ofFactor).not.toHaveProperty('payer');
  });

  it('is frozen all through, and shares nothing with its input', () => {
    const input = storeModel() as { fees: { price: { formula: string } }[] };
    const model = parseModel(input);
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      expect(Object.isFrozen(value)).toBe(true);
      Object.values(value).forEach(visit);
    };
    visit(model);
    (input.fees[0] as { price: { formula: string } }).price.formula = 'price * 2';
    expect(model.fees[0]?.price).toMatchObject({ formula: 'price - coupon' });
  });

  it('parses again to the same', () => {
    const model = parsed();
    expect(parseModel(model)).toEqual(model);
    expect(parseModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it('needs no more than its head and an owner', () => {
    const least = { format: 1, code: 'x', business: 'x', currency: 'EUR', parties: [{ code: 'me', is: 'owner' }] };
    expect(parseModel(least)).toEqual({
      ...least,
      factors: [],
      fees: [],
      apportionments: [],
      accumulators: [],
      tables: [],
    });
  });

  it('takes names in NFC, Chinese ones too, and keeps ids byte by byte', () => {
    const model = parsed({
      'fees.0.code': 'cafe\u0301',
      'fees.1.price.measure': 'cafe\u0301',
      'fees.2.price.total': 'café',
      'accumulators.0.adds': 'cafe\u0301',
      'fees.2.clearing': 'cafe\u0301',
      'factors.5': { code: '结算基数', type: 'money' },
    });
    expect(model.fees[0]?.code).toBe('café');
    expect(model.accumulators[0]?.adds).toBe('café');
    expect(model.fees[2]?.clearing).toBe('cafe\u0301');
  });

  it('may call a fee toString, and anything else that only an object of another kind would fear', () => {
    const { fees } = parsed({ 'fees.1.code': 'toString', 'fees.2.price.less.0': 'toString' });
    expect(fees[2]?.price).toMatchObject({ less: ['toString'] });
  });
});

describe('all faults at once', () => {
  it('in one item and in several, of shape and of sense', () => {
    const faults = faultsOf(
      changed(storeModel(), {
        business: undefined,
        'parties.2.factor': 'suplier_id',
        'factors.0.scale': 19,
        'fees.1.payer': 'merchnt',
        'fees.1.roundng': 'half-up',
        'fees.1.price.bands.1': { from: '0', rate: '1', unit: '1' },
        'fees.2.rounding': 'half-upp',
        'fees.2.price.less.0': 'comission',
        'apportionments.0.payee': 'merchnt',
        'apportionments.0.bearers.0.weight': null,
        'apportionments.0.unplaced': 'kept',
        'accumulators.0.key': ['partie'],
        'accumulators.1.window': 'months',
      }),
    );
    expect([...faults].sort()).toEqual([
      'band-rate fees[1].price.bands[1]',
      'bands-order fees[1].price.bands[1].from',
      'key-unknown fees[1].roundng',
      'reference-unknown accumulators[0].key[0]',
      'reference-unknown apportionments[0].payee',
      'reference-unknown fees[1].payer',
      'reference-unknown fees[2].price.less[0]',
      'reference-unknown parties[2].factor',
      'value-invalid accumulators[1].window',
      'value-invalid apportionments[0].bearers[0].weight',
      'value-invalid apportionments[0].unplaced',
      'value-invalid factors[0].scale',
      'value-invalid fees[2].rounding',
      'value-missing business',
    ]);
  });

  it('but none that only follows from another: a faulty item keeps its name', () => {
    const only = (changes: Changes): readonly string[] => faultsOf(changed(storeModel(), changes));
    expect(only({ 'factors.0.type': 'cash' })).toEqual(['value-invalid factors[0].type']);
    expect(only({ 'fees.0.booked': 'no' })).toEqual(['value-invalid fees[0].booked']);
    expect(only({ 'parties.0.is': 'ownr' })).toEqual(['value-invalid parties[0].is']);
    expect(only({ 'apportionments.0.bearers': 5 })).toEqual(['value-invalid apportionments[0].bearers']);
    expect(only({ 'accumulators.0.adds': 5 })).toEqual(['value-invalid accumulators[0].adds']);
    expect(only({ 'accumulators.1.adds': undefined })).toEqual(['value-missing accumulators[1].adds']);
    expect(only({ factors: 'none' })).toEqual(['value-invalid factors']);
    expect(only({ factors: undefined, factrs: [] })).toEqual(['key-unknown factrs']);
    expect(only({ 'factors.0': 7, 'factors.1': null })).toEqual([
      'value-invalid factors[0]',
      'value-invalid factors[1]',
    ]);
    expect(only({ 'apportionments.0.bearers': undefined, 'apportionments.0.bearer': [] })).toEqual([
      'key-unknown apportionments[0].bearer',
    ]);
  });

  it('of a place that is not there at all: the root', () => {
    for (const input of [undefined, null, 5, 'model', [], () => 1]) expect(faultsOf(input)).toHaveLength(1);
  });

  it('up to 20; beyond, the last says how many more', () => {
    const broken = (count: number): readonly string[] =>
      faultsOf({
        ...{ format: 1, code: 'x', business: 'x', currency: 'EUR' },
        parties: [{ code: 'me', is: 'owner' }, ...Array.from({ length: count }, (_, n) => ({ code: `p${n}`, id: '' }))],
      });
    expect(broken(FAULTS_MAX)).toHaveLength(20);
    expect(broken(FAULTS_MAX)).not.toContain('faults-more');
    expect(broken(FAULTS_MAX + 1)).toHaveLength(20);
    expect(broken(FAULTS_MAX + 1).at(-1)).toBe('faults-more');
    const result = safeParseModel({ fees: Array(1_000).fill({ code: 'x' }) });
    expect(result.ok ? [] : result.issues).toHaveLength(20);
    expect(result.ok ? undefined : result.issues.at(-1)).toMatchObject({ code: 'faults-more' });
  });

  it('thrown as one FeewrightError', () => {
    const attempt = (): unknown => parseModel(changed(storeModel(), { currency: 'CNX', business: '' }));
    expect(attempt).toThrow(
      /business: "" is not accepted here; expected an id .*\ncurrency: "CNX".*did you mean 'CNY'\?/,
    );
    try {
      attempt();
    } catch (error) {
      expect(isFeewrightError(error) && error.issues.map(({ path }) => path)).toEqual([['business'], ['currency']]);
    }
  });
});

describe('limits: at the limit and one past it', () => {
  it.each([
    ['a name of 64 characters', 'fees.0.code', 'n'.repeat(64), 'n'.repeat(65)],
    ['an id of 128 characters', 'code', 'x'.repeat(128), 'x'.repeat(129)],
    ['a label of 200 characters', 'label', 'x'.repeat(200), 'x'.repeat(201)],
    ['a scale of 18', 'factors.0.scale', 18, 19],
    ['a scale of 0', 'factors.0.scale', 0, -1],
    ['a whole scale', 'factors.0.scale', 2, 2.5],
    ['a decimal of 60 digits', 'fees.1.price.bands.1.from', '9'.repeat(60), '9'.repeat(61)],
    ['a format', 'format', 1, 2],
    ['an id without blanks at its ends', 'code', 'a b', ' ab'],
    ['a label without control characters', 'label', '门店 💰', 'a\u0007b'],
    ['a label without characters that turn the writing', 'label', 'ab', 'a\u202eb'],
  ])('%s', (_what, path, good, bad) => {
    const isName = path === 'fees.0.code';
    const uses = (name: unknown): Changes =>
      isName ? { 'fees.1.price.measure': name, 'accumulators.0.adds': name, 'fees.2.price.total': name } : {};
    expect(faultsOf(changed(storeModel(), { [path]: good, ...uses(good) }))).toEqual([]);
    expect(faultsOf(changed(storeModel(), { [path]: bad }))[0]).toMatch(/^value-invalid/);
  });

  it.each(['16%', '１２', 'a-b', '1a', '佣金 率', 'pаyer', 'a\u200bb', ''])('%j is no name', (name) => {
    expect(faultsOf(changed(storeModel(), { 'factors.4.code': name }))).toEqual(['value-invalid factors[4].code']);
  });
});
