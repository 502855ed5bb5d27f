import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { definitionHash } from '../../src/model/definition-hash.ts';
import { parseModel, safeParseModel } from '../../src/model/parse-model.ts';
import { safeParseRuleBook } from '../../src/model/parse-rule-book.ts';

const COMMISSION = {
  code: 'commission',
  payer: 'merchant',
  payee: 'platform',
  rounding: 'half-up',
  price: { kind: 'ratio', base: 'price', rate: '0.16' },
};
const GMV = { code: 'gmv', adds: 'price', key: ['party'], window: 'month' };

function modelOf({
  factors = [],
  fees = [COMMISSION],
  accumulators = [],
  parties = [],
}: Partial<Record<string, object[]>>) {
  return {
    format: 1,
    code: 'm',
    business: 'b',
    currency: 'CNY',
    parties: [{ code: 'merchant', is: 'owner' }, { code: 'platform', id: '1000' }, ...parties],
    factors: [{ code: 'price', type: 'money', per: 'line' }, ...factors],
    fees,
    accumulators,
  };
}

function faults(parts: Partial<Record<string, object[]>>): readonly string[] {
  const parsed = safeParseModel(modelOf(parts));
  return parsed.ok ? [] : parsed.issues.map((fault) => `${pathText(fault.path)}: ${sentence(fault, 'en')}`);
}

describe('what lines make no sense of', () => {
  it('a party or a key that each line has another of', () => {
    const factors = [{ code: 'seller', type: 'text', per: 'line' }];
    expect(faults({ factors, parties: [{ code: 'seller', factor: 'seller' }] })).toEqual([
      "parties[2].factor: 'seller' has a value for each line; who fills a party must be one for the document",
    ]);
    expect(faults({ factors, accumulators: [{ ...GMV, key: ['party', 'seller'] }] })).toEqual([
      "accumulators[0].key[1]: 'seller' has a value for each line; an accumulator's key must be one for the document",
    ]);
  });

  it('a factor called as the answers of providers call the lines', () => {
    expect(faults({ factors: [{ code: 'lines', type: 'integer' }] })).toEqual([
      "factors[1].code: 'lines' is a reserved word and cannot be a code",
    ]);
  });

  it('a business date of another type, with a default, or of a line', () => {
    expect(faults({ factors: [{ code: 'day', type: 'text', is: 'business-date' }] })).toEqual([
      "factors[1].is: 'is' has no meaning for a factor of type text",
    ]);
    const day = { code: 'day', type: 'date', is: 'business-date' };
    expect(faults({ factors: [day] })).toEqual([]);
    expect(faults({ factors: [{ ...day, default: '2026-01-01' }] })).toEqual([
      "factors[1].default: 'day' is the business-date, which only the engine knows; it cannot have 'default'",
    ]);
    expect(faults({ factors: [{ ...day, per: 'line' }] })).toEqual([
      "factors[1].per: 'day' is the business-date, which only the engine knows; it cannot have 'per'",
    ]);
  });

  it('a price of units without their number, or a number without units', () => {
    expect(faults({ fees: [{ ...COMMISSION, per: 'unit' }] })).toEqual([
      "fees[0].quantity: 'commission' is priced per unit, so it needs a quantity",
    ]);
    expect(faults({ fees: [{ ...COMMISSION, per: 'line', quantity: '3' }] })).toEqual([
      "fees[0].quantity: 'commission' has a quantity, which has a meaning only with per: 'unit'",
    ]);
  });

  it('a price that has none of one unit', () => {
    const unit = { ...COMMISSION, per: 'unit', quantity: '3' };
    const rest = { kind: 'complement', total: 'price', less: ['service'] };
    expect(
      faults({
        fees: [
          { ...COMMISSION, code: 'service' },
          { ...unit, price: rest },
        ],
      }),
    ).toEqual(["fees[1].price.kind: 'commission' is what is left of a total, which has no price of one unit"]);
    const cumulative = { accumulator: 'gmv', basis: 'marginal' };
    const price = { kind: 'graduated', measure: 'price', bands: [{ from: '0', rate: '0.1' }], cumulative };
    expect(faults({ fees: [{ ...unit, price }], accumulators: [GMV] })).toEqual([
      "fees[0].price.cumulative: 'commission' is priced by the total of its window, which has no price of one unit",
    ]);
  });

  it('a field of a rule book has none of it', () => {
    const book = { fields: [{ code: 'a', type: 'text', per: 'line' }], rules: [] };
    expect(safeParseRuleBook(book).ok).toBe(false);
  });
});

describe('the hash of a model', () => {
  it('is the same whether `per: document` was written or not', () => {
    const plain = modelOf({ factors: [{ code: 'channel', type: 'text' }] });
    const written = modelOf({
      factors: [{ code: 'channel', type: 'text', per: 'document' }],
      fees: [{ ...COMMISSION, per: 'document' }],
    });
    expect(definitionHash(parseModel(written))).toBe(definitionHash(parseModel(plain)));
    expect(definitionHash(parseModel(modelOf({ fees: [{ ...COMMISSION, per: 'line' }] })))).not.toBe(
      definitionHash(parseModel(modelOf({}))),
    );
  });
});
