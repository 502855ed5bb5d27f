import { describe, expect, it } from 'vitest';
import type { CacheOptions, FactorProvider } from '../../src/factor/factor-provider.ts';
import { AnswerCache } from '../../src/run/answer-cache.ts';
import { fakeClock, settled } from './fake-clock.ts';
import { asked, documentOf, gatherer, shownOutcome, sourceOf } from './gathering.ts';

const sold = (id: string, sku: unknown, head: object = {}) => documentOf(id, { sku }, head);
const byFact = ({ facts }: { readonly facts: object }) => ({
  price: { value: '9.90', version: JSON.stringify(facts) },
});

function prices(cache: Partial<CacheOptions> = {}, more: Partial<FactorProvider> = {}) {
  return asked('prices', ['price', 'rate'], byFact, { cache: { key: ['sku'], ageMs: 1_000, ...cache }, ...more });
}

describe('answers that are kept', () => {
  it('are one question for all documents of a key in a batch', async () => {
    const { provider, ids } = prices();
    const { gather, events } = gatherer([provider], fakeClock());
    const outcomes = await gather([sold('A', 'pen'), sold('B', 'cup'), sold('C', 'pen'), sold('D', 'pen')]);
    expect(ids()).toEqual(['A B']);
    expect(outcomes.map(shownOutcome)).toEqual(new Array(4).fill('price=9.9'));
    expect(events).toEqual([{ type: 'cached', provider: 'prices', kept: 0, shared: 2 }]);
    // Shared within the batch, not kept from an earlier one: no age.
    expect(sourceOf(outcomes[2], 'price')).toEqual({ source: 'prices', version: '{"sku":"pen"}' });
  });

  it('are good up to their age and not at it, by the clock, and tell how old they are', async () => {
    const clock = fakeClock();
    const { provider, ids } = prices();
    const { gather, events } = gatherer([provider], clock);
    await gather([sold('A', 'pen')]);
    await clock.pass(999);
    const [second] = await gather([sold('B', 'pen')]);
    expect(sourceOf(second, 'price')).toEqual({ source: 'prices', version: '{"sku":"pen"}', age: '999' });
    expect(events).toEqual([{ type: 'cached', provider: 'prices', kept: 1, shared: 0 }]);
    await clock.pass(1);
    const [third] = await gather([sold('C', 'pen')]);
    expect(sourceOf(third, 'price')).toEqual({ source: 'prices', version: '{"sku":"pen"}' });
    expect(ids()).toEqual(['A', 'C']);
  });

  it('are as old as the question, not as its answer', async () => {
    const clock = fakeClock();
    const answers: (() => void)[] = [];
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      cache: { key: ['sku'], ageMs: 1_000 },
      provide: ({ documents }) =>
        new Promise((resolve) => answers.push(() => resolve(documents.map(() => ({ price: { value: 1 } }))))),
    };
    const { gather } = gatherer([provider], clock);
    const first = gather([sold('A', 'pen')]);
    await clock.pass(600);
    answers[0]?.();
    await first;
    await clock.pass(400);
    const again = gather([sold('B', 'pen')]);
    await settled();
    expect(answers).toHaveLength(2);
    answers[1]?.();
    expect((await again).map(shownOutcome)).toEqual(['price=1']);
  });

  it('are waited for where another batch has the same question under way', async () => {
    const answers: (() => void)[] = [];
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      cache: { key: ['sku'], ageMs: 1_000 },
      provide: ({ documents }) =>
        new Promise((resolve) => answers.push(() => resolve(documents.map(() => ({ price: { value: 7 } }))))),
    };
    const { gather } = gatherer([provider], fakeClock());
    const both = Promise.all([gather([sold('A', 'pen')]), gather([sold('B', 'pen')])]);
    await settled();
    expect(answers).toHaveLength(1);
    answers[0]?.();
    expect((await both).flat().map(shownOutcome)).toEqual(['price=7', 'price=7']);
  });

  it('are of one factor each: what was not asked for yet is asked for', async () => {
    const { provider, requests } = prices();
    const { gather } = gatherer([provider], fakeClock());
    await gather([sold('A', 'pen')], ['price']);
    await gather([sold('B', 'pen')], ['price', 'rate']);
    // That the rate is "not mine" is kept as well.
    await gather([sold('C', 'pen')], ['price', 'rate']);
    expect(requests.map(({ factors }) => factors)).toEqual([['price'], ['rate']]);
  });

  it('are never of another tenant', async () => {
    const { provider, ids } = prices();
    const { gather } = gatherer([provider], fakeClock());
    await gather([sold('A', 'pen'), sold('B', 'pen', { tenant: 't2' })]);
    const byText = prices({ key: () => 'all' });
    await gatherer([byText.provider], fakeClock()).gather([sold('A', 'pen'), sold('B', 'pen', { tenant: 't2' })]);
    expect([ids(), byText.ids()]).toEqual([['A B'], ['A B']]);
  });

  it.each<[string, CacheOptions['key'], readonly unknown[], string]>([
    ['a text and a number of the same digits are two', ['sku'], ['1', 1], 'A B'],
    ['1.0 and 1 are one number', ['sku'], [1n, 1], 'A'],
    ['what a document doesn’t have is no key', ['sku'], [undefined, undefined], 'A B'],
    ['nor is a list', ['sku'], [['a'], ['a']], 'A B'],
    ['fields of the document', ['party', 'store', 'sku'], ['a', 'a'], 'A'],
    ['its id, so that nothing is ever shared', ['id'], ['a', 'a'], 'A B'],
    ['a function', ({ facts }) => String(facts.sku).slice(0, 2), ['pencil', 'pen'], 'A'],
    ['a function that keeps nothing', () => undefined, ['a', 'a'], 'A B'],
  ])('key: %s', async (_, key, skus, expected) => {
    const { provider, ids } = prices({ key });
    const [a, b] = skus.map((sku) => (sku === undefined ? {} : { sku }));
    await gatherer([provider], fakeClock()).gather([documentOf('A', a), documentOf('B', b)]);
    expect(ids()).toEqual([expected]);
  });

  it('a key that throws, or is none, fails its document', async () => {
    const key = ({ id }: { readonly id: string }): string => {
      if (id === 'A') throw new Error('no sku');
      return id === 'B' ? (7 as never) : id;
    };
    const { provider, ids } = prices({ key });
    const outcomes = await gatherer([provider], fakeClock()).gather([sold('A', 'x'), sold('B', 'x'), sold('C', 'x')]);
    expect(ids()).toEqual(['C']);
    expect(outcomes.map(shownOutcome)).toEqual([
      "Provider 'prices' failed, so document 'A' lacks 'price': no sku",
      "Provider 'prices' was asked for 'price' of document 'B' and answered 7; expected a list of fields and factors, or a function that gives a text of at most 1,024 characters or undefined",
      'price=9.9',
    ]);
  });

  it('are no failures: what failed is asked again, by all who had shared it', async () => {
    let calls = 0;
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      cache: { key: ['sku'], ageMs: 1_000 },
      provide: (request) => {
        calls += 1;
        if (calls === 1) throw new Error('busy');
        if (calls === 2) return [{ price: 'free' as never }];
        return request.documents.map(byFact);
      },
    };
    const { gather } = gatherer([provider], fakeClock());
    const documents = [sold('A', 'pen'), sold('B', 'pen')];
    expect((await gather(documents)).map(shownOutcome)).toEqual([
      "Provider 'prices' failed, so document 'A' lacks 'price': busy",
      "Provider 'prices' failed, so document 'B' lacks 'price': busy",
    ]);
    expect(shownOutcome((await gather(documents))[1])).toContain("document 'B' and answered");
    expect((await gather(documents)).map(shownOutcome)).toEqual(['price=9.9', 'price=9.9']);
    expect(calls).toBe(3);
  });

  it('are what was answered then, whatever its provider does to it later', async () => {
    const amount = { amount: '9.90', currency: 'CNY' };
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      cache: { key: ['sku'], ageMs: 1_000 },
      provide: ({ documents }) => documents.map(() => ({ price: { value: amount } })),
    };
    const { gather } = gatherer([provider], fakeClock());
    await gather([sold('A', 'pen')]);
    amount.amount = '0.01';
    expect((await gather([sold('B', 'pen')])).map(shownOutcome)).toEqual(['price=9.9']);
  });

  it('are not used where the clock fails or was set back', async () => {
    let now: number = 5_000;
    const { provider, ids } = prices();
    const { gather } = gatherer([provider], { now: () => now });
    await gather([sold('A', 'pen')]);
    now = Number.NaN;
    await gather([sold('B', 'pen')]);
    now = 4_999;
    await gather([sold('C', 'pen')]);
    expect(ids()).toEqual(['A', 'B', 'C']);
  });
});

describe('the store of answers', () => {
  const fact = (value: string) => ({ value, source: Object.freeze({ source: 'p' }) });

  it('is never larger than it may be, and what was not used for the longest time goes first', () => {
    const cache = new AnswerCache({ ageMs: 100, max: 2 });
    cache.keep('a', fact('1'), 0);
    cache.keep('b', fact('2'), 0);
    expect(cache.find('a', 1)?.fact?.value).toBe('1');
    cache.keep('c', fact('3'), 1);
    expect(cache.size).toBe(2);
    expect([cache.find('a', 1)?.fact?.value, cache.find('b', 1), cache.find('c', 1)?.fact?.value]).toEqual([
      '1',
      undefined,
      '3',
    ]);
  });

  it('drops what is too old when it is asked for it', () => {
    const cache = new AnswerCache({ ageMs: 100, max: 2 });
    cache.keep('a', undefined, 0);
    expect(cache.find('a', 99)).toEqual({ fact: undefined });
    expect(cache.find('a', 100)).toBeUndefined();
    expect(cache.size).toBe(0);
  });
});
