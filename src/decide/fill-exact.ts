import type { ExactFrame } from '../formula/frame.ts';
import type { FactValue } from '../model/model.ts';
import { parseExact } from '../money/exact.ts';
import type { FactorNode } from '../plan/plan.ts';

/** A snapshot read back from JSON inherits members, and a factor may be called `toString`. */
export function own<Value>(members: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Puts a fact into its slot. Facts are canonical: gathering has checked them against the dictionary. */
export function fill(frame: ExactFrame, { factor, sym }: FactorNode, fact: FactValue | undefined): void {
  if (fact === undefined) return;
  if (typeof fact === 'boolean') frame.booleans[sym.slot] = fact;
  else if (typeof fact !== 'string') {
    const isText = factor.of === 'text' || factor.of === 'date';
    frame.lists[sym.slot] = isText ? fact : fact.map(parseExact);
  } else if (sym.type.kind === 'text' || sym.type.kind === 'date') frame.texts[sym.slot] = fact;
  else frame.numbers[sym.slot] = parseExact(fact);
}
