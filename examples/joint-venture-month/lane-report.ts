import { explanationText } from 'feewright';
import type { LaneStory } from './lane.ts';
import { heading, tableOf } from './tables.ts';
import { type Language, WORDS, type Word } from './words.ts';

/** A lane before and after its reset, what settlement saw of it, and why the late sale costs what it does. */
export async function laneReport({ engine, before, after, landed }: LaneStory, language: Language): Promise<string> {
  const say = (word: Word): string => WORDS[word][language];
  const first = tableOf(['serial', 'order', 'rent'], say, 2);
  for (const { serial, document, rent } of before) first.push([String(serial), document, rent]);
  const second = tableOf(['serial', 'order', 'rent', 'sees'], say, 2);
  for (const { serial, document, rent } of after) {
    const sees = landed.filter((line) => line.document === document && line.corrects).map(({ amount }) => amount);
    second.push([String(serial), document, rent, sees.join(', ')]);
  }
  const bill = await engine.find({ tenant: 'mall', business: 'brand-sale', id: 'S2' });
  const why = bill === undefined ? '' : explanationText(engine.explain(bill.snapshot, { fee: 'rent' }), language);
  const parts = [heading(say('lane')), first.toString(), `${say('reset')}:`, second.toString(), why];
  return `${parts.join('\n')}\n`;
}
