import { parseDocument } from '../document/parse-document.ts';
import { DOCUMENT_LINES_MAX } from '../document/parse-lines.ts';
import type {
  BalanceWindow,
  FactSource,
  Snapshot,
  SnapshotBalance,
  SnapshotLayer,
  SnapshotLine,
  SnapshotMatching,
  SnapshotMidWindow,
  SnapshotPeriod,
  SnapshotRefund,
} from '../factor/snapshot.ts';
import type { Path } from '../issues/path.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import { CONTRACT_LAYERS } from '../model/layer.ts';
import type { FactValue } from '../model/model.ts';
import { type JsonLimits, type PlainJson, plainJson } from '../model/plain-json.ts';
import { granted } from './fault-of.ts';
import { readStandardTrail } from './read-standard-trail.ts';
import { eachItem, eachMember, instantAt, type Members, membersAt, only, refuse, textAt } from './snapshot-members.ts';

/** A document of ten thousand lines has a fact and a source for each factor of each line. */
const SNAPSHOT_LIMITS: JsonLimits = { bytes: 67_108_864, depth: 10, nodes: 2_000_000 };
const EXACT = /^-?\d{1,2000}(?:\.\d{1,2000}|\/[1-9]\d{0,1999})?$/;

const MEMBERS = [
  ...['format', 'document', 'rule', 'period', 'refund', 'matching', 'model', 'contract', 'layers'],
  ...['midWindow', 'facts', 'sources', 'balances', 'lines', 'standardised'],
];

/**
 * Reads a snapshot that comes from outside: JSON of one that this library made. The first thing that is not as it was
 * made is the fault `snapshot-invalid`, with its place; whether its facts suit their definitions is asked by the replay.
 */
export function readSnapshot(input: unknown): Snapshot {
  return deepFreeze(snapshotAt(granted(plainJson(input, SNAPSHOT_LIMITS)), []));
}

/** @param path of the snapshot: a refund has that of its original within its own */
function snapshotAt(value: PlainJson | undefined, path: Path): Snapshot {
  const root = membersAt(value, path);
  const at = (...field: Path): Path => [...path, ...field];
  if (root.format !== 1) refuse(root.format, at('format'), 'snapshot');
  only(root, path, MEMBERS);
  const model = membersAt(root.model, at('model'));
  const contract = membersAt(root.contract, at('contract'));
  return {
    format: 1,
    document: readHead(root.document, at('document')),
    rule: textAt(root.rule, at('rule')),
    ...(root.matching === undefined ? {} : { matching: readMatching(root.matching, at('matching')) }),
    ...(root.refund === undefined ? {} : { refund: readRefund(root.refund, at('refund')) }),
    ...(root.period === undefined ? {} : { period: readPeriod(root.period, at('period')) }),
    model: { code: textAt(model.code, at('model', 'code')), hash: textAt(model.hash, at('model', 'hash')) },
    contract: readContract(contract, at('contract')),
    ...(root.layers === undefined ? {} : { layers: readLayers(root.layers, at('layers')) }),
    ...(root.midWindow === undefined ? {} : { midWindow: readMidWindow(root.midWindow, at('midWindow')) }),
    facts: eachMember(root.facts, at('facts'), readFact),
    sources: eachMember(root.sources, at('sources'), readSource),
    balances: eachMember(root.balances, at('balances'), readBalance),
    ...(root.standardised === undefined
      ? {}
      : { standardised: readStandardTrail(root.standardised, at('standardised')) }),
    ...(root.lines === undefined ? {} : { lines: readLines(root.lines, at('lines')) }),
  };
}

function readLines(value: PlainJson, lines: Path): readonly SnapshotLine[] {
  if (!Array.isArray(value) || value.length > DOCUMENT_LINES_MAX) return refuse(value, lines, 'snapshot-member');
  const ids = new Set<string>();
  return value.map((item: PlainJson, at) => {
    const path = [...lines, at];
    const given = membersAt(item, path);
    only(given, path, ['id', 'facts', 'sources']);
    const id = textAt(given.id, [...path, 'id']);
    if (ids.has(id)) refuse(id, [...path, 'id'], 'snapshot-member');
    ids.add(id);
    return {
      id,
      facts: eachMember(given.facts, [...path, 'facts'], readFact),
      sources: eachMember(given.sources, [...path, 'sources'], readSource),
    };
  });
}

function readHead(value: PlainJson | undefined, path: Path): Snapshot['document'] {
  const given = membersAt(value, path);
  if ('facts' in given) refuse(given.facts, [...path, 'facts'], 'snapshot-member');
  if ('lines' in given) refuse(given.lines, [...path, 'lines'], 'snapshot-member');
  const { facts, lines, ...head } = granted(parseDocument(given));
  // A time with another offset is the same instant, but not what was stored.
  if (head.time !== given.time) refuse(given.time, [...path, 'time'], 'snapshot-member');
  return head;
}

function readRefund(value: PlainJson, path: Path): SnapshotRefund {
  const given = membersAt(value, path);
  only(given, path, ['original', 'before', 'after', 'lines', 'refunded']);
  const original = snapshotAt(given.original, [...path, 'original']);
  // What is refunded is a document of its own.
  if (original.refund !== undefined) refuse(given.original, [...path, 'original', 'refund'], 'snapshot-member');
  const lines = given.lines === undefined ? undefined : eachItem(given.lines, [...path, 'lines'], readFractions);
  return {
    original,
    ...readFractions(given, path),
    ...(lines === undefined ? {} : { lines }),
    refunded: eachMember(given.refunded, [...path, 'refunded'], exactAt),
  };
}

function readFractions(given: Members, path: Path): { readonly before: string; readonly after: string } {
  return { before: exactAt(given.before, [...path, 'before']), after: exactAt(given.after, [...path, 'after']) };
}

function exactAt(value: PlainJson | undefined, path: Path): string {
  const text = textAt(value, path);
  return EXACT.test(text) ? text : refuse(text, path, 'snapshot-member');
}

function readPeriod(value: PlainJson, path: Path): SnapshotPeriod {
  const given = membersAt(value, path);
  only(given, path, ['fee', 'window']);
  return { fee: textAt(given.fee, [...path, 'fee']), window: readWindow(given.window, [...path, 'window']) };
}

function readContract(given: Members, path: Path): Snapshot['contract'] {
  return {
    id: textAt(given.id, [...path, 'id']),
    version: textAt(given.version, [...path, 'version']),
    hash: textAt(given.hash, [...path, 'hash']),
  };
}

function readMidWindow(value: PlainJson, path: Path): readonly SnapshotMidWindow[] {
  return eachItem(value, path, (given, at) => {
    only(given, at, ['fee', 'since', 'rerate']);
    const rerate = given.rerate === undefined ? undefined : membersAt(given.rerate, [...at, 'rerate']);
    if (rerate !== undefined) only(rerate, [...at, 'rerate'], ['from', 'layers']);
    const layers = rerate && readLayers(rerate.layers, [...at, 'rerate', 'layers']);
    return {
      fee: textAt(given.fee, [...at, 'fee']),
      ...(given.since === undefined ? {} : { since: instantAt(given.since, [...at, 'since']) }),
      ...(rerate === undefined || layers === undefined
        ? {}
        : { rerate: { from: instantAt(rerate.from, [...at, 'rerate', 'from']), layers } }),
    };
  });
}

function readLayers(value: PlainJson | undefined, path: Path): readonly SnapshotLayer[] {
  return eachItem(value, path, (given, at) => {
    only(given, at, ['layer', 'id', 'version', 'hash']);
    const layer = CONTRACT_LAYERS.find((each) => each === given.layer);
    return { layer: layer ?? refuse(given.layer, [...at, 'layer'], 'snapshot-member'), ...readContract(given, at) };
  });
}

function readMatching(value: PlainJson, path: Path): SnapshotMatching {
  const given = membersAt(value, path);
  only(given, path, ['rules', 'facts', 'sources']);
  return {
    ...(given.rules === undefined ? {} : { rules: textsAt(given.rules, [...path, 'rules']) }),
    facts: eachMember(given.facts, [...path, 'facts'], readFact),
    sources: eachMember(given.sources, [...path, 'sources'], readSource),
  };
}

function textsAt(value: PlainJson, path: Path): readonly string[] {
  if (!Array.isArray(value)) return refuse(value, path, 'snapshot-member');
  return value.map((item: PlainJson, at) => textAt(item, [...path, at]));
}

function readFact(value: PlainJson, path: Path): FactValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item: PlainJson, at) => textAt(item, [...path, at]));
  return refuse(value, path, 'snapshot-member');
}

function readSource(value: PlainJson, path: Path): FactSource {
  const given = membersAt(value, path);
  only(given, path, ['source', 'time', 'version', 'age']);
  return {
    source: textAt(given.source, [...path, 'source']),
    ...(given.time === undefined ? {} : { time: textAt(given.time, [...path, 'time']) }),
    ...(given.version === undefined ? {} : { version: textAt(given.version, [...path, 'version']) }),
    ...(given.age === undefined ? {} : { age: textAt(given.age, [...path, 'age']) }),
  };
}

function readBalance(value: PlainJson, path: Path): SnapshotBalance {
  const given = membersAt(value, path);
  only(given, path, ['key', 'window', 'value', 'entries']);
  const { entries } = given;
  if (typeof entries !== 'number' || !Number.isSafeInteger(entries) || entries < 0) {
    return refuse(entries, [...path, 'entries'], 'snapshot-member');
  }
  return {
    key: textAt(given.key, [...path, 'key']),
    window: readWindow(given.window, [...path, 'window']),
    value: exactAt(given.value, [...path, 'value']),
    entries,
  };
}

function readWindow(value: PlainJson | undefined, path: Path): BalanceWindow {
  const given = membersAt(value, path);
  only(given, path, ['key', 'zone', 'start', 'end']);
  return {
    key: textAt(given.key, [...path, 'key']),
    zone: textAt(given.zone, [...path, 'zone']),
    ...(given.start === undefined ? {} : { start: textAt(given.start, [...path, 'start']) }),
    ...(given.end === undefined ? {} : { end: textAt(given.end, [...path, 'end']) }),
  };
}
