import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topologicalOrder } from '../../src/plan/topological-order.ts';

const needs = (graph: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(graph).map(([name, all]) => [name, new Set(all)]));

describe('amounts in the order in which they can be computed', () => {
  it('nothing needs anything ⇒ as declared', () => {
    expect(topologicalOrder(needs({ c: [], a: [], b: [] }))).toEqual({ order: ['c', 'a', 'b'] });
  });

  it('a later name is needed ⇒ it goes first, and all else keeps its place', () => {
    expect(
      topologicalOrder(needs({ payable: ['base', 'commission'], commission: ['base'], base: [], other: [] })),
    ).toEqual({
      order: ['base', 'commission', 'payable', 'other'],
    });
  });

  it('names that are no amounts are inputs', () => {
    expect(topologicalOrder(needs({ fee: ['price', 'coupon'] }))).toEqual({ order: ['fee'] });
  });

  it('a name that needs itself ⇒ the cycle is one step long', () => {
    expect(topologicalOrder(needs({ a: ['a'] }))).toEqual({ cycle: ['a', 'a'] });
  });

  it('two ways round ⇒ the shorter one is printed', () => {
    expect(topologicalOrder(needs({ a: ['b'], b: ['c'], c: ['d'], d: ['a', 'e'], e: ['d'] }))).toEqual({
      cycle: ['d', 'e', 'd'],
    });
  });

  it('what merely waits for a cycle is not part of it', () => {
    expect(topologicalOrder(needs({ top: ['a'], a: ['b'], b: ['a'], free: [] }))).toEqual({ cycle: ['a', 'b', 'a'] });
  });

  it('of any graph without a cycle each name comes once, after all that it needs', () => {
    const graph = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), (edges, noise) => {
        const names = edges.map((_, index) => `n${index}`);
        const graphOf = edges.map((targets, index): [string, Set<string>] => [
          `n${index}`,
          new Set(targets.flatMap((target) => (index === 0 ? [] : [`n${target % index}`]))),
        ]);
        const shuffled = graphOf
          .map((entry) => ({ entry, at: noise.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
        const result = topologicalOrder(new Map(shuffled));
        const order = 'order' in result ? result.order : [];
        expect([...order].sort()).toEqual([...names].sort());
        for (const [name, all] of graphOf)
          for (const need of all) expect(order.indexOf(need)).toBeLessThan(order.indexOf(name));
      }),
    );
  });
});
