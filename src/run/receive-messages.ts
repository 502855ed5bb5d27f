import { FeewrightError } from '../issues/error.ts';
import type { Issue } from '../issues/issue.ts';
import type { Command, StoredMessage } from '../ports/inbox.ts';
import { answerRepeat } from './answer-repeat.ts';
import { billCommands } from './bill-commands.ts';
import type { RunContext } from './context.ts';
import { refOf } from './events.ts';
import { faultOf } from './fault-of.ts';
import { type KeptDocument, keepMessage } from './keep-message.ts';
import type { Billing, MessageInput, MessageRefused, ReceiveOutcome } from './receive-answer.ts';

/** What came of one document of a message before anything is billed. */
type Received = { readonly message: StoredMessage; readonly kept: KeptDocument } | { readonly refusal: MessageRefused };

/**
 * Receives messages (收单): each is kept as it came, good or bad; the documents of good ones become commands; then all that are to
 * be billed are billed, their factors gathered at once, in the order of the messages.
 *
 * @param isSingle whether a message of many documents is refused
 * @returns one outcome for each document, in the order of the messages; a message that cannot be read has one
 */
export async function receiveMessages(
  context: RunContext,
  inputs: readonly unknown[],
  isSingle = false,
): Promise<readonly ReceiveOutcome[]> {
  const received: Received[] = [];
  for (const input of inputs) received.push(...(await keep(context, messageOf(input), isSingle)));
  const taken = received.flatMap((each) => ('kept' in each && isToBill(each.kept) ? [each.kept.command] : []));
  const commands = [...new Set(taken)].filter((command) => command !== undefined);
  const billings = await billingsOf(context, commands);
  const outcomes: ReceiveOutcome[] = [];
  for (const each of received) {
    outcomes.push('refusal' in each ? each.refusal : await outcomeOf(context, each, billings));
  }
  return outcomes;
}

function messageOf(input: unknown): MessageInput {
  // A caller without types may hand over anything: it has no intake, and is kept and refused as such.
  const { intake, body } = (
    typeof input === 'object' && input !== null ? input : { body: input }
  ) as Partial<MessageInput>;
  return { intake: intake as string, body };
}

async function keep(context: RunContext, input: MessageInput, isSingle: boolean): Promise<readonly Received[]> {
  try {
    const { message, documents } = await keepMessage(context, input, isSingle);
    return documents.map((each) =>
      'document' in each ? { message, kept: each } : { refusal: refusal(each, message.hash) },
    );
  } catch (thrown) {
    const { issues, cause } = faultOf(thrown);
    return [{ refusal: refusal(issues, undefined, cause) }];
  }
}

function refusal(issues: readonly Issue[], message: string | undefined, cause?: unknown): MessageRefused {
  const error = new FeewrightError(issues, cause);
  return { status: 'refused', ...(message === undefined ? {} : { message }), issues, error };
}

/** A command that is not done is taken up again by the message that comes again. */
function isToBill({ verdict, command }: KeptDocument): boolean {
  const isKnown = verdict.status === 'created' || verdict.status === 'exists';
  return isKnown && (command?.state === 'open' || command?.state === 'waiting');
}

/** If the lookup itself fails, every command is told so: all are kept. */
async function billingsOf(context: RunContext, commands: readonly Command[]): Promise<ReadonlyMap<Command, Billing>> {
  try {
    const answers = await billCommands(context, commands);
    return new Map(commands.map((command, at) => [command, answers[at]?.billing as Billing]));
  } catch (thrown) {
    const error = faultOf(thrown);
    return new Map(commands.map((command) => [command, { status: 'refused', issues: error.issues, error }]));
  }
}

async function outcomeOf(
  context: RunContext,
  { message, kept }: Extract<Received, { kept: unknown }>,
  billings: ReadonlyMap<Command, Billing>,
): Promise<ReceiveOutcome> {
  const { document, verdict, command } = kept;
  const received = { message: message.hash, document: refOf(document) };
  if (verdict.status === 'differs') return { ...received, status: 'differs', fields: verdict.fields };
  if (verdict.status === 'superseded') return { ...received, status: 'superseded' };
  const billing = (command && billings.get(command)) ?? (await billedBefore(context, kept));
  return { ...received, status: verdict.status, billing };
}

/** What came of a command that is done. */
async function billedBefore(context: RunContext, { document, command }: KeptDocument): Promise<Billing> {
  try {
    const [stored] = await context.store.bills([document]);
    if (stored !== undefined) return answerRepeat(context, stored, document);
    const issues = command?.issues ?? [];
    return { status: 'refused', issues, error: new FeewrightError(issues) };
  } catch (thrown) {
    const error = faultOf(thrown);
    return { status: 'refused', issues: error.issues, error };
  }
}
