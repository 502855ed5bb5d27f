import type { StandardTrail, StandardTrailStep } from '../factor/snapshot.ts';
import { fail } from '../issues/error.ts';
import { issue, type Path } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import type { FactValue } from '../model/model.ts';
import type { PlainJson } from '../model/plain-json.ts';

type Members = { readonly [name: string]: PlainJson };
type Change = NonNullable<StandardTrailStep['changes']>[number];

const KINDS = ['check', 'identify', 'adjust', 'tag', 'custom'] as const;

/** Reads the trail of standardising steps in a snapshot that comes from outside. Fault: `snapshot-invalid`. */
export function readStandardTrail(value: PlainJson, path: Path): StandardTrail {
  const { flow, steps, tags } = members(value, path, ['flow', 'steps', 'tags']);
  return {
    flow: text(flow, [...path, 'flow']),
    steps: list(steps, [...path, 'steps']).map((step, at) => readStep(step, [...path, 'steps', at])),
    ...(tags === undefined ? {} : { tags: readTags(tags, [...path, 'tags']) }),
  };
}

function readStep(value: PlainJson, path: Path): StandardTrailStep {
  const given = members(value, path, ['step', 'kind', 'applied', 'version', 'changes', 'tag']);
  const { applied, version, changes, tag } = given;
  const kind = KINDS.find((each) => each === given.kind);
  return {
    step: text(given.step, [...path, 'step']),
    kind: kind ?? refuse(given.kind, [...path, 'kind']),
    applied: typeof applied === 'boolean' ? applied : refuse(applied, [...path, 'applied']),
    ...(version === undefined ? {} : { version: text(version, [...path, 'version']) }),
    ...(changes === undefined ? {} : { changes: readChanges(changes, [...path, 'changes']) }),
    ...(tag === undefined ? {} : { tag: readTag(tag, [...path, 'tag']) }),
  };
}

function readChanges(value: PlainJson, path: Path): readonly Change[] {
  return list(value, path).map((item, index) => {
    const at = [...path, index];
    const { target, before, after } = members(item, at, ['target', 'before', 'after']);
    return {
      target: text(target, [...at, 'target']),
      ...(before === undefined ? {} : { before: fact(before, [...at, 'before']) }),
      after: fact(after, [...at, 'after']),
    };
  });
}

function readTag(value: PlainJson, path: Path): NonNullable<StandardTrailStep['tag']> {
  const { name, value: said } = members(value, path, ['name', 'value']);
  return {
    name: text(name, [...path, 'name']),
    ...(said === undefined ? {} : { value: text(said, [...path, 'value']) }),
  };
}

function readTags(value: PlainJson, path: Path): NonNullable<StandardTrail['tags']> {
  const entries = Object.entries(members(value, path)).map(([name, said]): [string, string | true] => {
    return [name, said === true ? true : text(said, [...path, name])];
  });
  return Object.fromEntries(entries);
}

function fact(value: PlainJson | undefined, path: Path): FactValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map((item: PlainJson, at) => text(item, [...path, at])) : refuse(value, path);
}

function members(value: PlainJson | undefined, path: Path, known?: readonly string[]): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(value, path);
  // `Array.isArray` doesn't take a readonly list out of the union.
  const given = value as Members;
  for (const name of Object.keys(given)) if (known?.includes(name) === false) refuse(given[name], [...path, name]);
  return given;
}

function list(value: PlainJson | undefined, path: Path): readonly PlainJson[] {
  return Array.isArray(value) ? value : refuse(value, path);
}

function text(value: PlainJson | undefined, path: Path): string {
  return typeof value === 'string' ? value : refuse(value, path);
}

function refuse(value: unknown, path: Path): never {
  return fail(issue('snapshot-invalid', path, { found: shown(value), expected: 'snapshot-member' }));
}
