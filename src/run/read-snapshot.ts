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
} from '../factor/snapshot.ts';
import { fail } from '../issues/error.ts';
import type { FactorExpectation } from '../issues/factor-issues.ts';
import { issue, type Path } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import { CONTRACT_LAYERS } from '../model/layer.ts';
import type { FactValue } from '../model/model.ts';
import { type JsonLimits, type PlainJson, plainJson } from '../model/plain-json.ts';
import { parseInstant } from '../time/instant.ts';
import { granted } from './fault-of.ts';
import { readStandardTrail } from './read-standard-trail.ts';

/** A document of ten thousand lines has a fact and a source for each factor of each line. */
const SNAPSHOT_LIMITS: JsonLimits = { bytes: 67_108_864, depth: 8, nodes: 2_000_000 };
const EXACT = /^-?\d{1,2000}(?:\.\d{1,2000}|\/[1-9]\d{0,1999})?$/;

const MEMBERS = [
  ...['format', 'document', 'rule', 'period', 'matching', 'model', 'contract', 'layers'],
  ...['midWindow', 'facts', 'sources', 'balances', 'lines', 'standardised'],
];

type Members = { readonly [name: string]: PlainJson };

/**
 * Reads a snapshot that comes from outside: JSON of one that this library made. The first thing that is not as it was
 * made is the fault `snapshot-invalid`, with its place; whether its facts suit their definitions is asked by the replay.
 */
export function readSnapshot(input: unknown): Snapshot {
  const plain = granted(plainJson(input, SNAPSHOT_LIMITS));
  const root = membersAt(plain, []);
  if (root.format !== 1) refuse(root.format, ['format'], 'snapshot');
  only(root, [], MEMBERS);
  const model = membersAt(root.model, ['model']);
  const contract = membersAt(root.contract, ['contract']);
  return deepFreeze({
    format: 1,
    document: readHead(root.document),
    rule: textAt(root.rule, ['rule']),
    ...(root.matching === undefined ? {} : { matching: readMatching(root.matching) }),
    ...(root.period === undefined ? {} : { period: readPeriod(root.period, ['period']) }),
    model: { code: textAt(model.code, ['model', 'code']), hash: textAt(model.hash, ['model', 'hash']) },
    contract: readContract(contract, ['contract']),
    ...(root.layers === undefined ? {} : { layers: readLayers(root.layers, ['layers']) }),
    ...(root.midWindow === undefined ? {} : { midWindow: readMidWindow(root.midWindow, ['midWindow']) }),
    facts: eachMember(root.facts, ['facts'], readFact),
    sources: eachMember(root.sources, ['sources'], readSource),
    balances: eachMember(root.balances, ['balances'], readBalance),
    ...(root.standardised === undefined
      ? {}
      : { standardised: readStandardTrail(root.standardised, ['standardised']) }),
    ...(root.lines === undefined ? {} : { lines: readLines(root.lines) }),
  });
}

function readLines(value: PlainJson): readonly SnapshotLine[] {
  if (!Array.isArray(value) || value.length > DOCUMENT_LINES_MAX) return refuse(value, ['lines'], 'snapshot-member');
  const ids = new Set<string>();
  return value.map((item: PlainJson, at) => {
    const path = ['lines', at];
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

function readHead(value: PlainJson | undefined): Snapshot['document'] {
  const given = membersAt(value, ['document']);
  if ('facts' in given) refuse(given.facts, ['document', 'facts'], 'snapshot-member');
  if ('lines' in given) refuse(given.lines, ['document', 'lines'], 'snapshot-member');
  const { facts, lines, ...head } = granted(parseDocument(given));
  // A time with another offset is the same instant, but not what was stored.
  if (head.time !== given.time) refuse(given.time, ['document', 'time'], 'snapshot-member');
  return head;
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

function readMatching(value: PlainJson): SnapshotMatching {
  const path = ['matching'];
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
  const balance = textAt(given.value, [...path, 'value']);
  if (!EXACT.test(balance)) refuse(balance, [...path, 'value'], 'snapshot-member');
  return {
    key: textAt(given.key, [...path, 'key']),
    window: readWindow(given.window, [...path, 'window']),
    value: balance,
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

function eachItem<Value>(
  value: PlainJson | undefined,
  path: Path,
  read: (given: Members, path: Path) => Value,
): readonly Value[] {
  if (!Array.isArray(value)) return refuse(value, path, 'snapshot-member');
  return value.map((item: PlainJson, at) => read(membersAt(item, [...path, at]), [...path, at]));
}

function instantAt(value: PlainJson | undefined, path: Path): string {
  const text = textAt(value, path);
  return parseInstant(text)?.text === text ? text : refuse(value, path, 'snapshot-member');
}

function eachMember<Value>(
  value: PlainJson | undefined,
  path: Path,
  read: (value: PlainJson, path: Path) => Value,
): { readonly [name: string]: Value } {
  const members = Object.entries(membersAt(value, path));
  return Object.fromEntries(members.map(([name, member]) => [name, read(member, [...path, name])]));
}

function membersAt(value: PlainJson | undefined, path: Path): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(value, path, path.length === 0 ? 'snapshot' : 'snapshot-member');
  }
  // `Array.isArray` doesn't take a readonly list out of the union.
  return value as Members;
}

function only(members: Members, path: Path, known: readonly string[]): void {
  for (const name of Object.keys(members)) {
    if (!known.includes(name)) refuse(members[name], [...path, name], 'snapshot-member');
  }
}

function textAt(value: PlainJson | undefined, path: Path): string {
  return typeof value === 'string' ? value : refuse(value, path, 'snapshot-member');
}

function refuse(value: unknown, path: Path, expected: FactorExpectation): never {
  return fail(issue('snapshot-invalid', path, { found: shown(value), expected }));
}
