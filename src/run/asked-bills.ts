import type { DocumentKey } from '../document/business-document.ts';
import { FeewrightError, fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import { laneText } from '../lane/lane-key.ts';
import type { PostedQuery, StoredBill } from '../ports/store.ts';
import { type InstantInput, parseInstant } from '../time/instant.ts';
import type { RebillAllInput } from './branch-answer.ts';
import type { RunContext } from './context.ts';

const PAGE = 500;

/** The documents that are asked for, in the order of first posting. Faults: `document-unknown`, `correction-period`, `branch-lane`. */
export async function askedBills(context: RunContext, input: RebillAllInput): Promise<readonly StoredBill[]> {
  const { documents } = input;
  const bills = await (documents === undefined ? standingBills(context, input) : namedBills(context, documents));
  const inLanes = bills.filter(({ place }) => place !== undefined).slice(0, FAULTS_MAX);
  if (inLanes.length === 0) return bills;
  throw new FeewrightError(
    inLanes.map(({ document: { id }, place }) =>
      issue('branch-lane', ['documents', id], { document: id, lane: place === undefined ? '' : laneText(place.lane) }),
    ),
  );
}

/** The first faults are enough to see what is wrong. */
const FAULTS_MAX = 20;

async function namedBills(context: RunContext, keys: readonly DocumentKey[]): Promise<readonly StoredBill[]> {
  const bills = await context.store.bills(keys);
  const faults = keys.flatMap(({ id }, at) => {
    const bill = bills[at];
    if (bill === undefined) return issue('document-unknown', ['documents', id], { document: id });
    return bill.snapshot.period === undefined ? [] : issue('correction-period', ['documents', id], { document: id });
  });
  if (faults.length > 0) throw new FeewrightError(faults);
  return inPlaces(
    context,
    bills.flatMap((bill) => bill ?? []),
  );
}

/** Each once, in the order of first posting. */
export async function inPlaces({ store }: RunContext, bills: readonly StoredBill[]): Promise<readonly StoredBill[]> {
  const places = await store.places(bills.map(({ document }) => document));
  const found = new Map(bills.map((bill, at) => [places[at] ?? 0, bill]));
  return [...found].sort(([a], [b]) => a - b).map(([, bill]) => bill);
}

/** Documents of a period are none of them: closing bills those again. */
async function standingBills({ store }: RunContext, input: RebillAllInput): Promise<readonly StoredBill[]> {
  const { tenant, business, party } = input;
  const query: PostedQuery = {
    ...{ tenant, business, party, limit: PAGE },
    since: instantOf('since', input.since),
    until: instantOf('until', input.until),
  };
  const found: StoredBill[] = [];
  for (let after: DocumentKey | undefined; ; ) {
    const page = await store.posted({ ...query, after });
    found.push(...page.filter(({ standing, snapshot }) => standing === undefined && snapshot.period === undefined));
    after = page.at(-1)?.document;
    if (page.length < PAGE) return found;
  }
}

function instantOf(field: string, input: InstantInput | undefined): number | undefined {
  if (input === undefined) return undefined;
  const expected = 'an instant (ISO 8601 with offset)';
  return (
    parseInstant(input)?.epochMs ?? fail(issue('branch-invalid', [field], { field, found: shown(input), expected }))
  );
}
