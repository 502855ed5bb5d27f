import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/content/sha256.ts';
import { definitionHash } from '../../src/model/definition-hash.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { type Changes, changed, storeContract, storeModel } from './store-model.ts';

const hash = (changes: Changes = {}): string => definitionHash(parseModel(changed(storeModel(), changes)));

describe('the hash of a definition', () => {
  it('is a golden value: should it change, published definitions would not be found again', () => {
    expect(hash()).toBe('49aabf62594f6e3face9d9082ff1e067998fe979c0c11f6d932490ef15330e7f');
    expect(definitionHash(parseContract(storeContract()))).toBe(
      '3f2774ab0bd7fb259fb18ea59cab3fc4c1a2b7f00e0c730f09a4c3877317c913',
    );
  });

  it('is the same for the same content, however it is written', () => {
    expect(hash({ 'fees.1.price.bands.1.from': 500, 'fees.1.price.bands.0.rate': '16e-2' })).toBe(hash());
    expect(hash({ 'fees.1.enabled': true, 'fees.1.price.wins': 'cap', 'factors.0.scale': 2 })).toBe(hash());
    expect(hash({ 'fees.1.rounding': { mode: 'half-up' } })).toBe(hash());
    const reversed = Object.fromEntries(Object.entries(storeModel() as object).reverse());
    expect(definitionHash(parseModel(reversed))).toBe(hash());
  });

  it('leaves out what goes without saying, so that later members with defaults change no hash', () => {
    const least = { format: 1, code: 'x', business: 'x', currency: 'EUR', parties: [{ code: 'me', is: 'owner' }] };
    const text = '{"business":"x","code":"x","currency":"EUR","format":"1","parties":[{"code":"me","is":"owner"}]}';
    expect(definitionHash(parseModel(least))).toBe(sha256Hex(text));
  });

  it('what prices say by default: nothing free, each difference rounded by itself', () => {
    const packed = { kind: 'package', measure: 'price', size: '10', price: '1' };
    const hashOf = (price: object, rounding: unknown = 'half-up'): string =>
      hash({ 'fees.1.price': price, 'fees.1.rounding': rounding });
    expect(hashOf({ ...packed, free: '0.0' })).toBe(hashOf(packed));
    expect(hashOf({ ...packed, free: '1' })).not.toBe(hashOf(packed));
    expect(hashOf(packed, { mode: 'half-up', of: 'difference' })).toBe(hashOf(packed));
  });

  it('an input of a calculator has a name of its own, whatever else that means', () => {
    const hashOf = (inputs: object): string =>
      hash({ 'fees.1.price': { kind: 'custom', calculator: 'a', version: '1', inputs } });
    expect(hashOf({ free: '0' })).not.toBe(hashOf({}));
    expect(hashOf({ free: 0 })).toBe(hashOf({ free: '0' }));
  });

  it('keeps what a term states, though a model would leave it to stand', () => {
    const ofTerm = (term: object): string =>
      definitionHash(parseContract(changed(storeContract(), { terms: [{ fee: 'commission', ...term }] })));
    const terms = [{}, { enabled: true }, { price: { wins: 'cap' } }, { price: { overflow: 'reject' } }];
    expect(new Set(terms.map(ofTerm)).size).toBe(4);
  });

  it('differs where anything does, the order of items included', () => {
    const others = [
      hash(),
      hash({ label: 'x' }),
      hash({ 'fees.1.price.bands.0.rate': '0.161' }),
      hash({ 'fees.1.when': '*' }),
      hash({ 'fees.1.rounding.scale': undefined, 'fees.1.rounding': { mode: 'half-up', scale: 2 } }),
      hash({ parties: [...(storeModel() as { parties: unknown[] }).parties].reverse() }),
    ];
    expect(new Set(others).size).toBe(others.length);
  });
});
