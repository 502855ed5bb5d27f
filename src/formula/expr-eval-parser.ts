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
  /** The second operand of `and`, `or`, or a branch of `? :`. */
  | { readonly kind: 'branch'; readonly instructions: readonly Instruction[] };

const BINARY = ['+', '-', '*', '/', '%', '^', '==', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in'];

/** @param text placeholders (ASCII names) with operators, brackets and commas, already checked */
export function parseWithExprEval(text: string): readonly Instruction[] {
  // One parser for each formula: parsers keep state between texts.
  const parser = new Parser({ allowMemberAccess: false, operators: { in: true, assignment: false, fndef: false, concatenate: false, factorial: false } });
  const tables = parser as unknown as Record<string, Readonly<Record<string, unknown>>>;
  tables.unaryOps = nullMap(['-', 'not']);
  tables.binaryOps = nullMap(BINARY);
  tables.ternaryOps = nullMap(['?']);
  tables.functions = nullMap([]);
  tables.consts = nullMap([]);
  const parsed = parser.parse(text) as unknown as { readonly tokens: readonly RawInstruction[] };
  return parsed.tokens.map(known);
}

interface RawInstruction {
  readonly type: string;
  readonly value: unknown;
}

function known(raw: RawInstruction): Instruction {
  const { type, value } = raw;
  switch (type) {
    case 'IVAR':
      return { kind: 'operand', placeholder: String(value) };
    case 'IOP1':
      return { kind: 'operator', arity: 1, operator: String(value) };
    case 'IOP2':
      return { kind: 'operator', arity: 2, operator: String(value) };
    case 'IOP3':
      return { kind: 'operator', arity: 3, operator: String(value) };
    case 'IFUNCALL':
      return { kind: 'call', args: Number(value) };
    case 'IEXPR':
      return { kind: 'branch', instructions: (value as readonly RawInstruction[]).map(known) };
    default:
      throw new TypeError(`feewright: the parser gave an instruction '${type}' outside of the grammar; this is a bug`);
  }
}

/** No prototype: `toString` or `constructor` in a formula finds nothing here. */
function nullMap(names: readonly string[]): Readonly<Record<string, unknown>> {
  const map = Object.create(null) as Record<string, unknown>;
  for (const name of names) map[name] = neverCalled;
  return Object.freeze(map);
}

function neverCalled(): never {
  throw new TypeError('feewright: expr-eval was asked to evaluate; this is a bug');
}
