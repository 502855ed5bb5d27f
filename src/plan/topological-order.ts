export type Order = { readonly order: readonly string[] } | { readonly cycle: readonly string[] };

/**
 * Puts names in an order in which each comes after all that it needs; ties stay as declared. Where that can't be done,
 * the answer is the shortest way round: `['a', 'b', 'a']`.
 *
 * @param needs for each name, what it needs; names that aren't keys are inputs, and always there
 */
export function topologicalOrder(needs: ReadonlyMap<string, ReadonlySet<string>>): Order {
  const order: string[] = [];
  const done = new Set<string>();
  const waiting = [...needs.keys()];
  const isReady = (name: string): boolean =>
    [...(needs.get(name) ?? [])].every((need) => !needs.has(need) || done.has(need));
  while (waiting.length > 0) {
    // Always the first that is ready, so that an earlier name goes before a later one as soon as it can.
    const next = waiting.findIndex(isReady);
    if (next < 0) return { cycle: shortestCycle(needs, new Set(waiting)) };
    for (const name of waiting.splice(next, 1)) {
      order.push(name);
      done.add(name);
    }
  }
  return { order };
}

/** Breadth first from each blocked name back to itself. */
function shortestCycle(needs: ReadonlyMap<string, ReadonlySet<string>>, among: ReadonlySet<string>): readonly string[] {
  let shortest: readonly string[] = [];
  for (const start of among) {
    const paths: string[][] = [[start]];
    const seen = new Set<string>();
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      const last = path[path.length - 1] ?? start;
      for (const next of needs.get(last) ?? []) {
        if (next === start) {
          if (shortest.length === 0 || path.length + 1 < shortest.length) shortest = [...path, start];
          paths.length = 0;
          break;
        }
        if (among.has(next) && !seen.has(next)) {
          seen.add(next);
          paths.push([...path, next]);
        }
      }
    }
  }
  return shortest;
}
