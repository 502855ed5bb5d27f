import { issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { joinId, splitId } from './joined-id.ts';
import { listText } from './list-text.ts';
import { type SettlementSubject, type SubjectTuple, tupleText } from './subject.ts';
import type { SubjectDirectory } from './subject-directory.ts';

/**
 * The subject of a party: the declared one of its store; else the declared one without a store; else, if the party has
 * no declared subject at all, an id made from the tuple.
 *
 * Faults: `subject-ambiguous` where the party has declared subjects and none, or more than one, fits;
 * `subject-id-taken` where the made id is declared for another tuple.
 *
 * Worked case: with nothing declared, party `m1` of tenant `t1` in store `s1` is `t1/m1/s1`.
 */
export function subjectOf(directory: SubjectDirectory, tuple: SubjectTuple): Result<string> {
  const { tenant, party, store } = tuple;
  const declared = directory.byParty.get(joinId([tenant, party]));
  if (declared === undefined) {
    const id = madeId(tuple);
    return directory.byId.has(id) ? failed([issue('subject-id-taken', [], { id, tuple: tupleText(tuple) })]) : ok(id);
  }
  const ofStore = directory.byPlace.get(joinId([tenant, party, store])) ?? [];
  const fitting = ofStore.length > 0 ? ofStore : (directory.byPlace.get(joinId([tenant, party, undefined])) ?? []);
  const chosen = fitting.find((subject) => subject.company === tuple.company) ?? soleOf(fitting, tuple);
  if (chosen !== undefined) return ok(chosen.id);
  const subjects = listText((fitting.length > 0 ? fitting : declared).map((subject) => subject.id));
  return failed([issue('subject-ambiguous', [], { tuple: tupleText(tuple), subjects })]);
}

/** The tuple behind a subject's id, declared or made; `undefined` for an id that stands for nothing. */
export function subjectById(directory: SubjectDirectory, id: string): SettlementSubject | undefined {
  const declared = directory.byId.get(id);
  if (declared !== undefined) return declared;
  const parts = splitId(id);
  const [tenant, party, store, company] = parts ?? [];
  if (tenant === undefined || party === undefined) return undefined;
  const tuple = {
    tenant,
    party,
    ...(store === undefined ? {} : { store }),
    ...(company === undefined ? {} : { company }),
  };
  return madeId(tuple) === id ? { id, ...tuple } : undefined;
}

/**
 * The subject of a counterpart for one fee: by the table's row where the table speaks of this tenant, business and
 * party, else `subjectOf`.
 *
 * Faults: `paying-subject-missing` where the table has rows for other fees of theirs but none for this one, and those of
 * `subjectOf`.
 */
export function payingSubjectOf(
  directory: SubjectDirectory,
  of: { readonly tenant: string; readonly business: string; readonly fee: string; readonly party: string },
): Result<string> {
  const { tenant, business, fee, party } = of;
  // Most directories have no table, and this is asked for every fee line.
  const { payingFees } = directory;
  const fees = payingFees.size === 0 ? undefined : payingFees.get(joinId([tenant, business, party]));
  if (fees === undefined) return subjectOf(directory, { tenant, party });
  const subject = directory.paying.get(joinId([tenant, business, party, fee]));
  if (subject !== undefined) return ok(subject);
  return failed([
    issue('paying-subject-missing', [], { tenant, business, fee, party, nearest: nearestName(fee, fees) }),
  ]);
}

function soleOf(subjects: readonly SettlementSubject[], tuple: SubjectTuple): SettlementSubject | undefined {
  return subjects.length === 1 && tuple.company === undefined ? subjects[0] : undefined;
}

/** Parts that are absent at the end are left out: `t1/m1` rather than `t1/m1/%/%`. */
function madeId(tuple: SubjectTuple): string {
  const { tenant, party, store, company } = tuple;
  if (company !== undefined) return joinId([tenant, party, store, company]);
  return store === undefined ? joinId([tenant, party]) : joinId([tenant, party, store]);
}
