import { nearestName } from '../issues/nearest.ts';
import { decidingColumns } from '../table/decision-table.ts';
import { type Checking, wrongArguments, wrongType } from './checking.ts';
import type { Syntax, Tree } from './tree.ts';

type Call = Extract<Syntax, { kind: 'call' }>;

/** `lookup(table, output)`: both are names, or texts of names. The table's columns say what is read. */
export function checkLookup(checking: Checking, call: Call): Tree | undefined {
  const [first, second, more] = call.args;
  const [code, output] = [nameOf(first), nameOf(second)];
  if (first === undefined || second === undefined || more !== undefined || code === undefined || output === undefined) {
    return wrongArguments(checking, call, 'table-output');
  }
  const { scope } = checking;
  const known = scope.table?.(code);
  if (known === undefined) {
    const nearest = nearestName(code, scope.tables?.() ?? []);
    return checking.fault('formula-table-unknown', first.span, { name: code, nearest });
  }
  const type = known.outputs.get(output);
  if (type === undefined) {
    const nearest = nearestName(output, known.outputs.keys());
    return checking.fault('formula-output-unknown', second.span, { table: code, name: output, nearest });
  }
  const keys = decidingColumns(known.table.decision).map(({ name }): Tree | undefined => {
    const sym = scope.name(name);
    const key: Tree | undefined = sym && { kind: 'name', type: sym.type, span: call.span, sym };
    if (key === undefined) return checking.fault('formula-name-unknown', call.span, { name, nearest: undefined });
    return key.type.kind === 'list' ? wrongType(checking, key, call.name, 'number|text|boolean|date') : key;
  });
  if (!keys.every((key) => key !== undefined)) return undefined;
  return { kind: 'lookup', type, span: call.span, table: known.table, output, keys };
}

function nameOf(syntax: Syntax | undefined): string | undefined {
  if (syntax?.kind === 'name') return syntax.name;
  return syntax?.kind === 'text' ? syntax.value.normalize('NFC') : undefined;
}
