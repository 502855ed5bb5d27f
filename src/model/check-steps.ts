import type { Path } from '../issues/path.ts';
import type { DefinitionDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import type { References } from './references.ts';
import { STANDARD_FLOW, type StandardStep } from './standard-step.ts';

/**
 * Standardising steps and flows, as far as that shows without looking into formulas: names are used once, a step sets
 * something that can be set, a flow is made of steps that are there, each once, and a document type takes one flow.
 */
export function checkSteps({ steps = [], flows = [] }: DefinitionDraft, references: References, faults: Faults): void {
  const codes = new Set<string>();
  for (const { code, item, at } of steps) {
    if (code !== undefined && codes.has(code)) taken(faults, at('code'), { code, kind: 'standard-step' });
    if (code !== undefined) codes.add(code);
    if (item !== undefined) checkTargets(item, at, references);
  }
  const known = new Set<string>([STANDARD_FLOW]);
  const types = new Map<string, string>();
  for (const { item, at } of flows) {
    if (item === undefined) continue;
    if (known.has(item.code)) taken(faults, at('code'), { code: item.code, kind: 'flow' });
    known.add(item.code);
    const seen = new Set<string>();
    for (const [index, name] of item.steps.entries()) {
      if (!codes.has(name)) {
        const nearest = faults.nearest(name, codes);
        faults.add('reference-unknown', at('steps', index), { name, kind: 'standard-step', nearest });
      } else if (seen.has(name)) faults.add('reference-twice', at('steps', index), { name });
      seen.add(name);
    }
    for (const [index, type] of (item.types ?? []).entries()) {
      const by = types.get(type);
      if (by !== undefined) faults.add('flow-type-taken', at('types', index), { type, flow: by });
      types.set(type, item.code);
    }
  }
}

function taken(
  faults: Faults,
  path: Path,
  { code, kind }: { readonly code: string; readonly kind: 'standard-step' | 'flow' },
): void {
  faults.add('name-taken', path, { name: code, kind, by: kind });
}

function checkTargets(step: StandardStep, at: (...field: Path) => Path, references: References): void {
  switch (step.kind) {
    case 'identify':
      if (!isPlace(step.sets)) references.factor(step.sets, at('sets'), 'step-target');
      return;
    case 'adjust':
      references.factor(step.fact, at('fact'), 'factor');
      return;
    case 'custom':
      for (const [output, target] of Object.entries(step.outputs)) {
        if (!isPlace(target)) references.factor(target, at('outputs', output), 'factor');
      }
      return;
    case 'check':
    case 'tag':
      return;
  }
}

function isPlace(target: string): boolean {
  return target === 'party' || target === 'store';
}
