import type { BusinessDocument } from '../document/business-document.ts';
import { differingFields } from '../document/document-content.ts';
import { parseDocument } from '../document/parse-document.ts';
import { FeewrightError, fail, isFeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { isBehind } from '../lane/checkpoint.ts';
import { type LaneKey, laneName, laneText } from '../lane/lane-key.ts';
import { placeOf } from '../lane/lane-place.ts';
import type { LaneDocument, LaneDocumentChange, LaneState } from '../ports/lane-store.ts';
import type { StoredBill } from '../ports/store.ts';
import { refOf, tell } from './events.ts';
import { faultOf, isValue } from './fault-of.ts';
import type { LaneContext } from './lane-context.ts';
import type { LaneAddOutcome, LaneAnswer } from './lane-outcome.ts';
import { type LaneOfDocument, lanesOf } from './lanes-of.ts';

/** Documents that are written in one commit. */
const PAGE = 1_000;

/**
 * Adds documents to their lanes: they wait there, and `clear` takes them in their order. A document that is known is answered
 * as messages are: an older revision is `superseded`, the same content `exists`, other content `differs`; a newer revision
 * takes the place of one that waits.
 *
 * @param inputs messages as they came
 * @returns one outcome for each, in their order
 */
export async function addToLanes(context: LaneContext, inputs: readonly unknown[]): Promise<readonly LaneAddOutcome[]> {
  return addRead(
    context,
    inputs.map((input) => {
      const parsed = parseDocument(input);
      return parsed.ok ? parsed.value : new FeewrightError(parsed.issues);
    }),
  );
}

/** The same for documents that are read already. */
export async function addRead(
  context: LaneContext,
  read: readonly (BusinessDocument | FeewrightError)[],
): Promise<readonly LaneAddOutcome[]> {
  const outcomes: LaneAddOutcome[] = [];
  for (const page of pagesOf(read)) outcomes.push(...(await addPage(context, page)));
  return outcomes;
}

/** A document that comes twice is in two pages: the second sees what became of the first. */
function* pagesOf(
  read: readonly (BusinessDocument | FeewrightError)[],
): Generator<readonly (BusinessDocument | FeewrightError)[]> {
  let page: (BusinessDocument | FeewrightError)[] = [];
  let names = new Set<string>();
  for (const each of read) {
    const name = isFeewrightError(each) ? undefined : nameOf(each);
    if (page.length >= PAGE || (name !== undefined && names.has(name))) {
      yield page;
      page = [];
      names = new Set();
    }
    page.push(each);
    if (name !== undefined) names.add(name);
  }
  if (page.length > 0) yield page;
}

async function addPage(
  context: LaneContext,
  page: readonly (BusinessDocument | FeewrightError)[],
): Promise<readonly LaneAddOutcome[]> {
  const documents = page.filter(isValue);
  let answers: readonly (LaneAnswer | FeewrightError)[];
  try {
    answers = documents.length === 0 ? [] : await keep(context, documents);
  } catch (thrown) {
    const error = faultOf(thrown);
    answers = documents.map(() => error);
  }
  const byDocument = new Map(documents.map((document, at) => [document, answers[at]]));
  return page.map((each) => {
    const answer = isFeewrightError(each) ? each : byDocument.get(each);
    if (answer === undefined) throw new TypeError('feewright: a document without an answer; this is a bug');
    if (!isFeewrightError(answer)) return answer;
    const { issues } = answer;
    const document = isFeewrightError(each) ? undefined : refOf(each);
    tell(context.observer, { type: 'refused', document, order: undefined, issues });
    return { status: 'refused', issues, error: answer, ...(document === undefined ? {} : { document }) };
  });
}

interface Added {
  readonly answer: LaneAnswer | FeewrightError;
  readonly change?: LaneDocumentChange;
}

async function keep(
  context: LaneContext,
  documents: readonly BusinessDocument[],
): Promise<readonly (LaneAnswer | FeewrightError)[]> {
  const { store, lanes, limits, observer } = context;
  const places = oneObjectEach(await lanesOf(context, documents));
  const states = new Map<string, LaneState | undefined>();
  for (const place of places) {
    if (isFeewrightError(place) || place.lane === undefined || states.has(laneName(place.lane))) continue;
    states.set(laneName(place.lane), (await lanes.lane(place.lane))?.state);
  }
  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    const bills = await store.bills(documents);
    const known = await lanes.documents(documents);
    const added = documents.map((document, at): Added => {
      try {
        const place = places[at] as LaneOfDocument | FeewrightError;
        // A refund follows its original, wherever that stands: nothing of it is matched.
        if (document.original !== undefined)
          return { answer: refused(issue('refund-of-lane', ['original'], { document: document.id })) };
        if (isFeewrightError(place)) throw place;
        const state = place.lane && states.get(laneName(place.lane));
        return addOne(context, document, { place, state, bill: bills[at], entry: known[at] });
      } catch (thrown) {
        return { answer: faultOf(thrown) };
      }
    });
    const changes = added.flatMap(({ change }) => (change === undefined ? [] : [change]));
    const answer = changes.length === 0 ? 'committed' : await store.commit({ lane: { documents: changes } });
    if (answer === 'committed') {
      for (const { answer: each, change } of added) {
        if (isFeewrightError(each) || change === undefined || !each.isLate) continue;
        tell(observer, { type: 'lane-late', lane: each.lane, document: each.document });
      }
      return added.map((each) => each.answer);
    }
    tell(observer, { type: 'retried', work: 'lanes.add', attempt });
  }
  return fail(issue('store-conflict', [], { work: 'lanes.add', attempts: limits.attempts }, { retryable: true }));
}

/** One object for each lane, for it is kept with every document. */
function oneObjectEach(
  places: readonly (LaneOfDocument | FeewrightError)[],
): readonly (LaneOfDocument | FeewrightError)[] {
  const lanes = new Map<string, LaneKey>();
  return places.map((place) => {
    if (isFeewrightError(place) || place.lane === undefined) return place;
    const name = laneName(place.lane);
    const lane = lanes.get(name) ?? place.lane;
    lanes.set(name, lane);
    return { ...place, lane };
  });
}

function addOne(
  context: LaneContext,
  document: BusinessDocument,
  of: {
    readonly place: LaneOfDocument;
    readonly state: LaneState | undefined;
    readonly bill: StoredBill | undefined;
    readonly entry: LaneDocument | undefined;
  },
): Added {
  const { place, state, bill, entry } = of;
  const { lane, model, rule } = place;
  if (lane === undefined || rule === undefined)
    return { answer: refused(issue('document-without-lane', [], { document: document.id, model })) };
  const isLate = isBehind(state?.checkpoint, placeOf(document));
  const before = entry?.document ?? bill?.document;
  if (before !== undefined && before.revision >= document.revision) {
    const answer = { document: refOf(before), lane: entry?.lane ?? lane, state: entry?.state ?? 'cleared', isLate };
    if (before.revision > document.revision) return { answer: { status: 'superseded', ...answer } };
    const fields = differingFields(before, document, place.read);
    if (fields.length === 0) return { answer: { status: 'exists', ...answer } };
    return { answer: { status: 'differs', fields, ...answer } };
  }
  if (before !== undefined && entry?.state !== 'waiting' && entry?.state !== 'aside')
    return { answer: refused(issue('lane-document-state', ['revision'], { document: document.id, state: 'cleared' })) };
  if (isLate && rule.onLate === 'reject' && entry === undefined)
    return { answer: refused(late(document, lane, state)) };
  const added = addedEntry(context, document, { lane, entry });
  const was = entry === undefined ? {} : { was: { state: entry.state, revision: entry.document.revision } };
  const answer = { status: 'created', document: refOf(document), lane, state: added.state, isLate } as const;
  return { answer, change: { entry: added, ...was } };
}

/** A newer revision of what was set aside stays aside; whoever set it aside is to look at it again. */
function addedEntry(
  context: LaneContext,
  document: BusinessDocument,
  { lane, entry }: { readonly lane: LaneKey; readonly entry: LaneDocument | undefined },
): LaneDocument {
  if (entry === undefined) return { lane, document, addedAt: context.nowText(), state: 'waiting' };
  return { ...entry, lane, document };
}

function late(document: BusinessDocument, lane: LaneKey, state: LaneState | undefined): Issue {
  const furthest = state?.checkpoint?.time ?? '';
  return issue('lane-late', ['time'], { document: document.id, lane: laneText(lane), time: document.time, furthest });
}

function refused(fault: Issue): FeewrightError {
  return new FeewrightError(fault);
}

function nameOf({ tenant, business, id }: BusinessDocument): string {
  return `${tenant}\n${business}\n${id}`;
}
