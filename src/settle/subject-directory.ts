import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { joinId } from './joined-id.ts';
import { type PayingSubject, type SettlementSubject, tupleText } from './subject.ts';

/** The declared subjects and the table of paying subjects, indexed. Made by `createSubjectDirectory`. */
export interface SubjectDirectory {
  readonly byId: ReadonlyMap<string, SettlementSubject>;
  /** By tenant, party and store. */
  readonly byPlace: ReadonlyMap<string, readonly SettlementSubject[]>;
  /** By tenant and party. */
  readonly byParty: ReadonlyMap<string, readonly SettlementSubject[]>;
  /** By tenant, business, party and fee: the subject's id. */
  readonly paying: ReadonlyMap<string, string>;
  /** By tenant, business and party: the fees that have a row. */
  readonly payingFees: ReadonlyMap<string, readonly string[]>;
}

/**
 * Checks and indexes subjects and paying subjects; every fault at once, with its place in the two lists.
 *
 * Worked case: rows `1, 1001, 31, 900001` and `1, 1001, 32, 900002` need two declared subjects of
 * tenant 1; if both belong to the platform, fee 31 is paid by its subject 900001 and fee 32 by 900002.
 */
export function createSubjectDirectory(declared: {
  readonly subjects?: readonly SettlementSubject[];
  readonly payingSubjects?: readonly PayingSubject[];
}): Result<SubjectDirectory> {
  const issues: Issue[] = [];
  const byId = new Map<string, SettlementSubject>();
  const byTuple = new Set<string>();
  const byPlace = new Map<string, SettlementSubject[]>();
  const byParty = new Map<string, SettlementSubject[]>();
  for (const [at, subject] of (declared.subjects ?? []).entries()) {
    const tuple = joinId([subject.tenant, subject.party, subject.store, subject.company]);
    if (byId.has(subject.id) || byTuple.has(tuple)) {
      const path = ['subjects', at, byId.has(subject.id) ? 'id' : 'party'];
      issues.push(issue('subject-declared-twice', path, { id: subject.id, tuple: tupleText(subject) }));
      continue;
    }
    const kept = Object.freeze({ ...subject });
    byId.set(kept.id, kept);
    byTuple.add(tuple);
    append(byPlace, joinId([kept.tenant, kept.party, kept.store]), kept);
    append(byParty, joinId([kept.tenant, kept.party]), kept);
  }
  const paying = new Map<string, string>();
  const payingFees = new Map<string, string[]>();
  for (const [at, row] of (declared.payingSubjects ?? []).entries()) {
    const subject = byId.get(row.subject);
    const fault = subject === undefined ? undeclared(row, byId.keys()) : foreign(row, subject);
    if (subject === undefined || fault !== undefined) {
      if (fault !== undefined) issues.push(issueUnder(['payingSubjects', at], fault));
      continue;
    }
    const { tenant, business, fee } = row;
    const key = joinId([tenant, business, subject.party, fee]);
    if (paying.has(key)) {
      const facts = { tenant, business, fee, party: subject.party };
      issues.push(issue('paying-subject-declared-twice', ['payingSubjects', at], facts));
      continue;
    }
    paying.set(key, subject.id);
    append(payingFees, joinId([tenant, business, subject.party]), fee);
  }
  return issues.length > 0 ? failed(issues) : ok({ byId, byPlace, byParty, paying, payingFees });
}

function undeclared(row: PayingSubject, known: Iterable<string>): Issue {
  const facts = { subject: row.subject, nearest: nearestName(row.subject, known) };
  return issue('paying-subject-unknown', ['subject'], facts);
}

function foreign(row: PayingSubject, subject: SettlementSubject): Issue | undefined {
  if (subject.tenant === row.tenant) return undefined;
  const facts = { subject: row.subject, tenant: row.tenant, subjectTenant: subject.tenant };
  return issue('paying-subject-foreign', ['subject'], facts);
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
