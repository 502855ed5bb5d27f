import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactorProvider } from '../../src/factor/factor-provider.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { fakeClock, settled } from './fake-clock.ts';
import { asked, documentOf, gatherer, shownOutcome } from './gathering.ts';

const documents = (count: number) => Array.from({ length: count }, (_, at) => documentOf(`D${at + 1}`));
const priceOf = ({ id }: { readonly id: string }) => ({ price: { value: `${id.slice(1)}.50` } });

describe('a batch of 500 documents', () => {
  it.each([
    [undefined, [500]],
    [500, [500]],
    [499, [499, 1]],
    [200, [200, 200, 100]],
    [501, [500]],
  ])('with a batch size of %s makes requests of %j documents', async (batchSize, sizes) => {
    const prices = asked('prices', ['price'], priceOf, batchSize === undefined ? {} : { batchSize });
    const outcomes = await gatherer([prices.provider], fakeClock()).gather(documents(500));
    expect(prices.requests.map((request) => request.documents.length)).toEqual(sizes);
    expect(outcomes.map(shownOutcome)[499]).toBe('price=500.5');
  });

  it('loses only the documents of a request that failed', async () => {
    let requests = 0;
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      batchSize: 2,
      provide: (request) => {
        requests += 1;
        if (requests === 2) throw new Error('connection reset');
        return request.documents.map(priceOf);
      },
    };
    const outcomes = await gatherer([provider], fakeClock()).gather(documents(5));
    expect(outcomes.map((each) => isFeewrightError(each))).toEqual([false, false, true, true, false]);
    expect(shownOutcome(outcomes[2])).toBe(
      "Provider 'prices' failed, so document 'D3' lacks 'price': connection reset",
    );
  });
});

describe('concurrency', () => {
  it('lets so many requests run at once over all batches, the others in their order', async () => {
    const open: (() => void)[] = [];
    const order: string[] = [];
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      batchSize: 1,
      concurrency: 2,
      provide: ({ documents: of }) => {
        order.push(of.map(({ id }) => id).join());
        return new Promise((resolve) => open.push(() => resolve(of.map(priceOf))));
      },
    };
    const { gather } = gatherer([provider], fakeClock());
    const both = Promise.all([gather(documents(3)), gather([documentOf('D9')])]);
    await settled();
    expect(order).toEqual(['D1', 'D2']);
    open.shift()?.();
    await settled();
    expect(order).toEqual(['D1', 'D2', 'D3']);
    open.pop()?.();
    await settled();
    expect(order).toEqual(['D1', 'D2', 'D3', 'D9']);
    for (const answer of open) answer();
    const outcomes = (await both).flat().map(shownOutcome);
    expect(outcomes).toEqual(['price=1.5', 'price=2.5', 'price=3.5', 'price=9.5']);
  });
});

describe('a provider that fails', () => {
  /** Fails so many times, then answers. */
  function flaky(times: number, more: Partial<FactorProvider>, error: unknown = new Error('busy')) {
    let calls = 0;
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      provide: (request) => {
        calls += 1;
        if (calls <= times) throw error;
        return request.documents.map(priceOf);
      },
      ...more,
    };
    return { provider, calls: () => calls };
  }

  it('is asked again after 100, 200 and 300 ms, and no more than 4 times in all', async () => {
    const clock = fakeClock();
    const { provider, calls } = flaky(3, { retry: { attempts: 4, backoffMs: 100, maxMs: 300 } });
    const { gather, events } = gatherer([provider], clock);
    const gathered = gather(documents(2));
    await clock.pass(99);
    expect([calls(), clock.pending()]).toEqual([1, [1]]);
    await clock.pass(1);
    expect([calls(), clock.pending()]).toEqual([2, [200]]);
    await clock.pass(199);
    expect(calls()).toBe(2);
    await clock.pass(1);
    expect([calls(), clock.pending()]).toEqual([3, [300]]);
    await clock.pass(300);
    expect([calls(), clock.pending()]).toEqual([4, []]);
    expect((await gathered).map(shownOutcome)).toEqual(['price=1.5', 'price=2.5']);
    expect(events).toEqual(
      [
        { attempt: 2, milliseconds: 100 },
        { attempt: 3, milliseconds: 200 },
        { attempt: 4, milliseconds: 300 },
      ].map((each) => ({ type: 'provider-retried', provider: 'prices', documents: 2, ...each })),
    );
  });

  it('as often as it may be asked fails its documents with the last cause', async () => {
    const clock = fakeClock();
    const { provider, calls } = flaky(3, { retry: { attempts: 3, backoffMs: 0 } });
    const [outcome] = await gatherer([provider], clock).gather(documents(1));
    expect(calls()).toBe(3);
    expect(shownOutcome(outcome)).toBe("Provider 'prices' failed, so document 'D1' lacks 'price': busy");
    expect(isFeewrightError(outcome) && outcome.issues[0]?.retryable).toBe(true);
  });

  it('with an error that says it will be the same again is not asked again', async () => {
    const error = Object.assign(new Error('no such table'), { retryable: false });
    const { provider, calls } = flaky(1, { retry: { attempts: 5 } }, error);
    await gatherer([provider], fakeClock()).gather(documents(1));
    expect(calls()).toBe(1);
    const biting = new Proxy({}, { has: () => error.message.length / 0 > 0 && fail(), get: () => fail() });
    const bitten = flaky(1, { retry: { attempts: 2, backoffMs: 0 } }, biting);
    expect((await gatherer([bitten.provider], fakeClock()).gather(documents(1))).map(shownOutcome)).toEqual([
      'price=1.5',
    ]);
    function fail(): never {
      throw new Error('bites');
    }
  });

  it('with an answer of the wrong shape is not asked again: it would be the same', async () => {
    const wrong = asked('prices', ['price'], () => 'free', { retry: { attempts: 5 } });
    const [outcome] = await gatherer([wrong.provider], fakeClock()).gather(documents(1));
    expect(wrong.requests).toHaveLength(1);
    expect(shownOutcome(outcome)).toContain('answered "free"');
  });

  it('and waits for nobody where the clock has no timers', async () => {
    const { provider, calls } = flaky(2, { retry: { attempts: 3, backoffMs: 60_000 } });
    const outcomes = await gatherer([provider], { now: () => 0 }).gather(documents(1));
    expect([calls(), ...outcomes.map(shownOutcome)]).toEqual([3, 'price=1.5']);
  });
});

describe('a provider that takes its time', () => {
  const slow = (more: Partial<FactorProvider>) => {
    const clock = fakeClock();
    let calls = 0;
    const provider: FactorProvider = {
      name: 'prices',
      factors: ['price'],
      provide: (request) => {
        calls += 1;
        return new Promise((resolve) => clock.after(1_000, () => resolve(request.documents.map(priceOf))));
      },
      ...more,
    };
    return { clock, provider, calls: () => calls };
  };

  it.each([
    [999, "Provider 'prices' didn't answer within 999 ms, so document 'D1' lacks 'price'"],
    [1_001, 'price=1.5'],
    [undefined, 'price=1.5'],
  ])('has %s ms for it', async (timeout, expected) => {
    const { clock, provider } = slow(timeout === undefined ? {} : { timeout });
    const gathered = gatherer([provider], clock).gather(documents(1));
    await clock.pass(2_000);
    expect((await gathered).map(shownOutcome)).toEqual([expected]);
  });

  it('has it for each attempt, and its place goes to the next when the time is over', async () => {
    const { clock, provider, calls } = slow({ timeout: 500, concurrency: 1, retry: { attempts: 2, backoffMs: 50 } });
    const { gather } = gatherer([provider], clock);
    const gathered = Promise.all([gather(documents(1)), gather([documentOf('D2')])]);
    await clock.pass(499);
    expect(calls()).toBe(1);
    await clock.pass(1);
    expect(calls()).toBe(2);
    await clock.pass(500);
    expect(calls()).toBe(3);
    await clock.pass(2_000);
    expect(calls()).toBe(4);
    expect((await gathered).flat().map(shownOutcome)).toEqual([
      "Provider 'prices' didn't answer within 500 ms, so document 'D1' lacks 'price'",
      "Provider 'prices' didn't answer within 500 ms, so document 'D2' lacks 'price'",
    ]);
  });
});

describe('however a batch is asked for', () => {
  it('its facts are the same: sizes of requests, limits, caches and the order of answers change nothing', async () => {
    const providers = fc.record({
      batchSize: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      concurrency: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      isCached: fc.boolean(),
    });
    const batches = fc.array(fc.record({ sku: fc.integer({ min: 1, max: 5 }), isOwn: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        providers,
        batches,
        fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }),
        async (how, of, delays) => {
          const clock = fakeClock();
          let calls = 0;
          const rates: FactorProvider = {
            name: 'rates',
            factors: ['rate', 'tier'],
            ...(how.batchSize === undefined ? {} : { batchSize: how.batchSize }),
            ...(how.concurrency === undefined ? {} : { concurrency: how.concurrency }),
            ...(how.isCached ? { cache: { key: ['sku'], ageMs: 1_000 } } : {}),
            provide: (request) => {
              const answer = request.documents.map(({ facts }) => ({ rate: { value: `0.0${String(facts.sku)}` } }));
              const delay = delays[calls % delays.length] ?? 0;
              calls += 1;
              return new Promise((resolve) => clock.after(delay, () => resolve(answer)));
            },
          };
          const { gather } = gatherer([rates], clock);
          const asking = of.map(({ sku, isOwn }, at) =>
            documentOf(`D${at}`, { sku: String(sku), ...(isOwn ? { tier: 'gold' } : {}) }),
          );
          const gathered = gather(asking, ['rate', 'tier']);
          await clock.pass(2_000);
          expect((await gathered).map(shownOutcome)).toEqual(
            of.map(({ sku, isOwn }) => `rate=0.0${sku}${isOwn ? ' tier=gold' : ''}`),
          );
          const skus = new Set(of.map(({ sku }) => sku)).size;
          expect(calls).toBe(Math.ceil((how.isCached ? skus : of.length) / (how.batchSize ?? of.length)));
        },
      ),
      { numRuns: 150 },
    );
  });
});
