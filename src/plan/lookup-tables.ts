import type { ScopeTable } from '../formula/scope.ts';
import { money, type Type } from '../formula/type.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import type { Table } from '../model/table.ts';
import { columnKind, decisionTable } from '../model/table-columns.ts';
import { decidingColumns } from '../table/decision-table.ts';

/** A table of the model as formulas look it up. */
export function lookupTable(definition: Pick<EffectiveModel, 'factors' | 'currency'>, table: Table): ScopeTable {
  const factorOf = (name: string) => definition.factors.find(({ code }) => code === name);
  const decision = decisionTable(table, (name) => columnKind(factorOf(name)));
  const typeOf = (kind: Table['gives'][number]['type']): Type =>
    kind === 'money' ? money(definition.currency) : { kind };
  return {
    table: {
      code: table.code,
      decision,
      gives: table.rows,
      default: table.default,
      masked: decidingColumns(decision).map(({ name }) => factorOf(name)?.sensitive === true),
    },
    outputs: new Map(table.gives.map(({ code, type }) => [code, typeOf(type)])),
  };
}

/** What names stand for that a formula reads: a table reads what its columns compare. */
export function readNames({ tables }: Pick<EffectiveModel, 'tables'>, names: Iterable<string>): readonly string[] {
  if (tables.length === 0) return [...names];
  return [...names].flatMap((name) => {
    const table = tables.find(({ code }) => code === name);
    if (table === undefined) return [name];
    return [...table.columns.map((column) => column.name), ...(table.date === undefined ? [] : [table.date])];
  });
}
