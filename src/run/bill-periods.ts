import type { FeewrightError } from '../issues/error.ts';
import type { Contract } from '../model/contract.ts';
import type { ContractSpan } from '../model/contract-span.ts';
import type { StoredBalance } from '../ports/store.ts';
import type { Period } from '../time/period.ts';
import type { RunContext } from './context.ts';
import { refOf, tell } from './events.ts';
import { faultOf } from './fault-of.ts';
import { type KnownKeys, type PeriodDocument, periodDocuments } from './period-documents.ts';
import { endedWindows } from './period-windows.ts';
import { preparePeriod } from './prepare-period.ts';
import { isStale, readsOf, rebillPeriod } from './rebill-period.ts';
import { recordDocument } from './record-document.ts';

const CLOSED = ['closed', 'split'] as const;
const YEAR_MS = 366 * 86_400_000;

/** A period document that could not be billed: the orders of its contract from its period on must wait for it. */
export interface PeriodFault {
  readonly contract: Contract;
  /** The period of the order that its lines belong to. */
  readonly order: Period;
  readonly document: { readonly party: string; readonly store?: string; readonly currency: string };
  readonly error: FeewrightError;
}

/**
 * Makes the period documents of every contract whose order periods have ended (周期单据): once for each fee, key and window,
 * whoever closes and however often, also where no document came at all. One that was billed already is billed again if a
 * balance that it read has changed since, as far back as `WINDOWS_BACK` windows.
 *
 * A window whose orders are closed already, and that has no such document, gets none: the fee came later than the close.
 */
export async function billPeriods(context: RunContext, asOfMs: number): Promise<readonly PeriodFault[]> {
  const faults: PeriodFault[] = [];
  const known: KnownKeys = new Map();
  for (const spans of context.definitions.periodContracts) {
    await billContract(context, spans, { asOfMs, known, faults });
  }
  return faults;
}

async function billContract(
  context: RunContext,
  spans: readonly ContractSpan[],
  of: { readonly asOfMs: number; readonly known: KnownKeys; readonly faults: PeriodFault[] },
): Promise<void> {
  const [first] = spans;
  if (first === undefined || first.fromMs >= of.asOfMs) return;
  const closedMs = await closedUntil(context, first.contract, of.asOfMs);
  const ended = endedWindows(context.definitions, spans, { sinceMs: closedMs ?? first.fromMs, asOfMs: of.asOfMs });
  const due: PeriodDocument[] = [];
  for (const each of ended) due.push(...(await periodDocuments(context, first.contract, each, of.known)));
  if (due.length === 0) return;
  const bills = await context.store.bills(due.map(({ document }) => document));
  const billed = bills.filter((bill) => bill !== undefined);
  const reads = billed.map(readsOf);
  const balances = reads.length === 0 ? [] : await context.store.balances(reads.flat());
  const stale = new Set<string>();
  let next = 0;
  for (const [at, bill] of billed.entries()) {
    const count = reads[at]?.length ?? 0;
    const now: readonly StoredBalance[] = balances.slice(next, next + count);
    next += count;
    if (isStale(context, bill, now)) stale.add(bill.document.id);
  }
  for (const [at, each] of due.entries()) {
    const isNew = bills[at] === undefined && each.order.endMs > (closedMs ?? Number.NEGATIVE_INFINITY);
    if (!isNew && !stale.has(each.document.id)) continue;
    try {
      if (isNew) await recordDocument(context, await preparePeriod(context, each));
      else await rebillPeriod(context, each);
    } catch (thrown) {
      const error = faultOf(thrown);
      const { party, store } = each.document;
      const place = { party, ...(store === undefined ? {} : { store }), currency: each.plan.currency };
      of.faults.push({ contract: first.contract, order: each.order, document: place, error });
      tell(context.observer, {
        type: 'refused',
        document: refOf(each.document),
        order: undefined,
        issues: error.issues,
      });
    }
  }
}

/** Up to when the contract's orders are closed; `undefined`: none ever was. */
async function closedUntil(
  { store }: RunContext,
  { tenant, id }: Contract,
  asOfMs: number,
): Promise<number | undefined> {
  const query = { tenant, contract: id, states: CLOSED };
  const recent = await store.orders({ ...query, endingAfter: asOfMs - YEAR_MS });
  const closed = recent.length > 0 ? recent : await store.orders(query);
  return closed.length === 0 ? undefined : Math.max(...closed.map(({ order }) => order.period.endMs));
}
