import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { sentence } from '../../src/issues/issue.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { Decimal } from '../../src/money/decimal.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Calculator } from '../../src/plan/calculator.ts';
import { defineCalculator } from '../../src/plan/define-calculator.ts';
import type { Plan } from '../../src/plan/plan.ts';
import {
  booked,
  contractOf,
  decided,
  faultText,
  issuesOf,
  MERCHANT_PAYS,
  modelOf,
  refused,
  snapshotOf,
} from '../decide/case.ts';

const FACTORS = [
  { code: 'tonnage', type: 'quantity' },
  { code: 'value', type: 'money' },
  { code: 'port', type: 'text' },
  { code: 'hazardous', type: 'boolean' },
  { code: 'called_on', type: 'date' },
];

const harbourDues = defineCalculator({
  name: 'harbour-dues',
  version: '1',
  inputs: { tonnage: 'quantity', isHazardous: 'boolean', port: 'text', on: 'date' },
  calculate: ({ tonnage, isHazardous, port, on }) =>
    tonnage
      .sqrt()
      .times(isHazardous ? 3 : 2)
      .plus(port === 'north' ? 1 : 0)
      .plus(on < '2026-01-01' ? 10 : 0)
      .toDecimalPlaces(4),
});

const price = {
  kind: 'custom',
  calculator: 'harbour-dues',
  version: '1',
  inputs: { tonnage: 'tonnage', isHazardous: 'hazardous', port: 'port', on: 'called_on' },
};

const tryPlan = (fee: object, calculators: readonly Calculator[] = [harbourDues]) =>
  buildPlan(
    parseModel(modelOf({ factors: FACTORS, fees: [{ code: 'dues', ...MERCHANT_PAYS, price: fee }] })),
    [contractOf()],
    'CNY',
    { calculators },
  );

function planOf(fee: object, calculators?: readonly Calculator[]): Plan {
  const plan = tryPlan(fee, calculators);
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}

const faultsOf = (fee: object, calculators?: readonly Calculator[]): readonly string[] => {
  const plan = tryPlan(fee, calculators);
  return plan.ok ? [] : plan.issues.map(faultText);
};

const FACTS = { tonnage: '1600', hazardous: false, port: 'south', called_on: '2026-11-10' };

describe('a calculator of one’s own', () => {
  it('gets its inputs by their types, and its answer is booked like any other price', () => {
    const plan = planOf(price);
    expect(booked(decided(plan, FACTS), 'dues')).toBe('80.00');
    expect(booked(decided(plan, { ...FACTS, hazardous: true, port: 'north' }), 'dues')).toBe('121.00');
    expect(booked(decided(plan, { ...FACTS, called_on: '2025-12-31' }), 'dues')).toBe('90.00');
    const record = decided(plan, { ...FACTS, tonnage: '2' });
    expect([record.exact('dues'), booked(record, 'dues')]).toEqual(['2.8284', '2.83']);
  });

  it('floor and cap act on its answer', () => {
    const bounded = planOf({ ...price, floor: '50', cap: '79.995' });
    expect(booked(decided(bounded, FACTS), 'dues')).toBe('80.00');
    expect(decided(bounded, FACTS).exact('dues')).toBe('79.995');
    expect(booked(decided(bounded, { ...FACTS, tonnage: '1' }), 'dues')).toBe('50.00');
  });

  it('its inputs are formulas', () => {
    const plan = planOf({ ...price, inputs: { ...price.inputs, tonnage: 'max(tonnage, 100)', on: "'2026-01-01'" } });
    expect(booked(decided(plan, { tonnage: '1', hazardous: false, port: 'south' }), 'dues')).toBe('20.00');
  });

  it('two versions stand side by side, and each price says which is meant', () => {
    const second = { ...harbourDues, version: '2', calculate: () => '5' };
    const calculators = [harbourDues, second];
    expect(booked(decided(planOf(price, calculators), FACTS), 'dues')).toBe('80.00');
    expect(booked(decided(planOf({ ...price, version: '2' }, calculators), FACTS), 'dues')).toBe('5.00');
  });
});

describe('what a calculator answers is never trusted', () => {
  const answering = (answer: unknown) =>
    planOf({ kind: 'custom', calculator: 'mine', version: '7', inputs: {} }, [
      { name: 'mine', version: '7', inputs: {}, calculate: () => answer as string },
    ]);
  const thrower = (act: () => unknown) =>
    planOf({ kind: 'custom', calculator: 'mine', version: '7', inputs: {} }, [
      { name: 'mine', version: '7', inputs: {}, calculate: act as () => string },
    ]);
  const facts = { calculator: 'mine', version: '7' };

  it('what is accepted as a decimal is accepted here', () => {
    for (const answer of ['1.005', 1.005, new Decimal('1.005'), '1005e-3']) {
      expect(decided(answering(answer), {}).exact('dues')).toBe('1.005');
    }
    expect(decided(answering(12n), {}).exact('dues')).toBe('12');
  });

  it.each([
    ['NaN', () => Number.NaN, 'NaN'],
    ['an infinity', () => Number.POSITIVE_INFINITY, 'Infinity'],
    ['a number of too many digits', () => 0.1 + 0.2, '0.30000000000000004'],
    ['1e400 as text', () => '1e400', '"1e400"'],
    ['1e400 as a Decimal', () => new Decimal('1e400'), 'an object'],
    ['61 digits', () => '9'.repeat(61), `"${'9'.repeat(61)}"`],
    ['nothing', () => undefined, 'undefined'],
    ['null', () => null, 'null'],
    ['a text that is no number', () => '12.50 CNY', '"12.50 CNY"'],
    ['an object that poses as a decimal', () => ({ s: 1, e: 0, d: [5], toString: () => '5' }), 'an object'],
    ['a list', () => ['5'], 'a list of 1'],
    ['a function', () => () => '5', 'a function'],
    ['a promise', () => Promise.resolve('5'), 'a promise'],
    ['a promise that fails', () => Promise.reject(new Error('late')), 'a promise'],
  ])('%s is refused with its name', (_what, answer, found) => {
    expect(refused(thrower(answer), {})).toMatchObject([
      { code: 'calculator-answer', path: ['fees', 'dues'], facts: { ...facts, found } },
    ]);
  });

  it.each([
    ['an error', new RangeError('no such port'), 'no such port'],
    ['a text', 'no port', 'no port'],
    ['nothing', undefined, 'undefined'],
    [
      'an object that cannot be looked at',
      Object.defineProperty({}, 'message', {
        get: () => {
          throw new Error('no look');
        },
      }),
      'no reason given',
    ],
  ])('one that throws %s is a fault with its name and what it said', (_what, thrown, reason) => {
    const plan = thrower(() => {
      throw thrown;
    });
    expect(refused(plan, {})).toMatchObject([{ code: 'calculator-failed', facts: { ...facts, reason } }]);
  });

  it('what it threw stays as the cause', () => {
    const cause = new RangeError('no such port');
    const plan = thrower(() => {
      throw cause;
    });
    try {
      decide(plan, snapshotOf({}));
      expect.unreachable();
    } catch (error) {
      expect((error as Error).cause).toBe(cause);
    }
  });

  it('what it does to its inputs reaches nobody: they are frozen, and new at each call', () => {
    const seen: unknown[] = [];
    const vandal: Calculator = {
      name: 'mine',
      version: '7',
      inputs: { value: 'money' },
      calculate: (inputs) => {
        seen.push(inputs);
        expect(Reflect.set(inputs, 'value', '0')).toBe(false);
        expect(Reflect.set(inputs, 'more', '0')).toBe(false);
        const value = inputs.value as unknown as { d: number[]; e: number };
        const answer = String(value);
        value.d.length = 0;
        value.e = 99;
        return answer;
      },
    };
    const plan = planOf({ kind: 'custom', calculator: 'mine', version: '7', inputs: { value: 'value' } }, [vandal]);
    const snapshot = snapshotOf({ value: '123.45' });
    expect([1, 2, 3].map(() => decide(plan, snapshot).exact('dues'))).toEqual(['123.45', '123.45', '123.45']);
    expect(new Set(seen).size).toBe(3);
    expect(new Decimal('123.45').toString()).toBe('123.45');
  });

  it('an input without end as a decimal is refused, and one that is rounded goes', () => {
    const asked = (formula: string) =>
      planOf({ kind: 'custom', calculator: 'mine', version: '7', inputs: { value: formula } }, [
        { name: 'mine', version: '7', inputs: { value: 'money' }, calculate: ({ value }) => String(value) },
      ]);
    expect(refused(asked('value / 3'), { value: '1' })).toMatchObject([
      { code: 'calculator-input-endless', facts: { calculator: 'mine', input: 'value', value: '1/3' } },
    ]);
    expect(decided(asked("round(value / 3, 4, 'half-up')"), { value: '1' }).exact('dues')).toBe('0.3333');
    expect(decided(asked('value / 3'), { value: '6' }).exact('dues')).toBe('2');
  });
});

describe('a price that asks for what is not there', () => {
  it('an unknown calculator comes with the nearest name, an unknown version with those that there are', () => {
    const faults = (fee: object) =>
      issuesOf(() => {
        const plan = tryPlan(fee);
        if (!plan.ok) throw Object.assign(new Error(), { [Symbol.for('feewright.error')]: true, issues: plan.issues });
      });
    expect(faults({ ...price, calculator: 'harbor-dues' })).toMatchObject([
      { code: 'calculator-unknown', path: ['fees', 0, 'price', 'calculator'], facts: { nearest: 'harbour-dues' } },
    ]);
    expect(faults({ ...price, version: '2' })).toMatchObject([
      { code: 'calculator-version', path: ['fees', 0, 'price', 'version'], facts: { known: '1' } },
    ]);
    expect(faults({ ...price, inputs: { ...price.inputs, tonage: '1' } })).toMatchObject([
      { code: 'calculator-input-unknown', facts: { input: 'tonage', nearest: 'tonnage' } },
    ]);
  });

  it('an input that is missing, and one of another type', () => {
    const { tonnage: _, ...inputs } = price.inputs;
    expect(faultsOf({ ...price, inputs })).toEqual(['fees[0].price.inputs.tonnage: calculator-input-missing']);
    expect(faultsOf({ ...price, inputs: { ...price.inputs, tonnage: 'value' } })).toEqual([
      'fees[0].price.inputs.tonnage: formula-type',
    ]);
  });

  it('without any calculators the plan cannot be made', () => {
    expect(faultsOf(price, [])).toEqual(['fees[0].price.calculator: calculator-unknown']);
  });
});

describe('what is no calculator', () => {
  const faults = (...calculators: readonly unknown[]) => faultsOf(price, calculators as readonly Calculator[]);

  it('each fault at its place', () => {
    expect(faults(undefined)).toEqual(['calculators[0]: calculator-invalid']);
    expect(faults(harbourDues, { ...harbourDues, name: '', version: 2, inputs: { tonnage: 'money(CNY)' } })).toEqual([
      'calculators[1].name: calculator-invalid',
      'calculators[1].version: calculator-invalid',
      'calculators[1].inputs: calculator-invalid',
    ]);
    expect(faults({ ...harbourDues, calculate: '5' })).toEqual(['calculators[0].calculate: calculator-invalid']);
    expect(faults({ ...harbourDues, inputs: { 'a b': 'money' } })).toEqual([
      'calculators[0].inputs: calculator-invalid',
    ]);
  });

  it('one name and version twice', () => {
    expect(faults(harbourDues, { ...harbourDues })).toEqual(['calculators[1]: calculator-twice']);
  });
});

describe('a calculator with a slip', () => {
  it('is refused where it is written, every fault at once', () => {
    const faults = (calculator: unknown) => {
      try {
        defineCalculator(calculator as Calculator);
        return [];
      } catch (thrown) {
        if (!isFeewrightError(thrown)) throw thrown;
        return thrown.issues.map((each) => `${each.path.join('.')}: ${sentence(each, 'en')}`);
      }
    };
    const inputs = 'an object of input names, each with money, ratio, quantity, integer, text, boolean or date';
    expect(faults({ name: 'x', version: '1', inputs: { x: 'mony' }, calculate: () => 1 })).toEqual([
      `inputs: 'inputs' of a calculator is an object; expected ${inputs}`,
    ]);
    expect(faults({ name: '', inputs: {}, calculate: 5 })).toHaveLength(3);
    expect(faults(undefined)).toEqual([
      ": 'calculator' of a calculator is undefined; expected an object with name, version, inputs and calculate",
    ]);
    expect(faults({ name: 'x', version: '1', inputs: { x: 'money' }, calculate: () => 1 })).toEqual([]);
  });
});
