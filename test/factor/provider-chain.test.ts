import { describe, expect, it } from 'vitest';
import type { FactorProvider } from '../../src/factor/factor-provider.ts';
import { providerChain, serves } from '../../src/factor/provider-chain.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { storeSale } from '../engine/department-store.ts';

const provider = (name: string, more: object = {}): FactorProvider => ({
  name,
  factors: ['price'],
  provide: ({ documents }) => documents.map(() => undefined),
  ...more,
});

function faults(...providers: readonly FactorProvider[]): readonly string[] {
  const chain = providerChain(providers, [storeSale]);
  return chain.ok ? [] : chain.issues.map((issue) => `${pathText(issue.path)}: ${sentence(issue, 'en')}`);
}

describe('the chain', () => {
  it('asks those of the business first, then the general ones, each as declared', () => {
    const chain = providerChain(
      [
        provider('a'),
        provider('b', { businesses: ['retail'] }),
        provider('c'),
        provider('d', { businesses: ['retail'] }),
      ],
      [storeSale],
    );
    if (!chain.ok) throw new Error('no chain');
    expect(chain.value.map((link) => link.provider.name)).toEqual(['b', 'd', 'a', 'c']);
    expect(chain.value.map((link) => serves(link, 'retail'))).toEqual([true, true, true, true]);
    expect(chain.value.map((link) => serves(link, 'rent'))).toEqual([false, false, true, true]);
  });

  it('waits only for those who share a factor', () => {
    const chain = providerChain(
      [provider('a'), provider('b', { factors: ['coupon'] }), provider('c', { factors: ['coupon', 'price'] })],
      [storeSale],
    );
    if (!chain.ok) throw new Error('no chain');
    expect(chain.value.map((link) => link.after)).toEqual([[], [], [0, 1]]);
  });
});

describe('providers that cannot be asked', () => {
  it('are told all at once, with the nearest known name', () => {
    expect(
      faults(
        provider('a', { factors: ['pirce', 'price'] }),
        provider('a'),
        provider('c', { businesses: ['retial'] }),
        provider('document'),
        provider('e', { factors: 'price' }),
        provider('f', { provide: undefined }),
        provider('g', { version: 2 }),
        provider('h', { businesses: 'retail' }),
        provider(''),
      ),
    ).toEqual([
      "providers[0].factors: Provider 'a' offers 'pirce', which is a factor of no model; did you mean 'price'?",
      "providers[1].name: There are two providers named 'a'",
      "providers[2].businesses: Provider 'c' is for 'retial', which is the business of no model; did you mean 'retail'?",
      `providers[3].name: Provider 'document' has "document" for 'name'; expected a name of 1 to 128 characters, not beginning with 'step:', other than 'document', 'default', 'contract' and 'engine'`,
      `providers[4].factors: Provider 'e' has "price" for 'factors'; expected a list of codes of factors`,
      "providers[5].provide: Provider 'f' has undefined for 'provide'; expected a function",
      "providers[6].version: Provider 'g' has 2 for 'version'; expected a text",
      `providers[7].businesses: Provider 'h' has "retail" for 'businesses'; expected a list of businesses`,
      `providers[8].name: Provider '#9' has "" for 'name'; expected a name of 1 to 128 characters, not beginning with 'step:', other than 'document', 'default', 'contract' and 'engine'`,
    ]);
  });

  it('may even be nothing at all', () => {
    // From JavaScript anything may come.
    expect(faults(undefined as unknown as FactorProvider)[0]).toContain("Provider '#1' has undefined for 'name'");
  });
});

describe('a misspelt option of a provider', () => {
  it('is told with the one that was meant', () => {
    expect(faults(provider('a', { batchsize: 5, timout: 100, retrys: { attempts: 3 }, need: ['coupon'] }))).toEqual([
      "providers[0].batchsize: Provider 'a' has no option 'batchsize'; did you mean 'batchSize'?",
      "providers[0].timout: Provider 'a' has no option 'timout'; did you mean 'timeout'?",
      "providers[0].retrys: Provider 'a' has no option 'retrys'; did you mean 'retry'?",
      "providers[0].need: Provider 'a' has no option 'need'; did you mean 'needs'?",
    ]);
  });

  it('is none where it is the provider’s own state, or far from any option', () => {
    expect(
      faults(provider('a', { cached: new Map(), caches: {}, timeouts: ['x'], url: 'https://a', retries: 3 })),
    ).toEqual([]);
    class Own {
      readonly name = 'own';
      readonly factors = ['price'];
      readonly timeouts = 5;
      provide = () => [];
    }
    expect(faults(new Own())).toEqual([]);
  });
});
