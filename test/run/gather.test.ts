import { describe, expect, it } from 'vitest';
import type { FactorProvider, FactorRequest } from '../../src/factor/factor-provider.ts';
import { sentence } from '../../src/issues/issue.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { BillOutcome } from '../../src/run/bill-answer.ts';
import { departmentStore, order } from '../engine/department-store.ts';

/** An order whose facts come from elsewhere. */
const bare = (id: string, head: object = {}) => order(id, { price: undefined, supplier: undefined }, head);

/** A provider that knows the same of every document, and keeps what it was asked. */
function provider(name: string, facts: Readonly<Record<string, unknown>>, more: Partial<FactorProvider> = {}) {
  const asked: FactorRequest[] = [];
  const answer = Object.fromEntries(Object.entries(facts).map(([code, value]) => [code, { value }]));
  const made: FactorProvider = {
    name,
    factors: Object.keys(facts),
    provide: (request) => {
      asked.push(request);
      return request.documents.map(() => answer);
    },
    ...more,
  };
  return { made, asked };
}

const suppliers = () => provider('suppliers', { supplier: 's1' }).made;

function statuses(outcomes: readonly BillOutcome[]): readonly string[] {
  return outcomes.map((outcome) => outcome.status);
}

function faults(outcome: BillOutcome | undefined): readonly string[] {
  return outcome?.status === 'refused' ? outcome.issues.map((issue) => sentence(issue, 'en')) : [];
}

describe('a batch', () => {
  it('asks every provider once, for all of its documents', async () => {
    const prices = provider('prices', { price: '100.00', coupon: '10.00' });
    const engine = departmentStore({ providers: [prices.made, suppliers()] });
    const outcomes = await engine.billAll([bare('A'), bare('B', { party: 'm2' }), bare('C')]);
    expect(statuses(outcomes)).toEqual(['created', 'created', 'created']);
    expect(prices.asked.map(({ factors, documents }) => [factors, documents.map(({ id }) => id)])).toEqual([
      [
        ['price', 'coupon'],
        ['A', 'B', 'C'],
      ],
    ]);
  });

  it('asks nothing for what was billed before, nor for what fits no rule', async () => {
    const prices = provider('prices', { price: '100.00' });
    const engine = departmentStore({ providers: [prices.made, suppliers()] });
    await engine.bill(bare('A'));
    const outcomes = await engine.billAll([bare('A'), 'no document', bare('B', { business: 'rent' }), bare('C')]);
    expect(statuses(outcomes)).toEqual(['exists', 'refused', 'refused', 'created']);
    expect(prices.asked.map(({ documents }) => documents.map(({ id }) => id))).toEqual([['A'], ['C']]);
    await engine.billAll([bare('A')]);
    expect(prices.asked).toHaveLength(2);
  });

  it('gives providers nothing that they could change', async () => {
    const prices = provider('prices', { price: '100.00' });
    await departmentStore({ providers: [prices.made, suppliers()] }).bill(bare('A'));
    const [request] = prices.asked;
    for (const part of [
      request,
      request?.factors,
      request?.documents,
      request?.documents[0],
      request?.documents[0]?.facts,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('asks those who share no factor at the same time', async () => {
    let other: (() => void) | undefined;
    const meeting = new Promise<void>((resolve) => {
      other = resolve;
    });
    const waits: FactorProvider['provide'] = async ({ documents }) => {
      await meeting;
      return documents.map(() => ({ price: { value: '1' } }));
    };
    const frees: FactorProvider['provide'] = ({ documents }) => {
      other?.();
      return documents.map(() => ({ supplier: { value: 's1' } }));
    };
    const providers = [
      { name: 'waits', factors: ['price'], provide: waits },
      { name: 'frees', factors: ['supplier'], provide: frees },
    ];
    expect((await departmentStore({ providers }).bill(bare('A'))).status).toBe('created');
  });
});

describe('the chain of a factor', () => {
  it('is: the business’s own providers, the general ones, the document, the default', async () => {
    const knows = (name: string, ids: readonly string[], price: string, more: object = {}): FactorProvider => ({
      name,
      factors: ['price'],
      provide: ({ documents }) =>
        documents.map(({ id }) => (ids.includes(id) ? { price: { value: price } } : undefined)),
      ...more,
    });
    const general = knows('general', ['A', 'B'], '2.00');
    const own = knows('own', ['A'], '1.00', { businesses: ['retail'] });
    const last = provider('last', { price: undefined });
    const engine = departmentStore({ providers: [general, own, last.made] });
    const outcomes = await engine.billAll(['A', 'B', 'C'].map((id) => order(id, { price: '3.00' })));
    const seen = outcomes.map((each) =>
      each.status === 'created' ? [each.snapshot.facts.price, each.snapshot.sources.price] : [],
    );
    expect(seen).toEqual([
      ['1', { source: 'own' }],
      ['2', { source: 'general' }],
      ['3', { source: 'document' }],
    ]);
    expect(last.asked.map(({ documents }) => documents.map(({ id }) => id))).toEqual([['C']]);
    expect((await engine.quote(order('D'))).snapshot.sources.coupon).toEqual({ source: 'default' });
  });

  it('keeps time and version of what was answered', async () => {
    const prices: FactorProvider = {
      name: 'prices',
      version: 'list 7',
      factors: ['price', 'coupon'],
      provide: ({ documents }) =>
        documents.map(() => ({
          price: { value: '100.00', time: '2026-11-10T09:00:00+08:00', version: 'row 3' },
          coupon: { value: '0' },
        })),
    };
    const { snapshot } = await departmentStore({ providers: [prices] }).quote(order('A'));
    expect(snapshot.sources.price).toEqual({ source: 'prices', time: '2026-11-10T01:00:00Z', version: 'row 3' });
    expect(snapshot.sources.coupon).toEqual({ source: 'prices', version: 'list 7' });
  });

  it('ends in a fault only where the fact is read; then it names who was asked', async () => {
    const prices = provider('prices', { price: undefined });
    const engine = departmentStore({ providers: [prices.made, suppliers()] });
    const [outcome] = await engine.billAll([bare('A')]);
    expect(faults(outcome)).toEqual(["Factor 'price' is needed and document 'A' doesn't have it; asked: prices"]);
  });
});

describe('a provider that is broken', () => {
  const cause = new Error('connection reset');

  async function billedBeside(provide: FactorProvider['provide'], clock?: Clock) {
    const broken: FactorProvider = { name: 'prices', factors: ['price'], provide };
    const prices = { ...broken, businesses: ['retail'] };
    const engine = departmentStore({ providers: [prices, suppliers()], ...(clock === undefined ? {} : { clock }) });
    const [lost, whole] = await engine.billAll([bare('A'), order('B', { supplier: undefined })]);
    return { lost, whole, engine };
  }

  it.each([
    [
      'throws',
      () => {
        throw cause;
      },
    ],
    ['rejects', () => Promise.reject(cause)],
  ] as const)(
    'and %s fails the documents that asked; the cause is kept, and it may be tried again',
    async (_, provide) => {
      const { lost, whole } = await billedBeside(provide);
      expect(faults(lost)).toEqual(["Provider 'prices' failed, so document 'A' lacks 'price': connection reset"]);
      if (lost?.status !== 'refused') throw new Error('billed');
      expect(lost.error.cause).toBe(cause);
      expect(lost.issues[0]?.retryable).toBe(true);
      // B asked too: a provider that throws has said nothing of anybody, though B has a price of its own.
      expect(whole?.status).toBe('refused');
    },
  );

  it('fails nobody who did not ask it', async () => {
    const first: FactorProvider = {
      name: 'first',
      factors: ['price'],
      provide: ({ documents }) => documents.map(({ id }) => (id === 'B' ? { price: { value: '7.00' } } : undefined)),
    };
    const broken: FactorProvider = { name: 'second', factors: ['price'], provide: () => Promise.reject(cause) };
    const engine = departmentStore({ providers: [first, broken, suppliers()] });
    expect(statuses(await engine.billAll([bare('A'), bare('B')]))).toEqual(['refused', 'created']);
  });

  const bites = () => {
    throw cause;
  };

  it.each([
    ['nothing', () => null, 'null'],
    ['an object', () => ({}), 'an object'],
    ['an empty list', () => [], 'a list of 0'],
    ['one entry too few', () => [undefined], 'a list of 1'],
    ['one entry too many', () => [undefined, undefined, undefined], 'a list of 3'],
    ['a text', () => 'prices', '"prices"'],
    [
      'a list that bites',
      () => new Proxy([], { get: (_, key) => (key === 'then' ? undefined : bites()) }),
      'an object that cannot be read',
    ],
  ])('and answers %s is not believed for anybody', async (_, answer, found) => {
    // What garbage a provider returns is not for its type to say.
    const { lost, whole } = await billedBeside(answer as never);
    expect(faults(lost)).toEqual([
      `Provider 'prices' was asked for 'price' of document 'A' and answered ${found}; expected a list with one entry for each document`,
    ]);
    expect(whole?.status).toBe('refused');
  });

  it.each([
    ['null', () => null, 'null', 'an object of facts by code, or undefined'],
    ['the bare value', () => '100.00', '"100.00"', 'an object of facts by code, or undefined'],
    ['a list', () => ['100.00'], 'a list of 1', 'an object of facts by code, or undefined'],
    [
      'values for facts',
      () => ({ price: '100.00' }),
      `"100.00" for 'price'`,
      'an object with value, and perhaps time and version',
    ],
    [
      'money for a fact',
      () => ({ price: { amount: '1' } }),
      "an object for 'price'",
      'an object with value, and perhaps time and version',
    ],
    ['a misspelt code', () => ({ pirce: { value: '1' } }), 'factor "pirce"', 'only factors that the provider declares'],
    [
      'a time that is none',
      () => ({ price: { value: '1', time: 'now' } }),
      `the time "now" for 'price'`,
      "an instant with offset, such as '2026-11-24T10:00:00+08:00'",
    ],
    ['a version that is none', () => ({ price: { value: '1', version: 7 } }), "the version 7 for 'price'", 'a text'],
    [
      'an accessor that throws',
      () => Object.defineProperty({}, 'price', { get: bites, enumerable: true }),
      'an object that cannot be read',
      'an object of facts by code, or undefined',
    ],
  ])('and answers %s for one document fails that one', async (_, entry, found, expected) => {
    const { lost, whole } = await billedBeside(({ documents }) =>
      documents.map(({ id }) => (id === 'A' ? (entry() as never) : undefined)),
    );
    expect(faults(lost)).toEqual([
      `Provider 'prices' was asked for 'price' of document 'A' and answered ${found}; expected ${expected}`,
    ]);
    expect(whole?.status).toBe('created');
  });

  it('and answers values of the wrong type fails the documents they are for', async () => {
    const { lost, whole } = await billedBeside(({ documents }) => documents.map(() => ({ price: { value: ' 12 ' } })));
    expect(faults(lost)).toEqual([`Factor 'price' of document 'A' is " 12 ", from provider 'prices'; expected money`]);
    expect(faults(whole)[0]).toContain("document 'B'");
  });

  it('and never answers is left behind when its time is over', async () => {
    const timers: (() => void)[] = [];
    const clock: Clock = {
      now: () => 0,
      after: (milliseconds, call) => {
        if (milliseconds === 30_000) timers.push(call);
        return () => {};
      },
    };
    const billed = billedBeside(() => new Promise(() => {}), clock);
    await new Promise((resolve) => setImmediate(resolve));
    for (const ring of timers) ring();
    const { lost } = await billed;
    expect(faults(lost)).toEqual(["Provider 'prices' didn't answer within 30000 ms, so document 'A' lacks 'price'"]);
    expect(lost).toMatchObject({ status: 'refused', issues: [{ retryable: true }] });
  });

  it('has its own fault told beside all others of the document', async () => {
    const broken = { name: 'prices', factors: ['price'], provide: () => Promise.reject(cause) };
    const codes = provider('codes', { coupon: 'ten', supplier: 7 });
    const [outcome] = await departmentStore({ providers: [broken, codes.made] }).billAll([bare('A')]);
    expect(outcome).toMatchObject({
      status: 'refused',
      issues: [
        { code: 'provider-failed' },
        { code: 'fact-invalid', facts: { factor: 'coupon', provider: 'codes' } },
        { code: 'fact-invalid', facts: { factor: 'supplier', provider: 'codes' } },
      ],
    });
  });

  it('and several of them are all causes', async () => {
    const one = { name: 'one', factors: ['price'], provide: () => Promise.reject(new Error('1')) };
    const two = { name: 'two', factors: ['supplier'], provide: () => Promise.reject(new Error('2')) };
    const [outcome] = await departmentStore({ providers: [one, two] }).billAll([bare('A')]);
    if (outcome?.status !== 'refused') throw new Error('billed');
    expect((outcome.error.cause as AggregateError).errors.map(String)).toEqual(['Error: 1', 'Error: 2']);
  });

  it('gives away nothing sensitive, neither by its reason nor by its answer', async () => {
    const secret = '6222-0000';
    const providing = (provide: FactorProvider['provide']): FactorProvider => ({
      name: 'accounts',
      factors: ['account'],
      provide,
    });
    const garbage: readonly FactorProvider['provide'][] = [
      () => Promise.reject(new Error(`no account ${secret}`)),
      ({ documents }) => documents.map(() => ({ account: secret }) as never),
      ({ documents }) => documents.map(() => ({ account: { value: [secret] } })),
    ];
    for (const provide of garbage) {
      const [outcome] = await departmentStore({ providers: [providing(provide)] }).billAll([order('A')]);
      expect(faults(outcome)[0]).toContain('***');
      expect(JSON.stringify(outcome)).not.toContain(secret);
    }
  });
});
