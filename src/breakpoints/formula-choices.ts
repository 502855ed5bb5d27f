import { valueText } from '../formula/exact-value.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { LookupTree } from '../formula/lookup-exact.ts';
import { type Trace, traceExact } from '../formula/trace-exact.ts';
import type { Tree } from '../formula/tree.ts';
import { isFeewrightError } from '../issues/error.ts';
import { compare, type Exact, parseExact, subtract } from '../money/exact.ts';
import { decidingCells, isValueList } from '../table/decision-table.ts';
import { indexOf } from '../table/table-index.ts';
import type { Choice } from './choice.ts';

/**
 * The choices inside a formula: which branch was taken, and which argument of `min` and `max` and which row of a table
 * counts. Of a formula that faults there are none; the fault itself is a choice of the decision.
 */
export function formulaChoices(of: string, trees: readonly (Tree | undefined)[], frame: ExactFrame): readonly Choice[] {
  return trees.flatMap((tree) => (tree === undefined ? [] : choicesIn(of, traced(tree, frame))));
}

/** What a condition looks at, none of which decides alone: `a and b` fails by `b` as it failed by `a`. */
export function conditionParts(of: string, tree: Tree | undefined, frame: ExactFrame): readonly Choice[] {
  return formulaChoices(of, [tree], frame).map((choice) => ({ ...choice, isPart: true }));
}

function traced(tree: Tree, frame: ExactFrame): Trace | undefined {
  try {
    return traceExact(tree, frame);
  } catch (thrown) {
    if (isFeewrightError(thrown)) return undefined;
    throw thrown;
  }
}

function choicesIn(of: string, trace: Trace | undefined): readonly Choice[] {
  if (trace === undefined) return [];
  const inner = trace.parts.flatMap((part, at) => {
    const choices = choicesIn(of, part);
    const isCondition = trace.tree.kind === 'conditional' && at === 0;
    return isCondition ? choices.map((choice): Choice => ({ ...choice, isPart: true })) : choices;
  });
  const own = choiceOf(of, trace);
  return own === undefined ? inner : [own, ...inner];
}

function choiceOf(of: string, { tree, value, parts }: Trace): Choice | undefined {
  switch (tree.kind) {
    case 'conditional': {
      const [when] = parts;
      return {
        kind: 'branch',
        of,
        about: formulaText(tree.when),
        chosen: valueText(when?.value ?? false),
        margins: [],
      };
    }
    case 'comparison': {
      const [left, right] = parts.map((part) => part.value);
      const margins = isNumber(left) && isNumber(right) ? [subtract(left, right)] : [];
      return { kind: 'branch', of, about: formulaText(tree), chosen: valueText(value), margins };
    }
    case 'membership':
      return { kind: 'branch', of, about: formulaText(tree), chosen: valueText(value), margins: [] };
    case 'fold': {
      if (tree.name !== 'min' && tree.name !== 'max') return undefined;
      const values = parts.map((part) => part.value).filter(isNumber);
      if (values.length < 2 || !isNumber(value)) return undefined;
      const chosen = values.findIndex((each) => compare(each, value) === 0);
      const margins = values.flatMap((each, at) => (at === chosen ? [] : [subtract(each, value)]));
      return { kind: 'branch', of, about: formulaText(tree), chosen: String(chosen), margins };
    }
    case 'lookup': {
      const about = `lookup(${tree.table.code})`;
      const { row } = foundRow(tree, parts);
      return {
        kind: 'branch',
        of,
        about,
        chosen: row < 0 ? 'default' : String(row),
        margins: rowMargins(tree, row, parts),
      };
    }
    default:
      return undefined;
  }
}

/** The row that a look-up found: its keys are known already. */
function foundRow(tree: LookupTree, parts: readonly Trace[]): { readonly row: number } {
  const index = indexOf(tree.table.decision);
  const codes = index.columns.map((column, at) => {
    const value = parts[at]?.value;
    switch (column.kind) {
      case 'integer':
      case 'decimal':
        return isNumber(value) ? column.codeOf(value) : 0;
      default:
        return column.codeOf(String(value));
    }
  });
  return { row: index.find(codes) };
}

/** How far the numbers are from where the row's ranges end. */
function rowMargins(tree: LookupTree, row: number, parts: readonly Trace[]): readonly Exact[] {
  const { decision } = tree.table;
  const conditions = decision.rows[row];
  const cells = conditions === undefined ? [] : decidingCells(decision, conditions);
  return cells.flatMap((cell, at) => {
    const value = parts[at]?.value;
    if (!isNumber(value) || typeof cell !== 'object' || isValueList(cell)) return [];
    return [cell.from, cell.to].flatMap((end) => (end === undefined ? [] : [subtract(value, parseExact(end))]));
  });
}

function isNumber(value: Trace['value'] | undefined): value is Exact {
  return typeof value === 'object' && 'n' in value;
}
