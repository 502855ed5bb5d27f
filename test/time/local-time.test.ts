import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { pathText } from '../../src/issues/path.ts';
import { type Disambiguation, instantOfLocal } from '../../src/time/local-time.ts';

const SAO_PAULO = 'America/Sao_Paulo';

/** The instant's text, or the code of its fault. */
function answer(text: string, zone: string, disambiguation?: Disambiguation): string {
  const result = instantOfLocal(text, zone, disambiguation);
  return result.ok ? result.value.text : result.issues.map((fault) => fault.code + pathText(fault.path)).join();
}

describe('a local time in a named zone', () => {
  it.each([
    ['2018-11-30T23:59:59.999', SAO_PAULO, '2018-12-01T01:59:59.999Z'],
    ['2017-10-02 10:56:33', SAO_PAULO, '2017-10-02T13:56:33Z'],
    ['2026-11-24 10:00', 'Asia/Shanghai', '2026-11-24T02:00:00Z'],
    ['2026-11-24 10:00:00.123456789', 'Asia/Kathmandu', '2026-11-24T04:15:00.123456789Z'],
    ['2026-11-24 10:00', '+08:00', '2026-11-24T02:00:00Z'],
    ['2018-11-04 01:00', SAO_PAULO, '2018-11-04T03:00:00Z'],
    ['2018-11-04 23:59', SAO_PAULO, '2018-11-05T01:59:00Z'],
  ])('%s in %s ⇒ %s', (text, zone, expected) => {
    expect(answer(text, zone)).toBe(expected);
  });

  it('skipped by the clocks ⇒ a gap, unless it is said which instant is meant', () => {
    expect(answer('2018-11-04T00:30', SAO_PAULO)).toBe('local-time-gap');
    expect(answer('2018-11-04T00:30', SAO_PAULO, 'later')).toBe('2018-11-04T03:30:00Z');
    expect(answer('2018-11-04T00:30', SAO_PAULO, 'earlier')).toBe('2018-11-04T02:30:00Z');
    expect(answer('2018-11-04T00:30', SAO_PAULO, 'compatible')).toBe('2018-11-04T03:30:00Z');
  });

  it('shown twice by the clocks ⇒ an overlap, with both instants', () => {
    const result = instantOfLocal('2018-02-17 23:30:00', SAO_PAULO);
    expect(result).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'local-time-overlap',
          facts: {
            local: '2018-02-17T23:30:00',
            zone: SAO_PAULO,
            earlier: '2018-02-18T01:30:00Z',
            later: '2018-02-18T02:30:00Z',
          },
        },
      ],
    });
    expect(answer('2018-02-17 23:30', SAO_PAULO, 'compatible')).toBe('2018-02-18T01:30:00Z');
    expect(answer('2018-02-17 23:30', SAO_PAULO, 'later')).toBe('2018-02-18T02:30:00Z');
    // The last minute before the overlap and the first after it are plain.
    expect(answer('2018-02-17 22:59', SAO_PAULO)).toBe('2018-02-18T00:59:00Z');
    expect(answer('2018-02-18 00:00', SAO_PAULO)).toBe('2018-02-18T03:00:00Z');
  });

  it('on the day that Apia skipped ⇒ a gap', () => {
    expect(answer('2011-12-30 12:00', 'Pacific/Apia')).toBe('local-time-gap');
  });

  it("before midnight in St. John's, on the night when 23:30 came twice ⇒ an overlap", () => {
    expect(answer('2010-11-06 23:30', 'America/St_Johns')).toBe('local-time-overlap');
  });
});

describe('what is no local time is refused', () => {
  it.each([
    ['2026-11-24T10:00:00Z'],
    ['2026-11-24T10:00:00+08:00'],
    ['2026-11-24'],
    ['2026-02-29 10:00'],
    ['2026-11-24  10:00'],
    ['2026-11-24 24:00'],
    ['2026-11-24 10:00:60'],
    ['24.11.2026 10:00'],
    [''],
    ['0000-06-01 00:00'],
    ['0001-01-01 00:00'],
  ])('%j', (text) => {
    expect(answer(text, 'Asia/Shanghai')).toBe('local-time-invalid');
  });

  it('a zone that is none', () => {
    expect(answer('2026-11-24 10:00', 'Asia/Shangai')).toBe('time-zone-unknown');
  });
});

it('property: whatever Temporal answers with "reject", and with every other choice', () => {
  const zones = fc.constantFrom(SAO_PAULO, 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Europe/London');
  const locals = fc
    .integer({ min: Date.UTC(1988, 0, 1), max: Date.UTC(2030, 0, 1) })
    .map((at) => new Date(at).toISOString().slice(0, -1));
  // Times near the changes of 2008 to 2018, or most runs would see none.
  const nearChanges = fc
    .tuple(
      fc.constantFrom('2018-11-04', '2018-02-18', '2010-11-07', '2011-12-30', '2017-10-29'),
      fc.integer({ min: -1440, max: 1440 }),
    )
    .map(([date, minutes]) => new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000).toISOString().slice(0, -1));
  fc.assert(
    fc.property(fc.oneof(locals, nearChanges), zones, (text, zone) => {
      const temporal = (disambiguation: Disambiguation | 'reject'): string =>
        Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation }).toInstant().toString();
      let strict: string;
      try {
        strict = temporal('reject');
      } catch {
        strict = 'refused';
      }
      expect(answer(text, zone).replace(/^local-time-.*$/, 'refused')).toBe(strict);
      for (const choice of ['earlier', 'later', 'compatible'] as const) {
        expect(answer(text, zone, choice)).toBe(temporal(choice));
      }
    }),
    { numRuns: 1_000 },
  );
});
