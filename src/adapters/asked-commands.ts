import type { Command, CommandQuery, MessageQuery, StoredMessage } from '../ports/inbox.ts';

/** Whether a command fulfils every condition of a query but its arrival. */
export function isAsked(
  { states, tenant, business, id, original }: CommandQuery,
  { document, state }: Command,
): boolean {
  return (
    (states === undefined || states.includes(state)) &&
    (tenant === undefined || document.tenant === tenant) &&
    (business === undefined || document.business === business) &&
    (id === undefined || document.id === id) &&
    (original === undefined || document.original === original)
  );
}

/** Whether a message is asked for. Compared as instants: of two canonical texts, the one with a fraction of a second is longer. */
export function isWanted({ intake, since, until }: MessageQuery, message: StoredMessage): boolean {
  const at = Date.parse(message.receivedAt);
  return (
    (intake === undefined || message.intake === intake) &&
    (since === undefined || at >= Date.parse(since)) &&
    (until === undefined || at < Date.parse(until))
  );
}
