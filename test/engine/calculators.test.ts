import { describe, expect, it } from 'vitest';
import {
  createEngine,
  defineCalculator,
  defineContract,
  defineModel,
  defineRules,
  safeCreateEngine,
} from '../../src/index.ts';

const dues = (version: string, rate: number) =>
  defineCalculator({
    name: 'dues',
    version,
    inputs: { tonnage: 'quantity' },
    calculate: ({ tonnage }) => tonnage.times(rate),
  });

const model = (version: string) =>
  defineModel({
    format: 1,
    code: 'port',
    business: 'port',
    currency: 'EUR',
    parties: [
      { code: 'ship', is: 'owner' },
      { code: 'port', id: 'p1' },
    ],
    factors: [{ code: 'tonnage', type: 'quantity' }],
    fees: [
      {
        code: 'dues',
        payer: 'ship',
        payee: 'port',
        rounding: 'half-up',
        price: { kind: 'custom', calculator: 'dues', version, inputs: { tonnage: 'tonnage' } },
      },
    ],
  });

const contract = defineContract(model('1'), {
  ...{ format: 1, id: 'c1', version: '1', tenant: 't1', party: 's1', model: 'port' },
  valid: { from: '2026-01-01T00:00:00Z' },
  ...{ timeZone: 'Europe/Rome', cycle: 'month' },
});
const rules = defineRules([model('1')], { rules: [{ code: 'all', model: 'port', when: '*' }] });
const document = {
  ...{ tenant: 't1', business: 'port', id: 'd1', party: 's1', time: '2026-11-10T12:00:00Z' },
  facts: { tonnage: '12.5' },
};

describe('an engine with calculators', () => {
  it('asks the version that the price names, and the record says which', async () => {
    const engine = createEngine({
      models: [model('2')],
      contracts: [contract],
      rules,
      calculators: [dues('1', 2), dues('2', 3)],
    });
    const { record } = await engine.bill(document);
    expect(record.amount('dues').toFixed(2)).toBe('37.50');
    expect(record.calculators).toEqual([{ fee: 'dues', name: 'dues', version: '2' }]);
    expect(JSON.parse(record.contentText()).calculators).toEqual([{ fee: 'dues', name: 'dues', version: '2' }]);
  });

  it('a replay needs the version of then: with it the bytes are the same, without it a fault names it', async () => {
    const before = createEngine({ models: [model('1')], contracts: [contract], rules, calculators: [dues('1', 2)] });
    const { record } = await before.bill(document);
    const stored = await before.find({ tenant: 't1', business: 'port', id: 'd1' });
    const snapshot = stored?.snapshot;
    if (snapshot === undefined) throw new Error('nothing was stored');
    const archive = { models: [model('1')] };
    const now = { models: [model('2')], contracts: [contract], rules, archive };
    const kept = createEngine({ ...now, calculators: [dues('1', 2), dues('2', 3)] });
    expect(kept.replay(snapshot).contentText()).toBe(record.contentText());
    const lost = createEngine({ ...now, calculators: [dues('2', 3)] }).safeReplay(snapshot);
    expect(lost.ok ? [] : lost.issues).toMatchObject([
      { code: 'calculator-version', facts: { calculator: 'dues', version: '1', known: '2' } },
    ]);
  });

  it('a model that names none that is there, and what is no calculator, are faults of the engine', () => {
    const given = { models: [model('1')], contracts: [contract], rules };
    const missing = safeCreateEngine(given);
    expect(missing.ok ? [] : missing.issues).toMatchObject([
      { code: 'calculator-unknown', path: ['models', 0, 'fees', 0, 'price', 'calculator'] },
    ]);
    const none = safeCreateEngine({ ...given, calculators: [{ ...dues('1', 2), calculate: 5 as never }] });
    expect(none.ok ? [] : none.issues).toMatchObject([
      {
        code: 'calculator-invalid',
        path: ['calculators', 0, 'calculate'],
        facts: { found: '5', expected: 'function' },
      },
    ]);
    const list = safeCreateEngine({ ...given, calculators: {} as never });
    expect(list.ok ? [] : list.issues).toMatchObject([{ code: 'option-invalid', path: ['calculators'] }]);
  });
});
