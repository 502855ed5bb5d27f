import type { ContractSpan } from '../model/contract-span.ts';
import type { Plan } from '../plan/plan.ts';
import { planPeriod } from '../plan/plan-period.ts';
import { type Period, periodBefore, periodOf } from '../time/period.ts';
import type { Definitions } from './definitions.ts';

/** How many windows before this one are looked at again, for entries that came late. */
export const WINDOWS_BACK = 13;

/** One window of a fee per period that has ended for its contract. */
export interface EndedWindow {
  readonly fee: string;
  readonly window: Period;
  /** Business time of its period documents: the last millisecond of the window, or of the contract in it. */
  readonly timeMs: number;
  /** The period of the order that their lines belong to. */
  readonly order: Period;
}

/**
 * The windows of a contract's fees per period whose documents are due: those that lie in an order's period that has ended.
 * From `sinceMs` on, but at least the last `WINDOWS_BACK` of each fee.
 *
 * @param spans the versions of one contract, from early to late
 */
export function endedWindows(
  definitions: Definitions,
  spans: readonly ContractSpan[],
  of: { readonly sinceMs: number; readonly asOfMs: number },
): readonly EndedWindow[] {
  const { model: code } = spans[0]?.contract ?? {};
  const fees = definitions.models.find((model) => model.code === code)?.fees ?? [];
  const perPeriod = fees.filter(({ per, booked }) => per === 'period' && booked);
  return perPeriod.flatMap((fee) => [...windowsOf(definitions, spans, { ...of, fee: fee.code })]);
}

function* windowsOf(
  definitions: Definitions,
  spans: readonly ContractSpan[],
  { fee, sinceMs, asOfMs }: { readonly fee: string; readonly sinceMs: number; readonly asOfMs: number },
): Generator<EndedWindow> {
  const endMs = Math.max(...spans.map(({ toMs }) => toMs));
  const lastPlan = planOf(definitions, spans, Math.min(asOfMs, endMs) - 1);
  let cursor = Math.max(
    spans[0]?.fromMs ?? asOfMs,
    Math.min(sinceMs, lastPlan ? recent(lastPlan, fee, asOfMs) : sinceMs),
  );
  while (cursor < asOfMs) {
    const plan = planOf(definitions, spans, cursor);
    if (plan === undefined) {
      const next = spans.find(({ fromMs }) => fromMs > cursor);
      if (next === undefined) return;
      cursor = next.fromMs;
      continue;
    }
    const { window: cycle, timeZone } = planPeriod(plan.definition, fee);
    const window = periodOf(cursor, cycle, timeZone);
    const timeMs = lastOf(spans, window) - 1;
    const last = planOf(definitions, spans, timeMs);
    if (last?.periods.has(fee) === true) {
      const order = periodOf(timeMs, last.definition.cycle, last.definition.timeZone);
      if (order.endMs <= asOfMs) yield { fee, window, timeMs, order };
    }
    cursor = window.endMs;
  }
}

/** The plan at a time, where this very contract is the innermost one in force. */
function planOf(definitions: Definitions, spans: readonly ContractSpan[], epochMs: number): Plan | undefined {
  const span = spans.find(({ fromMs, toMs }) => fromMs <= epochMs && epochMs < toMs);
  if (span === undefined) return undefined;
  const { tenant, party, store, model } = span.contract;
  const place = { ...(party === undefined ? {} : { party }), ...(store === undefined ? {} : { store }) };
  return definitions.planAt({ tenant, ...place, model, epochMs });
}

/** Where the contract ends inside the window, or the window does. */
function lastOf(spans: readonly ContractSpan[], { startMs, endMs }: Period): number {
  const inside = spans.filter(({ fromMs, toMs }) => fromMs < endMs && toMs > startMs);
  return Math.max(...inside.map(({ toMs }) => Math.min(toMs, endMs)));
}

function recent({ definition }: Plan, fee: string, asOfMs: number): number {
  const { window, timeZone } = planPeriod(definition, fee);
  let period = periodOf(asOfMs, window, timeZone);
  for (let back = 0; back < WINDOWS_BACK; back += 1) period = periodBefore(period);
  return period.startMs;
}
