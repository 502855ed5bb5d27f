import type { LaneKey } from '../lane/lane-key.ts';
import { comparePlaces } from '../lane/lane-place.ts';
import { RunMerge } from '../lane/merge-runs.ts';
import type { WaitingPlace } from '../ports/lane-store.ts';
import type { SpilledRun } from '../ports/spill.ts';
import type { LaneContext } from './lane-context.ts';
import { runShards } from './run-shards.ts';

/** The documents of a lane in their order, as far as they wait. */
export interface LaneOrder {
  readonly documents: number;
  readonly runs: number;
  /** The next ones, fewer than asked for only at the end. */
  next(limit: number): Promise<readonly WaitingPlace[]>;
  /** What was spilled is needed no more. */
  drop(): Promise<void>;
}

interface Run {
  readonly spilled: SpilledRun;
  readonly length: number;
}

/** At least so many places of a run are read at a time. */
const PAGE_MIN = 16;

/**
 * Puts the waiting documents of a lane in order (打标), however many there are: they are read in pages, each page is sorted by
 * itself and put aside, and the sorted runs are merged while they are read. Never more than about twice
 * `limits.sortedRun` places are held: those of the page that is sorted, or a piece of each run.
 *
 * Worked case: a million documents and runs of 50,000 are 20 runs, of each of which 2,500 are held while they are merged.
 */
export async function orderLane(
  { lanes, spill, limits }: LaneContext,
  of: { readonly lane: LaneKey; readonly before: number },
): Promise<LaneOrder> {
  const size = limits.sortedRun;
  const runs = await runShards<readonly WaitingPlace[], Run>(
    {
      async *split() {
        for (let after = 0; ; ) {
          const page = await lanes.waiting({ ...of, after, limit: size });
          if (page.length > 0) yield page;
          if (page.length < size) return;
          after = page.at(-1)?.arrival ?? after;
        }
      },
      async do(page) {
        const spilled = await spill.open();
        await spilled.write([...page].sort(comparePlaces));
        return { spilled, length: page.length };
      },
    },
    // One page at a time: that is what bounds what is held.
    { concurrency: 1 },
  );
  return merged(runs, Math.max(PAGE_MIN, Math.floor(size / Math.max(1, runs.length))));
}

async function merged(runs: readonly Run[], pageSize: number): Promise<LaneOrder> {
  const merge = new RunMerge<WaitingPlace>();
  const heads = runs.map(({ spilled, length }) => ({
    spilled,
    length,
    read: 0,
    page: [] as readonly WaitingPlace[],
    at: 0,
  }));

  async function offerNext(run: number): Promise<void> {
    const head = heads[run];
    if (head === undefined) return;
    if (head.at === head.page.length && head.read < head.length) {
      head.page = await head.spilled.read({ from: head.read, limit: pageSize });
      head.read += head.page.length;
      head.at = 0;
    }
    const place = head.page[head.at];
    if (place === undefined) return;
    head.at += 1;
    merge.offer(place, run);
  }

  for (const run of heads.keys()) await offerNext(run);
  return {
    documents: runs.reduce((sum, { length }) => sum + length, 0),
    runs: runs.length,
    async next(limit) {
      const places: WaitingPlace[] = [];
      while (places.length < limit) {
        const first = merge.take();
        if (first === undefined) break;
        places.push(first.place);
        const head = heads[first.run];
        const place = head?.page[head.at];
        if (head !== undefined && place !== undefined) {
          // Most often the run's page goes on, and there is nothing to wait for.
          head.at += 1;
          merge.offer(place, first.run);
        } else await offerNext(first.run);
      }
      return places;
    },
    async drop() {
      for (const { spilled } of runs) await spilled.drop();
    },
  };
}
