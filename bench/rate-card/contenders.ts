import { decide } from '../../src/decide/decide.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { ANY, type CardDocument, type CardRow } from './card.ts';

/** One way of charging a document by a card: the fee as text with two decimals. */
export interface CardContender {
  readonly name: string;
  charge(document: CardDocument): string;
}

/** Rate × amount + fixed amount by the most specific row, decided like any other document. */
export function feewrightCard(rows: readonly CardRow[]): CardContender {
  const model = parseModel({
    format: 1,
    code: 'card',
    business: 'card',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [
      { code: 'country', type: 'text' },
      { code: 'category', type: 'text' },
      { code: 'amount', type: 'money' },
    ],
    tables: [
      {
        code: 'card',
        columns: [{ name: 'country' }, { name: 'category' }, { name: 'amount', boundary: 'lower' }],
        gives: [
          { code: 'rate', type: 'ratio' },
          { code: 'amount', type: 'money' },
        ],
        hit: 'most-specific',
        rows: rows.map(({ country, category, fromCents, toCents, rateUnits, amountCents }) => ({
          cells: [country, category, Number.isFinite(toCents) ? { to: toCents / 100 } : { from: fromCents / 100 }],
          gives: { rate: rateUnits / 10_000, amount: amountCents / 100 },
        })),
      },
    ],
    fees: [
      {
        code: 'fee',
        payer: 'merchant',
        payee: 'platform',
        rounding: 'half-up',
        price: { kind: 'rate-card', table: 'card', base: 'amount' },
      },
    ],
  });
  const contract = parseContract({
    format: 1,
    id: 'c1',
    version: '1',
    tenant: 't1',
    party: 'm1',
    model: 'card',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
  });
  const built = buildPlan(model, [contract], 'CNY');
  if (!built.ok) throw new Error(`the bench's own card has faults: ${JSON.stringify(built.issues)}`);
  const plan = built.value;
  const head = {
    format: 1,
    document: { tenant: 't1', business: 'card', id: 'd', revision: 1, party: 'm1', time: '2026-11-24T08:00:00Z' },
    rule: 'card',
    model: { code: model.code, hash: plan.modelHash },
    contract: { id: contract.id, version: contract.version, hash: plan.contractHash },
    sources: {},
    balances: {},
  } as const;
  return {
    name: 'feewright',
    charge({ country, category, amount }) {
      const snapshot: Snapshot = { ...head, facts: { country, category, amount } };
      return decide(plan, snapshot).lines[0]?.toJSON().amount ?? '';
    },
  };
}

/** What one writes first: every row is compared, and the best kept. Whole cents, no checks. */
export function linearScan(rows: readonly CardRow[]): CardContender {
  return {
    name: 'linear scan by hand',
    charge({ country, category, amount }) {
      const cents = Math.round(Number(amount) * 100);
      let best: CardRow | undefined;
      for (const row of rows) {
        if (row.country !== ANY && row.country !== country) continue;
        if (row.category !== ANY && row.category !== category) continue;
        if (cents < row.fromCents || cents >= row.toCents) continue;
        if (best === undefined || best.country === ANY) best = row;
      }
      return fee(best, cents);
    },
  };
}

/** The ceiling: a hash made for just this card. */
export function hashByHand(rows: readonly CardRow[]): CardContender {
  const byPair = new Map<string, readonly CardRow[]>();
  for (const row of rows) {
    const pair = `${row.country}|${row.category}`;
    byPair.set(pair, [...(byPair.get(pair) ?? []), row]);
  }
  const others = byPair.get(`${ANY}|${ANY}`) ?? [];
  return {
    name: 'hash by hand',
    charge({ country, category, amount }) {
      const cents = Math.round(Number(amount) * 100);
      const own = byPair.get(`${country}|${category}`) ?? others;
      return fee(
        own.find(({ fromCents, toCents }) => cents >= fromCents && cents < toCents),
        cents,
      );
    },
  };
}

function fee(row: CardRow | undefined, cents: number): string {
  if (row === undefined) throw new Error('the card of the bench has a row for everything');
  const units = cents * row.rateUnits + row.amountCents * 10_000;
  return (Math.floor(units / 10_000 + 0.5) / 100).toFixed(2);
}
