import { describe, expectTypeOf, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import type { Model } from '../../src/model/model.ts';
import type { BillAnswer } from '../../src/run/bill-answer.ts';
import type { departmentStore } from './department-store.ts';

type Engine = ReturnType<typeof departmentStore>;
type RecordOf<E extends { bill(...args: never[]): Promise<BillAnswer> }> = Awaited<ReturnType<E['bill']>>['record'];

describe('the types of an engine', () => {
  it('know the names of its model', () => {
    expectTypeOf<RecordOf<Engine>['amount']>()
      .parameter(0)
      .toEqualTypeOf<'base' | 'goods' | 'commission' | 'service' | 'note'>();
    expectTypeOf<RecordOf<Engine>['share']>().parameters.toEqualTypeOf<
      ['subsidy', 'platform' | 'supplier' | 'merchant']
    >();
  });

  it('are plain texts for models read from JSON', () => {
    const made = (models: readonly Model[]) =>
      createEngine({ models, contracts: [], rules: { format: 1, hit: 'first', fields: [], rules: [] } });
    expectTypeOf<RecordOf<ReturnType<typeof made>>['amount']>().parameter(0).toEqualTypeOf<string>();
  });
});
