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
import { documentOf, modelInput, splitModelOf } from './cases.ts';
import { answerOf, type DocumentCase, type ModelCase, Refused } from './oracle.ts';

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 500);

function planOf(model: ModelCase): Plan {
  const plan = buildPlan(parseModel(modelInput(model)), [contractOf()], 'CNY');
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}

function outcome<T>(act: () => T): T | 'refused' {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused || isFeewrightError(error)) return 'refused';
    throw error;
  }
}

/** `platform 12.00`, or `unplaced 3.00`. */
function shares(rows: readonly { readonly bearer?: string | undefined; readonly amount?: string | undefined }[]) {
  return rows.map(({ bearer, amount }) => `${bearer ?? 'unplaced'} ${amount}`);
}

const recorded = (record: BillingRecord) => record.shares.map((share) => share.toJSON());
const units = (text: string | undefined): bigint => BigInt((text ?? '').replace('.', ''));

function run(check: (model: ModelCase, plan: Plan, document: DocumentCase) => void): void {
  const property = fc.property(fc.gen(), (g) => {
    const model = splitModelOf(g);
    const plan = planOf(model);
    for (let k = 0; k < 3; k++) check(model, plan, documentOf(g, model));
  });
  fc.assert(property, { numRuns: RUNS, endOnFailure: true });
}

const LIMIT = 60_000 + RUNS * 100;

describe('any apportionment: by weight, fixed, the rest, in turn, on levels, under caps and limits', () => {
  it(
    'fast = exact = the slow second computation',
    () => {
      let fast = 0;
      let decided = 0;
      run((model, plan, document) => {
        const snapshot = snapshotOf(document.facts, document.balances);
        const expected = outcome(() => shares(answerOf(model, document).shares));
        const exact = outcome(() => decide(plan, snapshot, 'exact'));
        const story = JSON.stringify({ model: modelInput(model), document });
        expect(exact === 'refused' ? exact : shares(recorded(exact)), story).toEqual(expected);
        const record = outcome(() => decide(plan, snapshot).contentText());
        expect(record, story).toBe(exact === 'refused' ? exact : exact.contentText());
        if (exact === 'refused') return;
        decided++;
        if (compileFastPlan(plan)?.(snapshot) !== undefined) fast++;
      });
      expect(fast / decided).toBeGreaterThan(0.5);
    },
    LIMIT,
  );

  it(
    'shares + unplaced = amount, level by level; no limit that is filled is passed; and what is negative mirrors',
    () => {
      run((model, plan, { facts, balances }) => {
        const of = (price: string, before: DocumentCase['balances']) =>
          outcome(() => decide(plan, snapshotOf({ ...facts, price }, before)));
        const price = typeof facts.price === 'string' ? facts.price.replace('-', '') : '0';
        const record = of(price, balances);
        if (record === 'refused') return;
        const all = recorded(record);
        const sum = (rows: readonly (typeof all)[number][]): bigint =>
          rows.reduce((total, { amount }) => total + units(amount), 0n);
        const below = (above: string | undefined) => all.filter((share) => share.above === above);
        const [whole, fraction = ''] = price.split('.');
        if (fraction.length <= 2) expect(sum(below(undefined))).toBe(units(`${whole}.${fraction.padEnd(2, '0')}`));
        for (const { bearer, amount } of all) {
          const parts = bearer === undefined ? [] : below(bearer);
          if (parts.length > 0) expect(sum(parts)).toBe(units(amount));
        }
        expectWithinLimits(plan, record);
        // Where limits leave as much to take as stands to be taken back, −x is divided as x is.
        if (model.totals.some(({ limit }) => limit !== undefined) || price === '0') return;
        const turned = of(`-${price}`, balances);
        if (turned === 'refused') throw new Error('the twin was not refused');
        const opposite = recorded(turned).map(({ amount, ...share }) => ({ ...share, amount: flipped(amount) }));
        expect(opposite).toEqual(all);
      });
    },
    LIMIT,
  );
});

function flipped(amount: string | undefined): string | undefined {
  if (amount?.startsWith('-') === true) return amount.slice(1);
  return /[1-9]/.test(amount ?? '') ? `-${amount}` : amount;
}

/** A post under `fill` ends at its limit at most, unless the account was above it before, and then nothing is posted. */
function expectWithinLimits(plan: Plan, record: BillingRecord): void {
  for (const { code, limit = '' } of filledLimits(plan)) {
    const entry = record.entries.find(({ accumulator }) => accumulator === code);
    if (entry === undefined || Number.isNaN(Number(limit))) continue;
    const { before, delta, after } = entry.toJSON() as Record<string, string>;
    if (Number(before) >= Number(limit)) expect(Number(delta)).toBe(0);
    else expect(Number(after)).toBeLessThanOrEqual(Number(limit));
  }
}

/** Accumulators whose limit is filled, and does not only stop. */
function filledLimits({ nodes, accumulators }: Plan) {
  return nodes.flatMap((node) => {
    const bearers = node.kind === 'fee' ? [] : node.bearers.filter(({ item }) => item.onCap !== 'stop');
    return bearers.flatMap(({ limit }) => accumulators[limit?.accumulator ?? -1]?.item ?? []);
  });
}
