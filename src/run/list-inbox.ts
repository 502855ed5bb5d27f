import type { StoredMessage } from '../ports/inbox.ts';
import { ageOf, billCommands } from './bill-commands.ts';
import type { RunContext } from './context.ts';
import type { CommandListQuery, ListedCommand, MessageListQuery, Resumed } from './receive-answer.ts';

const PAGE = 500;
const LISTED_MAX = 1_000;

/** Commands in the order of arrival, each with its age: those that are open or waiting, unless states are named. */
export async function listCommands(context: RunContext, query: CommandListQuery): Promise<readonly ListedCommand[]> {
  const asked = { states: ['open', 'waiting'] as const, limit: LISTED_MAX, ...query };
  const found = (await context.store.inbox?.queue(asked)) ?? [];
  return found.map(({ command, arrival }) => ({ ...command, arrival, age: ageOf(context, command.receivedAt) }));
}

/** Messages that were refused, or documents in which were, in the order in which they came. */
export async function listRefused({ store }: RunContext, query: MessageListQuery): Promise<readonly StoredMessage[]> {
  return (await store.inbox?.refused({ limit: LISTED_MAX, ...query })) ?? [];
}

/**
 * Takes up again every command that is open or waiting, in the order of arrival: what a crash, a failing provider or a missing
 * contract left behind. Each is tried once, and what fails is kept as it was.
 */
export async function resumeCommands(context: RunContext): Promise<readonly Resumed[]> {
  const { inbox } = context.store;
  if (inbox === undefined) return [];
  const answers: Resumed[] = [];
  let after = 0;
  for (;;) {
    const page = await inbox.queue({ states: ['open', 'waiting'], after, limit: PAGE });
    answers.push(
      ...(await billCommands(
        context,
        page.map(({ command }) => command),
      )),
    );
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return answers;
    after = last.arrival;
  }
}
