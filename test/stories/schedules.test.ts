import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createEngine,
  explanationText,
  type Model,
  parseContract,
  parseModel,
  parseRuleBook,
} from '../../src/index.ts';
import { einkommensteuer } from './calculators.ts';
import { type Schedule, scheduleOf } from './schedule.ts';

const FOLDER = new URL('./schedules/', import.meta.url);
const schedules = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => scheduleOf(file, readFileSync(new URL(file, FOLDER), 'utf8')));

/** Every way to price of the documentation; each has to be somebody's published schedule. */
const PRICE_KINDS = [
  ...['complement', 'custom', 'flat', 'formula', 'graduated', 'package', 'rate-card', 'ratio', 'sum', 'tax', 'unit'],
  'volume',
];

describe('fee schedules from public sources, with their published figures', () => {
  it('are thirty at least, each with its source, and no two alike', () => {
    expect(schedules.length).toBeGreaterThanOrEqual(30);
    const sources = schedules.map(({ source }) => `${source.name} ${source.title}`);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it('use every kind of price', () => {
    const used = new Set(schedules.flatMap(({ model }) => kindsIn(model)));
    expect([...used].sort()).toEqual(PRICE_KINDS);
  });

  describe.each(schedules)('$file', (schedule) => {
    it(`${schedule.source.name}: ${schedule.source.title}`, () => runs(schedule));
  });
});

/** Bills the documents in their order, and expects the amounts of each. */
async function runs({ model, contracts, documents }: Schedule): Promise<void> {
  const parsed = parseModel(model);
  // Each document is billed at its own time: the last window's total is what was recorded before that window ended.
  let now = 0;
  const engine = createEngine<Model>({
    models: [parsed],
    contracts: contracts.map(parseContract),
    rules: parseRuleBook({ rules: [{ code: 'all', model: parsed.code }] }),
    calculators: [einkommensteuer],
    clock: { now: () => now },
  });
  for (const { published, expected, refused, ...document } of documents) {
    now = Date.parse(document.time);
    const outcome = await engine.safeBill({ tenant: 't1', business: parsed.business, party: 'p1', ...document });
    if (refused !== undefined) {
      expect(outcome.ok ? [] : outcome.issues.map(({ code }) => code), published).toEqual([refused]);
      continue;
    }
    if (!outcome.ok) throw new Error(`${document.id}: ${JSON.stringify(outcome.issues)}`);
    const { record, snapshot } = outcome.value;
    const amounts = Object.fromEntries(
      Object.keys(expected).map((fee) => [fee, record.amount(fee).toFixed(decimalsOf(expected[fee] ?? ''))]),
    );
    expect(amounts, published).toEqual(expected);
    expect(engine.replay(snapshot).contentText(), document.id).toBe(record.contentText());
    for (const fee of Object.keys(expected)) {
      const explained = engine.explain(JSON.parse(JSON.stringify(snapshot)), { fee });
      for (const language of ['en', 'zh'] as const) expect(explanationText(explained, language)).toContain(fee);
    }
  }
}

function decimalsOf(text: string): number {
  return text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
}

function kindsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(kindsIn);
  return Object.entries(value).flatMap(([member, inner]) => {
    const own = member === 'price' && typeof inner === 'object' && inner !== null && 'kind' in inner;
    return own ? [String(inner.kind)] : kindsIn(inner);
  });
}
