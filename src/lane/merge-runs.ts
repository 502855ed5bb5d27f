import { comparePlaces, type LanePlace } from './lane-place.ts';

/**
 * Sorted runs merged into one order: a heap of the first place of each. It holds one place a run; whoever takes one from a run
 * offers the next of that run, so it never needs to see a whole run.
 *
 * Worked case: of the runs [1, 4] and [2, 3] it gives 1, 2, 3, 4.
 */
export class RunMerge<Place extends LanePlace> {
  private readonly heap: { readonly place: Place; readonly run: number }[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** The next place of a run; only one of each run at a time. */
  offer(place: Place, run: number): void {
    const { heap } = this;
    heap.push({ place, run });
    let at = heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isBefore(at, above)) return;
      this.swap(at, above);
      at = above;
    }
  }

  /** The first of all that were offered, and its run. */
  take(): { readonly place: Place; readonly run: number } | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    let at = 0;
    for (;;) {
      let next = at;
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && this.isBefore(below, next)) next = below;
      if (next === at) return first;
      this.swap(at, next);
      at = next;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.heap[a], this.heap[b]];
    return one !== undefined && other !== undefined && comparePlaces(one.place, other.place) < 0;
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (one === undefined || other === undefined) return;
    this.heap[a] = other;
    this.heap[b] = one;
  }
}
