import type { Measurement } from '../measure.ts';
import { feewrightMatch } from './feewright-match.ts';
import { jsonRulesEngineAtBest, jsonRulesEngineMatch } from './json-rules-engine-match.ts';
import { type MatchContender, type MatchInput, makeInputs, makeRules } from './match-scenario.ts';
import { zenMatch } from './zen-match.ts';

/** Feewright first: the others are compared with it. */
export function matchContenders(
  count: number,
  inputs: number,
): {
  readonly contenders: readonly MatchContender[];
  readonly inputs: readonly MatchInput[];
} {
  const rules = makeRules(count);
  const made = makeInputs(rules, inputs);
  const contenders = [
    feewrightMatch(rules, made),
    jsonRulesEngineMatch(rules, made),
    jsonRulesEngineAtBest(rules, made),
    zenMatch(rules, made),
  ];
  return { contenders, inputs: made };
}

/** Stops the bench where two contenders find different rules for a document. */
export async function assertSameMatches(
  contenders: readonly MatchContender[],
  inputs: readonly MatchInput[],
): Promise<void> {
  for (const [at, input] of inputs.entries()) {
    const found = await Promise.all(contenders.map(async (each) => each.match(at)));
    if (found[0] === 'none' || new Set(found).size !== 1) {
      throw new Error(`the rules for ${JSON.stringify(input)} differ: ${found.join(', ')}`);
    }
  }
}

/**
 * Measures all contenders in turn, round after round. A round lasts at least so many milliseconds; the clock is read after
 * every 256 documents (every one, where one takes long), which costs nothing that shows.
 *
 * @param scenario of the measurements, `match-10`
 */
export async function measureMatch(
  scenario: Measurement['scenario'],
  { contenders, inputs }: ReturnType<typeof matchContenders>,
  effort: { readonly rounds: number; readonly millisecondsPerRound: number },
): Promise<readonly Measurement[]> {
  const rates = contenders.map((): number[] => []);
  for (let round = 0; round <= effort.rounds; round += 1) {
    for (const [at, contender] of contenders.entries()) {
      const rate = await rateOf(contender, inputs.length, effort.millisecondsPerRound);
      if (round > 0) rates[at]?.push(rate);
    }
  }
  const own = rates[0] ?? [];
  return contenders.map(({ name }, at) => {
    const of = rates[at] ?? [];
    const typical = median(of);
    const ratio = median(of.map((rate, round) => rate / (own[round] ?? Number.NaN)));
    return {
      scenario,
      contender: name,
      opsPerSecond: Math.round(typical),
      ratioToFeewright: Number(ratio.toPrecision(4)),
      spread: (Math.max(...of) - Math.min(...of)) / typical,
    };
  });
}

async function rateOf(contender: MatchContender, documents: number, least: number): Promise<number> {
  const batch = contender.isAsync ? 1 : 256;
  let [at, done, kept] = [0, 0, 0];
  const start = performance.now();
  let passed = 0;
  while (passed < least) {
    for (let each = 0; each < batch; each += 1) {
      at = at + 1 < documents ? at + 1 : 0;
      const found = contender.match(at);
      // What is found is looked at, so that finding it can't be left out.
      kept += (typeof found === 'string' ? found : await found).length;
    }
    done += batch;
    passed = performance.now() - start;
  }
  if (kept === 0) throw new Error(`${contender.name} found nothing`);
  return (done * 1000) / passed;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
