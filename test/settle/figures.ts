import { isFeewrightError } from '../../src/issues/error.ts';
import type { Issue } from '../../src/issues/issue.ts';
import type { Result } from '../../src/issues/outcome.ts';
import { pathText } from '../../src/issues/path.ts';
import { clearRecord } from '../../src/settle/clear-record.ts';
import type {
  ClearedFeeLine,
  ClearedRecord,
  ClearingContext,
  ClearingContract,
  Direction,
} from '../../src/settle/cleared-record.ts';
import { type ClearingLine, orderKeyOf } from '../../src/settle/clearing-line.ts';
import { openOrder, type SettlementOrder } from '../../src/settle/order.ts';
import { addDelta, totalsDelta } from '../../src/settle/order-delta.ts';
import { createSubjectDirectory, type SubjectDirectory } from '../../src/settle/subject-directory.ts';

// The merchant m1 of tenant t1 sells on a platform; its orders are monthly, in São Paulo's time.

export const CONTRACT: ClearingContract = {
  id: 'c1',
  version: 'v1',
  party: 'm1',
  timeZone: 'America/Sao_Paulo',
  cycle: 'month',
};

export const PARTIES = { merchant: 'm1', platform: 'platform', supplier: 's-7', bank: 'bank' };

/** Units and scale of a decimal text: '-12.50' is −1250 at scale 2. */
export function unitsIn(amount: string): { readonly units: bigint; readonly scale: number } {
  const scale = amount.includes('.') ? amount.length - amount.indexOf('.') - 1 : 0;
  return { units: BigInt(amount.replace('.', '')), scale };
}

/** A fee line of the merchant: `receives('goods', '94.00')` is paid to him by the platform. */
export function receives(fee: string, amount: string, more: Partial<ClearedFeeLine> = {}): ClearedFeeLine {
  return feeLine('receive', { fee, payer: 'platform', payee: 'merchant', ...unitsIn(amount), ...more });
}

export function pays(fee: string, amount: string, more: Partial<ClearedFeeLine> = {}): ClearedFeeLine {
  return feeLine('pay', { fee, payer: 'merchant', payee: 'platform', ...unitsIn(amount), ...more });
}

function feeLine(
  direction: Direction,
  of: Pick<ClearedFeeLine, 'fee' | 'payer' | 'payee' | 'units' | 'scale'> & Partial<ClearedFeeLine>,
): ClearedFeeLine {
  return { currency: 'BRL', clearing: of.fee, direction, ...of };
}

export function record(lines: readonly ClearedFeeLine[], more: Partial<ClearedRecord> = {}): ClearedRecord {
  return {
    tenant: 't1',
    document: 'd1',
    revision: 1,
    business: 'store-sale',
    party: 'm1',
    time: '2018-11-10T12:00:00Z',
    parties: PARTIES,
    lines,
    ...more,
  };
}

export function directory(declared: Parameters<typeof createSubjectDirectory>[0] = {}): SubjectDirectory {
  return valueIn(createSubjectDirectory(declared));
}

export function context(more: Partial<ClearingContext> = {}): ClearingContext {
  return { directory: directory(), contract: CONTRACT, ...more };
}

/** Clearing lines of one document, in default circumstances. */
export function clear(of: ClearedRecord, in_: ClearingContext = context()): readonly ClearingLine[] {
  return valueIn(clearRecord(of, in_));
}

/** Documents d1, d2, … of November 2018, one for each list of fee lines. */
export function clearAll(...documents: readonly (readonly ClearedFeeLine[])[]): readonly ClearingLine[] {
  return documents.flatMap((lines, at) => clear(record(lines, { document: `d${at + 1}` })));
}

/** The open order that the lines, all of one key, have landed in. */
export function orderOf(lines: readonly ClearingLine[]): SettlementOrder {
  const [first] = lines;
  if (first === undefined) throw new Error('an order of a story has lines');
  return addLines(openOrder(orderKeyOf(first)), lines);
}

export function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`unexpected faults: ${codes(result.issues)}`);
  return result.value;
}

/** The faults as `code@path`. */
export function faultsOf(result: Result<unknown>): string {
  return result.ok ? 'none' : codes(result.issues);
}

export function thrownBy(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    if (isFeewrightError(thrown)) return codes(thrown.issues);
    throw thrown;
  }
  return 'nothing';
}

export function codes(issues: readonly Issue[]): string {
  return issues
    .map((fault) => (fault.path.length === 0 ? fault.code : `${fault.code}@${pathText(fault.path)}`))
    .join(' ');
}

/** A line as a reader would note it: `pay platform-fee 6.00 t1/platform`. */
export function notes(lines: readonly ClearingLine[]): readonly string[] {
  return lines.map(
    (line) => `${line.direction} ${line.clearing} ${line.amount.toFixed(line.scale)} ${line.counterpart}`,
  );
}

/** An order with lines that have landed in it, as a store adds them. */
export function addLines(order: SettlementOrder, lines: Iterable<ClearingLine>): SettlementOrder {
  return totalsDelta(lines).reduce(addDelta, order);
}
