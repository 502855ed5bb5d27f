import { decide } from '../../src/decide/decide.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { BenchBearer } from './bearers.ts';

/** One way of dividing an amount: the shares in the order of the bearers, in cents. */
export interface DivisionContender {
  readonly name: string;
  divide(amount: string): readonly number[];
}

/** An apportionment by weight under caps, decided like any other document: a line for each share. */
export function feewrightShares(bearers: readonly BenchBearer[]): DivisionContender {
  const model = parseModel({
    format: 1,
    code: 'costs',
    business: 'costs',
    currency: 'CNY',
    parties: [{ code: 'merchant', is: 'owner' }, ...bearers.map(({ code }) => ({ code, id: code }))],
    factors: [{ code: 'cost', type: 'money' }],
    apportionments: [
      {
        code: 'split',
        of: 'cost',
        payee: 'merchant',
        rounding: 'half-up',
        unplaced: 'reject',
        bearers: bearers.map(({ code, weight, capCents }) => ({
          code,
          weight,
          ...(capCents === undefined ? {} : { cap: (capCents / 100).toFixed(2) }),
        })),
      },
    ],
  });
  const contract = parseContract({
    format: 1,
    id: 'c1',
    version: '1',
    tenant: 't1',
    party: 'm1',
    model: 'costs',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
  });
  const built = buildPlan(model, [contract], 'CNY');
  if (!built.ok) throw new Error(`the bench's own bearers have faults: ${JSON.stringify(built.issues)}`);
  const plan = built.value;
  const head = {
    format: 1,
    document: { tenant: 't1', business: 'costs', id: 'd', revision: 1, party: 'm1', time: '2026-11-24T08:00:00Z' },
    rule: 'all',
    model: { code: model.code, hash: plan.modelHash },
    contract: { id: contract.id, version: contract.version, hash: plan.contractHash },
    sources: {},
    balances: {},
  } as const;
  return {
    name: 'feewright',
    divide(cost) {
      const snapshot: Snapshot = { ...head, facts: { cost } };
      return decide(plan, snapshot).lines.map(({ units }) => Number(units));
    },
  };
}

/**
 * What one writes first: whoever is above his cap gets just that, and the others divide what is left anew, round after round;
 * then whole cents by largest remainder. Bare numbers, no checks, no lines.
 */
export function roundsByHand(bearers: readonly BenchBearer[]): DivisionContender {
  return {
    name: 'rounds by hand',
    divide(amount) {
      const shares = bearers.map(() => 0);
      let open = bearers.map((bearer, at) => ({ ...bearer, at }));
      let left = Math.round(Number(amount) * 100);
      for (;;) {
        const weights = open.reduce((sum, { weight }) => sum + weight, 0);
        const isOver = ({ weight, capCents }: BenchBearer): boolean =>
          capCents !== undefined && left * weight > capCents * weights;
        const full = open.filter(isOver);
        if (full.length === 0) break;
        open = open.filter((bearer) => !isOver(bearer));
        for (const { at, capCents = 0 } of full) {
          shares[at] = capCents;
          left -= capCents;
        }
      }
      const weights = open.reduce((sum, { weight }) => sum + weight, 0);
      const parts = open.map(({ at, weight }) => ({
        at,
        rest: (left * weight) % weights,
        units: Math.floor((left * weight) / weights),
      }));
      let missing = left - parts.reduce((sum, { units }) => sum + units, 0);
      for (const { at, units } of parts) shares[at] = units;
      parts.sort((a, b) => b.rest - a.rest || a.at - b.at);
      for (const { at } of parts) {
        if (missing-- <= 0) break;
        shares[at] = (shares[at] as number) + 1;
      }
      return shares;
    },
  };
}
