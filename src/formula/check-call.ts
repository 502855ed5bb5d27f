import { nearestName } from '../issues/nearest.ts';
import { abs, exactOf, roundExact } from '../money/exact.ts';
import { ROUNDING_MODES, type RoundingMode } from '../money/rounding.ts';
import { checkConditional } from './check-conditional.ts';
import { checkLookup } from './check-lookup.ts';
import { wholeLiteral } from './check-operator.ts';
import { checkCompound, checkDateSpan } from './check-over-time.ts';
import { type Checking, checkAll, checkNumber, wrongArguments, wrongType } from './checking.ts';
import { oneType } from './literal-type.ts';
import type { BalanceOf } from './scope.ts';
import type { FoldName, Syntax, Tree } from './tree.ts';
import { INTEGER, isNumeric, QUANTITY, typeText } from './type.ts';

const SCALE_MAX = 18;

type Call = Extract<Syntax, { kind: 'call' }>;
type CheckCall = (checking: Checking, call: Call) => Tree | undefined;

const CALLS: ReadonlyMap<string, CheckCall> = new Map<string, CheckCall>([
  ['if', checkIf],
  ['min', (checking, call) => checkFold(checking, call, 'min')],
  ['max', (checking, call) => checkFold(checking, call, 'max')],
  ['sum', (checking, call) => checkFold(checking, call, 'sum')],
  ['avg', (checking, call) => checkFold(checking, call, 'avg')],
  ['count', checkCount],
  ['clamp', checkClamp],
  ['abs', checkAbs],
  ['round', checkRound],
  ['floor', (checking, call) => checkWhole(checking, call, 'floor')],
  ['ceil', (checking, call) => checkWhole(checking, call, 'ceiling')],
  ['days', (checking, call) => checkDateSpan(checking, call, 'days')],
  ['months', (checking, call) => checkDateSpan(checking, call, 'months')],
  ['years', (checking, call) => checkDateSpan(checking, call, 'years')],
  ['compound', checkCompound],
  ['lookup', checkLookup],
  ['exact', checkExact],
  ['share', checkShare],
  ['unplaced', checkUnplaced],
  ['balance', checkBalance],
]);

export function checkCall(checking: Checking, call: Call): Tree | undefined {
  const check = CALLS.get(call.name);
  if (check !== undefined) return check(checking, call);
  const nearest = nearestName(call.name, CALLS.keys());
  return checking.fault('formula-function-unknown', call.span, { name: call.name, nearest });
}

function checkIf(checking: Checking, call: Call): Tree | undefined {
  const [when, then, otherwise, more] = call.args;
  if (when === undefined || then === undefined || otherwise === undefined || more !== undefined) {
    return wrongArguments(checking, call, 'condition-two-values');
  }
  return checkConditional(checking, { when, then, otherwise }, call.span);
}

/** Numbers of one type, or one list of them. */
function checkFold(checking: Checking, call: Call, name: FoldName): Tree | undefined {
  if (call.args.length === 0) return wrongArguments(checking, call, 'values-or-list');
  const args = checkAll(checking, call.args);
  return args && foldOf(checking, call, name, args);
}

function foldOf(checking: Checking, { name: called, span }: Call, name: FoldName, args: readonly Tree[]) {
  const [only] = args;
  if (args.length === 1 && only?.type.kind === 'list') {
    if (!isNumeric(only.type.of)) return wrongType(checking, only, called, 'number');
    return fold(name, only.type.of);
  }
  for (const arg of args) if (!isNumeric(arg.type)) return wrongType(checking, arg, called, 'number');
  const typed = oneType(args);
  if (typed !== undefined) return fold(name, typed.type, typed.trees);
  // The first that doesn't go with those before it.
  const at = args.findIndex((_, index) => oneType(args.slice(0, index + 1)) === undefined);
  const [stranger, before] = [args[at], args.slice(0, at).find((arg) => arg.type.kind !== 'number')];
  return stranger && before && wrongType(checking, stranger, called, typeText(before.type));

  function fold(folded: FoldName, type: Tree['type'], typedArgs = args): Tree {
    const broken = folded === 'avg' && type.kind === 'integer';
    return { kind: 'fold', type: broken ? QUANTITY : type, span, name: folded, args: typedArgs };
  }
}

function checkCount(checking: Checking, call: Call): Tree | undefined {
  const [of, more] = call.args;
  if (of === undefined || more !== undefined) return wrongArguments(checking, call, 'list');
  const list = checking.check(of);
  if (list === undefined || list.type.kind === 'list') {
    return list && { kind: 'count', type: INTEGER, span: call.span, list };
  }
  return wrongType(checking, list, call.name, 'list');
}

/** `clamp(x, low, high)` is `min(max(x, low), high)`: where the bounds cross, the upper one wins. */
function checkClamp(checking: Checking, call: Call): Tree | undefined {
  if (call.args.length !== 3) return wrongArguments(checking, call, 'value-low-high');
  const [value, low, high] = checkAll(checking, call.args) ?? [];
  if (value === undefined || low === undefined || high === undefined) return undefined;
  const typed = foldOf(checking, call, 'max', [value, low, high]);
  if (typed?.kind !== 'fold') return undefined;
  const raised = foldOf(checking, call, 'max', typed.args.slice(0, 2));
  return raised && foldOf(checking, call, 'min', [raised, ...typed.args.slice(2)]);
}

function checkAbs(checking: Checking, call: Call): Tree | undefined {
  const [value, more] = call.args;
  if (value === undefined || more !== undefined) return wrongArguments(checking, call, 'value');
  const of = checkNumber(checking, value, call.name);
  if (of?.kind === 'literal') return { ...of, value: abs(of.value), span: call.span };
  return of && { kind: 'abs', type: of.type, span: call.span, of };
}

function checkRound(checking: Checking, call: Call): Tree | undefined {
  const [value, scale, mode] = call.args;
  if (call.args.length !== 3 || value === undefined || scale === undefined || mode === undefined) {
    return wrongArguments(checking, call, 'value-scale-mode');
  }
  const known = ROUNDING_MODES.find((each) => mode.kind === 'text' && each === mode.value);
  if (known === undefined) return wrongArguments(checking, { name: call.name, span: mode.span }, 'mode');
  return rounded(checking, call, value, scale, known);
}

function checkWhole(checking: Checking, call: Call, mode: RoundingMode): Tree | undefined {
  const [value, scale, more] = call.args;
  if (value === undefined || more !== undefined) return wrongArguments(checking, call, 'value-scale');
  return rounded(checking, call, value, scale, mode);
}

function rounded(checking: Checking, call: Call, value: Syntax, at: Syntax | undefined, mode: RoundingMode) {
  const of = checkNumber(checking, value, call.name);
  const scale = at === undefined ? 0 : wholeLiteral(at, SCALE_MAX);
  if (scale === undefined) return wrongArguments(checking, { name: call.name, span: at?.span ?? call.span }, 'scale');
  if (of?.kind === 'literal') {
    return { ...of, value: exactOf(roundExact(of.value, scale, mode), scale), span: call.span };
  }
  return of && ({ kind: 'round', type: of.type, span: call.span, of, scale, mode } satisfies Tree);
}

function checkExact(checking: Checking, call: Call): Tree | undefined {
  const [fee, more] = call.args;
  if (fee?.kind !== 'name' || more !== undefined) return wrongArguments(checking, call, 'fee');
  return named(checking, call, fee, checking.scope.exactOf(fee.name));
}

function checkShare(checking: Checking, call: Call): Tree | undefined {
  const [apportionment, bearer, more] = call.args;
  if (apportionment?.kind !== 'name' || bearer?.kind !== 'name' || more !== undefined) {
    return wrongArguments(checking, call, 'apportionment-bearer');
  }
  const isKnown = checking.scope.unplaced(apportionment.name) !== undefined;
  const share = checking.scope.share(apportionment.name, bearer.name);
  return named(checking, call, isKnown ? bearer : apportionment, share);
}

function checkUnplaced(checking: Checking, call: Call): Tree | undefined {
  const [apportionment, more] = call.args;
  if (apportionment?.kind !== 'name' || more !== undefined) return wrongArguments(checking, call, 'apportionment');
  return named(checking, call, apportionment, checking.scope.unplaced(apportionment.name));
}

/** `balance(sales)`, `balance(sales, 'last')`, `balance(sales, 'last', 'now')` */
function checkBalance(checking: Checking, call: Call): Tree | undefined {
  const [accumulator, window, asOf, more] = call.args;
  const of = balanceOf(window, asOf);
  if (accumulator?.kind !== 'name' || of === undefined || more !== undefined) {
    return wrongArguments(checking, call, 'balance');
  }
  const sym = checking.scope.balance?.(accumulator.name, of);
  if (sym !== 'no-last') return named(checking, call, accumulator, sym);
  return checking.fault('formula-balance-last', accumulator.span, { accumulator: accumulator.name });
}

function balanceOf(window: Syntax | undefined, asOf: Syntax | undefined): BalanceOf | undefined {
  if (window === undefined) return 'this';
  if (window.kind !== 'text' || (asOf !== undefined && asOf.kind !== 'text')) return undefined;
  if (window.value === 'this' && asOf === undefined) return 'this';
  if (window.value !== 'last') return undefined;
  if (asOf === undefined || asOf.value === 'window-end') return 'last';
  return asOf.value === 'now' ? 'last-now' : undefined;
}

type Sym = ReturnType<Checking['scope']['name']>;

function named(checking: Checking, { span }: Call, asked: Extract<Syntax, { kind: 'name' }>, sym: Sym) {
  if (sym !== undefined) return { kind: 'name', type: sym.type, span, sym } satisfies Tree;
  const nearest = nearestName(asked.name, checking.scope.names());
  return checking.fault('formula-name-unknown', asked.span, { name: asked.name, nearest });
}
