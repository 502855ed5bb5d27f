import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anniversarySpan } from '../../src/time/anniversary.ts';

const ms = (text: string): number => Date.parse(text);

describe('years from a date', () => {
  it('come back on the date, which is the 28th where there is no 29 February', () => {
    const of = { from: '2024-02-29', years: 1, zone: 'Asia/Shanghai' };
    const key = (text: string) => anniversarySpan(ms(text), of).key;
    expect(key('2024-02-28T15:59:59.999Z')).toBe('2023-02-28/2024-02-29');
    expect(key('2024-02-28T16:00:00Z')).toBe('2024-02-29/2025-02-28');
    expect(key('2027-12-01T00:00:00Z')).toBe('2027-02-28/2028-02-29');
    expect(key('2028-02-28T15:59:59.999Z')).toBe('2027-02-28/2028-02-29');
    expect(key('2028-02-28T16:00:00Z')).toBe('2028-02-29/2029-02-28');
  });

  it('begin at the first instant of a day that a zone has: Apia had no 30 December 2011', () => {
    const of = { from: '2008-12-30', years: 1, zone: 'Pacific/Apia' };
    const span = anniversarySpan(ms('2011-12-30T10:00:00Z'), of);
    expect([span.key, span.start, span.end]).toEqual([
      '2011-12-30/2012-12-30',
      '2011-12-30T10:00:00Z',
      '2012-12-29T10:00:00Z',
    ]);
  });

  it('hold their instant, touch each other, and begin on dates counted from the first', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/Sao_Paulo', 'Pacific/Apia', 'America/St_Johns');
    const dates = fc.date({
      min: new Date(ms('1975-01-01T00:00Z')),
      max: new Date(ms('2050-01-01T00:00Z')),
      noInvalidDate: true,
    });
    const firsts = fc.oneof(
      dates.map((date) => date.toISOString().slice(0, 10)),
      fc.constantFrom('2016-02-29', '2015-12-30', '2000-02-28'),
    );
    fc.assert(
      fc.property(dates, firsts, zones, fc.integer({ min: 1, max: 7 }), (at, from, zone, years) => {
        const span = anniversarySpan(at.getTime(), { from, years, zone });
        expect(span.startMs <= at.getTime() && at.getTime() < span.endMs).toBe(true);
        const last = anniversarySpan(at.getTime(), { from, years, zone }, 1);
        expect([last.end, last.key.split('/')[1]]).toEqual([span.start, span.key.split('/')[0]]);
        const [begin = ''] = span.key.split('/');
        const original = Temporal.PlainDate.from(from);
        const passed = Temporal.PlainDate.from(begin).year - original.year;
        expect(Math.abs(passed % years)).toBe(0);
        expect(original.add({ years: passed }).toString()).toBe(begin);
        expect(span.startMs).toBe(original.add({ years: passed }).toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });
});
