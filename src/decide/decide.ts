import type { Snapshot } from '../factor/snapshot.ts';
import type { Names } from '../model/names.ts';
import { type Exact, ZERO } from '../money/exact.ts';
import type { Plan } from '../plan/plan.ts';
import { BillingRecord } from './billing-record.ts';
import { compileExactPlan, type ExactDecision } from './decide-exact.ts';
import { compileFastPlan } from './decide-fast.ts';
import { compileRefund } from './decide-refund.ts';
import type { Trace } from './exact-step.ts';
import { type RecordTemplate, recordTemplate } from './record-template.ts';

/** Which arithmetic decides: `fast` where it fits, else `exact`. Both give the same bytes of content. */
export type Lane = 'fast-then-exact' | 'exact';

interface Program {
  readonly template: RecordTemplate;
  readonly fast: ReturnType<typeof compileFastPlan>;
  readonly exact: (snapshot: Snapshot, trace?: Trace) => ExactDecision;
}

/** Compiled once for each plan, and gone with it. */
const PROGRAMS = new WeakMap<Plan, Program>();

/**
 * Decides one document from its snapshot alone: pure and synchronous, no clock, no I/O. The same snapshot gives the same
 * content a year later, on Node or in a browser.
 *
 * A snapshot is taken at its word: one that did not come from gathering goes through `engine.replay`, which reads it first.
 *
 * Throws a FeewrightError for facts that the definitions can't take: `factor-missing` where an evaluated branch reads an
 * absent fact, `division-by-zero`, `measure-above-top`, `unplaced-rejected`, ….
 *
 * Worked case: base 100.01, commission 3.33 %, service 0.6 %, payable = what is left: 3.33, 0.60, 96.08. A refund of a third of
 * it: −1.11, −0.20, −32.03.
 */
export function decide<N extends Names = Names>(
  plan: Plan,
  snapshot: Snapshot,
  lane: Lane = 'fast-then-exact',
): BillingRecord<N> {
  const program = programOf(plan);
  const frame = lane === 'exact' || snapshot.refund !== undefined ? undefined : program.fast?.(snapshot);
  if (frame !== undefined) {
    const rows = plan.lines === undefined ? undefined : frame.rows;
    return new BillingRecord(program.template, snapshot, frame.numbers.slice(), frame.applied, frame.posted, rows);
  }
  const { frame: exact, applied, posted, rows: exactRows } = program.exact(snapshot);
  const rows = plan.lines === undefined ? undefined : exactRows.map((row) => row.numbers.map(orZero));
  return new BillingRecord(program.template, snapshot, exact.numbers.map(orZero), applied, posted, rows);
}

/** The values of every slot in the exact lane: what explanations are rebuilt from. */
export function decideExactly(plan: Plan, snapshot: Snapshot, trace?: Trace): ExactDecision {
  return programOf(plan).exact(snapshot, trace);
}

function programOf(plan: Plan): Program {
  const known = PROGRAMS.get(plan);
  if (known !== undefined) return known;
  const exact = compileExact(plan);
  const program = { template: recordTemplate(plan, exact), fast: compileFastPlan(plan), exact };
  PROGRAMS.set(plan, program);
  return program;
}

/** Refunds are compiled with the first of them: most plans never see one. */
function compileExact(plan: Plan): Program['exact'] {
  const own = compileExactPlan(plan);
  let refund: ((snapshot: Snapshot) => ExactDecision) | undefined;
  return (snapshot, trace) => {
    if (snapshot.refund === undefined) return own(snapshot, trace);
    refund ??= compileRefund(plan, own);
    return refund(snapshot);
  };
}

/** Slots of absent facts hold nothing that a record shows. */
function orZero(value: Exact | undefined): Exact {
  return value ?? ZERO;
}
