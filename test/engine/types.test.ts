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

  it('are those of the engine on its branches, unless they are given other models', () => {
    const same = (engine: Engine) => engine.branch({ name: 'b', contracts: [] });
    const other = (engine: Engine, models: readonly Model[]) => engine.branch({ models });
    expectTypeOf<RecordOf<ReturnType<typeof same>>['amount']>()
      .parameter(0)
      .toEqualTypeOf<'base' | 'goods' | 'commission' | 'service' | 'note'>();
    expectTypeOf<RecordOf<ReturnType<typeof other>>['amount']>().parameter(0).toEqualTypeOf<string>();
    // An engine of other names may take a branch over: it may know another version of the model.
    const promote = (engine: Engine) => engine.branch().promote({ by: 'ann', reason: 'agreed', engine });
    expectTypeOf<Awaited<ReturnType<typeof promote>>['documents']>().toEqualTypeOf<number>();
  });
});
