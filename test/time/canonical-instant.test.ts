import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, instantOfCanonical, parseInstant } from '../../src/time/instant.ts';

const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

describe('the instant of a canonical text', () => {
  it.each([
    ['2026-11-24T02:00:00Z', Date.UTC(2026, 10, 24, 2), 0],
    ['2026-11-24T02:00:00.5Z', Date.UTC(2026, 10, 24, 2, 0, 0, 500), 0],
    ['2026-11-24T02:00:00.0000005Z', Date.UTC(2026, 10, 24, 2), 500],
    ['1970-01-01T00:00:00Z', 0, 0],
    ['1969-12-31T23:59:59.999999999Z', -1, 999_999],
    ['2000-02-29T12:00:00Z', Date.UTC(2000, 1, 29, 12), 0],
    ['1900-03-01T00:00:00Z', Date.UTC(1900, 2, 1), 0],
    ['0001-01-01T00:00:00Z', EARLIEST, 0],
    ['9999-12-31T23:59:59.999Z', LATEST, 0],
  ])('%s', (text, epochMs, nanoseconds) => {
    expect(instantOfCanonical(text)).toEqual({ epochMs, nanoseconds });
  });

  it('is that of any text', () => {
    const instants = fc.tuple(fc.integer({ min: EARLIEST, max: LATEST }), fc.integer({ min: 0, max: 999_999 }));
    fc.assert(
      fc.property(instants, ([epochMs, nanoseconds]) => {
        const text = instantAt(epochMs, nanoseconds)?.text ?? '';
        const { text: _, ...parsed } = parseInstant(text) ?? { text };
        expect(instantOfCanonical(text)).toEqual(parsed);
      }),
      { numRuns: 5_000 },
    );
  });
});
