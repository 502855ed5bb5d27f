import type { BusinessDocument } from '../document/business-document.ts';
import type { Issue } from '../issues/issue.ts';
import type { Command } from '../ports/inbox.ts';
import { parseInstant } from '../time/instant.ts';
import { addRead } from './add-to-lanes.ts';
import type { BillOutcome } from './bill-answer.ts';
import { billRead } from './bill-read.ts';
import type { RunContext } from './context.ts';
import { refOf, tell } from './events.ts';
import { faultOf } from './fault-of.ts';
import { laneContext } from './lane-context.ts';
import { standingOf } from './original-standing.ts';
import type { Billing, Resumed } from './receive-answer.ts';
import { type Billed, waitingFor } from './waiting-for.ts';

/**
 * Bills commands in their order, then the refunds that waited for what was billed, and so on. A refund whose original has not
 * been billed is not gathered at all: it waits. What fails stays a command, with its reasons.
 *
 * @returns one for each command, in their order
 */
export async function billCommands(context: RunContext, commands: readonly Command[]): Promise<readonly Resumed[]> {
  const waiting = await withoutOriginal(context, commands);
  const ready = commands.filter((command) => !waiting.has(command));
  const outcomes = await billRead(
    context,
    ready.map(({ document }) => document),
  );
  const billed = new Map(ready.map((command, at) => [command, outcomes[at]]));
  const answers: Resumed[] = [];
  for (const command of commands) {
    const outcome = billed.get(command);
    const billing = outcome === undefined ? waitingAnswer(context, command) : await settled(context, command, outcome);
    answers.push({ document: refOf(command.document), billing });
  }
  await clearWaiting(context, outcomes);
  return answers;
}

/** Bills the refunds that waited for what was billed just now. What fails of them stays a command and is taken up later. */
export async function clearWaiting(context: RunContext, outcomes: readonly Billed[]): Promise<void> {
  try {
    const commands = await waitingFor(context, outcomes);
    if (commands.length > 0) await billCommands(context, commands);
  } catch (thrown) {
    // The documents themselves are billed, and are told as billed; `resume` finds those that wait.
    const { issues } = faultOf(thrown);
    tell(context.observer, { type: 'refused', document: undefined, order: undefined, issues });
  }
}

/** Refunds whose original neither has been billed nor stands among the commands before them. */
async function withoutOriginal({ store }: RunContext, commands: readonly Command[]): Promise<ReadonlySet<Command>> {
  const refunds = commands.filter(({ document }) => document.original !== undefined);
  if (refunds.length === 0) return new Set();
  const keys = refunds.map(({ document }) => ({ ...document, id: document.original ?? '' }));
  const bills = await store.bills(keys);
  const standing = new Map(refunds.map((command, at) => [command, standingOf(bills[at])]));
  const before = new Set<string>();
  const waiting = new Set<Command>();
  for (const command of commands) {
    const { document } = command;
    const original = document.original === undefined ? undefined : nameOf({ ...document, id: document.original });
    if (original !== undefined && standing.get(command) === 'unknown' && !before.has(original)) waiting.add(command);
    else before.add(nameOf(document));
  }
  return waiting;
}

/** The answer for a command that was tried; one that failed is kept with its reasons. */
async function settled(context: RunContext, command: Command, outcome: BillOutcome): Promise<Billing> {
  const { document: _, ...billing } = outcome;
  if (billing.status !== 'refused') return billing;
  if (billing.issues.some(({ code }) => code === 'document-of-lane')) return intoLane(context, command);
  const isWaiting = billing.issues.some(({ code }) => code === 'original-unknown');
  await keepState(context, { ...command, state: stateOf(billing.issues), issues: isWaiting ? [] : billing.issues });
  return isWaiting ? waitingAnswer(context, command) : billing;
}

/** A document of a lane is not billed at once: it waits there, and its command is billed when the lane is cleared. */
async function intoLane(context: RunContext, command: Command): Promise<Billing> {
  const { document, receivedAt: since } = command;
  const [outcome] = await addRead(laneContext(context), [document]);
  if (outcome === undefined) throw new TypeError('feewright: one document has one outcome; this is a bug');
  if (outcome.status === 'refused') {
    const { issues, error } = outcome;
    await keepState(context, { ...command, state: 'open', issues });
    return { status: 'refused', issues, error };
  }
  await keepState(context, { ...command, state: 'waiting', issues: [] });
  return { status: 'waiting', lane: outcome.lane, since, age: ageOf(context, since) };
}

function stateOf(issues: readonly Issue[]): Command['state'] {
  const codes = issues.map(({ code }) => code);
  if (codes.includes('original-reversed')) return 'refused';
  return codes.includes('original-unknown') ? 'waiting' : 'open';
}

/** The state is for those who look; a command is taken up again whatever it says, so a store that fails here loses nothing. */
async function keepState({ store }: RunContext, command: Command): Promise<void> {
  try {
    const [stored] = (await store.inbox?.commands([command.document])) ?? [];
    const { document, state } = stored?.command ?? command;
    const isCurrent = stored !== undefined && document.revision === command.document.revision;
    if (!isCurrent || state === 'billed' || state === 'superseded') return;
    await store.commit({ inbox: { commands: [{ version: stored.version, commands: [command] }] } });
  } catch {
    // The outcome tells what failed before, which is what matters.
  }
}

function waitingAnswer(context: RunContext, { document, receivedAt }: Command): Billing {
  const { original = '' } = document;
  tell(context.observer, { type: 'waiting', document: refOf(document), original });
  return { status: 'waiting', original, since: receivedAt, age: ageOf(context, receivedAt) };
}

/** Milliseconds since an instant, by the engine's clock; 0 where the clock has been set back. */
export function ageOf(context: RunContext, since: string): number {
  return Math.max(0, context.now() - (parseInstant(since)?.epochMs ?? 0));
}

function nameOf({ tenant, business, id }: BusinessDocument): string {
  return `${tenant}\n${business}\n${id}`;
}
