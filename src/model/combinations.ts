import type { Contract } from './contract.ts';
import { agreementKey, type ContractBook } from './contract-book.ts';
import { type ContractSpan, spanAt } from './contract-span.ts';

/** Contracts that are in force together from a time on, outermost first. */
export interface Combination {
  readonly contracts: readonly Contract[];
  readonly fromMs: number;
}

/**
 * Every combination of contracts that some document may lie under: each version with those around it, and once more from
 * every time on at which one of those begins or ends.
 *
 * Worked case: the tenant's versions 1 and 2 follow each other on 15 November, and a party's contract runs from
 * 1 November: the tenant's version 1 alone, its version 2 alone, the party's over version 1, and the party's over version 2.
 */
export function* combinations({ spans }: ContractBook): Generator<Combination> {
  for (const versions of spans.values()) {
    const outer = versions[0] === undefined ? [] : outerAgreements(versions[0].contract, spans);
    for (const version of versions) {
      const times = new Set([version.fromMs]);
      for (const { fromMs, toMs } of outer.flat()) {
        for (const time of [fromMs, toMs]) if (version.fromMs < time && time < version.toMs) times.add(time);
      }
      for (const fromMs of [...times].sort((a, b) => a - b)) {
        const around = outer.flatMap((each) => spanAt(each, fromMs)?.contract ?? []);
        yield { contracts: [...around, version.contract], fromMs };
      }
    }
  }
}

function outerAgreements(
  { tenant, party, store, model }: Contract,
  spans: ContractBook['spans'],
): readonly (readonly ContractSpan[])[] {
  const keys = [
    ...(party === undefined ? [] : [agreementKey({ tenant, model })]),
    ...(party === undefined || store === undefined ? [] : [agreementKey({ tenant, party, model })]),
  ];
  return keys.map((key) => spans.get(key) ?? []);
}
