import { addDocuments, clearUntil, laneBenchEngine, resultOf } from './feewright-lane.ts';
import { HandWrittenLane } from './hand-written-lane.ts';
import { type LaneOrderInput, type LaneResult, makeDocuments } from './lane-scenario.ts';

export interface LaneMeasurement {
  readonly contender: 'feewright' | 'loop by hand';
  readonly documents: number;
  readonly opsPerSecond: number;
  /** The contender's rate divided by Feewright's. */
  readonly ratioToFeewright: number;
  /** Bytes of the heap a document, of the first and of the last tenth: what is kept must not grow. Only with `--expose-gc`. */
  readonly bytesPerDocument: readonly [first: number, last: number] | undefined;
}

const PARTS = 10;

/**
 * One lane, cleared in ten parts by Feewright and by the loop in turn, so that a slow minute of the machine hits both. The
 * documents have been added before, and the loop has them as objects: what is measured is everything from there on, putting
 * them in order too. Both must come to the same.
 */
export async function measureLane(count: number): Promise<readonly LaneMeasurement[]> {
  const documents = makeDocuments(count);
  const parts = partsOf(documents);
  const engine = laneBenchEngine();
  await addDocuments(engine, documents);
  const loop = new HandWrittenLane();
  const spent = { feewright: 0, loop: 0 };
  const sizes: number[] = [];
  const ratios: number[] = [];
  for (const { until, documents: part } of parts) {
    const before = heapUsed();
    const start = performance.now();
    await clearUntil(engine, until);
    const middle = performance.now();
    sizes.push((heapUsed() - before) / part.length);
    const again = performance.now();
    loop.clear(part);
    const end = performance.now();
    spent.feewright += middle - start;
    spent.loop += end - again;
    ratios.push((middle - start) / (end - again));
  }
  assertSame(await resultOf(engine, count), loop.result());
  const rate = (milliseconds: number): number => Math.round((count / milliseconds) * 1000);
  const ratio = ratios.toSorted((a, b) => a - b)[PARTS >> 1] ?? Number.NaN;
  const bytes = 'gc' in globalThis ? ([sizes[0] ?? 0, sizes.at(-1) ?? 0] as const) : undefined;
  return [
    {
      contender: 'feewright',
      documents: count,
      opsPerSecond: rate(spent.feewright),
      ratioToFeewright: 1,
      bytesPerDocument: bytes,
    },
    {
      contender: 'loop by hand',
      documents: count,
      opsPerSecond: rate(spent.loop),
      ratioToFeewright: Number(ratio.toPrecision(3)),
      bytesPerDocument: undefined,
    },
  ];
}

/** Ten parts by business time; within one, the documents are in no order. */
function partsOf(documents: readonly LaneOrderInput[]): readonly { until: string; documents: LaneOrderInput[] }[] {
  const times = documents.map(({ time }) => time).toSorted();
  const bounds = Array.from(
    { length: PARTS - 1 },
    (_, at) => times[Math.floor(((at + 1) * times.length) / PARTS)] ?? '',
  );
  const parts = [...bounds, '2026-12-01T00:00:00.000Z'].map((until) => ({ until, documents: [] as LaneOrderInput[] }));
  for (const document of documents) {
    const at = bounds.findIndex((bound) => document.time < bound);
    parts[at < 0 ? PARTS - 1 : at]?.documents.push(document);
  }
  return parts;
}

function assertSame(ours: LaneResult, theirs: LaneResult): void {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a !== b) throw new Error(`the lanes differ: ${a} and ${b}`);
}

/** After a collection, where the process allows one. */
function heapUsed(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  return process.memoryUsage().heapUsed;
}

export function laneTableOf(measurements: readonly LaneMeasurement[]): string {
  const rows = measurements.map(({ contender, opsPerSecond, ratioToFeewright, bytesPerDocument }) => {
    const bytes = bytesPerDocument?.map((each) => `${Math.round(each)} B`).join(' … ') ?? '';
    return `${contender.padEnd(14)} ${String(opsPerSecond).padStart(10)} documents/s  ${(1_000_000 / opsPerSecond).toFixed(2).padStart(7)} µs  ${String(ratioToFeewright).padStart(6)}  ${bytes}`;
  });
  return rows.join('\n');
}
