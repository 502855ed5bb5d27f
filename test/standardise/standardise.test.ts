import { describe, expect, it } from 'vitest';
import { createEngine, type EngineOptions } from '../../src/engine.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { sentence } from '../../src/issues/issue.ts';
import type { Contract } from '../../src/model/contract.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { unusedFactors } from '../../src/publish/plan-findings.ts';
import type { Standardiser } from '../../src/standardise/standardiser.ts';

/** Shop codes of a marketplace become merchants; gross amounts become net; large sales are marked. */
const market = defineModel({
  format: 1,
  code: 'market',
  business: 'market',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [
    { code: 'gross', type: 'money' },
    { code: 'taxRate', type: 'ratio', default: '0.13' },
    { code: 'net', type: 'money' },
    { code: 'channel', type: 'text', default: 'store' },
    { code: 'card', type: 'text', sensitive: true, default: 'none' },
    { code: 'rounds', type: 'integer', default: '1' },
    { code: 'isPaid', type: 'boolean', default: true },
  ],
  steps: [
    {
      code: 'positive',
      label: 'A sale has an amount',
      kind: 'check',
      holds: 'gross > 0 and isPaid',
      refusal: { code: 'gross-not-positive', en: 'A sale needs a positive amount', zh: '销售金额必须为正' },
    },
    {
      code: 'whose',
      kind: 'identify',
      sets: 'party',
      table: { by: 'party', values: { 'JD-77': 'm1', 'TM-9': 'm2' } },
      when: "party != 'm1'",
    },
    { code: 'where', kind: 'identify', sets: 'channel', value: "channel == 'A' ? 'app' : channel" },
    { code: 'without-tax', kind: 'adjust', fact: 'net', value: "round(gross / (1 + taxRate), 2, 'half-up')" },
    { code: 'large', kind: 'tag', tag: 'large', when: 'net >= 100' },
    { code: 'by-channel', kind: 'tag', tag: 'channel', value: 'channel' },
  ],
  flows: [
    { code: 'quick', steps: ['without-tax', 'whose'], types: ['quick'] },
    { code: 'bare', steps: ['without-tax', 'positive'] },
  ],
  fees: [
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: { kind: 'ratio', rate: '0.05', base: 'net' },
      when: "channel != 'none'",
    },
  ],
});

const contractOf = (party: string, more: object = {}, model: typeof market = market) =>
  defineContract(model, {
    format: 1,
    id: `c-${party}`,
    version: '1',
    tenant: 't1',
    party,
    model: 'market',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    ...more,
  });
const rules = defineRules([market], { rules: [{ code: 'all', model: 'market' }] });
const engineOf = (options: Partial<EngineOptions<typeof market>> = {}) =>
  createEngine({ models: [market], contracts: [contractOf('m1'), contractOf('m2')], rules, ...options });
const planOf = (contract: Contract) => {
  const plan = buildPlan(market, [contract], 'CNY');
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
};
const sale = (facts: object = {}, head: object = {}) => ({
  tenant: 't1',
  business: 'market',
  id: 'A',
  party: 'JD-77',
  time: '2026-11-24T10:00:00+08:00',
  facts: { gross: '113.00', channel: 'A', ...facts },
  ...head,
});

describe('a document through the standard flow', () => {
  it('is checked, identified, adjusted and marked, and each step leaves before and after', async () => {
    const { record, snapshot } = await engineOf().bill(sale());
    expect(record.amount('commission').toFixed(2)).toBe('5.00');
    expect(record.party).toBe('m1');
    expect(record.tags).toEqual({ large: true, channel: 'app' });
    expect(snapshot.standardised).toEqual({
      flow: 'standard',
      steps: [
        { step: 'positive', kind: 'check', applied: true },
        {
          step: 'whose',
          kind: 'identify',
          applied: true,
          changes: [{ target: 'party', before: 'JD-77', after: 'm1' }],
        },
        { step: 'where', kind: 'identify', applied: true, changes: [{ target: 'channel', before: 'A', after: 'app' }] },
        { step: 'without-tax', kind: 'adjust', applied: true, changes: [{ target: 'net', after: '100' }] },
        { step: 'large', kind: 'tag', applied: true, tag: { name: 'large' } },
        { step: 'by-channel', kind: 'tag', applied: true, tag: { name: 'channel', value: 'app' } },
      ],
      tags: { large: true, channel: 'app' },
    });
    expect(snapshot.sources).toEqual({ net: { source: 'step:without-tax' }, channel: { source: 'step:where' } });
  });

  it.each([
    ['112.99', '99.99', {}],
    ['113.00', '100', { large: true }],
    ['113.01', '100.01', { large: true }],
  ])('of gross %s has a net of %s', async (gross, net, tags) => {
    const { record, snapshot } = await engineOf().bill(sale({ gross }, { party: 'm1' }));
    expect(snapshot.facts.net).toBe(net);
    expect(record.tags).toEqual({ ...tags, channel: 'app' });
    expect(snapshot.standardised?.steps[1]).toEqual({ step: 'whose', kind: 'identify', applied: false });
  });

  it('is told in both languages, a sensitive fact masked', async () => {
    const engine = engineOf();
    const { snapshot } = await engine.bill(sale());
    const told = engine.explain(snapshot, { fee: 'commission' });
    expect(explanationText(told, 'en').split('\n').slice(1, 9)).toEqual([
      'standardised by flow standard',
      '  check A sale has an amount (positive): holds',
      '  identify whose: party JD-77 → m1',
      '  identify where: channel A → app',
      '  adjust without-tax: net absent → 100',
      '  tag large: large',
      '  tag by-channel: channel = app',
      'commission = 5.00 CNY',
    ]);
    expect(explanationText(told, 'en')).toContain('from step without-tax');
    expect(explanationText(told, 'zh').split('\n').slice(1, 4)).toEqual([
      '清分流程 standard',
      '  核对 A sale has an amount (positive):通过',
      '  识别 whose:party JD-77 → m1',
    ]);
    expect(explanationText(told, 'zh')).toContain('来源:清分步骤 without-tax');
  });

  it('is decided again from its snapshot without its steps, in the same bytes', async () => {
    const { record, snapshot } = await engineOf().bill(sale());
    const again = engineOf().replay(JSON.parse(JSON.stringify(snapshot)));
    expect(again.contentText()).toBe(record.contentText());
    expect(record.contentText()).toContain('"tags":{"channel":"app","large":true}');
    for (const broken of [
      { flow: 7 },
      { steps: {} },
      { steps: [{ step: 'a', kind: 'b', applied: true }] },
      { steps: [{ step: 'a', kind: 'tag', applied: 1 }] },
      { steps: [{ step: 'a', kind: 'adjust', applied: true, changes: [{ target: 'x', after: 7 }] }] },
      { tags: { a: 1 } },
      { more: 1 },
    ]) {
      const standardised = { flow: 'standard', steps: [], ...broken };
      expect(engineOf().safeReplay({ ...snapshot, standardised } as never)).toMatchObject({
        ok: false,
        issues: [{ code: 'snapshot-invalid' }],
      });
    }
  });

  it('exists when it comes again, as it came', async () => {
    const engine = engineOf();
    await engine.bill(sale());
    expect(await engine.bill(sale({ gross: 113 }))).toMatchObject({ status: 'exists' });
    expect(await engine.bill(sale({}, { party: 'm1' }))).toMatchObject({ status: 'differs', fields: ['party'] });
    expect((await engine.find({ tenant: 't1', business: 'market', id: 'A' }))?.document.party).toBe('JD-77');
  });

  it('keeps what its steps have set, whatever a provider says', async () => {
    const asked: (readonly string[])[] = [];
    const provide = ({ factors }: { readonly factors: readonly string[] }) => {
      asked.push(factors);
      return [{ net: { value: '1.00' }, channel: { value: 'none' } }];
    };
    const engine = engineOf({ providers: [{ name: 'erp', factors: ['net', 'channel'], provide }] });
    const { snapshot } = await engine.bill(sale());
    expect(snapshot.facts).toEqual({ net: '100', channel: 'app' });
    expect(asked).toEqual([]);
  });
});

it('reads what is not unused, and no provider passes for a step', () => {
  const plans = [contractOf('m1')].map((contract) => planOf(contract));
  expect(unusedFactors(market, plans).map(({ facts }) => facts)).toEqual([{ factor: 'card' }, { factor: 'rounds' }]);
  const provider = { name: 'step:where', factors: ['net'], provide: () => [] };
  expect(() => engineOf({ providers: [provider] })).toThrow("Provider '");
});

describe('a flow of its own', () => {
  it('is taken by the type of the document', async () => {
    const { snapshot } = await engineOf().bill(sale({ channel: 'B' }, { type: 'quick' }));
    expect(snapshot.standardised?.flow).toBe('quick');
    expect(snapshot.standardised?.steps.map(({ step }) => step)).toEqual(['without-tax', 'whose']);
    expect(snapshot.sources.channel).toEqual({ source: 'document' });
  });

  it('is taken by the contract, before the type', async () => {
    const engine = engineOf({
      contracts: [contractOf('m1', { flow: 'bare' }), contractOf('m2', { flow: 'standard' })],
    });
    const { snapshot } = await engine.bill(sale({}, { party: 'm1', type: 'quick' }));
    expect(snapshot.standardised?.flow).toBe('bare');
    // The contract of the party as it came counts: 'TM-9' has none, so its type does.
    expect((await engine.bill(sale({}, { party: 'TM-9', type: 'quick', id: 'B' }))).snapshot.standardised?.flow).toBe(
      'quick',
    );
    expect(
      await engine.bill(sale({}, { party: 'm2', type: 'quick', id: 'C' })).catch(({ issues }) => issues),
    ).toMatchObject([{ code: 'step-value-unknown' }]);
  });
});

describe('a document that a step refuses', () => {
  const refusal = async (document: object, options: Partial<EngineOptions<typeof market>> = {}) => {
    const result = await engineOf(options).safeBill(document);
    if (result.ok) throw new Error('billed');
    return result.issues.map((issue) => [issue.code, sentence(issue, 'en'), sentence(issue, 'zh')]);
  };

  it('is told by what check, in the words of the model, with what was found', async () => {
    for (const gross of ['0', '-0.01']) {
      expect(await refusal(sale({ gross }))).toEqual([
        [
          'standard-refused',
          `Document 'A' is refused by 'positive' (gross-not-positive): A sale needs a positive amount (gross > 0, found ${gross})`,
          `单据“A”被“positive”拒绝(gross-not-positive):销售金额必须为正(gross > 0,实际为 ${gross})`,
        ],
      ]);
    }
    expect(await engineOf().safeBill(sale({ gross: '0.01' }))).toMatchObject({ ok: true });
  });

  it('has no fact to read, or one of the wrong type', async () => {
    expect((await refusal(sale({ gross: undefined })))[0]?.slice(0, 2)).toEqual([
      'step-fact-missing',
      "Step 'positive' reads 'gross', which document 'A' doesn't have",
    ]);
    expect(await refusal(sale({ gross: undefined }))).toHaveLength(1);
    expect((await refusal(sale({ gross: '12,50' })))[0]?.[0]).toBe('fact-invalid');
    expect((await refusal(sale({ gross: { amount: '1', currency: 'USD' } })))[0]?.[0]).toBe('fact-currency');
  });

  it('is of nobody that the table knows', async () => {
    expect((await refusal(sale({}, { party: 'XX' })))[0]?.slice(0, 2)).toEqual([
      'step-value-unknown',
      `Step 'whose' has no value for party = "XX" of document 'A'`,
    ]);
    expect((await refusal(sale({}, { party: 'toString' })))[0]?.[0]).toBe('step-value-unknown');
  });

  it('would get a fact that is no decimal', async () => {
    const third = defineModel({
      ...base,
      steps: [{ code: 'third', kind: 'adjust', fact: 'net', value: 'gross / 3' }],
    });
    const result = await engineOf({ models: [third] as never }).safeBill(sale({ gross: '10' }));
    if (result.ok) throw new Error('billed');
    expect(result.issues.map((issue) => sentence(issue, 'en'))).toEqual([
      `Step 'third' gives "10/3" for 'net' of document 'A'; expected money`,
    ]);
  });
});

const { steps: _, flows: __, ...base } = JSON.parse(JSON.stringify(market)) as Parameters<typeof defineModel>[0];

it('a step looks up a table of the model, by facts of the document', async () => {
  const shops = {
    code: 'shops',
    columns: [{ name: 'channel' }],
    gives: [
      { code: 'merchant', type: 'text' },
      { code: 'portion', type: 'ratio' },
    ],
    rows: [
      { cells: ['A'], gives: { merchant: 'm1', portion: '0.5' } },
      { cells: ['*'], gives: { merchant: 'm2', portion: '0.25' } },
    ],
    hit: 'first',
  };
  const steps = [
    { code: 'part', kind: 'adjust', fact: 'net', value: 'gross * lookup(shops, portion)' },
    { code: 'whose', kind: 'identify', sets: 'party', value: 'lookup(shops, merchant)' },
  ];
  const model = defineModel({ ...base, tables: [shops], steps } as never) as typeof market;
  const billed = async (channel: string) => {
    const { record, snapshot } = await engineOf({ models: [model] }).bill(sale({ gross: '100.00', channel }));
    return [record.party, snapshot.facts.net, record.amount('commission').toFixed(2)];
  };
  expect(await billed('A')).toEqual(['m1', '50', '2.50']);
  expect(await billed('B')).toEqual(['m2', '25', '1.25']);
});

describe('a custom step', () => {
  const split: Standardiser = {
    name: 'split-code',
    version: '2',
    inputs: { code: 'text', gross: 'money' },
    outputs: { channel: 'text', party: 'text', net: 'money' },
    standardise: ({ code, gross }) => ({ channel: String(code).slice(0, 3), party: 'm2', net: gross }),
  };
  const model = (step: object = {}) =>
    defineModel({
      ...base,
      steps: [
        {
          code: 'parts',
          kind: 'custom',
          standardiser: 'split-code',
          version: '2',
          inputs: { code: 'channel', gross: 'gross' },
          outputs: { channel: 'channel', party: 'party', net: 'net' },
          ...step,
        },
      ],
    });
  const faults = (step: object, standardisers: readonly unknown[] = [split]) => {
    try {
      engineOf({ models: [model(step)] as never, contracts: [], standardisers: standardisers as never });
    } catch (thrown) {
      const { issues } = thrown as { issues: readonly { code: string; path: readonly unknown[] }[] };
      return issues.map(({ code, path }) => `${code} at ${path.join('.')}`);
    }
    return [];
  };

  it('calls a registered function, whose version is kept', async () => {
    const engine = engineOf({ models: [model()] as never, standardisers: [split] });
    const { record, snapshot } = await engine.bill(sale({ channel: 'app-7' }));
    expect([record.party, snapshot.facts]).toEqual(['m2', { net: '113', channel: 'app' }]);
    expect(snapshot.standardised?.steps).toEqual([
      {
        step: 'parts',
        kind: 'custom',
        applied: true,
        version: 'split-code 2',
        changes: [
          { target: 'channel', before: 'app-7', after: 'app' },
          { target: 'party', before: 'JD-77', after: 'm2' },
          { target: 'net', after: '113' },
        ],
      },
    ]);
  });

  it('is checked when the engine is made', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ version: '3' })).toEqual(['standardiser-unknown at models.0.steps.0.standardiser']);
    expect(faults({ standardiser: 'split' })).toEqual(['standardiser-unknown at models.0.steps.0.standardiser']);
    expect(faults({ inputs: { code: 'channel' } })).toEqual(['standardiser-members at models.0.steps.0.inputs']);
    expect(faults({ inputs: { code: 'channel', gross: 'gross', more: '1' } })).toEqual([
      'standardiser-members at models.0.steps.0.inputs',
    ]);
    expect(faults({ inputs: { code: 'gross', gross: 'taxRate' } })).toEqual([
      'formula-type at models.0.steps.0.inputs.code',
      'formula-type at models.0.steps.0.inputs.gross',
    ]);
    expect(faults({ outputs: { net: 'channel', channel: 'party', more: 'net' } })).toEqual([
      'standardiser-members at models.0.steps.0.outputs',
      'standardiser-output at models.0.steps.0.outputs.net',
    ]);
    expect(faults({}, [split, split])).toEqual(['standardiser-declared-twice at standardisers.1']);
    for (const wrong of [
      null,
      {},
      { ...split, version: 2 },
      { ...split, inputs: { a: 'list' } },
      { ...split, outputs: 7 },
      { ...split, standardise: 1 },
    ]) {
      expect(faults({}, [wrong])[0]).toMatch(/^standardiser-invalid at standardisers\.0\./);
    }
  });

  it('is believed in nothing', async () => {
    const answers: readonly [unknown, string][] = [
      [undefined, 'step-value-invalid'],
      [new Map(), 'step-value-invalid'],
      [Promise.resolve({}), 'step-value-invalid'],
      [{ strange: 1 }, 'step-value-invalid'],
      [{ net: '12,5' }, 'step-value-invalid'],
      [{ party: ' m1 ' }, 'step-value-invalid'],
      [{ channel: 7 }, 'step-value-invalid'],
    ];
    for (const [answer, code] of answers) {
      const standardisers = [{ ...split, standardise: () => answer as never }];
      const result = await engineOf({ models: [model()] as never, standardisers }).safeBill(sale());
      expect(result, String(answer)).toMatchObject({ ok: false, issues: [{ code }] });
    }
    const angry = {
      ...split,
      standardise: () => {
        throw new Error('no such code');
      },
    };
    const engine = engineOf({ models: [model()] as never, standardisers: [angry] });
    await expect(engine.bill(sale())).rejects.toMatchObject({
      issues: [{ code: 'step-failed', facts: { reason: 'no such code' } }],
      cause: { message: 'no such code' },
    });
  });
});

describe('steps and flows are checked when they are defined', () => {
  const faults = (more: object, contract: object = {}) => {
    try {
      const model = defineModel({ ...base, ...more } as never) as typeof market;
      engineOf({ models: [model], contracts: [contractOf('m1', contract, model)] });
    } catch (thrown) {
      const { issues } = thrown as { issues: readonly { code: string; path: readonly unknown[] }[] };
      return issues.map(({ code, path }) => `${code} at ${path.join('.')}`);
    }
    return [];
  };
  const tag = { code: 'a', kind: 'tag', tag: 'x' };

  it.each([
    [[{ ...tag, kind: 'tagg' }], 'value-invalid at steps.0.kind'],
    [[{ code: 'a' }], 'value-missing at steps.0.kind'],
    [[7], 'value-invalid at steps.0'],
    [[tag, tag], 'name-taken at steps.1.code'],
    [[{ ...tag, when: 'nett > 0' }], 'formula-name-unknown at models.0.steps.0.when'],
    [[{ ...tag, value: 'gross' }], 'formula-type at models.0.steps.0.value'],
    [[{ ...tag, when: 'commission > 0' }], 'formula-name-unknown at models.0.steps.0.when'],
    [[{ code: 'a', kind: 'adjust', fact: 'nett', value: '1' }], 'reference-unknown at steps.0.fact'],
    [[{ code: 'a', kind: 'adjust', fact: 'commission', value: '1' }], 'reference-kind at steps.0.fact'],
    [[{ code: 'a', kind: 'adjust', fact: 'net', value: 'taxRate' }], 'formula-type at models.0.steps.0.value'],
    [[{ code: 'a', kind: 'identify', sets: 'gross', value: "'x'" }], 'reference-kind at steps.0.sets'],
    [[{ code: 'a', kind: 'identify', sets: 'partyy', value: "'x'" }], 'reference-unknown at steps.0.sets'],
    [[{ code: 'a', kind: 'identify', sets: 'party', value: 'gross' }], 'formula-type at models.0.steps.0.value'],
    [
      [{ code: 'a', kind: 'identify', sets: 'party', table: { by: 'party', values: {} } }],
      'value-invalid at steps.0.table.values',
    ],
    [
      [{ code: 'a', kind: 'check', holds: 'gross', refusal: { code: 'x', en: 'x' } }],
      'formula-type at models.0.steps.0.holds',
    ],
    [[{ code: 'a', kind: 'check', holds: 'gross > 0' }], 'value-missing at steps.0.refusal'],
  ])('%j: %s', (steps, expected) => {
    expect(faults({ steps })).toEqual([expected]);
  });

  it('and set no fact of lines, nor what only the engine knows', () => {
    const factors = [
      ...(base.factors ?? []),
      { code: 'sku', type: 'text', per: 'line' },
      { code: 'day', type: 'date', is: 'business-date' },
    ];
    const set = (fact: string, value: string) => ({ code: 'a', kind: 'adjust', fact, value });
    expect(faults({ factors, steps: [set('sku', "'x'")] })).toEqual(['step-factor-level at models.0.steps.0.fact']);
    expect(faults({ factors, steps: [set('day', "'x'")] })).toEqual(['step-factor-level at models.0.steps.0.fact']);
    const identify = { code: 'a', kind: 'identify', sets: 'sku', value: "'x'" };
    expect(faults({ factors, steps: [identify] })).toEqual(['step-factor-level at models.0.steps.0.sets']);
    expect(faults({ factors, steps: [{ ...tag, value: 'sku' }] })).toEqual([
      'formula-name-unknown at models.0.steps.0.value',
    ]);
  });

  it.each([
    [[{ code: 'standard', steps: ['a'] }], 'name-taken at flows.0.code'],
    [[{ code: 'f', steps: ['b'] }], 'reference-unknown at flows.0.steps.0'],
    [[{ code: 'f', steps: ['a', 'a'] }], 'reference-twice at flows.0.steps.1'],
    [[{ code: 'f', steps: [] }], 'value-invalid at flows.0.steps'],
    [
      [
        { code: 'f', steps: ['a'], types: ['x'] },
        { code: 'g', steps: ['a'], types: ['x'] },
      ],
      'flow-type-taken at flows.1.types.0',
    ],
  ])('%j: %s', (flows, expected) => {
    expect(faults({ steps: [tag], flows })).toEqual([expected]);
  });

  it('and so is the flow of a contract', () => {
    const flows = [{ code: 'quick', steps: ['a'] }];
    expect(faults({ steps: [tag], flows }, { flow: 'quick' })).toEqual([]);
    expect(faults({ steps: [tag], flows }, { flow: 'quik' })).toEqual(['reference-unknown at contracts.0.flow']);
  });
});
