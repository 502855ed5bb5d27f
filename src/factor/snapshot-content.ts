import { type ContentValue, canonicalText } from '../content/canonical-text.ts';
import { sha256Hex } from '../content/sha256.ts';
import type {
  Snapshot,
  SnapshotBalance,
  SnapshotLine,
  SnapshotMatching,
  SnapshotMidWindow,
  SnapshotRefund,
  StandardTrail,
} from './snapshot.ts';

/**
 * The one text of a snapshot's content: canonical, numbers as text. The document's revision is left out, for
 * it is identity: the same facts billed as another revision have the same content.
 */
export function snapshotText(snapshot: Snapshot): string {
  return canonicalText(snapshotContent(snapshot));
}

function snapshotContent(snapshot: Snapshot): ContentValue {
  const { revision, ...document } = snapshot.document;
  const balances: Record<string, ContentValue> = {};
  for (const [code, balance] of Object.entries(snapshot.balances)) balances[code] = balanceContent(balance);
  return {
    format: String(snapshot.format),
    document: { ...document },
    rule: snapshot.rule,
    ...(snapshot.matching === undefined ? {} : { matching: matchingContent(snapshot.matching) }),
    ...(snapshot.period === undefined
      ? {}
      : { period: { fee: snapshot.period.fee, window: { ...snapshot.period.window } } }),
    ...(snapshot.refund === undefined ? {} : { refund: refundContent(snapshot.refund) }),
    model: { ...snapshot.model },
    contract: { ...snapshot.contract },
    ...(snapshot.layers === undefined ? {} : { layers: snapshot.layers.map((layer) => ({ ...layer })) }),
    ...(snapshot.midWindow === undefined ? {} : { midWindow: snapshot.midWindow.map(midWindowContent) }),
    facts: snapshot.facts,
    sources: sourcesContent(snapshot.sources),
    balances,
    ...(snapshot.lines === undefined ? {} : { lines: snapshot.lines.map(lineContent) }),
    ...(snapshot.standardised === undefined ? {} : { standardised: trailContent(snapshot.standardised) }),
  };
}

function refundContent({ original, before, after, lines, refunded }: SnapshotRefund): ContentValue {
  return {
    original: snapshotContent(original),
    before,
    after,
    ...(lines === undefined ? {} : { lines: lines.map((line) => ({ ...line })) }),
    refunded,
  };
}

function lineContent({ id, facts, sources }: SnapshotLine): ContentValue {
  return { id, facts, sources: sourcesContent(sources) };
}

function sourcesContent(sources: Snapshot['sources']): ContentValue {
  return Object.fromEntries(Object.entries(sources).map(([code, source]) => [code, { ...source }]));
}

/** SHA-256 of `snapshotText`, in hexadecimal. */
export function snapshotHash(snapshot: Snapshot): string {
  return sha256Hex(snapshotText(snapshot));
}

function midWindowContent({ fee, since, rerate }: SnapshotMidWindow): ContentValue {
  return {
    fee,
    ...(since === undefined ? {} : { since }),
    ...(rerate === undefined
      ? {}
      : { rerate: { from: rerate.from, layers: rerate.layers.map((layer) => ({ ...layer })) } }),
  };
}

function matchingContent({ rules, facts, sources }: SnapshotMatching): ContentValue {
  return { ...(rules === undefined ? {} : { rules }), facts, sources: sourcesContent(sources) };
}

function balanceContent({ key, window, value, entries }: SnapshotBalance): ContentValue {
  return { key, window: { ...window }, value, entries: String(entries) };
}

function trailContent({ flow, steps, tags }: StandardTrail): ContentValue {
  const contents = steps.map(({ changes, tag, ...step }) => ({
    ...step,
    ...(changes === undefined ? {} : { changes: changes.map((change) => ({ ...change })) }),
    ...(tag === undefined ? {} : { tag: { ...tag } }),
  }));
  return { flow, steps: contents, ...(tags === undefined ? {} : { tags: { ...tags } }) };
}
