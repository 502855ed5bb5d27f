import { describe, expect, it } from 'vitest';
import { FACT_LIST_MAX, factTypeText, factValue } from '../../src/model/fact-value.ts';
import type { FactorType } from '../../src/model/model.ts';
import { Decimal } from '../../src/money/decimal.ts';

describe('a fact of a type', () => {
  it.each<readonly [FactorType, unknown, unknown]>([
    ['money', '12.50', '12.5'],
    ['money', new Decimal('12.50'), '12.5'],
    ['money', ' 12 ', undefined],
    ['money', '1e400', undefined],
    ['money', Number.NaN, undefined],
    ['money', null, undefined],
    ['ratio', 0.035, '0.035'],
    ['quantity', -3n, '-3'],
    ['integer', '3.0', '3'],
    ['integer', '3.5', undefined],
    ['text', '', ''],
    ['text', '007', '007'],
    ['text', 7, undefined],
    ['text', 'half \ud83d', undefined],
    ['text', 'nul \u0000', undefined],
    ['boolean', false, false],
    ['boolean', 'true', undefined],
    ['boolean', 1, undefined],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2026-02-29', undefined],
    ['date', '2026-2-9', undefined],
    ['date', new Date(0), undefined],
  ])('%s %o', (type, value, canonical) => {
    expect(factValue({ type }, value)).toEqual(canonical);
  });

  it('lists hold one type, and at most so many', () => {
    expect(factValue({ type: 'list', of: 'money' }, ['1.50', 2])).toEqual(['1.5', '2']);
    expect(factValue({ type: 'list', of: 'text' }, ['app', 2])).toBeUndefined();
    expect(factValue({ type: 'list', of: 'text' }, 'app')).toBeUndefined();
    expect(factValue({ type: 'list', of: 'text' }, [])).toEqual([]);
    expect(factValue({ type: 'list', of: 'integer' }, Array(FACT_LIST_MAX).fill(1))).toHaveLength(FACT_LIST_MAX);
    expect(factValue({ type: 'list', of: 'integer' }, Array(FACT_LIST_MAX + 1).fill(1))).toBeUndefined();
    expect(factTypeText({ type: 'list', of: 'text' })).toBe('list of text');
  });
});
