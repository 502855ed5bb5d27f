import { isFeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { decimalText } from '../money/decimal.ts';
import { abs, divide, type Exact, add, multiply, negate, parseExact, power, remainder, subtract } from '../money/exact.ts';
import { ROUNDING_MODES, type RoundingMode } from '../money/rounding.ts';
import type { ParsedFormula } from './parse-formula.ts';
import { placeOf } from './place.ts';
import type { Scope, Sym } from './scope.ts';
import type { ArithmeticOperator, BinaryOperator, ComparisonOperator, Span, Syntax, Tree } from './tree.ts';
import { arithmeticType, commonType } from './type-rules.ts';
import { BOOLEAN, DATE, INTEGER, isNumeric, NUMBER, sameType, TEXT, type Type, typeText } from './type.ts';

const EXPONENT_MAX = 16;
const SCALE_MAX = 18;

const FUNCTIONS = ['min', 'max', 'abs', 'round', 'floor', 'ceil', 'clamp', 'if', 'sum', 'count', 'avg', 'exact', 'share', 'unplaced'];

/**
 * Gives every name its meaning and every value its type, and finds all faults of one formula at once.
 *
 * @param expected the types that the place accepts; a bare literal takes the first
 *
 * Worked case: `price * 0.05` is money; `price + 0.05 * rate` is a fault: money + ratio.
 */
export function checkFormula(parsed: ParsedFormula, expected: readonly Type[], scope: Scope): Result<Tree> {
  const checker = new Checker(parsed.text, scope);
  const tree = checker.check(parsed.syntax);
  if (tree === undefined) return failed(checker.issues);
  const placed = checker.place(tree, expected);
  return placed === undefined || checker.issues.length > 0 ? failed(checker.issues) : ok(placed);
}

/** One formula's check; a fault answers `undefined`, and the check goes on beside it. */
class Checker {
  readonly issues: Issue[] = [];
  readonly #text: string;
  readonly #scope: Scope;

  constructor(text: string, scope: Scope) {
    this.#text = text;
    this.#scope = scope;
  }

  check(syntax: Syntax): Tree | undefined {
    const { span } = syntax;
    switch (syntax.kind) {
      case 'number':
        return { kind: 'literal', type: NUMBER, span, value: parseExact(decimalText(syntax.text) ?? '0') };
      case 'text':
        return { kind: 'text', type: TEXT, span, value: syntax.value };
      case 'boolean':
        return { kind: 'boolean', type: BOOLEAN, span, value: syntax.value };
      case 'name':
        return this.#named(this.#scope.name(syntax.name), syntax.name, span);
      case 'list':
        return this.#list(syntax.items, span);
      case 'unary':
        return syntax.operator === 'not' ? this.#not(syntax.of, span) : this.#negative(syntax.of, span);
      case 'binary':
        return this.#binary(syntax.operator, syntax.left, syntax.right, span);
      case 'conditional':
        return this.#conditional(syntax.when, syntax.then, syntax.otherwise, span);
      case 'call':
        return this.#call(syntax.name, syntax.args, span);
    }
  }

  /** Gives a tree the type of its place, or reports that it has none that fits. */
  place(tree: Tree, expected: readonly Type[], operation = 'this place'): Tree | undefined {
    if (tree.type.kind === 'number') {
      const type = expected.find((candidate) => isNumeric(candidate) && this.#literalFits(tree, candidate));
      if (type !== undefined) return { ...tree, type };
      if (expected.length === 0) return this.#fault('formula-ambiguous', tree.span, { found: this.#source(tree.span) });
    }
    if (tree.kind === 'text' && expected.some((type) => type.kind === 'date') && isDate(tree.value)) {
      return { ...tree, type: DATE };
    }
    const fits = expected.some((type) => sameType(type, tree.type) || (type.kind === 'quantity' && tree.type.kind === 'integer'));
    if (expected.length === 0 || fits) return tree;
    return this.#wrongType(tree.span, operation, typeText(tree.type), expected.map(typeText).join(' or '));
  }

  #literalFits(tree: Tree, type: Type): boolean {
    return type.kind !== 'integer' || tree.kind !== 'literal' || tree.value.n % tree.value.d === 0n;
  }

  #named(sym: Sym | undefined, name: string, span: Span): Tree | undefined {
    if (sym !== undefined) return { kind: 'name', type: sym.type, span, sym };
    return this.#fault('formula-name-unknown', span, { name, nearest: nearestName(name, this.#scope.names()) });
  }

  #list(syntaxes: readonly Syntax[], span: Span): Tree | undefined {
    const items = this.#all(syntaxes);
    if (items === undefined) return undefined;
    const first = items[0];
    if (first === undefined) return this.#fault('formula-arguments', span, { name: 'in', expected: 'a list of at least one value' });
    for (const item of items) {
      if (!sameType(item.type, first.type)) return this.#wrongType(item.span, 'in', typeText(item.type), typeText(first.type));
    }
    return { kind: 'list', type: { kind: 'list', of: first.type }, span, items };
  }

  #not(syntax: Syntax, span: Span): Tree | undefined {
    const of = this.#boolean(syntax, 'not');
    return of && { kind: 'not', type: BOOLEAN, span, of };
  }

  #negative(syntax: Syntax, span: Span): Tree | undefined {
    const of = this.#numeric(syntax, '-');
    if (of === undefined) return undefined;
    if (of.kind === 'literal') return { ...of, value: negate(of.value), span };
    return { kind: 'negative', type: of.type, span, of };
  }

  #binary(operator: BinaryOperator, left: Syntax, right: Syntax, span: Span): Tree | undefined {
    switch (operator) {
      case 'and':
      case 'or': {
        const [a, b] = [this.#boolean(left, operator), this.#boolean(right, operator)];
        return a && b && { kind: 'logical', type: BOOLEAN, span, operator, items: [a, b] };
      }
      case 'in':
        return this.#membership(left, right, span);
      case '^':
        return this.#power(left, right, span);
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return this.#arithmetic(operator, left, right, span);
      default:
        return this.#comparison(operator, left, right, span);
    }
  }

  #arithmetic(operator: ArithmeticOperator, leftSyntax: Syntax, rightSyntax: Syntax, span: Span): Tree | undefined {
    const [left, right] = [this.#numeric(leftSyntax, operator), this.#numeric(rightSyntax, operator)];
    if (left === undefined || right === undefined) return undefined;
    const type = arithmeticType(operator, left, right);
    if (type === undefined) {
      return this.#wrongType(span, operator, `${typeText(left.type)} ${operator} ${typeText(right.type)}`, 'types that go together');
    }
    if (left.kind === 'literal' && right.kind === 'literal') {
      const value = this.#folded(operator, left.value, right.value);
      return value && { kind: 'literal', type, span, value };
    }
    return { kind: 'arithmetic', type, span, operator, left, right };
  }

  #folded(operator: ArithmeticOperator, left: Exact, right: Exact): Exact | undefined {
    const fold = { '+': add, '-': subtract, '*': multiply, '/': divide, '%': remainder }[operator];
    return this.#computed(() => fold(left, right));
  }

  #computed(work: () => Exact): Exact | undefined {
    try {
      return work();
    } catch (error) {
      if (!isFeewrightError(error)) throw error;
      this.issues.push(...error.issues);
      return undefined;
    }
  }

  #power(left: Syntax, right: Syntax, span: Span): Tree | undefined {
    const base = this.#numeric(left, '^');
    const exponent = right.kind === 'number' ? Number(right.text) : Number.NaN;
    if (!Number.isInteger(exponent) || exponent < 0 || exponent > EXPONENT_MAX) {
      return this.#fault('formula-arguments', right.span, { name: '^', expected: `a whole literal exponent from 0 to ${EXPONENT_MAX}` });
    }
    if (base === undefined) return undefined;
    if (base.type.kind === 'money') return this.#wrongType(span, '^', typeText(base.type), 'ratio, quantity or integer');
    if (base.kind === 'literal') {
      const value = this.#computed(() => power(base.value, exponent));
      return value && { ...base, value, span };
    }
    return { kind: 'power', type: base.type, span, base, exponent };
  }

  #comparison(operator: ComparisonOperator, leftSyntax: Syntax, rightSyntax: Syntax, span: Span): Tree | undefined {
    let [left, right] = [this.check(leftSyntax), this.check(rightSyntax)];
    if (left === undefined || right === undefined) return undefined;
    if (left.type.kind === 'date') right = this.place(right, [DATE], operator);
    else if (right.type.kind === 'date') left = this.place(left, [DATE], operator);
    if (left === undefined || right === undefined) return undefined;
    if (left.type.kind === 'number' && right.type.kind === 'number') {
      return this.#fault('formula-ambiguous', span, { found: this.#source(span) });
    }
    const isOrder = operator !== '==' && operator !== '!=';
    const isComparable = isNumeric(left.type) && isNumeric(right.type)
      ? commonType(left.type, right.type) !== undefined
      : sameType(left.type, right.type) && left.type.kind !== 'list' && (!isOrder || left.type.kind === 'date');
    if (!isComparable) {
      return this.#wrongType(span, operator, `${typeText(left.type)} ${operator} ${typeText(right.type)}`, 'two values of one type');
    }
    return { kind: 'comparison', type: BOOLEAN, span, operator, left, right };
  }

  #membership(left: Syntax, right: Syntax, span: Span): Tree | undefined {
    const [item, list] = [this.check(left), this.check(right)];
    if (item === undefined || list === undefined) return undefined;
    if (list.type.kind !== 'list') return this.#wrongType(list.span, 'in', typeText(list.type), 'a list');
    const of = list.type.of;
    const isDates = item.type.kind === 'date' && list.kind === 'list' && list.items.every((each) => each.kind === 'text' && isDate(each.value));
    const fits = isDates || sameType(item.type, of) || (isNumeric(item.type) && isNumeric(of) && commonType(item.type, of) !== undefined);
    if (!fits) return this.#wrongType(span, 'in', `${typeText(item.type)} in ${typeText(list.type)}`, 'a list of the same type');
    if (item.type.kind === 'number' && of.kind === 'number') return this.#fault('formula-ambiguous', span, { found: this.#source(span) });
    return { kind: 'membership', type: BOOLEAN, span, item, list };
  }

  #conditional(whenSyntax: Syntax, thenSyntax: Syntax, otherwiseSyntax: Syntax, span: Span): Tree | undefined {
    const when = this.#boolean(whenSyntax, '? :');
    const [then, otherwise] = [this.check(thenSyntax), this.check(otherwiseSyntax)];
    if (when === undefined || then === undefined || otherwise === undefined) return undefined;
    const type = sameType(then.type, otherwise.type) ? then.type : isNumeric(then.type) && isNumeric(otherwise.type) ? commonType(then.type, otherwise.type) : undefined;
    if (type === undefined) return this.#wrongType(otherwise.span, '? :', `${typeText(then.type)} and ${typeText(otherwise.type)}`, 'two values of one type');
    return { kind: 'conditional', type, span, when, then, otherwise };
  }

  #call(name: string, args: readonly Syntax[], span: Span): Tree | undefined {
    const arity = (expected: string): undefined => this.#fault('formula-arguments', span, { name, expected });
    switch (name) {
      case 'if': {
        const [when, then, otherwise] = args;
        if (args.length !== 3 || !when || !then || !otherwise) return arity('a condition and two values');
        return this.#conditional(when, then, otherwise, span);
      }
      case 'min':
      case 'max':
        return args.length === 0 ? arity('at least one value') : this.#fold(name, args, span);
      case 'sum':
      case 'avg':
        return args.length === 0 ? arity('at least one value, or a list') : this.#fold(name, args, span);
      case 'clamp': {
        const [value, low, high] = args;
        if (args.length !== 3 || !value || !low || !high) return arity('a value, its lowest and its highest');
        return this.#fold('min', [{ kind: 'call', name: 'max', args: [value, low], span }, high], span);
      }
      case 'abs': {
        const [value] = args;
        if (args.length !== 1 || !value) return arity('one value');
        const of = this.#numeric(value, name);
        if (of?.kind === 'literal') return { ...of, value: abs(of.value), span };
        return of && { kind: 'abs', type: of.type, span, of };
      }
      case 'round':
        return args.length === 3 ? this.#round(args, span) : arity("a value, a scale from 0 to 18 and a mode such as 'half-up'");
      case 'floor':
      case 'ceil':
        if (args.length !== 1 && args.length !== 2) return arity('a value and, if wanted, a scale from 0 to 18');
        return this.#rounded(args[0], args[1], name === 'floor' ? 'floor' : 'ceiling', name, span);
      case 'count': {
        const [value] = args;
        if (args.length !== 1 || !value) return arity('a list');
        const list = this.check(value);
        if (list === undefined) return undefined;
        return list.type.kind === 'list' ? { kind: 'count', type: INTEGER, span, list } : this.#wrongType(span, name, typeText(list.type), 'a list');
      }
      case 'exact': {
        const [fee] = args;
        if (args.length !== 1 || fee?.kind !== 'name') return arity('the name of a fee');
        return this.#named(this.#scope.exactOf(fee.name), fee.name, span);
      }
      case 'share': {
        const [apportionment, bearer] = args;
        if (args.length !== 2 || apportionment?.kind !== 'name' || bearer?.kind !== 'name') return arity('an apportionment and one of its bearers');
        return this.#named(this.#scope.share(apportionment.name, bearer.name), `${apportionment.name}, ${bearer.name}`, span);
      }
      case 'unplaced': {
        const [apportionment] = args;
        if (args.length !== 1 || apportionment?.kind !== 'name') return arity('the name of an apportionment');
        return this.#named(this.#scope.unplaced(apportionment.name), apportionment.name, span);
      }
      default:
        return this.#fault('formula-function-unknown', span, { name, nearest: nearestName(name, FUNCTIONS) });
    }
  }

  #fold(name: 'min' | 'max' | 'sum' | 'avg', syntaxes: readonly Syntax[], span: Span): Tree | undefined {
    const args = this.#all(syntaxes);
    if (args === undefined) return undefined;
    const only = args[0];
    if (args.length === 1 && only?.type.kind === 'list' && isNumeric(only.type.of)) {
      return { kind: 'fold', type: only.type.of, span, name, args };
    }
    let type: Type | undefined = NUMBER;
    for (const arg of args) {
      type = type && isNumeric(arg.type) ? commonType(type, arg.type) : undefined;
      if (type === undefined) return this.#wrongType(arg.span, name, typeText(arg.type), 'numbers of one type');
    }
    if (name === 'avg' && type.kind === 'integer') type = { kind: 'quantity' };
    return { kind: 'fold', type, span, name, args };
  }

  #round(args: readonly Syntax[], span: Span): Tree | undefined {
    const mode = args[2];
    const isMode = mode?.kind === 'text' && ROUNDING_MODES.some((known) => known === mode.value);
    if (!isMode) return this.#fault('formula-arguments', mode?.span ?? span, { name: 'round', expected: `one of the modes ${ROUNDING_MODES.join(', ')} in quotes` });
    return this.#rounded(args[0], args[1], mode.value as RoundingMode, 'round', span);
  }

  #rounded(value: Syntax | undefined, scaleSyntax: Syntax | undefined, mode: RoundingMode, name: string, span: Span): Tree | undefined {
    const of = value && this.#numeric(value, name);
    const scale = scaleSyntax === undefined ? 0 : scaleSyntax.kind === 'number' ? Number(scaleSyntax.text) : Number.NaN;
    if (!Number.isInteger(scale) || scale < 0 || scale > SCALE_MAX) {
      return this.#fault('formula-arguments', scaleSyntax?.span ?? span, { name, expected: `a literal scale from 0 to ${SCALE_MAX}` });
    }
    return of && { kind: 'round', type: of.type, span, of, scale, mode };
  }

  #all(syntaxes: readonly Syntax[]): readonly Tree[] | undefined {
    const trees = syntaxes.map((syntax) => this.check(syntax));
    return trees.every((tree) => tree !== undefined) ? trees : undefined;
  }

  #numeric(syntax: Syntax, operation: string): Tree | undefined {
    const tree = this.check(syntax);
    if (tree === undefined || isNumeric(tree.type)) return tree;
    return this.#wrongType(tree.span, operation, typeText(tree.type), 'a number');
  }

  #boolean(syntax: Syntax, operation: string): Tree | undefined {
    const tree = this.check(syntax);
    if (tree === undefined || tree.type.kind === 'boolean') return tree;
    return this.#wrongType(tree.span, operation, typeText(tree.type), 'boolean');
  }

  #wrongType(span: Span, operation: string, found: string, expected: string): undefined {
    return this.#fault('formula-type', span, { operation, found, expected });
  }

  #fault<Code extends 'formula-type' | 'formula-ambiguous' | 'formula-arguments' | 'formula-name-unknown' | 'formula-function-unknown'>(
    code: Code,
    span: Span,
    facts: FactsOf<Code>,
  ): undefined {
    // The place is the one part of the facts that every code of this list has.
    this.issues.push(issue(code, [], { ...facts, ...placeOf(this.#text, span.start) } as never));
    return undefined;
  }

  #source(span: Span): string {
    return this.#text.slice(span.start, span.end);
  }
}

type FactsOf<Code extends Issue['code']> = Omit<Extract<Issue, { code: Code }>['facts'], 'line' | 'column'>;

/** A date of the calendar as facts write it: `2026-11-30`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

