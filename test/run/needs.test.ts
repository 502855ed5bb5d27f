import { describe, expect, it } from 'vitest';
import type { FactorProvider } from '../../src/factor/factor-provider.ts';
import { providerChain } from '../../src/factor/provider-chain.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { sentence } from '../../src/issues/issue.ts';
import { fakeClock } from './fake-clock.ts';
import { asked, documentOf, gatherer, modelWith, SHOP, shownOutcome } from './gathering.ts';

const provider = (name: string, factors: readonly string[], more: Partial<FactorProvider> = {}) =>
  asked(name, factors, () => undefined, more).provider;

function faults(...providers: readonly FactorProvider[]): readonly string[] {
  const chain = providerChain(providers, [SHOP]);
  return chain.ok ? [] : chain.issues.map((each) => sentence(each, 'en'));
}

describe('a provider that needs other factors', () => {
  const tiers = () => asked('tiers', ['tier'], ({ party }) => ({ tier: { value: party === 'm1' ? 'gold' : 'plain' } }));
  const rates = (more: Partial<FactorProvider> = {}) =>
    asked(
      'rates',
      ['rate'],
      (_, { needs }, at) => ({ rate: { value: needs[at]?.tier === 'gold' ? '0.03' : '0.05' } }),
      { needs: ['tier'], ...more },
    );

  it('is asked behind those who provide them, wherever it was declared, and is given their facts', async () => {
    const [first, second] = [rates(), tiers()];
    const { gather } = gatherer([first.provider, second.provider], fakeClock());
    const outcomes = await gather([documentOf('A'), documentOf('B', {}, { party: 'm2' })], ['rate']);
    expect(outcomes.map(shownOutcome)).toEqual(['rate=0.03', 'rate=0.05']);
    expect(first.requests[0]?.needs).toEqual([{ tier: 'gold' }, { tier: 'plain' }]);
    expect(Object.isFrozen(first.requests[0]?.needs)).toBe(true);
    // What only a provider needs is not in the snapshot.
    expect(second.ids()).toEqual(['A B']);
  });

  it('gets what the end of the chain is: the document’s own fact, the default, or nothing', async () => {
    const needing = asked('rates', ['rate'], () => undefined, { needs: ['tier', 'region', 'base'] });
    const { gather } = gatherer([needing.provider], fakeClock());
    await gather([documentOf('A', { tier: 'gold', base: '0.50' }), documentOf('B')], ['rate']);
    expect(needing.requests[0]?.needs).toEqual([{ tier: 'gold', base: '0.5', region: 'north' }, { region: 'north' }]);
  });

  it('is one step of as many as there are', async () => {
    const bases = asked('bases', ['base'], () => ({ base: { value: '0.01' } }));
    const middle = asked('tiers', ['tier'], (_, { needs }, at) => ({ tier: { value: `t${needs[at]?.base ?? ''}` } }), {
      needs: ['base'],
    });
    const last = rates();
    const { gather } = gatherer([last.provider, middle.provider, bases.provider], fakeClock());
    expect((await gather([documentOf('A')], ['rate'])).map(shownOutcome)).toEqual(['rate=0.05']);
    expect(last.requests[0]?.needs).toEqual([{ tier: 't0.01' }]);
  });

  it('is asked for nothing, and nobody for it, where an earlier provider knew', async () => {
    const known = asked('special', ['rate'], () => ({ rate: { value: '0.01' } }), { businesses: ['order'] });
    const broken = provider('tiers', ['tier'], { provide: () => Promise.reject(new Error('down')) });
    const needing = rates();
    const { gather } = gatherer([needing.provider, broken, known.provider], fakeClock());
    // The tier could not be gathered, but nothing came to need it.
    expect((await gather([documentOf('A')], ['rate'])).map(shownOutcome)).toEqual(['rate=0.01']);
    expect(needing.requests).toEqual([]);
  });

  it('fails its documents where what it needs failed, with that fault and cause, told once', async () => {
    const cause = new Error('down');
    const broken = provider('tiers', ['tier'], { provide: () => Promise.reject(cause) });
    const needing = rates();
    const { gather } = gatherer([needing.provider, broken], fakeClock());
    for (const codes of [['rate'], ['rate', 'tier']]) {
      const [outcome] = await gather([documentOf('A')], codes);
      expect(shownOutcome(outcome)).toBe("Provider 'tiers' failed, so document 'A' lacks 'tier': down");
      expect(isFeewrightError(outcome) && outcome.cause).toBe(cause);
    }
    expect(needing.requests).toEqual([]);
  });

  it('and where it is of the wrong type', async () => {
    const wrong = asked('tiers', ['tier'], ({ id }) => ({ tier: { value: id === 'A' ? 7 : 'gold' } }));
    const needing = rates();
    const { gather } = gatherer([needing.provider, wrong.provider], fakeClock());
    for (const codes of [['rate'], ['rate', 'tier']]) {
      const [a, b] = await gather([documentOf('A'), documentOf('B')], codes);
      expect(shownOutcome(a)).toBe("Factor 'tier' of document 'A' is 7, from provider 'tiers'; expected text");
      expect(shownOutcome(b)).toBe(codes.length === 1 ? 'rate=0.03' : 'rate=0.03 tier=gold');
    }
    expect(needing.ids()).toEqual(['B', 'B']);
  });

  it('may keep its answers by them', async () => {
    const needing = rates({ cache: { key: ['tier'], ageMs: 1_000 } });
    const { gather } = gatherer([needing.provider, tiers().provider], fakeClock());
    const documents = [documentOf('A'), documentOf('B'), documentOf('C', {}, { party: 'm2' })];
    expect((await gather(documents, ['rate'])).map(shownOutcome)).toEqual(['rate=0.03', 'rate=0.03', 'rate=0.05']);
    expect(needing.ids()).toEqual(['A C']);
  });

  it('of a business is no matter for others', async () => {
    const own = rates({ businesses: ['rent'] });
    const { gather } = gatherer([own.provider, tiers().provider], fakeClock(), modelOf('rent'));
    expect((await gather([documentOf('A')], ['rate'])).map(shownOutcome)).toEqual(['']);
  });

  function modelOf(business: string) {
    return { ...SHOP, business };
  }
});

describe('providers that wait for each other', () => {
  it('are told with what makes them wait', () => {
    expect(faults(provider('a', ['rate'], { needs: ['tier'] }), provider('b', ['tier'], { needs: ['rate'] }))).toEqual([
      "These providers wait for each other: a (needs 'tier') → b (needs 'rate') → a",
    ]);
    expect(faults(provider('a', ['rate'], { needs: ['rate'] }))).toEqual([
      "These providers wait for each other: a (needs 'rate') → a",
    ]);
    // The second knows rates too, so it is asked behind the first, which needs what only the second knows.
    expect(faults(provider('a', ['rate'], { needs: ['tier'] }), provider('b', ['rate', 'tier']))).toEqual([
      "These providers wait for each other: a (needs 'tier') → b → a",
    ]);
  });

  it('only where one document could ask both', () => {
    const model = { ...SHOP, business: 'rent' };
    const providers = [
      provider('a', ['rate'], { needs: ['tier'], businesses: ['order'] }),
      provider('b', ['tier'], { needs: ['rate'], businesses: ['rent'] }),
    ];
    expect(providerChain(providers, [SHOP, model]).ok).toBe(true);
  });
});

describe('options that are none', () => {
  it.each<[string, object, string]>([
    ['batchSize', { batchSize: 0 }, "0 for 'batchSize'; expected a whole number from 1 to 1,000,000"],
    ['batchSize', { batchSize: 1.5 }, "1.5 for 'batchSize'; expected a whole number from 1 to 1,000,000"],
    ['concurrency', { concurrency: '2' }, `"2" for 'concurrency'; expected a whole number from 1 to 1,000,000`],
    ['timeout', { timeout: -1 }, "-1 for 'timeout'; expected a whole number of milliseconds"],
    ['retry', { retry: 3 }, "3 for 'retry'; expected an object with attempts, and perhaps backoffMs and maxMs"],
    ['retry', { retry: { attempts: 2, backOff: 1 } }, "an object for 'retry'; expected an object with attempts"],
    ['retry', { retry: {} }, "undefined for 'retry.attempts'; expected a whole number from 1 to 20"],
    ['retry', { retry: { attempts: 21 } }, "21 for 'retry.attempts'; expected a whole number from 1 to 20"],
    ['retry', { retry: { attempts: 2, backoffMs: -1 } }, "-1 for 'retry.backoffMs'; expected a whole number of"],
    ['retry', { retry: { attempts: 2, maxMs: 0.5 } }, "0.5 for 'retry.maxMs'; expected a whole number of"],
    ['cache', { cache: { ageMs: 1 } }, "undefined for 'cache.key'; expected a list of fields and factors"],
    ['cache', { cache: { key: ['sku'], ageMs: 0 } }, "0 for 'cache.ageMs'; expected a whole number of milliseconds"],
    ['cache', { cache: { key: ['sku'], ageMs: 1, max: 0 } }, "0 for 'cache.max'; expected a whole number from 1"],
    ['cache', { cache: [] }, "a list of 0 for 'cache'; expected an object with key and ageMs"],
    ['needs', { needs: 'tier' }, `"tier" for 'needs'; expected a list of codes of factors`],
    ['onNull', { onNull: 'ignore' }, `"ignore" for 'onNull'; expected 'absent', 'default' or 'fault'`],
  ])('%s: %j', (_, more, expected) => {
    const [fault, ...others] = faults(provider('p', ['rate'], more));
    expect(fault).toContain(`Provider 'p' has ${expected}`);
    expect(others).toEqual([]);
  });

  it('at their last values are taken', () => {
    const retry = { attempts: 20, backoffMs: 0, maxMs: 86_400_000 };
    const cache = { key: ['sku'], ageMs: 1, max: 1_000_000 };
    expect(faults(provider('p', ['rate'], { batchSize: 1, concurrency: 1, timeout: 1, retry, cache }))).toEqual([]);
  });

  it('name factors of some model', () => {
    expect(faults(provider('p', ['rate'], { needs: ['teir'], cache: { key: ['skuu', 'party'], ageMs: 1 } }))).toEqual([
      "Provider 'p' needs 'teir', which is a factor of no model; did you mean 'tier'?",
      "Provider 'p' keeps its answers by 'skuu', which is a factor of no model; did you mean 'sku'?",
    ]);
  });

  it('are read once: what is written to them later is not seen', async () => {
    const prices = asked('prices', ['price'], () => ({ price: { value: 1 } }), { batchSize: 1 });
    const { gather } = gatherer([prices.provider], fakeClock());
    Object.assign(prices.provider, { batchSize: 2, name: 'other' });
    await gather([documentOf('A'), documentOf('B')]);
    expect(prices.ids()).toEqual(['A', 'B']);
  });

  it('of an object that bites are a fault, not a crash', () => {
    const bites = () => {
      throw new Error('bites');
    };
    expect(faults(new Proxy(provider('p', ['rate']), { get: bites }))).toEqual([
      "Provider '#1' has \"an object that cannot be read\" for 'provide'; expected a function",
    ]);
  });
});

describe('a value of null', () => {
  const nullModel = (nulls?: string) =>
    modelWith([{ code: 'rate', type: 'ratio', default: '0.05', ...(nulls === undefined ? {} : { nulls }) }]);
  const outcomeOf = async (
    onNull: FactorProvider['onNull'] | undefined,
    nulls: string | undefined,
    own: object = {},
  ) => {
    const first = asked('first', ['rate'], () => ({ rate: { value: null } }), onNull === undefined ? {} : { onNull });
    const second = asked('second', ['rate'], () => ({ rate: { value: '0.01' } }));
    const { gather } = gatherer([first.provider, second.provider], fakeClock(), nullModel(nulls));
    const [outcome] = await gather([documentOf('A', own)], ['rate']);
    // Nobody else is asked: null was an answer.
    expect(second.requests).toEqual([]);
    return shownOutcome(outcome);
  };
  const fault = "Factor 'rate' of document 'A' is null, from provider 'first'; expected ratio";

  it.each([
    [undefined, undefined, fault],
    ['fault', undefined, fault],
    ['absent', undefined, ''],
    ['default', undefined, 'rate=0.05'],
    // What the factor says goes first.
    ['absent', 'default', 'rate=0.05'],
    ['default', 'fault', fault],
    [undefined, 'absent', ''],
  ] as const)('with onNull %s and nulls %s: %s', async (onNull, nulls, expected) => {
    expect(await outcomeOf(onNull, nulls, { rate: '0.09' })).toBe(expected);
  });

  it('in a document itself is what the factor says, and a fault unless it says so', async () => {
    const own = async (nulls?: string) => {
      const { gather } = gatherer([], fakeClock(), nullModel(nulls));
      return shownOutcome((await gather([documentOf('A', { rate: null })], ['rate']))[0]);
    };
    expect(await own()).toContain('is null, from the document itself');
    expect(await own('absent')).toBe('');
    expect(await own('default')).toBe('rate=0.05');
  });

  it('without a default to stand for it is a fault of the model', () => {
    expect(() => modelWith([{ code: 'rate', type: 'ratio', nulls: 'default' }])).toThrow("'default' is missing");
  });
});

describe('a factor that allows so many decimals', () => {
  const model = modelWith([
    { code: 'rate', type: 'ratio', maxScale: 4 },
    { code: 'parts', type: 'list', of: 'money', maxScale: 2 },
    { code: 'secret', type: 'money', maxScale: 2, sensitive: true },
  ]);
  const gathered = async (facts: object) => {
    const { gather } = gatherer([], fakeClock(), model);
    return shownOutcome((await gather([documentOf('A', facts)], ['rate', 'parts', 'secret']))[0]);
  };

  it.each([
    [{ rate: '0.0333' }, 'rate=0.0333'],
    [{ rate: '0.03330' }, 'rate=0.0333'],
    [
      { rate: '0.03331' },
      "Factor 'rate' of document 'A' is 0.03331, from the document itself; at most 4 decimals are allowed",
    ],
    [{ parts: ['1.25', '2'] }, 'parts=1.25,2'],
    [
      { parts: ['1', '2.005'] },
      "Factor 'parts' of document 'A' is 2.005, from the document itself; at most 2 decimals are allowed",
    ],
    [
      { secret: '0.001' },
      "Factor 'secret' of document 'A' is ***, from the document itself; at most 2 decimals are allowed",
    ],
  ])('takes %j as %s', async (facts, expected) => {
    expect(await gathered(facts)).toBe(expected);
  });

  it('has no default with more, and only where there are decimals', () => {
    expect(() => modelWith([{ code: 'rate', type: 'ratio', maxScale: 2, default: '0.005' }])).toThrow(
      "the default of 'rate' is 0.005; at most 2 decimals are allowed",
    );
    expect(() => modelWith([{ code: 'tier', type: 'text', maxScale: 2 }])).toThrow('maxScale');
  });
});
