import type { Sym } from '../formula/scope.ts';
import { INTEGER, typeText } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { EffectiveAccumulator } from '../model/effective-model.ts';
import { currencyOf } from '../model/model.ts';
import { definitionPath } from './definition-path.ts';
import type { AccumulatorNode } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';
import type { PlanScope } from './plan-scope.ts';

/** Decimals that the running total of an unrounded step has in the scaled-integer lane, where a formula reads it. */
const STEP_TOTAL_SCALE = 8;

/** Makes the accumulators' names known before any node is checked. What they add may be a step computed later. */
export function declareAccumulators(desk: PlanDesk, scope: PlanScope): void {
  const declared = desk.definition.accumulators.filter(({ code }) => scope.accumulators.has(code));
  declared.forEach((item, index) => {
    const factor = typeof item.adds === 'string' ? desk.factors.get(item.adds) : undefined;
    if (factor !== undefined && scope.posts(factor.factor.code)) desk.used.add(factor.factor.code);
    const fee = desk.definition.fees.find(({ code }) => code === item.adds);
    const currency = fee === undefined ? undefined : currencyOf(fee);
    const ofSource = factor?.sym.type ?? desk.inCurrency(currency, () => desk.money);
    const type = item.keeps === 'count' ? INTEGER : ofSource;
    const scale =
      item.keeps === 'count'
        ? 0
        : factor === undefined
          ? desk.inCurrency(currency, () => bookedScale(desk, item.adds))
          : factor.sym.scale;
    const before = desk.slots.sym(item.code, type, scale);
    const running = desk.slots.sym(item.code, type, scale);
    desk.accumulators.set(item.code, { index, item, before, running });
  });
}

/** Once every node is there: the amount that each accumulator adds, and the condition for adding it. */
export function completeAccumulators(desk: PlanDesk, scope: PlanScope): readonly AccumulatorNode[] {
  return [...desk.accumulators.values()].map((declared): AccumulatorNode => {
    const { adds, code, keeps } = declared.item;
    // What is added elsewhere is only read here: no step has the running total itself as its amount.
    if (!scope.posts(typeof adds === 'string' ? adds : adds.apportionment)) {
      return { ...declared, source: declared.running, delta: declared.running, when: undefined };
    }
    const isCount = keeps === 'count';
    const isRead = isCount || desk.readTotals.has(code);
    const ofLines = isOfLines(desk, adds);
    const named = desk.atLevel(ofLines, () =>
      typeof adds === 'string' ? desk.symOf(adds) : desk.shareOf(adds.apportionment, adds.bearer),
    );
    const source = named.value ?? declared.running;
    const path = definitionPath(desk.definition, 'accumulators', code, ['adds']);
    if (isRead && !isCount && typeText(source.type) !== typeText(declared.running.type)) {
      const name = typeof adds === 'string' ? adds : adds.apportionment;
      desk.issues.push(
        issue('accumulator-type', path, { accumulator: code, adds: name, found: typeText(source.type) }),
      );
    }
    const whenPath = definitionPath(desk.definition, 'accumulators', code, ['when']);
    const when = desk.atLevel(ofLines, () => desk.condition(declared.item.when, whenPath));
    // A formula that reads the balance was checked with the scale declared; else the added amount's own is best.
    const { type, scale } = isRead ? declared.running : source;
    const before = { ...declared.before, type, scale };
    const running = isRead ? declared.running : { ...declared.running, type, scale };
    const of = { before, running, source, when: when.value };
    const own = (): Sym => desk.slots.sym(code, type, scale);
    const node = {
      ...declared,
      ...of,
      delta: ofLines || keeps !== undefined ? own() : source,
      ...(keeps === 'max' ? { observed: ofLines ? own() : source } : {}),
    };
    return ofLines ? { ...node, lines: { reads: [...new Set([...named.reads, ...when.reads])] } } : node;
  });
}

/** Whether each line adds an amount of its own. */
function isOfLines(desk: PlanDesk, adds: EffectiveAccumulator['adds']): boolean {
  return typeof adds === 'string' && (desk.lineFees.has(adds) || desk.factors.get(adds)?.all !== undefined);
}

function bookedScale(desk: PlanDesk, adds: EffectiveAccumulator['adds']): number {
  const { fees, apportionments } = desk.definition;
  if (typeof adds === 'string') {
    const rounding = fees.find(({ code }) => code === adds)?.rounding;
    return rounding === undefined ? STEP_TOTAL_SCALE : desk.booking(rounding).scale;
  }
  const item = apportionments.find(({ code }) => code === adds.apportionment);
  const rounding = item?.rounding ?? fees.find(({ code }) => code === item?.of)?.rounding;
  return rounding === undefined ? desk.minorDigits : desk.booking(rounding).scale;
}
