import { describe, expect, test } from 'vitest';
import { makeCard, makeDocuments } from '../../bench/rate-card/card.ts';
import { assertEqualCharges, cardContenders } from '../../bench/rate-card/run-rate-card.ts';

describe('the bench of rate cards', () => {
  test.each([10, 1_000])('all contenders charge the same by a card of %i rows', (rows) => {
    const contenders = cardContenders(rows);
    expect(contenders.map(({ name }) => name)).toEqual(['feewright', 'linear scan by hand', 'hash by hand']);
    assertEqualCharges(contenders, rows, 1_000);
  });

  test('a contender that is a cent off stops it', () => {
    const careless = { name: 'careless', charge: () => '0.01' };
    expect(() => assertEqualCharges([...cardContenders(10), careless], 10, 10)).toThrow('charges differ');
  });

  test('a card has as many rows as were asked for, and documents on both sides of its bound', () => {
    expect([10, 1_000, 100_000].map((rows) => makeCard(rows).length)).toEqual([10, 1_000, 100_000]);
    const amounts = new Set(makeDocuments(makeCard(10), 2_000).map(({ amount }) => amount));
    for (const edge of ['99.99', '100', '100.01']) expect(amounts).toContain(edge);
  });
});
