import { describe, expect, it } from 'vitest';
import { safeCreateEngine } from '../../src/engine.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import { contractOf, departmentStore, order, rules, storeSale } from './department-store.ts';

type Options = Parameters<typeof safeCreateEngine>[0];

function faults(options: Partial<Options>): readonly string[] {
  const engine = safeCreateEngine({ models: [storeSale], contracts: [contractOf('m1')], rules, ...options });
  return engine.ok ? [] : engine.issues.map((issue) => `${pathText(issue.path)}: ${sentence(issue, 'en')}`);
}

const contract = (more: object) => parseContract({ ...contractOf('m1'), ...more });

describe('definitions that do not go together', () => {
  it('are refused with every fault at once, each at its place', () => {
    const found = faults({
      models: [storeSale, storeSale],
      rules: parseRuleBook({ rules: [{ code: 'r', when: "busines == 'x'", model: 'store-sales' }] }),
      contracts: [contractOf('m1'), contract({ version: '2' })],
      providers: [{ name: 'p', factors: ['pirce'], provide: () => [] }],
      payingSubjects: [{ tenant: 't1', business: 'retail', fee: 'goods', subject: '9' }],
    });
    expect(found.map((each) => each.split(':')[0])).toEqual([
      'models[1].code',
      'rules.rules[0].model',
      'rules.rules[0].when',
      'contracts[1].valid',
      'providers[0].factors',
      'payingSubjects[0].subject',
    ]);
    expect(found[1]).toContain("did you mean 'store-sale'?");
  });

  it('have a contract for a model that is not there', () => {
    expect(faults({ contracts: [contract({ model: 'store-sales' })] })).toEqual([
      "contracts[0].model: There is no model 'store-sales'; did you mean 'store-sale'?",
    ]);
  });

  it('have a term that fits no model, found before any document comes', () => {
    const found = faults({
      contracts: [contractOf('m1'), contract({ id: 'c-m9', party: 'm9', terms: [{ fee: 'comission' }] })],
    });
    expect(found).toEqual([
      expect.stringMatching(/^contracts\[1\]\.terms\[0\]\.fee: There is no fee 'comission'.*did you mean 'commission'/),
    ]);
  });

  it('of a draft may be wrong: it applies to nothing', () => {
    const draft = contract({ id: 'c-m9', party: 'm9', status: 'draft', terms: [{ fee: 'comission' }] });
    expect(faults({ contracts: [contractOf('m1'), draft] })).toEqual([]);
  });
});

describe('the version of a contract', () => {
  const version = (name: string, valid: { from: string; to?: string }, rate: string) =>
    defineContract(storeSale, {
      ...contractOf('m1'),
      version: name,
      valid,
      // The month's sales go on, from which the commission is charged.
      midWindow: 'continue',
      terms: [{ fee: 'service', when: '*', price: { rate } }],
    });

  it('is that of the business time, to the millisecond', async () => {
    const change = '2026-11-15T00:00:00+08:00';
    const engine = departmentStore({
      contracts: [
        version('1', { from: '2026-01-01T00:00:00+08:00', to: change }, '0.006'),
        version('2', { from: change }, '0.01'),
      ],
    });
    const before = await engine.bill(order('A', {}, { time: '2026-11-14T23:59:59.999+08:00' }));
    const after = await engine.bill(order('B', {}, { time: change }));
    expect([before.record.amount('service').toFixed(2), before.record.contract.version]).toEqual(['0.60', '1']);
    expect([after.record.amount('service').toFixed(2), after.record.contract.version]).toEqual(['1.00', '2']);
    // Both are lines of one month of one contract: one order.
    expect(await engine.orders()).toHaveLength(1);
  });
});

describe('a model in the document’s own currency', () => {
  const global = defineModel({
    format: 1,
    code: 'export',
    business: 'export',
    currency: 'document',
    parties: [
      { code: 'seller', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [{ code: 'price', type: 'money' }],
    fees: [
      {
        code: 'fee',
        payer: 'seller',
        payee: 'platform',
        rounding: 'half-up',
        price: { kind: 'ratio', rate: '0.029', base: 'price' },
      },
    ],
  });
  const engine = () =>
    departmentStore({
      models: [global as never],
      contracts: [contract({ model: 'export' })],
      rules: parseRuleBook({ rules: [{ code: 'all', model: 'export' }] }),
    });
  const exported = (id: string, currency: string | undefined, price: unknown) =>
    order(id, { price }, { business: 'export', currency });

  it('books to that currency’s minor unit, in orders of their own', async () => {
    const store = engine();
    const outcomes = await store.billAll([
      exported('A', 'JPY', '1050'),
      exported('B', 'KWD', '10.505'),
      exported('C', 'CNY', '10.50'),
    ]);
    const lines = outcomes.map((outcome) =>
      outcome.status === 'created' ? JSON.parse(JSON.stringify(outcome.record)).lines[0].amount : '',
    );
    expect(lines).toEqual(['30', '0.305', '0.30']);
    expect((await store.orders()).map(({ currency }) => currency)).toEqual(['CNY', 'JPY', 'KWD']);
  });

  it('needs one, and agrees with it', async () => {
    const missing = await engine().safeBill(exported('A', undefined, '1'));
    expect(missing).toMatchObject({ ok: false, issues: [{ code: 'document-currency-missing' }] });
    const other = await engine().safeBill(exported('A', 'JPY', { amount: '1', currency: 'CNY' }));
    expect(other).toMatchObject({
      ok: false,
      issues: [{ code: 'fact-currency', facts: { found: 'CNY', expected: 'JPY' } }],
    });
  });
});

describe('a rule that leads to another business’s model', () => {
  it('is a fault of the document, and nothing is billed', async () => {
    const engine = departmentStore({ rules: parseRuleBook({ rules: [{ code: 'all', model: 'store-sale' }] }) });
    const result = await engine.safeBill(order('A', {}, { business: 'rent' }));
    expect(result.ok ? [] : result.issues.map((issue) => sentence(issue, 'en'))).toEqual([
      "Document 'A' is of business 'rent', and model 'store-sale' is for 'retail'",
    ]);
  });
});

describe('ten thousand parties on one model’s terms', () => {
  it('are an engine at once: plans are built when they are needed', () => {
    const template = contractOf('m1');
    const contracts = Array.from({ length: 10_000 }, (_, at) =>
      Object.freeze({ ...template, id: `c${at}`, party: `p${at}` }),
    );
    const begun = performance.now();
    expect(safeCreateEngine({ models: [storeSale], contracts, rules }).ok).toBe(true);
    expect(performance.now() - begun).toBeLessThan(60_000);
  });
});
