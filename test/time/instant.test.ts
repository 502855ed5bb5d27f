import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Instant, instantText, parseInstant } from '../../src/time/instant.ts';

const EARLIEST = -62_135_596_800_000_000_000n;
const LATEST = 253_402_300_799_999_999_999n;

function parsed(input: unknown): Instant {
  const instant = parseInstant(input);
  if (instant === undefined) throw new Error(`not an instant: ${String(input)}`);
  return instant;
}

describe('an instant is read', () => {
  it.each([
    ['2026-11-24T10:00:00+08:00', '2026-11-24T02:00:00Z'],
    ['2026-11-24T10:00+08:00', '2026-11-24T02:00:00Z'],
    ['2026-11-24T10:00:00+0800', '2026-11-24T02:00:00Z'],
    ['2026-11-24T10:00:00+08', '2026-11-24T02:00:00Z'],
    ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00Z'],
    ['2026-11-24T10:00:00.50-03:00', '2026-11-24T13:00:00.5Z'],
    ['2026-11-24T10:00:00.123456789Z', '2026-11-24T10:00:00.123456789Z'],
    ['2026-11-24T10:00:00.000000001Z', '2026-11-24T10:00:00.000000001Z'],
    ['2026-11-24T10:00:00.100000000Z', '2026-11-24T10:00:00.1Z'],
    ['2024-02-29T23:59:59-12:00', '2024-03-01T11:59:59Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['0099-12-31T00:00:00Z', '0099-12-31T00:00:00Z'],
    ['9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59.999999999Z'],
  ])('%s ⇒ %s', (text, canonical) => {
    expect(parsed(text).text).toBe(canonical);
  });

  it('one instant in two offsets ⇒ one text', () => {
    expect(parsed('2026-11-24T10:00:00+08:00')).toEqual(parsed('2026-11-23T23:00:00.000-03:00'));
  });

  it('from anything with epochNanoseconds, before 1970 too ⇒ cut down to the millisecond', () => {
    expect(parsed(Temporal.Instant.from('2026-11-24T02:00:00.0000005Z'))).toEqual({
      text: '2026-11-24T02:00:00.0000005Z',
      epochMs: 1_795_485_600_000,
      nanoseconds: 500,
    });
    expect(parsed(Temporal.ZonedDateTime.from('2018-11-01T00:00[America/Sao_Paulo]')).text).toBe(
      '2018-11-01T03:00:00Z',
    );
    expect(parsed({ epochNanoseconds: -1n })).toEqual({
      text: '1969-12-31T23:59:59.999999999Z',
      epochMs: -1,
      nanoseconds: 999_999,
    });
  });
});

describe('what is no instant is refused', () => {
  it.each([
    ['a local date-time', '2026-11-24T10:00:00'],
    ['a date', '2026-11-24'],
    ['a blank instead of T', '2026-11-24 10:00:00Z'],
    ['a small t or z', '2026-11-24t10:00:00z'],
    ['the basic format', '20261124T100000Z'],
    ['a zone in brackets', '2026-11-24T10:00:00+08:00[Asia/Shanghai]'],
    ['a day that its month does not have', '2026-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['month 0', '2026-00-10T00:00:00Z'],
    ['day 0', '2026-11-00T00:00:00Z'],
    ['hour 24', '2026-11-24T24:00:00Z'],
    ['minute 60', '2026-11-24T10:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['ten decimals', '2026-11-24T10:00:00.1234567890Z'],
    ['a decimal comma', '2026-11-24T10:00:00,5Z'],
    ['an offset of 24 hours', '2026-11-24T10:00:00+24:00'],
    ['an offset with seconds', '2026-11-24T10:00:00+08:00:30'],
    ['blanks around', ' 2026-11-24T10:00:00Z '],
    ['a line feed behind', '2026-11-24T10:00:00Z\n'],
    ['full-width digits', '\uff12026-11-24T10:00:00Z'],
    ['the year 0', '0000-12-31T23:59:59Z'],
    ['the year 0 by its offset', '0001-01-01T00:00:00+00:01'],
    ['the year 10000 by its offset', '9999-12-31T23:59:59-00:01'],
    ['an expanded year', '+002026-11-24T10:00:00Z'],
    ['a megabyte of digits', '1'.repeat(1_000_000)],
    ['a number', 1_795_485_600_000],
    ['a Date', new Date(0)],
    ['null', null],
    ['undefined', undefined],
    ['epochNanoseconds as a number', { epochNanoseconds: 5 }],
    ['epochNanoseconds beyond the year 9999', { epochNanoseconds: LATEST + 1n }],
    ['epochNanoseconds before the year 1', { epochNanoseconds: EARLIEST - 1n }],
  ])('%s', (_, input) => {
    expect(parseInstant(input)).toBeUndefined();
  });

  it('an accessor that throws', () => {
    const hostile = {
      get epochNanoseconds(): bigint {
        throw new Error('no');
      },
    };
    expect(parseInstant(hostile)).toBeUndefined();
  });
});

describe('properties', () => {
  const anyNanoseconds = fc.bigInt({ min: EARLIEST, max: LATEST });

  it('the text and the instant are those of Temporal', () => {
    fc.assert(
      fc.property(anyNanoseconds, (epochNanoseconds) => {
        const temporal = Temporal.Instant.fromEpochNanoseconds(epochNanoseconds);
        const instant = parsed({ epochNanoseconds });
        expect(instant.text).toBe(temporal.toString());
        expect(instant.epochMs).toBe(temporal.epochMilliseconds);
        expect(parseInstant(instant.text)).toEqual(instant);
      }),
    );
  });

  it('an offset in the text is what Temporal makes of it', () => {
    const field = (max: number, min = 0): fc.Arbitrary<string> =>
      fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
    const text = fc
      .tuple(fc.integer({ min: 2, max: 9998 }), field(12, 1), field(31, 1), field(23), field(59), field(59))
      .chain(([year, month, day, hour, minute, second]) =>
        fc
          .tuple(fc.constantFrom('+', '-'), field(23), field(59), fc.stringMatching(/^(\.\d{1,9})?$/))
          .map(
            ([sign, oh, om, fraction]) =>
              `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${fraction}${sign}${oh}:${om}`,
          ),
      );
    fc.assert(
      fc.property(text, (written) => {
        let expected: string | undefined;
        try {
          expected = Temporal.Instant.from(written).toString();
        } catch {
          expected = undefined;
        }
        expect(parseInstant(written)?.text).toBe(expected);
      }),
    );
  });
});

it('a text is made of milliseconds alone', () => {
  expect(instantText(0)).toBe('1970-01-01T00:00:00Z');
  expect(instantText(1_500)).toBe('1970-01-01T00:00:01.5Z');
});
