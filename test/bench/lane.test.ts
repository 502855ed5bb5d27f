import { describe, expect, test } from 'vitest';
import { HandWrittenLane } from '../../bench/lane/hand-written-lane.ts';
import { makeDocuments } from '../../bench/lane/lane-scenario.ts';
import { measureLane } from '../../bench/lane/run-lane.ts';

describe('the bench of lanes compares only what computes the same', () => {
  test('both come to the same totals on 2,000 documents, whose limit is reached mid-way', async () => {
    // It throws where they differ.
    const [ours, theirs] = await measureLane(2_000);
    expect([ours?.contender, theirs?.contender]).toEqual(['feewright', 'loop by hand']);
    expect([ours?.ratioToFeewright, ours?.documents]).toEqual([1, 2_000]);

    const half = new HandWrittenLane();
    half.clear(makeDocuments(2_000).filter(({ time }) => time < '2026-11-08'));
    expect(half.result().granted).not.toBe('9000000.00');
    const all = new HandWrittenLane();
    all.clear(makeDocuments(2_000));
    expect(all.result()).toMatchObject({ documents: 2_000, granted: '9000000.00' });
  });

  test('documents come in no order, pairs of them share a time, and none is there twice', () => {
    for (const count of [1_000, 1_024, 999]) {
      const documents = makeDocuments(count);
      expect(new Set(documents.map(({ id }) => id)).size).toBe(count);
      expect(new Set(documents.map(({ time }) => time)).size).toBe(Math.ceil(count / 2));
      const sorted = documents.every(({ time }, at) => at === 0 || (documents[at - 1]?.time ?? '') <= time);
      expect(sorted).toBe(false);
    }
  });
});
