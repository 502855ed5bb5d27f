import { type FeewrightError, fail, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { OrderChange, StoredOrder } from '../ports/store.ts';
import type { ClearingLine } from '../settle/clearing-line.ts';
import type { RunContext } from './context.ts';
import { type EngineEvent, tell } from './events.ts';

/** What one attempt came to: a change to commit, with what to answer and tell then; or an answer at once. */
export type OrderStep<Answer> =
  | { readonly change: OrderChange; readonly answer: Answer; readonly event: EngineEvent }
  | { readonly answer: Answer };

/** Looks at an order and its lines, which may be of two moments; throws a FeewrightError to refuse. */
export type OrderWork<Answer> = (
  stored: StoredOrder,
  lines: () => Promise<readonly ClearingLine[]>,
) => Promise<OrderStep<Answer>>;

/**
 * Moves one order: reads it and its lines, works, commits under the version that was read. If a line came in between,
 * everything is read anew, `limits.attempts` times at most; then the conflict is told, retryable. So is a refusal of what
 * was read at two moments: a line that came after the order was read must not look like a wrong total.
 *
 * Faults: `order-unknown`, `store-conflict`, and those of the work.
 */
export function changeOrder<Answer>(context: RunContext, id: string, work: OrderWork<Answer>): Promise<Answer> {
  return context.turns.inTurn([`order\n${id}`], () => changeInTurn(context, id, work));
}

async function changeInTurn<Answer>(context: RunContext, id: string, work: OrderWork<Answer>): Promise<Answer> {
  const { store, limits, observer } = context;
  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    const stored = await store.order(id);
    if (stored === undefined) return fail(issue('order-unknown', [], { order: id }));
    const step = await tryWork(stored, work, () => store.lines(id));
    if (isFeewrightError(step)) {
      if ((await store.order(id))?.version === stored.version) throw step;
    } else {
      if (!('change' in step)) return step.answer;
      if ((await store.commit({ order: step.change })) === 'committed') {
        tell(observer, step.event);
        return step.answer;
      }
    }
    tell(observer, { type: 'retried', work: `order ${id}`, attempt });
  }
  return fail(issue('store-conflict', [], { work: `order ${id}`, attempts: limits.attempts }, { retryable: true }));
}

async function tryWork<Answer>(
  stored: StoredOrder,
  work: OrderWork<Answer>,
  lines: () => Promise<readonly ClearingLine[]>,
): Promise<OrderStep<Answer> | FeewrightError> {
  try {
    return await work(stored, lines);
  } catch (thrown) {
    if (isFeewrightError(thrown)) return thrown;
    throw thrown;
  }
}
