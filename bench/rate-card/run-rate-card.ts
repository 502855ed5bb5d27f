import Table from 'cli-table3';
import { Bench } from 'tinybench';
import type { Effort } from '../measure.ts';
import { type CardDocument, makeCard, makeDocuments } from './card.ts';
import { type CardContender, feewrightCard, hashByHand, linearScan } from './contenders.ts';

export const CARD_ROWS = [10, 1_000, 100_000] as const;

export interface CardMeasurement {
  readonly rows: number;
  readonly contender: string;
  readonly opsPerSecond: number;
  /** The contender's rate divided by Feewright's with the same card. */
  readonly ratioToFeewright: number;
  /** The time of one document divided by the same contender's with ten rows. */
  readonly timesTenRows: number;
}

/** Documents in one timed call. */
const BATCH = 64;

export function cardContenders(rows: number): readonly CardContender[] {
  const card = makeCard(rows);
  return [feewrightCard(card), linearScan(card), hashByHand(card)];
}

/** Stops the bench where two contenders charge a document differently. */
export function assertEqualCharges(contenders: readonly CardContender[], rows: number, count = 4_096): void {
  for (const document of makeDocuments(makeCard(rows), count)) {
    const charges = contenders.map((contender) => contender.charge(document));
    if (new Set(charges).size === 1) continue;
    throw new Error(`charges differ for ${JSON.stringify(document)} with ${rows} rows: ${charges.join(', ')}`);
  }
}

/** Measures a document charged by cards of 10, 1,000 and 100,000 rows. */
export async function measureCards({ rounds, millisecondsPerRound }: Effort): Promise<readonly CardMeasurement[]> {
  const measured: CardMeasurement[] = [];
  for (const rows of CARD_ROWS) {
    const contenders = cardContenders(rows);
    assertEqualCharges(contenders, rows, rows > 10_000 ? 512 : 4_096);
    const documents = makeDocuments(makeCard(rows), 8_192);
    const rates = new Map(contenders.map(({ name }) => [name, [] as number[]]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
        const rate = await rateOf(contender, documents, millisecondsPerRound);
        // One round that isn't counted, for the compilers.
        if (round > 0) rates.get(contender.name)?.push(rate);
      }
    }
    const typical = (name: string): number => median(rates.get(name) ?? []);
    const feewright = typical(contenders[0]?.name ?? '');
    for (const { name } of contenders) {
      const atTen = measured.find((each) => each.rows === CARD_ROWS[0] && each.contender === name)?.opsPerSecond;
      const opsPerSecond = Math.round(typical(name));
      const ratioToFeewright = Number((typical(name) / feewright).toPrecision(4));
      const timesTenRows = Number(((atTen ?? opsPerSecond) / opsPerSecond).toPrecision(4));
      measured.push({ rows, contender: name, opsPerSecond, ratioToFeewright, timesTenRows });
    }
  }
  return measured;
}

async function rateOf(contender: CardContender, documents: readonly CardDocument[], time: number): Promise<number> {
  let at = 0;
  let kept = '';
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
      at = at + 1 < documents.length ? at + 1 : 0;
      kept = contender.charge(documents[at] as CardDocument);
    }
  });
  await bench.run();
  const result = bench.tasks[0]?.result;
  if (result?.state !== 'completed' || kept === '') throw new Error(`${contender.name} was not measured`);
  return (BATCH * 1000) / result.latency.mean;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function cardTableOf(measurements: readonly CardMeasurement[]): string {
  const table = new Table({
    head: ['rows', 'contender', 'documents/s', 'µs/document', "of Feewright's rate", 'time, 10 rows = 1'],
    colAligns: ['right', 'left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { rows, contender, opsPerSecond, ratioToFeewright, timesTenRows } of measurements) {
    table.push([
      rows.toLocaleString('en-US'),
      contender,
      opsPerSecond.toLocaleString('en-US'),
      (1e6 / opsPerSecond).toFixed(2),
      ratioToFeewright.toPrecision(3),
      timesTenRows.toPrecision(3),
    ]);
  }
  return table.toString();
}
