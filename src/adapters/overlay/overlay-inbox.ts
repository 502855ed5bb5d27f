import type { DocumentKey } from '../../document/business-document.ts';
import { deepFreeze } from '../../model/deep-freeze.ts';
import type { Command, CommandQuery, Inbox, MessageQuery, StoredCommand, StoredMessage } from '../../ports/inbox.ts';
import type { Changes } from '../../ports/store.ts';
import { isAsked, isWanted } from '../asked-commands.ts';
import { billChanges } from '../first-named.ts';
import { documentName, messageName } from '../stored-names.ts';

/** All commands of a document that was touched above the base, by revision. */
interface CommandShelf {
  readonly byRevision: Map<number, { command: Command; readonly arrival: number }>;
  version: number;
}

export interface OverlayInbox {
  readonly port: Inbox;
  isOvertaken(conditions: Changes): Promise<boolean>;
  prepare(steps: readonly Changes[]): Promise<void>;
  write(step: Changes): void;
}

/** New commands come after all of the base. */
const NEW_ARRIVALS = 2 ** 52;
/** A document has a handful of revisions. */
const REVISIONS_MAX = 100_000;

export function overlayInbox(base: Inbox): OverlayInbox {
  const shelves = new Map<string, CommandShelf>();
  const fetched = new Map<string, CommandShelf>();
  const messages = new Map<string, StoredMessage>();
  const received = new Map<string, StoredMessage>();
  let arrived = 0;

  async function fetch({ tenant, business, id }: DocumentKey): Promise<void> {
    const name = documentName({ tenant, business, id });
    if (shelves.has(name) || fetched.has(name)) return;
    const known = await base.queue({ tenant, business, id, limit: REVISIONS_MAX });
    const version = known[0]?.version ?? 0;
    const byRevision = new Map(
      known.map(({ command, arrival }) => [command.document.revision, { command, arrival }] as const),
    );
    fetched.set(name, { byRevision, version });
  }

  function shelfFor(key: DocumentKey): CommandShelf {
    const name = documentName(key);
    const known = shelves.get(name);
    if (known !== undefined) return known;
    const shelf = fetched.get(name);
    if (shelf === undefined) throw new TypeError(`feewright: '${key.id}' was not fetched from the base; this is a bug`);
    fetched.delete(name);
    shelves.set(name, shelf);
    return shelf;
  }

  /** What a commit that bills a document does to its commands. */
  function settle(key: DocumentKey & { readonly revision: number }): void {
    const name = documentName(key);
    const known = shelves.get(name) ?? fetched.get(name);
    if (known === undefined || known.byRevision.size === 0) return;
    const shelf = shelfFor(key);
    shelf.version += 1;
    for (const [revision, kept] of shelf.byRevision) {
      if (revision > key.revision || kept.command.state === 'billed') continue;
      const state = revision === key.revision ? 'billed' : 'superseded';
      kept.command = Object.freeze({ ...kept.command, state, issues: Object.freeze([]) });
    }
  }

  function latest({ byRevision, version }: CommandShelf): StoredCommand | undefined {
    const revision = Math.max(...byRevision.keys());
    const kept = byRevision.get(revision);
    return kept && { ...kept, version };
  }

  async function commands(keys: readonly DocumentKey[]): Promise<readonly (StoredCommand | undefined)[]> {
    const known = await base.commands(keys);
    return keys.map((key, at) => {
      const shelf = shelves.get(documentName(key));
      return shelf === undefined ? known[at] : latest(shelf);
    });
  }

  async function queue(query: CommandQuery): Promise<readonly StoredCommand[]> {
    const { after = 0, limit } = query;
    const own = [...shelves.values()].flatMap(({ byRevision, version }) =>
      [...byRevision.values()]
        .filter(({ command, arrival }) => arrival > after && isAsked(query, command))
        .map((kept) => ({ ...kept, version })),
    );
    const inBase = after < NEW_ARRIVALS ? await fromBase(query) : [];
    return [...inBase, ...own].sort((a, b) => a.arrival - b.arrival).slice(0, limit);
  }

  async function fromBase(query: CommandQuery): Promise<readonly StoredCommand[]> {
    const found: StoredCommand[] = [];
    for (let { after } = query; ; ) {
      const page = await base.queue({ ...query, after });
      found.push(...page.filter(({ command }) => !shelves.has(documentName(command.document))));
      after = page.at(-1)?.arrival;
      if (found.length >= query.limit || page.length < query.limit) return found;
    }
  }

  /** A message that came again keeps its place; new ones come after all of the base. */
  async function refused(query: MessageQuery): Promise<readonly StoredMessage[]> {
    const inBase = await base.refused(query);
    const names = new Set(inBase.map(messageName));
    const isRefused = (message: StoredMessage): boolean => message.issues.length > 0 && isWanted(query, message);
    const now = inBase.map((message) => messages.get(messageName(message)) ?? message).filter(isRefused);
    const news = [...messages].flatMap(([name, message]) => (names.has(name) || !isRefused(message) ? [] : message));
    return [...now, ...news].slice(0, query.limit);
  }

  return {
    port: {
      commands,
      queue,
      async message(key) {
        return messages.get(messageName(key)) ?? base.message(key);
      },
      refused,
    },
    async isOvertaken({ inbox }) {
      for (const {
        version,
        commands: [first],
      } of inbox?.commands ?? []) {
        if (first === undefined) continue;
        const [known] = await commands([first.document]);
        if ((known?.version ?? 0) !== version) return true;
      }
      return false;
    },
    async prepare(steps) {
      fetched.clear();
      received.clear();
      for (const step of steps) {
        for (const { bill } of billChanges(step)) await fetch(bill.document);
        for (const {
          commands: [first],
        } of step.inbox?.commands ?? []) {
          if (first !== undefined) await fetch(first.document);
        }
        const message = step.inbox?.message;
        const known = message && (await base.message(message));
        if (known !== undefined) received.set(messageName(known), known);
      }
    },
    write(step) {
      const { message, commands: changed = [] } = step.inbox ?? {};
      if (message !== undefined) {
        const name = messageName(message);
        const { receivedAt } = messages.get(name) ?? received.get(name) ?? message;
        messages.set(name, deepFreeze({ ...message, receivedAt }));
      }
      for (const { commands: ofDocument } of changed) {
        const [first] = ofDocument;
        if (first === undefined) continue;
        const shelf = shelfFor(first.document);
        shelf.version += 1;
        for (const command of ofDocument) {
          const { revision } = command.document;
          const arrival = shelf.byRevision.get(revision)?.arrival ?? NEW_ARRIVALS + arrived++;
          shelf.byRevision.set(revision, { command: deepFreeze(command), arrival });
        }
      }
      for (const { bill } of billChanges(step)) settle(bill.document);
    },
  };
}
