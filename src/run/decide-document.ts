import type { BillingRecord } from '../decide/billing-record.ts';
import { decide } from '../decide/decide.ts';
import type { BusinessDocument } from '../document/business-document.ts';
import { MASK } from '../factor/check-fact.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { FeewrightError, isFeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunContext } from './context.ts';
import { refOf, tell } from './events.ts';

/** What the document itself brought. */
type BroughtFacts = Pick<BusinessDocument, 'facts' | 'lines'>;

/**
 * Decides a snapshot; a fact that turns out to be missing is told with its document, the providers that were asked, and the
 * nearest name among the facts that the document brought.
 */
export function decideDocument(
  context: RunContext,
  plan: Plan,
  snapshot: Snapshot,
  brought: BroughtFacts = { facts: {} },
): BillingRecord {
  try {
    const record = decide(plan, snapshot);
    if (context.observer === undefined) return record;
    const { code } = plan.definition;
    tell(context.observer, {
      type: 'decided',
      document: refOf(snapshot.document),
      model: code,
      lines: record.lines.length,
    });
    return record;
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
    throw new FeewrightError(
      thrown.issues.map((fault) => located(context, plan, snapshot, brought, fault)),
      thrown.cause,
    );
  }
}

function located(
  { providers }: RunContext,
  plan: Plan,
  { document }: Snapshot,
  brought: BroughtFacts,
  fault: Issue,
): Issue {
  if (fault.code !== 'factor-missing')
    return plan.factors.some(({ factor }) => factor.sensitive) ? masked(fault) : fault;
  const { factor } = fault.facts;
  const names = providers.flatMap(({ name, factors }) => (factors.has(factor) ? [name] : []));
  const [first, line] = fault.path;
  const ofLine = first === 'lines' && typeof line === 'number' ? brought.lines?.[line] : undefined;
  return issue('fact-missing', fault.path, {
    factor,
    document: document.id,
    providers: names.join(', '),
    nearest: nearestName(factor, Object.keys((ofLine ?? brought).facts)),
  });
}

/** A value computed from a sensitive fact gives it away, and which values are is not looked into: all are masked. */
function masked(fault: Issue): Issue {
  switch (fault.code) {
    case 'measure-negative':
      return issue(fault.code, fault.path, { ...fault.facts, measure: MASK });
    case 'quantity-zero':
      return issue(fault.code, fault.path, { ...fault.facts, measure: MASK });
    case 'measure-above-top':
      return issue(fault.code, fault.path, { ...fault.facts, measure: MASK });
    case 'weight-negative':
      return issue(fault.code, fault.path, { ...fault.facts, weight: MASK });
    case 'unplaced-rejected':
      return issue(fault.code, fault.path, { ...fault.facts, unplaced: MASK });
    case 'division-by-zero':
      return issue(fault.code, fault.path, { dividend: MASK });
    case 'compound-periods':
      return issue(fault.code, fault.path, { ...fault.facts, periods: MASK });
    case 'conversion-rate':
      return issue(fault.code, fault.path, { ...fault.facts, rate: MASK });
    case 'compound-rate':
      return issue(fault.code, fault.path, { rate: MASK });
    default:
      return fault;
  }
}
