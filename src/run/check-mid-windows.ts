import { type Issue, issue } from '../issues/issue.ts';
import { type Combination, combinations } from '../model/combinations.ts';
import type { Contract } from '../model/contract.ts';
import type { ContractBook } from '../model/contract-book.ts';
import { boundsOf } from '../model/contract-span.ts';
import { type CumulativeFee, isReratable } from '../model/cumulative-fees.ts';
import { levelOf } from '../model/layer.ts';
import type { MidWindows } from '../model/mid-windows.ts';

/**
 * Whether every version that begins inside an open window of a cumulative price says what becomes of the total, and
 * whether that can be done.
 *
 * Worked case: version 2 begins on 15 November, where version 1 ends, and the commission has bands of the month's sales:
 * without `midWindow` it is refused; beginning on 1 December it need not say anything.
 */
export function checkMidWindows(book: ContractBook, midWindows: MidWindows): readonly Issue[] {
  const indices = new Map(book.contracts.map((contract, at) => [contract, at]));
  const issues: Issue[] = [];
  for (const combination of combinations(book)) {
    issues.push(...midWindowFaults(combination, midWindows, (contract) => indices.get(contract) ?? -1));
  }
  return issues;
}

function midWindowFaults(
  { contracts, fromMs }: Combination,
  midWindows: MidWindows,
  placeOf: (contract: Contract) => number,
): readonly Issue[] {
  return contracts.flatMap((contract) => {
    if (boundsOf(contract).fromMs !== fromMs) return [];
    const { midWindow } = contract;
    const isFollowing = midWindows.predecessor(contract) !== undefined;
    if (midWindow === undefined ? !isFollowing : midWindow === 'restart') return [];
    for (const fee of midWindows.feesOf(contracts) ?? []) {
      const { key, startMs } = midWindows.windowOf(fee, contracts, fromMs);
      if (startMs === fromMs || !midWindows.acts(fee, levelOf(contract), contracts, fromMs)) continue;
      const fault = faultOf({ contract, contracts, fee, fromMs, window: key }, midWindows, [
        ...['contracts', placeOf(contract), 'midWindow'],
      ]);
      if (fault !== undefined) return [fault];
    }
    return [];
  });
}

interface Begun {
  readonly contract: Contract;
  readonly contracts: readonly Contract[];
  readonly fee: CumulativeFee;
  readonly fromMs: number;
  readonly window: string;
}

function faultOf(
  { contract, contracts, fee, fromMs, window }: Begun,
  midWindows: MidWindows,
  path: Issue['path'],
): Issue | undefined {
  const { id, version, midWindow, valid } = contract;
  const { timeZone: zone, code: accumulator } = fee.accumulator;
  const facts = { contract: id, version, fee: fee.fee, accumulator, from: valid.from };
  if (midWindow === undefined) return issue('mid-window-missing', path, { ...facts, window });
  const earlier = midWindows.before(contracts, fromMs);
  const before = midWindows.feesOf(earlier)?.find((each) => each.fee === fee.fee);
  if (before !== undefined && before.accumulator.timeZone !== zone) {
    return issue('mid-window-zone', path, { ...facts, zone, before: before.accumulator.timeZone });
  }
  const isRerated = midWindow === 'rerate' && earlier.length > 0;
  return isRerated && !isReratable(fee.price, before?.price)
    ? issue('rerate-price', path, { fee: fee.fee })
    : undefined;
}
