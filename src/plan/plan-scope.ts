import { type Issue, issue } from '../issues/issue.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import type { FeeItem } from '../model/model.ts';
import { definitionPath } from './definition-path.ts';

/** What one plan computes of a definition: the amounts of every document, or those of one fee's period documents. */
export interface PlanScope {
  /** Codes of fees and apportionments. */
  readonly nodes: ReadonlySet<string>;
  /** Accumulators that it reads or posts to. */
  readonly accumulators: ReadonlySet<string>;
  /** Whether what an accumulator adds is added here. */
  posts(adds: string): boolean;
}

type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Which amounts belong to a plan: without `period` all that are not decided per period; else that fee, what divides it, and
 * the steps behind them. Amounts of the one kind read the other kind's through accumulators only, since no document has both.
 *
 * Faults: `period-amount`, `period-reads-document`.
 */
export function planScope(
  definition: EffectiveModel,
  needs: Needs,
  period: string | undefined,
): PlanScope | readonly Issue[] {
  const nodes = period === undefined ? documentNodes(definition) : periodNodes(definition, needs, period);
  const issues =
    period === undefined ? strangers(definition, needs, nodes) : bookedElsewhere(definition, nodes, period);
  if (issues.length > 0) return issues;
  const own = (adds: string): boolean =>
    period === undefined
      ? !isAmount(definition, adds) || nodes.has(adds)
      : adds === period || isShareOf(definition, adds, period);
  const read = new Set([...nodes].flatMap((code) => [...(needs.get(code) ?? []), ...totalsOf(definition, code)]));
  const accumulators = definition.accumulators.filter(({ code, adds }) => read.has(code) || own(nameOf(adds)));
  return { nodes, accumulators: new Set(accumulators.map(({ code }) => code)), posts: own };
}

function documentNodes({ fees, apportionments }: EffectiveModel): ReadonlySet<string> {
  const perPeriod = new Set(fees.flatMap(({ code, per }) => (per === 'period' ? [code] : [])));
  const codes = [...fees, ...apportionments.filter(({ of }) => !perPeriod.has(of))].map(({ code }) => code);
  return new Set(codes.filter((code) => !perPeriod.has(code)));
}

function periodNodes({ apportionments }: EffectiveModel, needs: Needs, fee: string): ReadonlySet<string> {
  const nodes = new Set([fee, ...apportionments.flatMap(({ code, of }) => (of === fee ? [code] : []))]);
  // A set may grow while it is walked through.
  for (const code of nodes) for (const need of needs.get(code) ?? []) if (needs.has(need)) nodes.add(need);
  return nodes;
}

function strangers(definition: EffectiveModel, needs: Needs, nodes: ReadonlySet<string>): readonly Issue[] {
  return [...nodes].flatMap((reader) =>
    [...(needs.get(reader) ?? [])]
      .filter((amount) => needs.has(amount) && !nodes.has(amount))
      .map((amount) => issue('period-amount', placeOf(definition, reader), { reader, amount })),
  );
}

function bookedElsewhere(definition: EffectiveModel, nodes: ReadonlySet<string>, fee: string): readonly Issue[] {
  return [...nodes].flatMap((amount) => {
    if (amount === fee || isShareOf(definition, amount, fee) || isStep(definition, amount)) return [];
    return [issue('period-reads-document', placeOf(definition, fee), { fee, amount })];
  });
}

/** A period document has no lines, so a step of lines is none of its own. */
function isStep({ fees }: EffectiveModel, code: string): boolean {
  const fee = fees.find((each) => each.code === code);
  return fee?.booked === false && fee.per !== 'line' && fee.per !== 'unit';
}

function isShareOf({ apportionments }: EffectiveModel, code: string, fee: string): boolean {
  return apportionments.some((each) => each.code === code && each.of === fee);
}

function isAmount({ fees, apportionments }: EffectiveModel, code: string): boolean {
  return [...fees, ...apportionments].some((each) => each.code === code);
}

/** Accumulators that a fee's price names beside its formulas. */
function totalsOf({ fees }: EffectiveModel, code: string): readonly string[] {
  const price = fees.find((fee) => fee.code === code)?.price;
  const cumulative = price !== undefined && 'cumulative' in price ? price.cumulative : undefined;
  return [cumulative?.accumulator, price?.periodCap?.accumulator].filter((each) => each !== undefined);
}

function nameOf(adds: EffectiveModel['accumulators'][number]['adds']): string {
  return typeof adds === 'string' ? adds : adds.apportionment;
}

function placeOf(definition: EffectiveModel, code: string) {
  const isFee = definition.fees.some((fee: FeeItem) => fee.code === code);
  return definitionPath(definition, isFee ? 'fees' : 'apportionments', code, []);
}
