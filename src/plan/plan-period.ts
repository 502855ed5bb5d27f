import { issue } from '../issues/issue.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import type { Party } from '../model/model.ts';
import { cycleOf } from '../model/window.ts';
import type { PeriodOfPlan } from './period-of-plan.ts';
import type { PlanNode } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** What every contract knows of its own documents: a key of nothing else is that of the contract itself. */
const OWN_PARTS: readonly string[] = ['party', 'business'];

/** For which windows and keys a fee per period is decided. */
export function planPeriod(definition: EffectiveModel, fee: string): PeriodOfPlan {
  const period = definition.fees.find(({ code }) => code === fee)?.period;
  if (period === undefined) throw new TypeError(`feewright: '${fee}' has no period; this is a bug`);
  const { timeZone, contract, currency } = definition;
  if ('window' in period) return { fee, window: period.window, timeZone };
  const accumulator = definition.accumulators.find(({ code }) => code === period.accumulator);
  const window = accumulator && cycleOf(accumulator);
  if (accumulator === undefined || window === undefined) {
    throw new TypeError(`feewright: the period of '${fee}' has no window; this is a bug`);
  }
  const { code, key } = accumulator;
  const own = contract.store === undefined ? OWN_PARTS : [...OWN_PARTS, 'store'];
  const isOwn = contract.party !== undefined && currency !== 'document' && key.every((part) => own.includes(part));
  const base = { fee, window, timeZone: accumulator.timeZone };
  return isOwn ? base : { ...base, keys: { accumulator: code, parts: key } };
}

/** The parties of the lines that these amounts make. */
export function partiesOf({ parties }: EffectiveModel, nodes: readonly PlanNode[]): readonly Party[] {
  const roles = new Set(
    nodes.flatMap((node): readonly (string | undefined)[] =>
      node.kind === 'fee'
        ? [node.item.payer, node.item.payee]
        : [
            node.item.payee,
            node.payer,
            ...node.bearers.flatMap(({ item, split }) => (split === undefined ? [item.code] : [])),
          ],
    ),
  );
  return parties.filter(({ code }) => roles.has(code));
}

/** A document that the business reports is of no window. */
export function refuseDatesOfPeriods({ definition, used, issues }: PlanDesk): void {
  definition.factors.forEach(({ code, is: role }, index) => {
    if (role === undefined || role === 'business-date' || !used.has(code)) return;
    issues.push(issue('period-factor', ['factors', index, 'is'], { factor: code }));
  });
}
