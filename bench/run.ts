import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { divisionTableOf, measureDivisions } from './apportion/run-apportion.ts';
import { assertEqual } from './check-equality.ts';
import { CONTENDERS } from './contenders.ts';
import { laneTableOf, measureLane } from './lane/run-lane.ts';
import { assertSameMatches, matchContenders, measureMatch } from './match/measure-match.ts';
import { type Effort, type Measurement, measure, type Scenario } from './measure.ts';
import { makeOrders } from './order-scenario.ts';
import { tableOf } from './print-table.ts';
import { cardTableOf, measureCards } from './rate-card/run-rate-card.ts';

/** The bench itself; `main.ts` bundles it and passes the options on. */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    // Only the lane, and of so many documents.
    lane: { type: 'boolean', default: false },
    documents: { type: 'string' },
  },
});

const SCENARIOS: readonly { readonly scenario: Scenario; readonly title: string }[] = [
  { scenario: 'order', title: 'order: texts in; lines, shares and effects out as objects' },
  { scenario: 'order-text', title: 'order-text: the same, and every amount of the result read as text' },
];

const effort: Effort = options.quick
  ? { rounds: 5, millisecondsPerRound: 60 }
  : { rounds: 25, millisecondsPerRound: 150 };
const orders = makeOrders(8192);
const say = (text: string): void => {
  if (!options.json) console.log(text);
};

say(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; medians of ${effort.rounds} rounds.`,
);
if (!options.lane) await measureComputing();
const lane = await measureLane(Number(options.documents ?? (options.quick ? 50_000 : 1_000_000)));
say(`\nlane: ${lane[0]?.documents} documents through one lane with a limit\n${laneTableOf(lane)}`);
if (options.json) for (const each of lane) console.log(JSON.stringify({ scenario: 'lane', ...each }));

async function measureComputing(): Promise<void> {
  await assertEqual(CONTENDERS, orders);
  say(`${orders.length} orders: all ${CONTENDERS.length} contenders give equal lines, shares and effects.`);
  for (const { scenario, title } of SCENARIOS) {
    const measurements = await measure(scenario, CONTENDERS, orders, effort);
    say(`\n${title}\n${tableOf(measurements)}`);
    if (options.json) print(measurements);
  }

  for (const rules of [10, 1_000] as const) {
    const setup = matchContenders(rules, 512);
    await assertSameMatches(setup.contenders, setup.inputs.slice(0, rules === 10 ? 512 : 64));
    const measurements = await measureMatch(`match-${rules}`, setup, {
      ...effort,
      rounds: Math.ceil(effort.rounds / 3),
    });
    say(
      `\nmatch-${rules}: the one of ${rules} business rules that a document fits\n${tableOf(measurements, 'document')}`,
    );
    if (options.json) print(measurements);
  }

  const cards = await measureCards(options.quick ? effort : { rounds: 9, millisecondsPerRound: 150 });
  say(`\nrate-card: a document charged by a card of 10, 1,000 and 100,000 rows\n${cardTableOf(cards)}`);
  if (options.json) for (const each of cards) console.log(JSON.stringify({ scenario: 'rate-card', ...each }));

  const divisions = await measureDivisions(options.quick ? effort : { rounds: 9, millisecondsPerRound: 150 });
  say(`\napportion: an amount divided among 3, 30 and 300 bearers with caps\n${divisionTableOf(divisions)}`);
  if (options.json) for (const each of divisions) console.log(JSON.stringify({ scenario: 'apportion', ...each }));
}

function print(measurements: readonly Measurement[]): void {
  for (const { scenario, contender, opsPerSecond, ratioToFeewright } of measurements) {
    console.log(JSON.stringify({ scenario, contender, opsPerSecond, ratioToFeewright }));
  }
}
