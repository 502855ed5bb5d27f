import { parseInstant } from '../time/instant.ts';
import type { Contract } from './contract.ts';

/** A contract with its validity in milliseconds, `[fromMs, toMs)`; without end, `toMs` is `Infinity`. */
export interface ContractSpan {
  readonly contract: Contract;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Versions follow each other, so that the one in force is the last of those that have begun. */
export function spanAt(spans: readonly ContractSpan[], epochMs: number): ContractSpan | undefined {
  let begun = 0;
  for (let end = spans.length; begun < end; ) {
    const middle = (begun + end) >>> 1;
    if ((spans[middle]?.fromMs ?? 0) <= epochMs) begun = middle + 1;
    else end = middle;
  }
  const last = spans[begun - 1];
  return last !== undefined && epochMs < last.toMs ? last : undefined;
}

export function boundsOf({ valid }: Contract): { readonly fromMs: number; readonly toMs: number } {
  const fromMs = parseInstant(valid.from)?.epochMs ?? Number.NaN;
  const toMs = valid.to === undefined ? Number.POSITIVE_INFINITY : (parseInstant(valid.to)?.epochMs ?? Number.NaN);
  return { fromMs, toMs };
}
