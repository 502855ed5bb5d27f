import type { ColumnKind, DecisionTable, IndexedColumn } from '../table/decision-table.ts';
import type { Factor } from './model.ts';
import type { Table } from './table.ts';

/** What the values of a column are: its factor's type says; fees, steps and accumulators are numbers. */
export function columnKind(factor: Pick<Factor, 'type'> | undefined): ColumnKind | undefined {
  switch (factor?.type) {
    case 'text':
    case 'boolean':
    case 'date':
    case 'integer':
      return factor.type;
    case 'list':
      return undefined;
    default:
      return 'decimal';
  }
}

type Headed = Pick<Table, 'columns' | 'hit' | 'rows'> & { readonly date?: string | undefined };

/** A table as far as it decides. Rows without any date compare none. */
export function decisionTable(table: Headed, kindOf: (name: string) => ColumnKind | undefined): DecisionTable {
  const columns = table.columns.map(
    ({ name, boundary }): IndexedColumn => ({ name, kind: kindOf(name) ?? 'decimal', boundary: boundary ?? 'lower' }),
  );
  const { hit, rows, date } = table;
  return { columns, hit, rows, ...(date === undefined ? {} : { date }) };
}
