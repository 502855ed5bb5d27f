import { decideExactly } from '../decide/decide.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { isFeewrightError } from '../issues/error.ts';
import type { Plan } from '../plan/plan.ts';
import { type Choice, type Choices, choicesBy } from './choice.ts';
import { conditionParts } from './formula-choices.ts';
import { priceChoices } from './price-choices.ts';
import { shareChoices } from './share-choices.ts';

/**
 * Every choice that deciding a snapshot makes, node by node. A document that is refused has one choice more: the codes of
 * its faults, and none behind them.
 */
export function decisionChoices(plan: Plan, snapshot: Snapshot): Choices {
  const seen: ExactFrame[] = [];
  try {
    const { frame, applied } = decideExactly(plan, snapshot, (node, { numbers, ...rest }, _totals, line) => {
      if (line === undefined) seen[node] = { ...rest, numbers: [...numbers] };
    });
    const choices = plan.nodes.flatMap((node): readonly Choice[] => {
      const of = node.item.code;
      const before = seen[node.index] ?? frame;
      if (node.kind === 'apportionment') {
        return applied[node.index] === true ? shareChoices(plan, node, { before, after: frame }) : [];
      }
      // Each line of the document makes its own choices, which are not looked at.
      if (!node.item.enabled || node.lines !== undefined) return [];
      const isApplied = applied[node.index] === true;
      const applies: Choice = { kind: 'applies', of, about: '', chosen: String(isApplied), margins: [] };
      const conditions = conditionParts(of, node.when, before);
      return [applies, ...conditions, ...(isApplied ? priceChoices(plan, node, { before, snapshot }) : [])];
    });
    return choicesBy(choices);
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
    const chosen = thrown.issues.map(({ code }) => code).join(', ');
    return choicesBy([{ kind: 'refused', of: '', about: '', chosen, margins: [] }]);
  }
}
