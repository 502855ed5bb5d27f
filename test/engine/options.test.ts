import { describe, expect, it } from 'vitest';
import {
  createEngine,
  defineContract,
  defineModel,
  defineRules,
  type Issue,
  pathText,
  safeCreateEngine,
  sentence,
} from '../../src/index.ts';

const model = defineModel({
  format: 1,
  code: 'shop',
  business: 'shop',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    {
      code: 'goods',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'price' },
    },
  ],
  accumulators: [{ code: 'sales', adds: 'goods', key: ['party'], window: 'month' }],
});
const contract = defineContract(model, {
  format: 1,
  id: 'c-1',
  version: '1',
  tenant: 't1',
  party: 'm1',
  model: 'shop',
  valid: { from: '2026-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
});
const rules = defineRules([model], { rules: [{ code: 'all', model: 'shop' }] });
const sound = { models: [model], contracts: [contract], rules };

/** What a caller without types would read. */
function faultsOf(options: unknown): readonly string[] {
  const created = safeCreateEngine(options as typeof sound);
  return created.ok ? [] : created.issues.map((fault) => `${pathText(fault.path)}: ${sentence(fault, 'en')}`);
}

describe('options of createEngine', () => {
  it('are checked before anything is built, every fault at once', () => {
    expect(faultsOf(sound)).toEqual([]);
    expect(faultsOf(null)).toEqual([": 'options' is null; expected an object of options"]);
    expect(faultsOf({ ...sound, models: undefined, contracts: {}, clok: 1 })).toEqual([
      "clok: There is no option 'clok'; did you mean 'clock'?",
      "models: 'models' is undefined; expected a list of models as defineModel or parseModel gives them",
      "contracts: 'contracts' is an object; expected a list of contracts as defineContract or parseContract gives them",
    ]);
    expect(faultsOf({ ...sound, models: [{ code: 'shop', fees: [] }], rules: {}, providers: 'goods' })).toEqual([
      "models: 'models' is a list of 1; expected a list of models as defineModel or parseModel gives them",
      "rules: 'rules' is an object; expected a rule book as defineRules or parseRuleBook gives it",
      'providers: \'providers\' is "goods"; expected a list',
    ]);
  });
});

describe('what cannot be read', () => {
  const throwing = new Proxy<Record<string, never>>(
    {},
    {
      get() {
        throw new Error('trap');
      },
    },
  );

  it('is a fault of the options, never an error of a stranger', () => {
    expect(faultsOf({ ...sound, models: [throwing] })).toEqual([
      "models: 'models' is a list of 1; expected a list of models as defineModel or parseModel gives them",
    ]);
    expect(faultsOf({ ...sound, rules: throwing })).toHaveLength(1);
    expect(faultsOf(throwing)).toHaveLength(1);
    expect(faultsOf(new Proxy({}, { ownKeys: () => throwing.any ?? [] }))).toEqual([
      ": 'options' is an object that cannot be read; expected an object of options",
    ]);
  });

  it('is a fault of a batch that is no list', async () => {
    const engine = createEngine(sound);
    const call = (name: 'billAll' | 'receiveAll', input: unknown) =>
      engine[name](input as []).then(
        () => 'answered',
        (thrown) => thrown.issues.map((fault: Issue) => `${fault.code}: ${sentence(fault, 'en')}`),
      );
    expect(await call('billAll', 'x')).toEqual(['option-invalid: \'documents\' is "x"; expected a list']);
    expect(await call('receiveAll', undefined)).toEqual(["option-invalid: 'messages' is undefined; expected a list"]);
    expect(await call('billAll', [])).toBe('answered');
  });
});

describe('names at run time', () => {
  const engine = createEngine(sound);
  const head = { tenant: 't1', business: 'shop', party: 'm1', time: '2026-11-24T10:00:00+08:00' };
  const query = {
    tenant: 't1',
    model: 'shop',
    accumulator: 'sales',
    key: ['m1'],
    window: '2026-11',
    timeZone: 'Asia/Shanghai',
  };

  it('a balance asked for by a misspelt name is a fault, never 0', async () => {
    await engine.bill({ ...head, id: 'o-1', facts: { price: '900' } });
    expect((await engine.balance(query)).value).toBe('900');
    await expect(engine.balance({ ...query, accumulator: 'sale' })).rejects.toThrow(
      /no running total with the accumulator "sale"; did you mean 'sales'\?/,
    );
    await expect(engine.balance({ ...query, model: 'shp' })).rejects.toThrow(/did you mean 'shop'\?/);
    await expect(engine.journal({ ...query, timeZone: 'Asia/Shangai' })).rejects.toThrow(/timeZone "Asia\/Shangai"/);
    await expect(engine.balance({ ...query, key: [] })).rejects.toThrow(/key a list of 0/);
    await expect(engine.journal({ ...query, timeZone: undefined as never })).rejects.toThrow(/timeZone undefined/);
  });

  it('a missing fact names the nearest that the document brought', async () => {
    const billed = await engine.safeBill({ ...head, id: 'o-2', facts: { pric: '900' } });
    expect(billed.ok ? '' : sentence(billed.issues[0] as never, 'en')).toBe(
      "Factor 'price' is needed and document 'o-2' doesn't have it; no provider offers it; did you mean 'pric'?",
    );
  });

  it('a misspelt fee is named with the nearest', async () => {
    const { record, snapshot } = await engine.quote({ ...head, id: 'o-3', facts: { price: '900' } });
    expect(() => record.amount('good' as 'goods')).toThrow("no fee 'good' in the model 'shop'; did you mean 'goods'?");
    expect(() => engine.explain(snapshot, { fee: 'good' as 'goods' })).toThrow("did you mean 'goods'?");
    expect(() => engine.explain(snapshot, { fee: 'goods', line: '7' })).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'amount-unknown', facts: expect.anything() })],
      }),
    );
  });

  it('an order that nobody has is a fault, whatever is asked of it', async () => {
    for (const ask of ['order', 'lines', 'payments'] as const) {
      await expect(engine[ask]('nope')).rejects.toMatchObject({ issues: [{ code: 'order-unknown' }] });
    }
    const [open] = await engine.orders();
    expect(await engine.lines(open?.id ?? '')).toHaveLength(1);
    expect(await engine.payments(open?.id ?? '')).toEqual({ payments: [], zeros: [] });
  });
});

describe('definitions, before any document', () => {
  const faulty = defineModel({
    format: 1,
    code: 'other',
    business: 'other',
    currency: 'document',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [{ code: 'price', type: 'money' }],
    fees: [
      {
        code: 'goods',
        payer: 'platform',
        payee: 'merchant',
        rounding: 'half-up',
        price: { kind: 'formula', formula: 'prise' },
      },
      { code: 'freight', payer: 'platform', payee: 'merchant', rounding: 'half-up' },
    ],
  });

  it('a model without a contract, in the document’s currency, is checked beside a faulty rule', () => {
    const faultyRules = defineRules([model, faulty], { rules: [{ code: 'all', model: 'shop', when: 'partyy == 1' }] });
    expect(faultsOf({ models: [model, faulty], contracts: [contract], rules: faultyRules })).toEqual([
      "rules.rules[0].when: line 1, column 1: unknown name 'partyy'; did you mean 'party'?",
      "models[1].fees[0].price.formula: line 1, column 1: unknown name 'prise'; did you mean 'price'?",
    ]);
  });
});
