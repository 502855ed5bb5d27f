import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';

// Every worked case of docs/accumulators.md: parts of a model as JSON, and under them its documents in their order,
// `local time, facts ⇒ fees, shares, before → after of totals`.

interface Parts {
  readonly factors?: readonly { readonly code: string; readonly per?: string }[];
  readonly fees?: readonly object[];
  readonly apportionments?: readonly { readonly code: string }[];
  readonly accumulators: readonly object[];
}

const FACTORS = [
  { code: 'price', type: 'money', default: '0' },
  { code: 'nav', type: 'money', default: '0' },
  { code: 'joined', type: 'date' },
];
const page = readFileSync(new URL('../../docs/accumulators.md', import.meta.url), 'utf8');
const cases = [...page.matchAll(/```json\n([^`]*)```(?:(?!```)[\s\S])*?```text\n([^`]*)```/g)].map(
  ([, parts = '{}', lines = '']) => ({ parts: JSON.parse(parts) as Parts, lines: lines.trim().split('\n') }),
);

function engineOf({ factors = FACTORS, fees = [], ...parts }: Parts) {
  const model = parseModel({
    ...{ format: 1, code: 'shop', business: 'retail', currency: 'CNY' },
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors,
    fees: fees.map((fee) => ({ payer: 'merchant', payee: 'platform', rounding: 'half-up', ...fee })),
    ...parts,
  });
  const states = (code: string, value: string) => (factors.some((each) => each.code === code) ? { [code]: value } : {});
  const contract = (more: object) =>
    parseContract({
      ...{ format: 1, version: '1', tenant: 't1', party: 'm1', model: 'shop', status: 'active' },
      ...{ valid: { from: '2024-01-01T00:00:00+08:00' }, timeZone: 'Asia/Shanghai', cycle: 'month', terms: [] },
      ...more,
    });
  const contracts = [
    contract({ id: 'c1', facts: states('joined', '2024-02-29') }),
    contract({ id: 's1', store: 'S1', facts: states('quota', '84.00') }),
    contract({ id: 's2', store: 'S2', facts: states('quota', '36.00') }),
  ];
  const rules = parseRuleBook({ rules: [{ code: 'all', when: "business == 'retail'", model: 'shop' }] });
  return createEngine({ models: [model], contracts, rules });
}

/** Bills the document of a line, and writes the line again with what came out under the names that it asks for. */
async function written(engine: ReturnType<typeof engineOf>, parts: Parts, line: string, id: string): Promise<string> {
  const [left = '', right = ''] = line.split(' ⇒ ');
  const [time = '', ...given] = left.split(', ');
  const { store, ...facts } = Object.fromEntries(given.map((each) => each.split(/ (.*)/s).slice(0, 2)));
  const ofLines = Object.keys(facts).filter((code) => parts.factors?.some((each) => each.code === code && each.per));
  const lines = ofLines.flatMap((code) =>
    String(facts[code])
      .split(' + ')
      .map((value, at) => ({ id: String(at + 1), facts: { [code]: value } })),
  );
  const ofDocument = Object.fromEntries(Object.entries(facts).filter(([code]) => !ofLines.includes(code)));
  const { record, snapshot } = await engine.bill({
    ...{ tenant: 't1', business: 'retail', party: 'm1', id, time: `${time}+08:00`, facts: ofDocument },
    ...(store === undefined ? {} : { store }),
    ...(lines.length === 0 ? {} : { lines }),
  });
  const results = right.split(', ').map((result) => {
    const name = result.replace(/ [^ ]+(?: [+→] [^ ]+)*$/, '');
    if (name.startsWith('window of ')) return `${name} ${snapshot.balances[name.slice(10)]?.window.key}`;
    const entry = record.entries.find(({ accumulator }) => accumulator === name);
    if (entry !== undefined) return `${name} ${entry.before} → ${entry.after}`;
    const share = record.shares.find(({ bearer }) => bearer === name);
    if (share !== undefined) return `${name} ${share.amount.toFixed(2)}`;
    const amounts = record.lines.filter(({ fee }) => fee === name).map(({ amount }) => amount.toFixed(2));
    return `${name} ${amounts.join(' + ')}`;
  });
  return `${left} ⇒ ${results.join(', ')}`;
}

describe('the page about accumulators', () => {
  it('has cases', () => {
    expect(cases.length).toBe(6);
  });

  for (const { parts, lines } of cases) {
    it(`${lines[0]}: the figures are those that are computed`, async () => {
      const engine = engineOf(parts);
      const computed: string[] = [];
      for (const [at, line] of lines.entries()) computed.push(await written(engine, parts, line, `D${at}`));
      expect(computed).toEqual(lines);
    });
  }
});
