import type { Snapshot } from '../factor/snapshot.ts';
import type { Sym } from '../formula/scope.ts';
import type { ApportionmentNode, ContainedTax, FeeNode, Plan } from '../plan/plan.ts';
import type { ExactDecision } from './decide-exact.ts';
import type { Trace } from './exact-step.ts';
import type { LineTemplate } from './fee-line.ts';
import { placeOf, planLines } from './line-places.ts';
import type { ShareTemplate } from './share.ts';

/** A line that a node may make. */
export interface PlannedLine {
  readonly node: number;
  readonly line: LineTemplate;
  /** Made whenever the node applies, even of 0.00; else only where there is something in it. */
  readonly isAlways: boolean;
  /**
   * Of a fee of lines: each line of the document may make one, and the slots of `line` are places in its row. The place
   * here says whether the fee applied to it.
   */
  readonly appliedAt: number | undefined;
}

/** A fee whose price a calculator answers. */
export interface UsedCalculator {
  readonly fee: string;
  readonly name: string;
  readonly version: string;
}

/** All of a record that its plan knows before any document. */
export interface RecordTemplate {
  readonly plan: Plan;
  readonly lines: readonly PlannedLine[];
  readonly shares: readonly ShareTemplate[];
  readonly calculators: readonly UsedCalculator[];
  /** Decides a snapshot once more, exactly: for what a record tells of its steps. */
  readonly again: (snapshot: Snapshot, trace?: Trace) => ExactDecision;
}

/**
 * The lines and shares of a plan: a booked fee makes its own line, or, where it is apportioned, a line of each bearer's
 * share in its place, on the lowest level only. The payee's own share is recorded and makes none. What is kept unplaced stays with the payer.
 */
export function recordTemplate(plan: Plan, again: RecordTemplate['again']): RecordTemplate {
  const lines: PlannedLine[] = [];
  const shares: ShareTemplate[] = [];
  for (const node of plan.nodes) {
    if (node.kind === 'fee') lines.push(...feeLines(node, plan));
    else {
      lines.push(...shareLines(node, plan));
      const apportionment = node.item.code;
      for (const { item, share, above } of node.bearers) {
        const place = above === undefined ? {} : { above };
        shares.push({ apportionment, bearer: item.code, ...place, scale: node.booking.scale, slot: share.slot });
      }
      shares.push({ apportionment, bearer: undefined, scale: node.booking.scale, slot: node.unplaced.slot });
    }
  }
  const calculators = plan.nodes.flatMap((node): readonly UsedCalculator[] => {
    if (node.kind !== 'fee' || !node.item.enabled || node.price.kind !== 'custom') return [];
    const { name, version } = node.price.calculator;
    return [{ fee: node.item.code, name, version }];
  });
  return { plan, lines, shares, calculators, again };
}

function feeLines(node: FeeNode, plan: Plan): readonly PlannedLine[] {
  const { item, booking, own } = node;
  const left = leftOfTaxed(node, plan);
  if (!item.booked || booking === undefined || node.apportionedBy !== undefined) return [];
  const slotOf = (sym: Sym): number => (node.lines === undefined ? sym.slot : placeOf(planLines(plan), sym).at);
  const line: LineTemplate = {
    kind: 'fee',
    fee: item.code,
    bearer: undefined,
    payer: item.payer,
    payee: item.payee,
    clearing: item.clearing,
    direction: item.payee === plan.owner ? 'receive' : 'pay',
    currency: plan.currency,
    scale: left?.booked.scale ?? booking.scale,
    slot: slotOf(left?.booked ?? own?.booked ?? node.value),
    exactSlot: slotOf(left?.exact ?? own?.exact ?? node.exact),
    exactScale: (left?.exact ?? node.exact).scale,
  };
  const appliedAt = node.lines && slotOf(node.lines.applied);
  const planned = { node: node.index, line, isAlways: true, appliedAt };
  if (own === undefined) return [planned];
  const trueUp: LineTemplate = {
    ...line,
    kind: 'true-up',
    scale: booking.scale,
    slot: slotOf(own.trueUp),
    exactSlot: slotOf(own.trueUpExact),
    exactScale: node.exact.scale,
  };
  return [planned, { node: node.index, line: trueUp, isAlways: false, appliedAt }];
}

/** What a tax contained in the fee leaves of its own line. */
function leftOfTaxed(fee: FeeNode, plan: Plan): ContainedTax | undefined {
  for (const node of plan.nodes) if (node.kind === 'fee' && node.contained?.fee === fee) return node.contained;
  return undefined;
}

function shareLines(node: ApportionmentNode, plan: Plan): readonly PlannedLine[] {
  const { item, booking } = node;
  const lineOf = (
    kind: 'share' | 'unplaced',
    bearer: string | undefined,
    payer: string,
    slot: number,
  ): LineTemplate => ({
    kind,
    fee: item.code,
    bearer,
    payer,
    payee: item.payee,
    clearing: item.clearing,
    direction: item.payee === plan.owner ? 'receive' : 'pay',
    currency: plan.currency,
    scale: booking.scale,
    slot,
    exactSlot: slot,
    exactScale: booking.scale,
  });
  const lines = node.bearers
    .filter((bearer) => bearer.item.code !== item.payee && bearer.split === undefined)
    .map((bearer) => ({
      node: node.index,
      line: lineOf('share', bearer.item.code, bearer.item.code, bearer.share.slot),
      isAlways: true,
      appliedAt: undefined,
    }));
  const { payer } = node;
  if (item.unplaced !== 'keep' || payer === undefined || payer === item.payee) return lines;
  return [
    ...lines,
    {
      node: node.index,
      line: lineOf('unplaced', undefined, payer, node.unplaced.slot),
      isAlways: false,
      appliedAt: undefined,
    },
  ];
}
