import Table from 'cli-table3';
import { Bench } from 'tinybench';
import type { Effort } from '../measure.ts';
import { makeAmounts, makeBearers } from './bearers.ts';
import { type DivisionContender, feewrightShares, roundsByHand } from './contenders.ts';

export const BEARERS = [3, 30, 300] as const;

export interface DivisionMeasurement {
  readonly bearers: number;
  readonly contender: string;
  readonly opsPerSecond: number;
  /** The contender's rate divided by Feewright's with as many bearers. */
  readonly ratioToFeewright: number;
  /** The time of one document divided by the same contender's with a tenth of the bearers. */
  readonly timesTenth: number | undefined;
}

/** Documents in one timed call. */
const BATCH = 64;

export function divisionContenders(count: number): readonly DivisionContender[] {
  const bearers = makeBearers(count);
  return [feewrightShares(bearers), roundsByHand(bearers)];
}

/** Stops the bench where two contenders divide an amount differently. */
export function assertEqualShares(contenders: readonly DivisionContender[], count: number, amounts: number): void {
  for (const amount of makeAmounts(makeBearers(count), amounts)) {
    const shares = contenders.map((contender) => contender.divide(amount).join(' '));
    if (new Set(shares).size > 1) throw new Error(`shares of ${amount} among ${count} differ:\n${shares.join('\n')}`);
  }
}

/** Measures a document whose amount is divided among 3, 30 and 300 bearers. */
export async function measureDivisions({
  rounds,
  millisecondsPerRound,
}: Effort): Promise<readonly DivisionMeasurement[]> {
  const measured: DivisionMeasurement[] = [];
  for (const bearers of BEARERS) {
    const contenders = divisionContenders(bearers);
    assertEqualShares(contenders, bearers, 2_048);
    const amounts = makeAmounts(makeBearers(bearers), 8_192);
    const rates = new Map(contenders.map(({ name }) => [name, [] as number[]]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
        const rate = await rateOf(contender, amounts, millisecondsPerRound);
        // One round that isn't counted, for the compilers.
        if (round > 0) rates.get(contender.name)?.push(rate);
      }
    }
    const typical = (name: string): number => median(rates.get(name) ?? []);
    const feewright = typical(contenders[0]?.name ?? '');
    for (const { name } of contenders) {
      const tenth = measured.find((each) => each.bearers * 10 === bearers && each.contender === name)?.opsPerSecond;
      const opsPerSecond = Math.round(typical(name));
      const ratioToFeewright = Number((typical(name) / feewright).toPrecision(4));
      const timesTenth = tenth === undefined ? undefined : Number((tenth / opsPerSecond).toPrecision(4));
      measured.push({ bearers, contender: name, opsPerSecond, ratioToFeewright, timesTenth });
    }
  }
  return measured;
}

async function rateOf(contender: DivisionContender, amounts: readonly string[], time: number): Promise<number> {
  let at = 0;
  let kept: readonly number[] = [];
  const bench = new Bench({
    time,
    iterations: 1,
    warmup: true,
    warmupTime: time / 4,
    warmupIterations: 1,
    throws: true,
  });
  bench.add(contender.name, () => {
    for (let i = 0; i < BATCH; i += 1) {
      at = at + 1 < amounts.length ? at + 1 : 0;
      kept = contender.divide(amounts[at] as string);
    }
  });
  await bench.run();
  const result = bench.tasks[0]?.result;
  if (result?.state !== 'completed' || kept.length === 0) throw new Error(`${contender.name} was not measured`);
  return (BATCH * 1000) / result.latency.mean;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function divisionTableOf(measurements: readonly DivisionMeasurement[]): string {
  const table = new Table({
    head: [
      'bearers',
      'contender',
      'documents/s',
      'µs/document',
      "of Feewright's rate",
      'time, a tenth of the bearers = 1',
    ],
    colAligns: ['right', 'left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { bearers, contender, opsPerSecond, ratioToFeewright, timesTenth } of measurements) {
    table.push([
      bearers,
      contender,
      opsPerSecond.toLocaleString('en-US'),
      (1e6 / opsPerSecond).toFixed(2),
      ratioToFeewright.toPrecision(3),
      timesTenth?.toPrecision(3) ?? '',
    ]);
  }
  return table.toString();
}
