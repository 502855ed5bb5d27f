import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessDocument } from '../../src/document/business-document.ts';
import { compileRules } from '../../src/match/compile-rules.ts';
import type { CompiledRules } from '../../src/match/compiled-rules.ts';
import { matchDocument } from '../../src/match/match-document.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';

const rules = compileRules(
  parseRuleBook({
    hit: 'first',
    fields: [
      { code: 'channel', type: 'text' },
      { code: 'amount', type: 'money' },
      { code: 'units', type: 'integer' },
      { code: 'isGift', type: 'boolean' },
    ],
    rules: [
      { code: 'a', when: "channel == 'app' and amount * units * 1.005 >= 99.99", model: 'm' },
      { code: 'b', when: 'not isGift and (units in (1, 2, 3) or amount < 0)', model: 'm' },
      { code: 'c', when: "channel != 'web' or abs(amount) > 1000000000000", model: 'm' },
    ],
  }),
);

function compiled(): CompiledRules {
  if (!rules.ok) throw new Error('the rules do not compile');
  return rules.value;
}

/** The same rules with only the exact lane to answer. */
const exactly = (): CompiledRules => ({
  ...compiled(),
  rules: compiled().rules.map((rule) => ({ ...rule, fast: undefined })),
});

const money = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat({ max: 6 }))
  .map(([units, scale]) => `${units}e-${scale}`);

const facts: fc.Arbitrary<BusinessDocument['facts']> = fc.record(
  {
    channel: fc.constantFrom('app', 'web', ''),
    amount: fc.oneof(money, fc.constantFrom('100.995', '99.99', '1000000000000', '0')),
    units: fc.oneof(fc.integer({ min: -3, max: 4 }), fc.constant(2 ** 53 - 1)),
    isGift: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('both lanes of matching', () => {
  it('give the same answer, faults included, whatever is absent or does not fit', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const document: BusinessDocument = {
          ...{ tenant: 't', business: 'b', id: 'd', revision: 1, party: 'p', time: '2026-11-24T02:00:00Z' },
          facts: some,
        };
        expect(matchDocument(compiled(), document)).toEqual(matchDocument(exactly(), document));
      }),
      { numRuns: 1_000 },
    );
  });

  it('and the fast one does answer where it can', () => {
    expect(compiled().rules.filter(({ fast }) => fast !== undefined)).not.toHaveLength(0);
  });
});
