import type { Sym } from '../formula/scope.ts';
import { childrenOf } from '../formula/syms-in.ts';
import type { Tree } from '../formula/tree.ts';
import type { FactValue } from '../model/model.ts';
import { bearerTrees } from '../plan/bearer-trees.ts';
import type { Plan } from '../plan/plan.ts';
import { treesOf } from '../plan/price-trees.ts';
import { ANY, type DecisionTable, decidingCells, isValueList } from '../table/decision-table.ts';

/**
 * The values that a plan's conditions and formulas compare a text, date or boolean with, without the one that it has:
 * only at these can anything change.
 */
export function otherValues(plan: Plan, sym: Sym, fact: FactValue | undefined): readonly (string | boolean)[] {
  if (sym.type.kind === 'boolean') return [fact !== true];
  const values = new Set<string>();
  for (const tree of treesOfPlan(plan)) collect(tree, sym, values);
  values.delete(String(fact));
  return [...values];
}

function collect(tree: Tree, sym: Sym, values: Set<string>): void {
  const isAbout = (side: Tree): boolean => side.kind === 'name' && side.sym === sym;
  if (tree.kind === 'comparison') {
    if (isAbout(tree.left)) add(tree.right, values);
    if (isAbout(tree.right)) add(tree.left, values);
  }
  if (tree.kind === 'membership' && isAbout(tree.item) && tree.list.kind === 'list') {
    for (const item of tree.list.items) add(item, values);
  }
  if (tree.kind === 'lookup') {
    const column = tree.keys.findIndex(isAbout);
    if (column >= 0) addCells(tree.table.decision, column, values);
  }
  for (const child of childrenOf(tree)) collect(child, sym, values);
}

/** Of a table with thousands of rows, only the first values are tried. */
const TABLE_VALUES_MAX = 50;

function addCells(table: DecisionTable, column: number, values: Set<string>): void {
  const most = values.size + TABLE_VALUES_MAX;
  for (const row of table.rows) {
    if (values.size >= most) return;
    const cell = decidingCells(table, row)[column];
    if (cell === undefined || cell === ANY) continue;
    if (typeof cell === 'string') values.add(cell);
    else if (typeof cell === 'object' && isValueList(cell)) for (const value of cell) values.add(String(value));
    else if (typeof cell === 'object') for (const end of [cell.from, cell.to]) if (end !== undefined) values.add(end);
  }
}

function add(tree: Tree, values: Set<string>): void {
  if (tree.kind === 'text') values.add(tree.value);
}

function treesOfPlan(plan: Plan): readonly Tree[] {
  const trees = plan.nodes.flatMap((node) =>
    node.kind === 'fee' ? [node.when, ...treesOf(node.price)] : node.bearers.flatMap(bearerTrees),
  );
  return [...trees, ...plan.accumulators.map(({ when }) => when)].filter((tree) => tree !== undefined);
}
