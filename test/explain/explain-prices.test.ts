import { describe, expect, it } from 'vitest';
import { explainAmount } from '../../src/explain/explain-amount.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Calculator } from '../../src/plan/calculator.ts';
import { defineCalculator } from '../../src/plan/define-calculator.ts';
import { type Balances, contractOf, type Facts, MERCHANT_PAYS, MONTHLY, modelOf, snapshotOf } from '../decide/case.ts';

const area = defineCalculator({
  name: 'area',
  version: '3',
  inputs: { side: 'quantity', kind: 'text' },
  calculate: ({ side, kind }) => side.times(side).times(kind === 'corner' ? 2 : 1),
});

function told(
  price: object,
  facts: Facts,
  language: 'en' | 'zh',
  balances: Balances = {},
  rounding: unknown = 'half-up',
) {
  const model = parseModel(
    modelOf({
      factors: [
        { code: 'base', type: 'money' },
        { code: 'weight', type: 'quantity' },
        { code: 'secret', type: 'quantity', sensitive: true },
        { code: 'kind', type: 'text' },
      ],
      fees: [{ code: 'fee', ...MERCHANT_PAYS, rounding, price }],
      accumulators: [
        { code: 'carried', adds: 'weight', ...MONTHLY },
        { code: 'sold', adds: 'base', ...MONTHLY },
      ],
    }),
  );
  const calculators: readonly Calculator[] = [area];
  const plan = buildPlan(model, [contractOf()], 'CNY', { calculators });
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  const snapshot = snapshotOf({ base: '0', weight: '1', ...facts }, { carried: ['0', 0], sold: ['0', 0], ...balances });
  const text = explanationText(explainAmount(plan.value, snapshot, { fee: 'fee' }), language);
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}

describe('prices in words', () => {
  const packages = { kind: 'package', measure: 'weight', size: '20', free: '10', price: '4.9' };

  it('packages: how many, of what, and what was free', () => {
    expect(told(packages, { weight: '30.001' }, 'en').slice(0, 3)).toEqual([
      'fee = 9.80 CNY',
      'package: weight = 30.001',
      'packages of 20, 10 free: 2 × 4.9 = 9.8',
    ]);
    expect(told(packages, { weight: '30.001' }, 'zh').slice(1, 3)).toEqual([
      '按份: weight = 30.001',
      '每份 20,免费 10:2 份 × 4.9 = 9.8',
    ]);
  });

  it('packages of a window’s total: those that this document began', () => {
    const cumulative = { accumulator: 'carried', basis: 'marginal' };
    expect(told({ ...packages, cumulative }, { weight: '5.001' }, 'en', { carried: ['25', 1] }).slice(1, 3)).toEqual([
      'package: weight = 5.001; carried before was 25 (marginal)',
      'packages of 20, 10 free: 2 of the window less 1 before; 1 × 4.9 = 4.9',
    ]);
    expect(told({ ...packages, cumulative }, { weight: '5.001' }, 'zh', { carried: ['25', 1] }).slice(1, 3)).toEqual([
      '按份: weight = 5.001;此前累额 carried = 25(按本单前后之差)',
      '每份 20,免费 10:累计 2 份,减此前 1 份;1 份 × 4.9 = 4.9',
    ]);
    const secret = { ...packages, size: 'secret', cumulative };
    expect(told(secret, { weight: '5.001', secret: '20' }, 'en', { carried: ['25', 1] })[2]).toBe(
      'packages of ***, 10 free: *** of the window less *** before; *** × 4.9 = ***',
    );
  });

  it('how a total counts, in Chinese words', () => {
    const bands = [{ from: '0', rate: '0.05' }];
    const price = (basis: string) => ({
      kind: 'volume',
      measure: 'base',
      boundary: 'lower',
      bands,
      cumulative: { accumulator: 'sold', basis },
    });
    const line = (basis: string) => told(price(basis), { base: '10' }, 'zh', { sold: ['7', 1] })[1];
    expect(line('marginal')).toBe('全额: base = 10;此前累额 sold = 7(按本单前后之差)');
    expect(line('before')).toBe('全额: base = 10;此前累额 sold = 7(按此前累额定档)');
    expect(line('including')).toBe('全额: base = 10;此前累额 sold = 7(按含本单的累额定档)');
  });

  it('a measure above the top, where the last band goes on', () => {
    const bands = [{ from: '0', rate: '0.05' }];
    const price = { kind: 'graduated', measure: 'base', bands, upTo: '100', overflow: 'last-band' };
    expect(told(price, { base: '100.01' }, 'en')).toContain('above the top of 100: charged at the last band');
    expect(told(price, { base: '100.01' }, 'zh')).toContain('超过上限 100,按最高一档计费');
    expect(told(price, { base: '100' }, 'en').join()).not.toContain('above the top');
  });

  it('the cap of a period, with what was charged before', () => {
    const price = { kind: 'ratio', rate: '0.1', base: 'base', periodCap: { accumulator: 'charged', amount: '50' } };
    const model = parseModel(
      modelOf({
        factors: [{ code: 'base', type: 'money' }],
        fees: [{ code: 'fee', ...MERCHANT_PAYS, price }],
        accumulators: [{ code: 'charged', adds: 'fee', ...MONTHLY }],
      }),
    );
    const plan = buildPlan(model, [contractOf()], 'CNY');
    if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
    const text = (charged: string, language: 'en' | 'zh') =>
      explanationText(
        explainAmount(plan.value, snapshotOf({ base: '160' }, { charged: [charged, 1] }), { fee: 'fee' }),
        language,
      );
    expect(text('50', 'en')).toContain('  cap of the period 50, charged before 50: 16 → 0\n');
    expect(text('45', 'zh')).toContain('  周期封顶 50(此前已收 45): 16 → 5\n');
    expect(text('34', 'en')).not.toContain('cap of the period');
  });

  it('what is secret stays so', () => {
    const lines = told({ ...packages, size: 'secret' }, { weight: '30.001', secret: '20' }, 'en');
    expect(lines.slice(1, 3)).toEqual(['package: weight = 30.001', 'packages of ***, 10 free: *** × 4.9 = ***']);
    const bands = [
      { from: '0', rate: '0' },
      { from: '100 * 1', rate: '0.1' },
    ];
    expect(told({ kind: 'graduated', measure: 'base', bands }, { base: '150' }, 'en')).toContain(
      'band 100 and up: 50 × 0.1 = 5',
    );
  });

  it('a calculator: its name and version, and its inputs with their values', () => {
    const price = {
      ...{ kind: 'custom', calculator: 'area', version: '3', cap: '10' },
      inputs: { side: 'weight * 2', kind: 'kind' },
    };
    expect(told(price, { weight: '1.5', kind: 'corner' }, 'en').slice(0, 5)).toEqual([
      'fee = 10.00 CNY',
      'from the calculator area, version 3',
      'side = weight * 2 = 3',
      'kind = kind = corner',
      'cap: 18 → 10',
    ]);
    expect(told(price, { weight: '1', kind: 'side' }, 'zh')[1]).toBe('由计算器 area 版本 3 得出');
    const secret = { ...price, inputs: { side: 'secret', kind: 'kind' } };
    expect(told(secret, { secret: '2', kind: 'side' }, 'en')[2]).toBe('side = secret = ***');
  });

  it('sums and taxes are formulas with their values', () => {
    const sum = {
      kind: 'sum',
      parts: [{ rate: '0.029', base: 'base' }, { amount: '0.3' }, { price: '2', quantity: 'weight' }],
    };
    expect(told(sum, { base: '100', weight: '3' }, 'en')[1]).toBe(
      '0.029 * base + 0.3 + 2 * weight = 0.029 * 100 + 0.3 + 2 * 3',
    );
    const tax = { kind: 'tax', of: 'base', rate: '0.19', basis: 'inclusive' };
    expect(told(tax, { base: '119' }, 'en')[1]).toBe('base * 0.19 / 1.19 = 119 * 0.19 / 1.19');
  });

  it('how far it is to the next band, by the total that the band goes by', () => {
    const bands = [
      { from: '0', rate: '0.05' },
      { from: '1000', rate: '0.04' },
    ];
    const next = (price: object, base: string, language: 'en' | 'zh', total = '0') =>
      told({ bands, measure: 'base', ...price }, { base }, language, { sold: [total, total === '0' ? 0 : 1] }).filter(
        (line) => line.startsWith('next band') || line.includes('下一档'),
      );
    const volume = { kind: 'volume', boundary: 'upper' };
    expect(next({ kind: 'graduated' }, '999.99', 'en')).toEqual(['next band from 1000: 0.01 away']);
    expect(next({ kind: 'graduated' }, '1000', 'en')).toEqual([]);
    expect(next({ kind: 'graduated' }, '-250', 'zh')).toEqual(['1000 起进入下一档,还差 750']);
    expect(next(volume, '1000', 'en')).toEqual(['next band above 1000: 0 away']);
    expect(next(volume, '980', 'zh')).toEqual(['超过 1000 进入下一档,还差 20']);
    const on = (basis: string) => ({ ...volume, cumulative: { accumulator: 'sold', basis } });
    expect(next(on('before'), '100', 'en', '800')).toEqual(['next band above 1000: 200 away']);
    expect(next(on('including'), '100', 'en', '800')).toEqual(['next band above 1000: 100 away']);
    expect(next(on('including'), '300', 'en', '800')).toEqual([]);
    const secret = [bands[0], { unit: '0.04', from: 'secret' }].map((band) => ({ from: band?.from, unit: '1' }));
    const masked = { kind: 'graduated', measure: 'weight', bands: secret };
    expect(told(masked, { weight: '3', secret: '7' }, 'en')).toContain('next band from ***: *** away');
    expect(told(masked, { weight: '3', secret: '7' }, 'en').join()).not.toContain('4');
  });

  it('bands that are rounded one by one', () => {
    const bands = [
      { from: '0', rate: '0.0333' },
      { from: '10', rate: '0.0222' },
    ];
    const lines = told({ kind: 'graduated', measure: 'base', bands, roundEach: 'band' }, { base: '15.5' }, 'en');
    expect(lines).toContain('band 0 to 10: 10 × 0.0333 = 0.333 → 0.33');
    expect(lines).toContain('band 10 and up: 5.5 × 0.0222 = 0.1221 → 0.12');
  });

  it('what was rounded, where it isn’t the exact value', () => {
    const bands = [{ from: '0', rate: '0.0333' }];
    const each = told({ kind: 'graduated', measure: 'base', bands, roundEach: 'band' }, { base: '1' }, 'en');
    expect(each).toContain('exactly 0.0333, each band rounded half-up to 2 decimals: 0.03');
    const price = {
      ...{ kind: 'package', measure: 'weight', size: '1', price: '0.333' },
      cumulative: { accumulator: 'carried', basis: 'marginal' },
    };
    const rounding = { mode: 'half-up', of: 'totals' };
    expect(told(price, { weight: '1' }, 'en', { carried: ['1', 1] }, rounding)).toContain(
      "exactly 0.333, the window's totals before and after rounded half-up to 2 decimals: 0.34",
    );
    expect(told(price, { weight: '1' }, 'zh', { carried: ['1', 1] }, rounding)).toContain(
      '精确值 0.333,按窗口前后累计四舍五入到 2 位小数:0.34',
    );
  });

  it('the tax that a fee contains, and what is left of its line', () => {
    const fees = [
      { code: 'fee', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '1', base: 'base' } },
      { code: 'vat', ...MERCHANT_PAYS, price: { kind: 'tax', of: 'fee', rate: '0.19', basis: 'inclusive' } },
    ];
    const model = parseModel(modelOf({ factors: [{ code: 'base', type: 'money' }], fees }));
    const plan = buildPlan(model, [contractOf()], 'CNY');
    if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
    const explained = explainAmount(plan.value, snapshotOf({ base: '119' }), { fee: 'fee' });
    expect(explained.amount.contained).toEqual({ tax: 'vat', amount: '19.00', line: '100.00' });
    expect(explanationText(explained, 'en')).toContain('  vat 19.00 is contained in it; its own line is 100.00');
    expect(explanationText(explained, 'zh')).toContain('  其中含 vat 19.00;自身明细 100.00');
  });
});
