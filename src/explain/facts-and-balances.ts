import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { exactText, ZERO } from '../money/exact.ts';
import type { AccumulatorNode, FactorNode } from '../plan/plan.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { Explanation } from './explanation.ts';

/** A fact that each line has of its own, of all of them. */
export function factsOfLines(decided: DecidedAgain, { factor }: FactorNode, all: Sym): Explanation {
  const lines = (decided.snapshot.lines ?? []).map(({ id, facts }) => ({
    line: id,
    value: factText(factor, facts[factor.code]),
  }));
  return {
    code: factor.code,
    label: factor.label,
    value: String(lines.length),
    type: decided.typeText(all),
    how: { kind: 'lines', lines },
    rounding: undefined,
    definedBy: [],
    inputs: [],
  };
}

/** A fact of the document, or of the line that is being told. */
export function fact(decided: DecidedAgain, { factor, sym }: FactorNode): Explanation {
  const { line, snapshot } = decided;
  const isOfLine = factor.per === 'line' && line !== undefined;
  const { facts, sources } = (isOfLine ? snapshot.lines?.[line] : undefined) ?? snapshot;
  const value = Object.hasOwn(facts, factor.code) ? facts[factor.code] : undefined;
  const id = isOfLine ? decided.lineId : undefined;
  return {
    code: factor.code,
    ...(id === undefined ? {} : { line: id }),
    label: factor.label,
    value: factText(factor, value),
    type: decided.typeText(sym),
    how: value === undefined ? { kind: 'absent' } : { kind: 'fact', source: sources[factor.code] },
    rounding: undefined,
    definedBy: [],
    inputs: [],
  };
}

/** A running total; `name` is what the snapshot has it under. */
export function balance(
  decided: DecidedAgain,
  { item }: AccumulatorNode,
  { name, sym, frame }: { readonly name: string; readonly sym: Sym; readonly frame: ExactFrame },
): Explanation {
  const stored = decided.snapshot.balances[name];
  return {
    code: name,
    label: item.label,
    value: exactText(frame.numbers[sym.slot] ?? ZERO),
    type: decided.typeText(sym),
    how: {
      kind: 'balance',
      ...(item.keeps === undefined ? {} : { keeps: item.keeps }),
      key: stored?.key ?? '',
      window: stored?.window ?? { key: '', zone: '' },
      entries: stored?.entries ?? 0,
    },
    rounding: undefined,
    definedBy: [],
    inputs: [],
  };
}

function factText(factor: Factor, fact: FactValue | undefined): string {
  if (fact === undefined) return '';
  if (factor.sensitive) return MASK;
  return typeof fact === 'object' ? fact.join(', ') : String(fact);
}
