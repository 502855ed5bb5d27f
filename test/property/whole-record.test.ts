import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingRecord } from '../../src/decide/billing-record.ts';
import { decide } from '../../src/decide/decide.ts';
import { compileFastPlan } from '../../src/decide/decide-fast.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { contractOf, snapshotOf } from '../decide/case.ts';
import { documentOf, modelInput, modelOf } from './cases.ts';
import { type Answer, answerOf, Refused } from './oracle.ts';

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 400);

function planOf(input: unknown): Plan {
  const plan = buildPlan(parseModel(input), [contractOf()], 'CNY');
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}

/** The content, or that the document was refused. */
function outcome<T>(act: () => T): T | 'refused' {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused || isFeewrightError(error)) return 'refused';
    throw error;
  }
}

function seen(record: BillingRecord): Answer {
  const { amounts, lines, shares, entries } = JSON.parse(record.contentText()) as Record<
    string,
    Record<string, string>[]
  > & {
    amounts: Answer['amounts'];
  };
  return {
    amounts,
    lines: (lines ?? []).map(({ kind, fee, bearer, payer, payee, amount, exact }) => ({
      kind,
      fee,
      bearer,
      payer,
      payee,
      amount,
      exact,
    })),
    shares: (shares ?? []).map(({ apportionment, bearer, above, amount }) => ({
      apportionment,
      bearer,
      above,
      amount,
    })),
    entries: (entries ?? []).map(({ accumulator, before, delta, value, after }) => ({
      accumulator,
      before,
      delta,
      value,
      after,
    })),
  };
}

describe('a whole document, decided in two lanes and once more by hand', () => {
  it(
    'any model, any facts ⇒ fast = exact = the slow second computation, and again from the snapshot’s JSON',
    () => {
      let documents = 0;
      let fast = 0;
      let refused = 0;
      fc.assert(
        fc.property(fc.gen(), (g) => {
          const model = modelOf(g);
          const input = modelInput(model);
          const plan = planOf(input);
          for (let k = 0; k < 4; k++) {
            const document = documentOf(g, model);
            const snapshot = snapshotOf(document.facts, document.balances);
            const expected = outcome(() => answerOf(model, document));
            const exact = outcome(() => decide(plan, snapshot, 'exact'));
            const record = outcome(() => decide(plan, snapshot));
            const story = () => JSON.stringify({ input, document });
            expect(exact === 'refused' ? exact : seen(exact), story()).toEqual(expected);
            if (record === 'refused' || exact === 'refused') expect(record, story()).toBe(exact);
            else {
              const text = record.contentText();
              expect(text, story()).toBe(exact.contentText());
              const replayed = decide(planOf(JSON.parse(JSON.stringify(input))), JSON.parse(JSON.stringify(snapshot)));
              expect(replayed.contentText()).toBe(text);
            }
            documents++;
            if (record === 'refused') refused++;
            else if (compileFastPlan(plan)?.(snapshot) !== undefined) fast++;
          }
        }),
        // Shrinking a whole model takes minutes; the seed and the story are printed.
        { numRuns: RUNS, endOnFailure: true },
      );
      // The property would say little if one lane decided them all.
      expect(fast / documents).toBeGreaterThan(0.25);
      expect((documents - fast - refused) / documents).toBeGreaterThan(0.1);
      expect(refused / documents).toBeLessThan(0.5);
    },
    60_000 + RUNS * 100,
  );
});
