import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';

/** A marketplace that raised its terms for those who join later: 6 % for all that signed before July 2025, 8 % since. */
const market = defineModel({
  format: 1,
  code: 'market',
  business: 'market',
  currency: 'EUR',
  parties: [
    { code: 'seller', is: 'owner' },
    { code: 'market', id: 'mkt' },
  ],
  factors: [
    { code: 'sales', type: 'money' },
    { code: 'signedOn', type: 'date' },
  ],
  fees: [
    {
      code: 'commission',
      payer: 'seller',
      payee: 'market',
      rounding: 'half-up',
      price: { kind: 'formula', formula: "if(signedOn < '2025-07-01', 0.06, 0.08) * sales" },
    },
    {
      code: 'listing',
      payer: 'seller',
      payee: 'market',
      rounding: 'half-up',
      when: { all: [{ fact: 'signedOn', operator: 'greaterThanInclusive', value: '2025-07-01' }] },
      price: { kind: 'flat', amount: '0.35' },
    },
  ],
});

const signed = (party: string, signedOn: string) =>
  defineContract(market, {
    ...{ format: 1, id: `c-${party}`, version: '1', tenant: 't1', party, model: 'market' },
    valid: { from: '2025-01-01T00:00:00Z' },
    ...{ timeZone: 'Europe/Berlin', cycle: 'month' },
    facts: { signedOn },
  });

describe('terms by the date on which a contract was signed', () => {
  it('are those of its cohort, whenever the order comes: on the last day, and on the day of the change', async () => {
    const engine = createEngine({
      models: [market],
      contracts: [signed('early', '2025-06-30'), signed('late', '2025-07-01')],
      rules: defineRules([market], { rules: [{ code: 'all', model: 'market' }] }),
    });
    const charged = async (party: string) => {
      const time = '2026-11-10T12:00:00Z';
      const facts = { sales: '50.00', signedOn: '1999-01-01' };
      const { record } = await engine.quote({ tenant: 't1', business: 'market', id: party, party, time, facts });
      return [record.amount('commission').toFixed(2), record.amount('listing').toFixed(2)];
    };
    // The date is the contract's: what the order says of it is not looked at.
    expect(await charged('early')).toEqual(['3.00', '0.00']);
    expect(await charged('late')).toEqual(['4.00', '0.35']);
  });
});
