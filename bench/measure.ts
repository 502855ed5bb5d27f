import { Bench } from 'tinybench';
import type { Contender, Order } from './order-scenario.ts';

/** What is measured: `order` decides; `order-text` also reads every amount of the result as text. */
export type Scenario = 'order' | 'order-text';

/** Finding the business rule among so many; measured by `match/measure-match.ts`. */
export type MatchScenario = 'match-10' | 'match-1000';

export interface Measurement {
  readonly scenario: Scenario | MatchScenario;
  readonly contender: string;
  /** Orders (documents, where they are matched) per second: the median over the rounds. */
  readonly opsPerSecond: number;
  /**
   * The contender's rate divided by Feewright's: below 1 is slower. The median of the rounds' own ratios, which a slow
   * minute of the machine disturbs less than it does the rates; so it isn't quite the quotient of the two medians.
   */
  readonly ratioToFeewright: number;
  /** Of the rounds' rates, as a part of the median: `(highest − lowest) / median`. */
  readonly spread: number;
}

export interface Effort {
  readonly rounds: number;
  readonly millisecondsPerRound: number;
}

/** Orders in one timed call: the clock is read so rarely that reading it costs nothing. */
const BATCH = 512;
/** The latest results stay reachable, so that no engine can leave out making them. */
const KEPT = 64;

/**
 * Measures all contenders in turn, round after round, each round in the opposite order of the one before: what slows the
 * machine for a while then hits all of them. A round's rate is its mean, which includes garbage collection.
 *
 * @param contenders the first is what the others are compared with
 */
export async function measure(
  scenario: Scenario,
  contenders: readonly Contender[],
  orders: readonly Order[],
  effort: Effort,
): Promise<readonly Measurement[]> {
  const rates = new Map(contenders.map((contender) => [contender, [] as number[]]));
  const tasks = contenders.map((contender) => ({ contender, run: batchOf(contender, scenario, orders) }));
  // One round that isn't counted, for the compilers.
  for (let round = 0; round <= effort.rounds; round += 1) {
    for (const { contender, run } of round % 2 === 0 ? tasks : tasks.toReversed()) {
      const rate = await rateOf(run, effort.millisecondsPerRound, contender);
      if (round > 0) rates.get(contender)?.push(rate);
    }
  }
  const feewright = rates.get(contenders[0]!) ?? [];
  return contenders.map((contender) => {
    const own = rates.get(contender) ?? [];
    const typical = median(own);
    return {
      scenario,
      contender: contender.name,
      opsPerSecond: Math.round(typical),
      ratioToFeewright: Number(median(own.map((rate, round) => rate / feewright[round]!)).toPrecision(4)),
      spread: (Math.max(...own) - Math.min(...own)) / typical,
    };
  });
}

async function rateOf(run: () => void | Promise<void>, time: number, contender: Contender): Promise<number> {
  const bench = new Bench({
    time,
    iterations: 4,
    warmup: true,
    warmupTime: time / 4,
    warmupIterations: 1,
    throws: true,
  });
  bench.add(contender.name, run, { async: contender.isAsync });
  await bench.run();
  const result = bench.tasks[0]?.result;
  if (result?.state !== 'completed') throw new Error(`${contender.name} was not measured: ${result?.state}`);
  return (BATCH * 1000) / result.latency.mean;
}

/** Walks through the pool of orders, a batch a call. Synchronous contenders don't pay for a promise. */
function batchOf(contender: Contender, scenario: Scenario, orders: readonly Order[]): () => void | Promise<void> {
  const kept = new Array<unknown>(KEPT).fill(undefined);
  const readsText = scenario === 'order-text';
  let at = 0;
  const next = (): Order => {
    at = at + 1 < orders.length ? at + 1 : 0;
    return orders[at]!;
  };
  if (contender.isAsync) {
    return async () => {
      for (let i = 0; i < BATCH; i += 1) {
        const result = await contender.decide(next());
        kept[i % KEPT] = readsText ? contender.read(result) : result;
      }
    };
  }
  return () => {
    for (let i = 0; i < BATCH; i += 1) {
      const result = contender.decide(next());
      kept[i % KEPT] = readsText ? contender.read(result) : result;
    }
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
