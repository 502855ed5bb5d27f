import { describe, expect, test } from 'vitest';
import { booked, decidedLines, lineTexts, MERCHANT_PAYS, planOf } from './case.ts';

const LINES = [
  { code: 'price', type: 'money', per: 'line' },
  { code: 'pieces', type: 'quantity', per: 'line' },
  { code: 'category', type: 'text', per: 'line' },
  { code: 'channel', type: 'text' },
];
const COMMISSION = {
  code: 'commission',
  ...MERCHANT_PAYS,
  per: 'line',
  price: { kind: 'ratio', base: 'price', rate: '0.16' },
} as const;

describe('a fee of lines', () => {
  const plan = planOf({ factors: LINES, fees: [COMMISSION] });

  test('each line books its own, and the document has their sum', () => {
    // 0.03 × 16 % is 0.0048: 0.00 on each line, where 0.06 together would have made 0.01.
    const record = decidedLines(plan, {}, [{ price: '10' }, { price: '0.03' }, { price: '0.03' }]);
    expect(lineTexts(record)).toEqual([
      'fee commission 1 merchant → platform 1.60',
      'fee commission 2 merchant → platform 0.00',
      'fee commission 3 merchant → platform 0.00',
    ]);
    expect(booked(record, 'commission')).toBe('1.60');
    expect(record.exact('commission')).toBe('1.6096');
    expect(record.exact('commission', '2')).toBe('0.0048');
  });

  test('a document without lines has none of it', () => {
    const record = decidedLines(plan, {}, []);
    expect(record.lines).toEqual([]);
    expect(booked(record, 'commission')).toBe('0.00');
  });
});
