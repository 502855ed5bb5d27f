import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Issue, sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { definitionHash } from '../../src/model/definition-hash.ts';
import { FAULTS_MAX } from '../../src/model/faults.ts';
import { mergeTerms } from '../../src/model/merge-terms.ts';
import { parseContract, safeParseContract } from '../../src/model/parse-contract.ts';
import { parseModel, safeParseModel } from '../../src/model/parse-model.ts';
import { safeParseRuleBook } from '../../src/model/parse-rule-book.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { RUNS, TIME_LIMIT } from '../fuzz/runs.ts';
import { changed, storeContract, storeModel } from './store-model.ts';

/** Values such as stand in definitions, good and bad, so that what is put in their place is often nearly right. */
const samples = (): readonly unknown[] => [
  ...['', '0', '-1', '1e400', 'merchant', 'supplier', 'base', 'commission', 'coupon_cost', 'sales', 'platform_cost'],
  ...['money', 'list', 'keep', 'flat', 'volume', 'document', 'half-up', '*', '\ud83d', 'price - coupon', 'toString'],
  ...[0, 1, -0, 18, 19, 1.5, Number.NaN, 10n, true, false, null, undefined, [], {}, [[]], [{}], { code: 'x' }],
  ...[() => 1, Symbol('x'), new Date(0), JSON.parse('{"__proto__":1}')],
];
// Made anew for every run: what is put into a definition is itself changed by the next change.
const sample = fc.nat({ max: samples().length - 1 }).map((index) => samples()[index]);
const value = fc.oneof(sample, fc.jsonValue());

/** A definition with some places put to other values: `[place, value]`, counted among all its places. */
const changes = fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 4 });

function withChanges(definition: unknown, list: readonly (readonly [number, unknown])[]): unknown {
  const copy: unknown = structuredClone(definition);
  for (const [place, put] of list) {
    const holders: [Record<string, unknown>, string][] = [];
    const visit = (holder: unknown): void => {
      if (typeof holder !== 'object' || holder === null) return;
      for (const [member, inner] of Object.entries(holder)) {
        holders.push([holder as Record<string, unknown>, member]);
        visit(inner);
      }
    };
    visit(copy);
    const chosen = holders[place % Math.max(1, holders.length)];
    if (chosen !== undefined) chosen[0][chosen[1]] = put;
  }
  return copy;
}

function expectTold(issues: readonly Issue[]): void {
  expect(issues.length).toBeGreaterThan(0);
  expect(issues.length).toBeLessThanOrEqual(FAULTS_MAX + 1);
  for (const issue of issues) {
    expect(sentence(issue, 'en').length).toBeGreaterThan(0);
    expect(sentence(issue, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(typeof pathText(issue.path)).toBe('string');
  }
}

describe('whatever comes, a definition or faults that can be said', () => {
  it('any value at all', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (input) => {
          for (const parse of [safeParseModel, safeParseContract, safeParseRuleBook]) {
            const result = parse(input);
            if (!result.ok) expectTold(result.issues);
          }
        },
      ),
    );
  });

  it(
    'a sound model with a few places changed',
    () => {
      fc.assert(
        fc.property(changes, (list) => {
          const result = safeParseModel(withChanges(storeModel(), list));
          if (!result.ok) return expectTold(result.issues);
          // What was accepted says the same when it is read again.
          expect(parseModel(result.value)).toEqual(result.value);
          expect(definitionHash(result.value)).toMatch(/^[0-9a-f]{64}$/);
        }),
        { numRuns: RUNS },
      );
    },
    TIME_LIMIT,
  );

  it(
    'a sound apportionment in all its forms with a few places changed, read and put into a plan',
    () => {
      const below = {
        ...{ method: 'sequence', remainder: 'last', unplaced: { to: 'merchant' } },
        bearers: [
          { code: 'supplier', cap: '10' },
          { code: 'merchant', split: { bearers: [{ code: 'bank', weight: 1 }], unplaced: { to: 'bank' } } },
        ],
      };
      const levelled = changed(storeModel(), {
        'parties.3': { code: 'bank', id: 'b' },
        'parties.4': { code: 'fund', id: 'f' },
        'apportionments.0': {
          ...{ code: 'coupon_cost', of: 'coupon', payee: 'merchant', rounding: 'half-up', unplaced: { to: 'fund' } },
          ...{ spill: 'by-weight', shortage: 'prorate', remainder: 'to:fund' },
          bearers: [
            { code: 'platform', weight: '0.5', cap: 'price', onCap: 'stop', split: below },
            { code: 'fund', rest: true },
          ],
        },
      });
      const contract = parseContract({ ...(storeContract() as object), terms: [] });
      const planned = (input: unknown): boolean => {
        const result = safeParseModel(input);
        if (!result.ok) {
          expectTold(result.issues);
          return false;
        }
        expect(parseModel(result.value)).toEqual(result.value);
        const plan = buildPlan(result.value, [contract], 'CNY');
        if (!plan.ok) expectTold(plan.issues);
        return plan.ok;
      };
      expect(planned(levelled)).toBe(true);
      fc.assert(
        fc.property(changes, (list) => {
          const { apportionments, ...rest } = levelled as { readonly apportionments: readonly unknown[] };
          planned({ ...rest, ...(withChanges({ apportionments }, list) as object) });
        }),
        { numRuns: RUNS },
      );
    },
    TIME_LIMIT,
  );

  it(
    'a sound contract with a few places changed, read and laid over its model',
    () => {
      const model = parseModel(storeModel());
      fc.assert(
        fc.property(changes, (list) => {
          const result = safeParseContract(withChanges(storeContract(), list));
          if (!result.ok) return expectTold(result.issues);
          expect(parseContract(result.value)).toEqual(result.value);
          const merged = mergeTerms(model, [result.value]);
          if (!merged.ok) expectTold(merged.issues);
        }),
        { numRuns: RUNS },
      );
    },
    TIME_LIMIT,
  );

  it('tens of thousands of faults: told in no time, 20 of them', () => {
    const fees = Array.from({ length: 5_000 }, (_, n) => ({ code: `fee_${n}`, payer: `x${n}`, less: n }));
    const unknown = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`member_${n}`, n]));
    const keys = Array.from({ length: 20_000 }, (_, n) => `k${n}`);
    const started = performance.now();
    for (const input of [{ fees }, unknown, { fees: [unknown] }, { accumulators: [{ code: 'a', key: keys }] }]) {
      const result = safeParseModel(input);
      if (!result.ok) expectTold(result.issues);
      expect(result.ok).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
