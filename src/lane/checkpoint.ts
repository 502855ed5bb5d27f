import { chainedSha256, linkOf, linkText } from '../content/sha256.ts';
import type { BillingRecord } from '../decide/billing-record.ts';
import { comparePlaces, type LanePlace, placeOf } from './lane-place.ts';

/** How far a lane is cleared (断点). */
export interface Checkpoint {
  /** Of the document that was cleared last. */
  readonly serial: number;
  /** Business time and id of the furthest document that is cleared; not of the last one, where that came late. */
  readonly time: string;
  readonly id: string;
  /**
   * SHA-256 in hexadecimal, chained over what every document so far has come to: serial, id, revision, the amounts of its
   * lines, the totals that it left. Equal in two runs that cleared the same to the same end, however they were cut.
   */
  readonly stateHash: string;
}

/** A checkpoint on its way from document to document. */
export interface Progress {
  serial: number;
  place: LanePlace | undefined;
  /** Business time of `place`. */
  time: string;
  link: Uint8Array;
}

/** Before the first document: the chain begins with 32 zero bytes. */
const START = new Uint8Array(32);

/** Where clearing goes on. */
export function progressFrom(checkpoint: Checkpoint | undefined): Progress {
  if (checkpoint === undefined) return { serial: 0, place: undefined, time: '', link: START };
  const { serial, time, stateHash } = checkpoint;
  return { serial, place: placeOf(checkpoint), time, link: linkOf(stateHash) };
}

/** One document further: it has the next serial. */
export function advance(from: Progress, record: BillingRecord, place: LanePlace): Progress {
  const serial = from.serial + 1;
  const isFurther = from.place === undefined || comparePlaces(place, from.place) > 0;
  return {
    serial,
    place: isFurther ? place : from.place,
    time: isFurther ? record.time : from.time,
    link: chainedSha256(from.link, digestOf(serial, record)),
  };
}

/** Only where something is cleared. */
export function checkpointOf({ serial, place, time, link }: Progress): Checkpoint | undefined {
  if (place === undefined) return undefined;
  return Object.freeze({ serial, time, id: place.id, stateHash: linkText(link) });
}

/** Whether a document comes late: its place lies behind that of the checkpoint. */
export function isBehind(checkpoint: Checkpoint | undefined, place: LanePlace): boolean {
  return checkpoint !== undefined && comparePlaces(place, placeOf(checkpoint)) < 0;
}

/** What a document has come to, in few bytes: this is hashed for every one of millions. */
function digestOf(serial: number, { document, revision, lines, entries }: BillingRecord): string {
  let text = `${serial}\n${document}\n${revision}\n`;
  for (const { units } of lines) text += `${units} `;
  for (const { after } of entries) text += `\n${after}`;
  return text;
}
