import type { BusinessDocument } from '../../document/business-document.ts';
import { deepFreeze } from '../../model/deep-freeze.ts';
import type { Command, CommandQuery, Inbox, InboxChange, StoredCommand, StoredMessage } from '../../ports/inbox.ts';
import { isAsked, isWanted } from '../asked-commands.ts';
import { documentName, messageName } from '../stored-names.ts';
import { DocumentMap } from './document-map.ts';

/** All commands of one document by revision. */
interface Shelf {
  version: number;
  readonly byRevision: Map<number, { command: Command; readonly arrival: number }>;
  latest: number;
}

/** The inbox of a memory store, and what its commits do to it. */
export interface MemoryInbox {
  readonly port: Inbox;
  isOvertaken(change: InboxChange): boolean;
  write(change: InboxChange): void;
  /** What a commit that bills a document does to its commands. */
  settle(document: BusinessDocument): void;
}

export function memoryInbox(): MemoryInbox {
  const shelves = new DocumentMap<Shelf>();
  /** By place of arrival. */
  const arrivals: { readonly shelf: Shelf; readonly revision: number }[] = [];
  /** By the document that they refund, in the order of arrival. */
  const refunds = new Map<string, number[]>();
  const messages = new Map<string, StoredMessage>();

  function put(shelf: Shelf, command: Command): void {
    const { document } = command;
    const known = shelf.byRevision.get(document.revision);
    deepFreeze(command);
    if (known !== undefined) {
      known.command = command;
      return;
    }
    const arrival = arrivals.push({ shelf, revision: document.revision });
    shelf.byRevision.set(document.revision, { command, arrival });
    shelf.latest = Math.max(shelf.latest, document.revision);
    if (document.original === undefined) return;
    const key = documentName({ ...document, id: document.original });
    const ofOriginal = refunds.get(key);
    if (ofOriginal === undefined) refunds.set(key, [arrival]);
    else ofOriginal.push(arrival);
  }

  function at(arrival: number): StoredCommand | undefined {
    const place = arrivals[arrival - 1];
    const kept = place?.shelf.byRevision.get(place.revision);
    return place === undefined || kept === undefined ? undefined : { ...kept, version: place.shelf.version };
  }

  function* asked({ tenant, business, id, original, after = 0 }: CommandQuery): Iterable<number> {
    if (tenant !== undefined && business !== undefined && id !== undefined) {
      const shelf = shelves.get({ tenant, business, id });
      const ofDocument = [...(shelf?.byRevision.values() ?? [])].map(({ arrival }) => arrival);
      yield* ofDocument.filter((arrival) => arrival > after).sort((a, b) => a - b);
    } else if (tenant !== undefined && business !== undefined && original !== undefined) {
      yield* (refunds.get(documentName({ tenant, business, id: original })) ?? []).filter((arrival) => arrival > after);
    } else for (let arrival = after + 1; arrival <= arrivals.length; arrival += 1) yield arrival;
  }

  return {
    port: {
      commands(keys) {
        return keys.map((key) => {
          const shelf = shelves.get(key);
          const kept = shelf?.byRevision.get(shelf.latest);
          return shelf === undefined || kept === undefined ? undefined : { ...kept, version: shelf.version };
        });
      },
      queue(query) {
        const found: StoredCommand[] = [];
        for (const arrival of asked(query)) {
          if (found.length >= query.limit) break;
          const stored = at(arrival);
          if (stored !== undefined && isAsked(query, stored.command)) found.push(stored);
        }
        return found;
      },
      message(key) {
        return messages.get(messageName(key));
      },
      refused(query) {
        const found: StoredMessage[] = [];
        for (const message of messages.values()) {
          if (found.length >= query.limit) break;
          if (message.issues.length > 0 && isWanted(query, message)) found.push(message);
        }
        return found;
      },
    },
    isOvertaken({ commands = [] }) {
      return commands.some(({ version, commands: [first] }) => {
        return first !== undefined && (shelves.get(first.document)?.version ?? 0) !== version;
      });
    },
    write({ message, commands = [] }) {
      if (message !== undefined) {
        const receivedAt = messages.get(messageName(message))?.receivedAt ?? message.receivedAt;
        messages.set(messageName(message), deepFreeze({ ...message, receivedAt }));
      }
      for (const { commands: changed } of commands) {
        const [first] = changed;
        if (first === undefined) continue;
        const shelf = shelves.get(first.document) ?? { version: 0, byRevision: new Map(), latest: 0 };
        shelves.set(first.document, shelf);
        shelf.version += 1;
        for (const command of changed) put(shelf, command);
      }
    },
    settle(document) {
      if (arrivals.length === 0) return;
      const shelf = shelves.get(document);
      if (shelf === undefined) return;
      shelf.version += 1;
      for (const [revision, kept] of shelf.byRevision) {
        if (revision > document.revision || kept.command.state === 'billed') continue;
        const state = revision === document.revision ? 'billed' : 'superseded';
        kept.command = Object.freeze({ ...kept.command, state, issues: NO_ISSUES });
      }
    },
  };
}

const NO_ISSUES = Object.freeze([]);
