import { Parser } from 'expr-eval';

/**
 * The one place that knows expr-eval. It is used as a parser and nothing else: its evaluation calls functions that it
 * finds in facts and writes to them, so none of it ever runs. The text it gets holds only placeholders, brackets and the
 * operators below; what comes back is its list of instructions in postfix order, an internal field of a pinned version
 * that a golden test watches.
 */
export type Instruction =
  | { readonly kind: 'operand'; readonly placeholder: string }
  | { readonly kind: 'operator'; readonly arity: 1 | 2 | 3; readonly operator: string }
  | { readonly kind: 'call'; readonly args: number }
  /** The second operand of `and` or `or`, or a branch of `? :`. */
  | { readonly kind: 'branch'; readonly instructions: readonly Instruction[] };

const UNARY = ['-', 'not'];
const BINARY = ['+', '-', '*', '/', '%', '^', '==', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in'];
const TERNARY = ['?'];
/** Of its grammar; its published types don't know all of these switches. */
const LEFT_OUT = { assignment: false, fndef: false, array: false, concatenate: false, factorial: false };

/** @param text placeholders (ASCII names) with operators, brackets and commas, already checked */
export function parseWithExprEval(text: string): readonly Instruction[] {
  // One parser for each formula: parsers keep state between texts.
  const parser = new Parser({ allowMemberAccess: false, operators: LEFT_OUT });
  // Neither these tables nor the list of instructions are in its published types.
  const tables = parser as unknown as Record<string, OperatorTable>;
  tables.unaryOps = tableOf(UNARY);
  tables.binaryOps = tableOf(BINARY);
  tables.ternaryOps = tableOf(TERNARY);
  tables.functions = tableOf([]);
  tables.consts = tableOf([]);
  const { tokens } = parser.parse(text) as unknown as { readonly tokens: readonly RawInstruction[] };
  return tokens.map(known);
}

interface RawInstruction {
  readonly type: string;
  readonly value: unknown;
}

/** Whatever is not listed here is refused, so that nothing of the parser's larger language can come through. */
function known({ type, value }: RawInstruction): Instruction {
  switch (type) {
    case 'IVAR':
      return { kind: 'operand', placeholder: String(value) };
    case 'IOP1':
      return { kind: 'operator', arity: 1, operator: listed(value, UNARY) };
    case 'IOP2':
      return { kind: 'operator', arity: 2, operator: listed(value, BINARY) };
    case 'IOP3':
      return { kind: 'operator', arity: 3, operator: listed(value, TERNARY) };
    case 'IFUNCALL':
      return { kind: 'call', args: Number(value) };
    case 'IEXPR':
      return { kind: 'branch', instructions: (value as readonly RawInstruction[]).map(known) };
    default:
      return outside(type);
  }
}

function listed(operator: unknown, operators: readonly string[]): string {
  return typeof operator === 'string' && operators.includes(operator) ? operator : outside(String(operator));
}

function outside(found: string): never {
  throw new TypeError(`feewright: the parser gave '${found}', which the grammar lacks; this is a bug`);
}

type OperatorTable = Readonly<Record<string, () => never>>;

/** The parser asks only whether a name is in the table. No prototype: `toString` or `constructor` finds nothing here. */
function tableOf(names: readonly string[]): OperatorTable {
  const table = Object.create(null) as Record<string, () => never>;
  for (const name of names) table[name] = neverCalled;
  return Object.freeze(table);
}

function neverCalled(): never {
  throw new TypeError('feewright: expr-eval was asked to evaluate; this is a bug');
}
