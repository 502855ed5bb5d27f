import { describe, expect, it } from 'vitest';
import { parseContract, parseModel, parseRuleBook, pathText, sentence } from '../../src/index.ts';
import { publishReport } from '../../src/publish.ts';
import { type Json, MERCHANT_PAYS, modelOf } from '../decide/case.ts';

const contract = (id: string, more: Json = {}) =>
  parseContract({
    ...{ format: 1, id, version: '1', tenant: 't1', party: id, model: 'order', timeZone: 'UTC', cycle: 'month' },
    valid: { from: '2026-01-01T00:00:00Z' },
    ...more,
  });

const volume = (rate: string) => ({
  kind: 'volume',
  measure: 'base',
  boundary: 'lower',
  bands: [
    { from: 0, rate: '0.05' },
    { from: 1000, rate },
  ],
});

function report(
  fee: Json,
  contracts: readonly ReturnType<typeof contract>[],
  rules: readonly Json[] = [{ code: 'all', model: 'order' }],
) {
  const factors = [
    { code: 'base', type: 'money' },
    { code: 'spare', type: 'text' },
  ];
  const model = parseModel(modelOf({ factors, fees: [{ code: 'fee', ...MERCHANT_PAYS, ...fee }] }));
  const fields = [{ code: 'amount', type: 'money' }];
  return publishReport({ models: [model], contracts, rules: parseRuleBook({ fields, rules }) }).map(
    (each) => `${each.severity} ${pathText(each.path)}: ${sentence(each, 'en')}`,
  );
}

describe('the report before publishing', () => {
  it('says nothing of the model twice, however many contracts there are, and of each contract at its own place', () => {
    const terms = [{ fee: 'fee', price: volume('0.03') }];
    expect(report({ price: volume('0.04') }, [contract('m1'), contract('m2'), contract('m3', { terms })])).toEqual([
      "warning models[0].fees[0].price.bands: 'fee' has a cliff at 1000: one unit more leaves the payee with 9.9995 less, until 1249.99",
      "warning contracts[2].terms[0].price.bands: 'fee' has a cliff at 1000: one unit more leaves the payee with 19.9995 less, until 1666.65",
      "warning models[0].factors[1]: nothing reads the factor 'spare'",
    ]);
  });

  it('tells what the engine would refuse, and the warnings beside it', () => {
    const when = "spare == 'a' and spare == 'b'";
    const faulty = contract('m1', {
      terms: [
        {
          fee: 'fee',
          price: {
            bands: [
              { from: 0, rate: '0.1' },
              { from: 0, rate: '2' },
            ],
          },
        },
      ],
    });
    expect(
      report({ when, price: volume('0.05') }, [faulty], [{ code: 'large', when: 'amount > 1', model: 'order' }]),
    ).toEqual([
      'error contracts[0].terms[0].price.bands[1].from: Bands must rise: 0 comes after 0',
      "warning models[0].fees[0].when: the condition of 'fee' never holds: spare == 'a' and spare == 'b'",
      'warning rules.rules: none of the 1 business rules takes what the others leave: such documents are refused',
    ]);
  });

  it('answers what is wrong with what it was given, as the engine does', () => {
    const told = (input: unknown) =>
      publishReport(input as Parameters<typeof publishReport>[0]).map((each) => `${each.code} ${pathText(each.path)}`);
    expect(told(undefined)).toEqual(['option-invalid ']);
    expect(told({ models: [], contracts: [] })).toEqual(['option-invalid rules']);
    expect(told({ models: [null], contracts: 7, rules: parseRuleBook({ rules: [] }), calculators: 'x' })).toEqual([
      'option-invalid models',
      'option-invalid contracts',
      'option-invalid calculators',
    ]);
    const sound = { models: [], contracts: [], rules: parseRuleBook({ rules: [] }) };
    expect(told({ ...sound, calculators: [null] })).toEqual(['calculator-invalid calculators[0]']);
    expect(told({ ...sound, standardisers: [null] })).toHaveLength(1);
  });

  it('looks at the standardising steps of a model as well', () => {
    const refusal = { code: 'x', en: 'x' };
    const steps = [
      { kind: 'check', code: 'c', when: 'base > 1 and base < 1', holds: 'base > 1 or base <= 1', refusal },
      { kind: 'adjust', code: 'a', when: 'base >= 5', fact: 'base', value: 'base > 2 ? base : 0' },
      { kind: 'tag', code: 't', tag: 'large', when: 'base > 1000' },
    ];
    const model = parseModel({
      ...(modelOf({
        factors: [{ code: 'base', type: 'money' }],
        fees: [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'base' } }],
      }) as object),
      steps,
    });
    const rules = parseRuleBook({ rules: [{ code: 'all', model: 'order' }] });
    const found = publishReport({ models: [model], contracts: [], rules });
    expect(found.map((each) => `${pathText(each.path)}: ${sentence(each, 'en')}`)).toEqual([
      "models[0].steps[0].when: the condition of 'c' never holds: base > 1 and base < 1",
      "models[0].steps[0].holds: the condition of 'c' always holds: base > 1 or base <= 1",
      "models[0].steps[1].value: in 'a', this part is never evaluated: 0",
    ]);
  });

  it('has nothing to say of sound definitions', () => {
    const price = { kind: 'graduated', measure: 'base', bands: [{ from: 0, rate: '0.05' }] };
    expect(report({ when: "spare != 'x'", price }, [contract('m1')])).toEqual([]);
  });
});
