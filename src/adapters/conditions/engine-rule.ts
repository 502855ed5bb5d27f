import type { EngineCondition, EngineLeaf } from '../../condition/engine-condition.ts';
import type { ExactFrame } from '../../formula/frame.ts';

/** A condition in json-rules-engine's own JSON, every priority distinct in its group. */
export type RuleCondition =
  | { all: RuleCondition[]; priority?: number }
  | { any: RuleCondition[]; priority?: number }
  | { not: RuleCondition; priority?: number }
  | RuleLeaf;

interface RuleLeaf {
  fact: string;
  path?: string;
  operator: string;
  value: { fact: string; path?: string };
  priority?: number;
  name?: string;
}

export interface EngineRule {
  readonly conditions: { all: RuleCondition[] };
  /** Literals and formulas as facts under names that no fact has: the engine clones what stands in conditions. */
  readonly extra: ReadonlyMap<string, unknown>;
  /** Names of the facts that it reads. */
  readonly reads: ReadonlySet<string>;
}

/**
 * Translates a condition. Conditions of one priority are evaluated side by side, however many of them are needed; here
 * each has a priority of its own, so that `all` and `any` stop where the compiled lane stops, and the same absent facts
 * are faults.
 */
export function engineRule(condition: EngineCondition, frame: ExactFrame): EngineRule {
  const extra = new Map<string, unknown>();
  const reads = new Set<string>();
  const kept = (value: unknown): { fact: string } => {
    const fact = `:${extra.size}`;
    extra.set(fact, value);
    return { fact };
  };
  const leafOf = ({ fact, path, operator, value, slot }: EngineLeaf): RuleLeaf => {
    reads.add(fact);
    if ('fact' in value) reads.add(value.fact);
    return {
      ...placeOf({ fact, path }),
      operator,
      value: 'fact' in value ? placeOf(value) : kept(value.literal),
      ...(slot === undefined ? {} : { name: String(slot) }),
    };
  };
  const visit = (of: EngineCondition): RuleCondition => {
    switch (of.kind) {
      case 'all':
        return { all: inOrder(of.items) };
      case 'any':
        return { any: inOrder(of.items) };
      case 'not':
        return { not: visit(of.of) };
      case 'formula':
        return { ...kept(() => of.holds(frame)), operator: 'equal', value: kept(true) };
      case 'leaf':
        return leafOf(of);
    }
  };
  const inOrder = (items: readonly EngineCondition[]): RuleCondition[] =>
    items.map((item, at) => ({ ...visit(item), priority: items.length - at }));
  return { conditions: { all: [visit(condition)] }, extra, reads };
}

function placeOf({ fact, path }: { readonly fact: string; readonly path: string | undefined }) {
  return path === undefined ? { fact } : { fact, path };
}
