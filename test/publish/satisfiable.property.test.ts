import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileExactBoolean } from '../../src/formula/compile-exact.ts';
import type { ExactFrame } from '../../src/formula/frame.ts';
import { symsIn } from '../../src/formula/syms-in.ts';
import { parseExact } from '../../src/money/exact.ts';
import { isAlwaysTrue, satisfiable } from '../../src/publish/satisfiable.ts';
import { conditionTree } from './condition-tree.ts';

const AMOUNTS = ['0', '0.5', '1', '1.5', '2', '2.5', '3'];
const PIECES = ['0', '1', '2', '3', '4'];
const CHANNELS = ['app', 'web', 'store', 'other'];

const operator = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
const part = fc.oneof(
  fc.tuple(operator, fc.constantFrom('0.5', '1', '1.5', '2')).map(([by, to]) => `gmv ${by} ${to}`),
  fc.tuple(operator, fc.constantFrom('1', '2', '3')).map(([by, to]) => `pieces ${by} ${to}`),
  fc
    .tuple(fc.constantFrom('==', '!='), fc.constantFrom('app', 'web', 'store'))
    .map(([by, to]) => `channel ${by} '${to}'`),
  fc
    .subarray(['app', 'web', 'store'], { minLength: 1 })
    .map((list) => `channel in (${list.map((each) => `'${each}'`)})`),
  operator.map((by) => `gmv ${by} cost`),
  fc.constant('gift'),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    part,
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, by, b]) => `(${a} ${by} ${b})`),
    tie('condition').map((of) => `not (${of})`),
  ),
}));

/** Every combination of a few values: enough to meet each bound of the conditions above, and both of its sides. */
function* worlds(): Generator<Readonly<Record<string, string | boolean>>> {
  for (const gmv of AMOUNTS)
    for (const cost of AMOUNTS)
      for (const pieces of PIECES)
        for (const channel of CHANNELS) for (const gift of [true, false]) yield { gmv, cost, pieces, channel, gift };
}

it('agrees with trying out: what holds for some facts is never called impossible, what never does always is', () => {
  fc.assert(
    fc.property(condition, (text) => {
      const tree = conditionTree(text);
      const holds = compileExactBoolean(tree);
      let some = false;
      let all = true;
      for (const world of worlds()) {
        const frame: ExactFrame = { numbers: [], booleans: [], texts: [], lists: [] };
        for (const sym of symsIn([tree])) {
          const value = world[sym.name];
          if (typeof value === 'boolean') frame.booleans[sym.slot] = value;
          else if (sym.type.kind === 'text') frame.texts[sym.slot] = value;
          else frame.numbers[sym.slot] = parseExact(value ?? '');
        }
        const answer = holds(frame);
        some ||= answer;
        all &&= answer;
      }
      const can = satisfiable(tree);
      if (some) expect(can).not.toBe('no');
      if (!all) expect(isAlwaysTrue(tree)).toBe(false);
      // What ties two values together (gmv < cost < 1) is not looked through; all else is decided.
      if (!text.includes('cost') && can !== 'unknown') {
        expect(can).toBe(some ? 'yes' : 'no');
        expect(isAlwaysTrue(tree)).toBe(all);
      }
    }),
    { numRuns: 150 },
  );
});
