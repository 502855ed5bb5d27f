import type { BusinessDocument } from '../document/business-document.ts';
import type { Intake, MessageReading } from '../document/intake.ts';
import { rawMessage } from '../document/raw-message.ts';
import { fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import type { Command, CommandsChange, StoredCommand, StoredMessage } from '../ports/inbox.ts';
import type { StoredBill } from '../ports/store.ts';
import { factReader } from './answer-repeat.ts';
import { callHook } from './call-hook.ts';
import { commandVerdict, type Verdict } from './command-verdict.ts';
import type { RunContext } from './context.ts';
import { tell } from './events.ts';
import { standingOf } from './original-standing.ts';
import type { MessageInput } from './receive-answer.ts';

/** One document of a message that is kept: what it was to what was known, and the command that stands for it. */
export interface KeptDocument {
  readonly document: BusinessDocument;
  readonly verdict: Verdict;
  /** Absent where the document was billed without one. */
  readonly command: Command | undefined;
}

export interface KeptMessage {
  readonly message: StoredMessage;
  /** In the order of the message: a document, or why it is none. */
  readonly documents: readonly (KeptDocument | readonly Issue[])[];
}

/**
 * Keeps a message whatever it says, and makes commands of the documents in it that can be read: in one commit, so that there is
 * never a command without its message, nor a good message without its command.
 *
 * Faults: `store-failed`, `store-conflict`: then nothing is kept, or all of it, and receiving it again makes it good.
 */
export async function keepMessage(context: RunContext, input: MessageInput, isSingle: boolean): Promise<KeptMessage> {
  const intake = context.intakes.get(input.intake);
  const raw = rawMessage(input.body, intake?.bytes);
  const reading = readingOf(context, { intake, input, isSingle });
  const read =
    'issues' in reading ? [reading.issues] : reading.documents.map((each) => (each.ok ? each.value : each.issues));
  const documents = read.filter(isDocument);
  const message: StoredMessage = {
    intake: intakeName(input),
    ...raw,
    receivedAt: context.nowText(),
    documents: documents.length,
    issues: read.flatMap((each) => (isDocument(each) ? [] : each)),
  };
  const names = [...new Set(documents.map(nameOf))];
  const kept = await context.turns.inTurn(names, () => keepInTurn(context, message, documents));
  tell(context.observer, {
    type: 'received',
    intake: message.intake,
    message: message.hash,
    documents: message.documents,
    issues: message.issues,
  });
  if (message.issues.length > 0) callHook(context.onRefused, Object.freeze(message));
  let next = 0;
  return { message, documents: read.map((each) => (isDocument(each) ? (kept[next++] as KeptDocument) : each)) };
}

function readingOf(
  { intakes }: RunContext,
  of: { readonly intake: Intake | undefined; readonly input: MessageInput; readonly isSingle: boolean },
): MessageReading {
  const { intake, input, isSingle } = of;
  if (intake === undefined) {
    const name = intakeName(input);
    return { issues: [issue('intake-unknown', [], { intake: name, nearest: nearestName(name, intakes.keys()) })] };
  }
  if (isSingle && intake.isBatch) return { issues: [issue('message-is-batch', [], { intake: intake.code })] };
  return intake.read(input.body);
}

async function keepInTurn(
  context: RunContext,
  message: StoredMessage,
  documents: readonly BusinessDocument[],
): Promise<readonly KeptDocument[]> {
  const { store, limits, observer } = context;
  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    const known = await readKnown(context, documents);
    const shelf = new CommandShelf(known);
    const kept = documents.map((document) => shelf.take(context, document, message));
    const answer = await store.commit({ inbox: { message, commands: shelf.changes() } });
    if (answer === 'committed') return kept;
    tell(observer, { type: 'retried', work: `keep ${message.hash}`, attempt });
  }
  const facts = { work: `keep ${message.hash}`, attempts: limits.attempts };
  return fail(issue('store-conflict', [], facts, { retryable: true }));
}

interface Known {
  readonly commands: ReadonlyMap<string, StoredCommand | undefined>;
  readonly bills: ReadonlyMap<string, StoredBill | undefined>;
}

/** What the store knows of the documents and of what they refund. */
async function readKnown({ store }: RunContext, documents: readonly BusinessDocument[]): Promise<Known> {
  const own = new Map(documents.map((document) => [nameOf(document), document]));
  const originals = documents.flatMap((document) =>
    document.original === undefined ? [] : [{ ...document, id: document.original }],
  );
  const all = new Map([...own, ...originals.map((each) => [nameOf(each), each] as const)]);
  if (all.size === 0) return { commands: new Map(), bills: new Map() };
  const commands = (await store.inbox?.commands([...own.values()])) ?? [];
  const bills = await store.bills([...all.values()]);
  return {
    commands: new Map([...own.keys()].map((name, at) => [name, commands[at]])),
    bills: new Map([...all.keys()].map((name, at) => [name, bills[at]])),
  };
}

/** The commands of a message's documents: what is known, then what the message makes of it, one document after the other. */
class CommandShelf {
  readonly #known: Known;
  readonly #latest = new Map<string, Command | undefined>();
  readonly #changes = new Map<string, Map<number, Command>>();

  constructor(known: Known) {
    this.#known = known;
    for (const [name, stored] of known.commands) this.#latest.set(name, stored?.command);
  }

  take(context: RunContext, document: BusinessDocument, message: StoredMessage): KeptDocument {
    const name = nameOf(document);
    const bill = this.#known.bills.get(name);
    const latest = this.#latest.get(name);
    const read = bill === undefined ? () => undefined : factReader(context, bill);
    const verdict = commandVerdict(document, { command: latest, bill, read });
    if (verdict.status !== 'created') return { document, verdict, command: latest };
    // One that was never billed never will be: what it said is out of date.
    if (latest?.state === 'open' || latest?.state === 'waiting') this.#put(name, { ...latest, state: 'superseded' });
    const { intake, hash, receivedAt } = message;
    const state = this.#isWaiting(document) ? 'waiting' : 'open';
    const command: Command = { document, intake, message: hash, receivedAt, state, issues: [] };
    this.#put(name, command);
    this.#latest.set(name, command);
    return { document, verdict, command };
  }

  changes(): readonly CommandsChange[] {
    return [...this.#changes].map(([name, commands]) => ({
      version: this.#known.commands.get(name)?.version ?? 0,
      commands: [...commands.values()],
    }));
  }

  #put(name: string, command: Command): void {
    const ofDocument = this.#changes.get(name) ?? new Map<number, Command>();
    this.#changes.set(name, ofDocument.set(command.document.revision, command));
  }

  #isWaiting(document: BusinessDocument): boolean {
    const { original } = document;
    if (original === undefined) return false;
    return standingOf(this.#known.bills.get(nameOf({ ...document, id: original }))) === 'unknown';
  }
}

/** What a caller named, fit to be kept. */
function intakeName({ intake }: MessageInput): string {
  return typeof intake === 'string' ? plainLine(intake.slice(0, 128)) : shown(intake);
}

function isDocument(each: BusinessDocument | readonly Issue[]): each is BusinessDocument {
  return !Array.isArray(each);
}

/** Ids hold no control characters, so a line feed keeps the parts apart. */
function nameOf({ tenant, business, id }: BusinessDocument): string {
  return `command\n${tenant}\n${business}\n${id}`;
}
