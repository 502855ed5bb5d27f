import { bearersOf } from './bearers.ts';
import type { AccumulatorDraft, DefinitionDraft, Entry } from './draft.ts';
import type { Faults } from './faults.ts';
import type { Bearer } from './model.ts';
import type { References } from './references.ts';
import { hasZone, windowText } from './window.ts';

/** What of a key every document has. */
export const DOCUMENT_KEYS: readonly string[] = ['party', 'store', 'business'];

/** What running totals add, what they are kept by, and whose limit they are. */
export function checkAccumulators(draft: DefinitionDraft, references: References, faults: Faults): void {
  const limitedBy = new Map<string, string>();
  for (const { item, at } of draft.accumulators) {
    if (item === undefined) continue;
    checkKey(item, at, references, faults);
    checkWindow(item, at, references, faults);
    const { code, adds, limit, keeps = 'sum' } = item;
    if (limit !== undefined && keeps !== 'sum') {
      faults.add('accumulator-keeps', at('limit'), { accumulator: code, keeps, use: 'limit' });
    }
    if (typeof adds === 'string') {
      references.amount(adds, at('adds'), 'number-amount');
      if (limit !== undefined) faults.add('limit-without-share', at('limit'), { accumulator: code });
      continue;
    }
    const apportionment = references.apportionment(adds.apportionment, at('adds', 'apportionment'));
    if (apportionment === undefined) continue;
    const bearers = bearersOf<Bearer>(apportionment.bearers).map(({ code: bearer }) => bearer);
    references.bearer(adds.bearer, bearers, at('adds', 'bearer'));
    if (limit === undefined) continue;
    const share = `${adds.apportionment} ${adds.bearer}`;
    const by = limitedBy.get(share);
    if (by !== undefined) faults.add('share-limited-twice', at('limit'), { ...adds, by });
    else limitedBy.set(share, code);
  }
}

function checkWindow(
  { code, window, weekStart, timeZone }: AccumulatorDraft,
  at: Entry<AccumulatorDraft>['at'],
  references: References,
  faults: Faults,
): void {
  const facts = { accumulator: code, window: windowText(window) };
  if (weekStart !== undefined && window !== 'week') faults.add('week-start-unneeded', at('weekStart'), facts);
  if (timeZone !== undefined && timeZone !== 'UTC' && !hasZone(window))
    faults.add('window-zone-unneeded', at('timeZone'), facts);
  if (typeof window !== 'object') return;
  const { from } = window;
  const factor = references.dateFactor(from, at('window', 'from'));
  if (factor?.per === 'line') faults.add('line-factor-place', at('window', 'from'), { factor: from, place: 'window' });
}

function checkKey(
  { key }: AccumulatorDraft,
  at: Entry<AccumulatorDraft>['at'],
  references: References,
  faults: Faults,
): void {
  key.forEach((part, index) => {
    if (key.indexOf(part) < index) faults.add('reference-twice', at('key', index), { name: part });
    else if (!DOCUMENT_KEYS.includes(part)) {
      const factor = references.factor(part, at('key', index), 'key-part');
      if (factor?.per === 'line') faults.add('line-factor-place', at('key', index), { factor: part, place: 'key' });
    }
  });
}
