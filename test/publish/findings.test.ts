import { describe, expect, it } from 'vitest';
import { type Issue, sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { compileRules } from '../../src/match/compile-rules.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import { planFindings, unusedFactors } from '../../src/publish/plan-findings.ts';
import { ruleFindings } from '../../src/publish/rule-findings.ts';
import { type Json, MERCHANT_PAYS, modelOf, planOf } from '../decide/case.ts';

const FACTORS = [
  { code: 'base', type: 'money' },
  { code: 'pieces', type: 'integer' },
  { code: 'channel', type: 'text' },
];

const told = (issues: readonly Issue[]): readonly string[] => {
  expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
  return issues.map((each) => `${pathText(each.path)}: ${sentence(each, 'en')}`);
};

function ofFee(fee: Json, terms: readonly unknown[] = []): readonly string[] {
  return told(planFindings(planOf({ factors: FACTORS, fees: [{ code: 'fee', ...MERCHANT_PAYS, ...fee }] }, terms)));
}

describe('what is odd about a fee', () => {
  const flat = { kind: 'flat', amount: '1' };

  it('a condition that never holds, or always', () => {
    expect(ofFee({ when: 'base > 100 and base < 50', price: flat })).toEqual([
      "fees[0].when: the condition of 'fee' never holds: base > 100 and base < 50",
    ]);
    expect(ofFee({ when: "channel != 'app' or channel != 'web'", price: flat })).toEqual([
      "fees[0].when: the condition of 'fee' always holds: channel != 'app' or channel != 'web'",
    ]);
    expect(ofFee({ when: 'base > 100 and base < 150', price: flat })).toEqual([]);
  });

  it('a branch that nothing reaches, given its own condition and the ones around it', () => {
    const price = { kind: 'formula', formula: 'base > 50 ? (base > 20 ? base * 0.01 : base * 0.02) : 0' };
    expect(ofFee({ price })).toEqual(["fees[0].price.formula: in 'fee', this part is never evaluated: base * 0.02"]);
    expect(
      ofFee({ when: 'base >= 100', price: { kind: 'formula', formula: 'base > 50 ? base * 0.01 : base' } }),
    ).toEqual(["fees[0].price.formula: in 'fee', this part is never evaluated: base"]);
    expect(
      ofFee({ when: 'base >= 50', price: { kind: 'formula', formula: 'base > 50 ? base * 0.01 : base' } }),
    ).toEqual([]);
  });

  it('a rate above 1: 5 where 5 % was meant; at the very 1 it is not told', () => {
    expect(ofFee({ price: { kind: 'ratio', rate: '5', base: 'base' } })).toEqual([
      "fees[0].price.rate: 'fee' charges more than all of its base: a rate of 5 (0.05 is 5 %)",
    ]);
    expect(ofFee({ price: { kind: 'ratio', rate: '1', base: 'base' } })).toEqual([]);
    // Two a piece is no ratio.
    expect(ofFee({ price: { kind: 'ratio', rate: '2', base: 'pieces' } })).toEqual([]);
    const terms = [{ fee: 'fee', price: { bands: [{ from: 0, rate: '1.01' }] } }];
    const price = { kind: 'graduated', measure: 'base', bands: [{ from: 0, rate: '0.1' }] };
    expect(ofFee({ price }, terms)).toEqual([
      "contracts[0].terms[0].price.bands[0].rate: 'fee' charges more than all of its base: a rate of 1.01 (0.05 is 5 %)",
    ]);
  });

  it('a rate above 1 of a tax, of a part of a sum, and of the rows of a rate card', () => {
    const price = { kind: 'tax', of: 'base', rate: '19', basis: 'exclusive' };
    expect(ofFee({ price })).toEqual([
      "fees[0].price.rate: 'fee' charges more than all of its base: a rate of 19 (0.05 is 5 %)",
    ]);
    expect(ofFee({ price: { ...price, rate: '0.19' } })).toEqual([]);
    expect(ofFee({ price: { kind: 'sum', parts: [{ amount: '5' }, { rate: '5', base: 'base' }] } })).toEqual([
      "fees[0].price.parts[1].rate: 'fee' charges more than all of its base: a rate of 5 (0.05 is 5 %)",
    ]);
    expect(ofFee({ price: { kind: 'sum', parts: [{ amount: '5' }, { rate: '1', base: 'base' }] } })).toEqual([]);
    const table = {
      code: 'card',
      columns: [{ name: 'channel' }],
      gives: [{ code: 'rate', type: 'ratio' }],
      hit: 'unique',
      rows: [
        { cells: ['app'], gives: { rate: '1' } },
        { cells: ['web'], gives: { rate: '5' } },
      ],
      default: { rate: '7' },
    };
    const fees = [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'rate-card', table: 'card', base: 'base' } }];
    const rows = (terms: readonly unknown[] = []) =>
      told(planFindings(planOf({ factors: FACTORS, tables: [table], fees }, terms))).map((text) => text.split(': ')[0]);
    expect(rows()).toEqual(['tables[0].rows[1].gives.rate', 'tables[0].default.rate']);
    // A contract's own rows are told at the contract.
    const own = { table: 'card', rows: [{ cells: ['app'], gives: { rate: '2' } }] };
    expect(rows([own])).toEqual(['contracts[0].terms[0].rows[0].gives.rate', 'tables[0].default.rate']);
  });

  it('a band that the measure never comes up to', () => {
    const price = {
      kind: 'graduated',
      measure: 'clamp(base, 0, 1000)',
      bands: [
        { from: 0, rate: '0.1' },
        { from: 1000, rate: '0.2' },
        { from: 2000, rate: '0.3' },
      ],
    };
    expect(ofFee({ price: { ...price, boundary: 'lower' } })).toEqual([
      "fees[0].price.bands[2]: the band of 'fee' from 2000 is never entered: the measure is at most 1000",
    ]);
    expect(ofFee({ price: { ...price, boundary: 'upper' } })).toHaveLength(2);
  });

  it('a floor above the cap', () => {
    const price = { kind: 'ratio', rate: '0.1', base: 'base', floor: 10, cap: 5 };
    expect(ofFee({ price })).toEqual([
      "fees[0].price.floor: the floor of 'fee', 10, is above its cap, 5: the cap always stands",
    ]);
    expect(ofFee({ price: { ...price, floor: 5 } })).toEqual([]);
  });

  it('a cliff', () => {
    const bands = [
      { from: 0, rate: '0.05' },
      { from: 1000, rate: '0.04' },
    ];
    expect(ofFee({ price: { kind: 'volume', measure: 'base', boundary: 'lower', bands } })).toEqual([
      "fees[0].price.bands: 'fee' has a cliff at 1000: one unit more leaves the payee with 9.9995 less, until 1249.99",
    ]);
  });

  it('nothing of one that is switched off', () => {
    expect(ofFee({ enabled: false, when: 'base > 1 and base < 1', price: flat })).toEqual([]);
  });
});

it('factors that nothing reads, under any contract', () => {
  const parts = {
    factors: FACTORS,
    fees: [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.1', base: 'base' } }],
  };
  const other = planOf(parts, [{ fee: 'fee', when: "channel == 'app'" }]);
  const model = parseModel(modelOf(parts));
  expect(told(unusedFactors(model, [planOf(parts)]))).toEqual([
    "factors[1]: nothing reads the factor 'pieces'",
    "factors[2]: nothing reads the factor 'channel'",
  ]);
  expect(told(unusedFactors(model, [planOf(parts), other]))).toEqual(["factors[1]: nothing reads the factor 'pieces'"]);
});

describe('what is odd about business rules', () => {
  function ofRules(hit: string, conditions: readonly (string | undefined)[]): readonly string[] {
    const rules = conditions.map((when, at) => ({
      code: `r${at + 1}`,
      model: 'm',
      ...(when === undefined ? {} : { when }),
    }));
    const book = parseRuleBook({
      hit,
      fields: [
        { code: 'amount', type: 'money' },
        { code: 'gross', type: 'money' },
        { code: 'channel', type: 'text' },
      ],
      rules,
    });
    const compiled = compileRules(book);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    return told(ruleFindings(compiled.value.hit, compiled.value.rules));
  }

  it('one behind another that always comes first', () => {
    expect(ofRules('first', ['amount > 10', 'amount > 20', undefined, "channel == 'app'"])).toEqual([
      "rules[1].when: business rule 'r2' is never hit: whenever it holds, 'r1' comes first",
      "rules[3].when: business rule 'r4' is never hit: whenever it holds, 'r3' comes first",
    ]);
    expect(ofRules('first', ['amount > 20', 'amount > 10', undefined])).toEqual([]);
  });

  it('two of which one never holds alone, where only one may', () => {
    expect(ofRules('unique', ['amount > 20', 'amount > 10', 'amount <= 10'])).toEqual([
      "rules[0].when: whenever business rule 'r1' holds, 'r2' does too; of such documents none is billed",
    ]);
    expect(ofRules('unique', ['amount > 10', 'amount <= 10'])).toEqual([]);
  });

  it('two that hold together for some documents, where only one may', () => {
    expect(ofRules('unique', ['amount > 5', 'amount < 9'])).toEqual([
      "rules[0].when: business rules 'r1' and 'r2' hold together for some documents; none of those is billed",
    ]);
    expect(ofRules('unique', ['amount > 5', 'amount <= 5'])).toEqual([]);
    expect(ofRules('first', ['amount > 5', 'amount < 9'])).toEqual([]);
    // Nothing is known of when these hold: nothing is told.
    expect(
      ofRules('unique', ['amount / 2 > 5', 'amount < 10', 'amount > gross', undefined]).filter((text) =>
        text.includes('together'),
      ),
    ).toEqual([]);
  });

  it('one that never holds is told once, and holds along with no other', () => {
    expect(ofRules('unique', ['amount > 5 and amount < 3', undefined])).toEqual([
      "rules[0].when: the condition of 'r1' never holds: amount > 5 and amount < 3",
    ]);
    expect(ofRules('first', [undefined, 'amount > 5 and amount < 3'])).toHaveLength(1);
  });

  it('none that takes what the others leave', () => {
    expect(ofRules('unique', ["channel == 'app'", "channel == 'web'"])).toEqual([
      'rules: none of the 2 business rules takes what the others leave: such documents are refused',
    ]);
    expect(ofRules('first', ["channel == 'app'", '*'])).toEqual([]);
    expect(ofRules('unique', ["channel == 'app'", "channel != 'app'"])).toEqual([]);
  });
});
