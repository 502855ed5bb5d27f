import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, Journal, type Keeps, type Posted } from './journal.ts';

const steps = (journal: Journal) =>
  journal.entries().then((all) => all.map(({ kind, before, delta, after }) => `${kind} ${before} ${delta} ${after}`));

async function posted(keeps: Keeps, values: readonly number[]): Promise<Journal> {
  const journal = new Journal(keeps);
  for (const [at, value] of values.entries()) await journal.post({ document: `D${at}`, value, time: at });
  return journal;
}

describe('a high-water mark of 100, 120, 110', () => {
  it('rises by 100, 20 and 0; with the second taken back it falls by 10, to 110', async () => {
    const mark = await posted('max', [100, 120, 110]);
    expect(await mark.read()).toMatchObject({ value: '120', entries: 3 });
    await mark.reverse('D1');
    expect(await steps(mark)).toEqual(['post 0 100 100', 'post 100 20 120', 'post 120 0 120', 'reverse 120 -10 110']);
    expect((await mark.entries()).map(({ value }) => value)).toEqual(['100', '120', '110', undefined]);
    expect(await mark.read()).toMatchObject({ value: '110', entries: 2 });
  });

  it('is what is left of it without any of its documents, and in any part of it', async () => {
    const mark = await posted('max', [100, 120, 110]);
    const without = (documents: string | readonly string[], part = {}) =>
      mark.read({ ...part, excluding: { business: 'fund', documents: [documents].flat() } });
    expect(await without('D0')).toMatchObject({ value: '120', entries: 2 });
    expect(await without('D1')).toMatchObject({ value: '110', entries: 2 });
    expect(await without(['D1', 'D2'])).toMatchObject({ value: '100', entries: 1 });
    expect(await without(['D0', 'D1', 'D2'])).toMatchObject({ value: '0', entries: 0 });
    expect(await without('D1', { until: day(2) })).toMatchObject({ value: '100', entries: 1 });
    expect(await without('D1', { since: day(1), until: day(2) })).toMatchObject({ value: '0', entries: 0 });
    expect(await mark.read({ since: day(2) })).toMatchObject({ value: '110', entries: 1 });
  });

  it('stays where it is when a lower one is taken back, and at the other of two equal ones', async () => {
    const mark = await posted('max', [100, 120, 120, -5]);
    await mark.reverse('D0');
    await mark.reverse('D1');
    await mark.reverse('D2');
    expect((await steps(mark)).slice(4)).toEqual(['reverse 120 0 120', 'reverse 120 0 120', 'reverse 120 -120 0']);
    expect(await mark.read()).toMatchObject({ value: '0', entries: 1 });
  });

  it('knows again what it was before an entry was taken back', async () => {
    const mark = await posted('max', [100, 120, 110]);
    await mark.reverse('D1', 9);
    expect(await mark.read({ recordedBefore: day(9) })).toMatchObject({ value: '120', entries: 3 });
    expect(await mark.read({ recordedBefore: day(9) + 1 })).toMatchObject({ value: '110', entries: 2 });
  });
});

// Posts, and taking back what is effective, in any order; every balance against a fold that looks at everything.

const kinds = fc.constantFrom<Keeps>('sum', 'count', 'max');
const step = fc.record({ document: fc.nat(5), value: fc.integer({ min: -50, max: 200 }), recorded: fc.nat(20) });
const bound = fc.option(fc.nat(20), { nil: undefined });

interface Step extends Posted {
  readonly kind: 'post' | 'reverse';
  readonly recorded: number;
}

function folded(keeps: Keeps, all: readonly Step[]): { readonly value: string; readonly entries: number } {
  const values = new Map<string, number>();
  for (const { kind, document, value } of all) {
    if (kind === 'post') values.set(document, value);
    else values.delete(document);
  }
  const left = [...values.values()];
  const sum = left.reduce((total, value) => total + value, 0);
  const folds = { sum, count: left.length, max: Math.max(0, ...left) };
  return { value: String(folds[keeps]), entries: left.length };
}

describe('the balance is the fold of the effective entries', () => {
  it('of any kind, after any posts and reversals, in any part, with any document left out', async () => {
    const of = fc.record({ since: bound, until: bound, left: fc.uniqueArray(fc.nat(5), { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(
        kinds,
        fc.array(step, { maxLength: 14 }),
        fc.array(of, { maxLength: 4 }),
        async (keeps, all, parts) => {
          const journal = new Journal(keeps);
          const done: Step[] = [];
          const standing = new Map<string, Step>();
          for (const { document: at, value, recorded } of all) {
            const document = `D${at}`;
            const known = standing.get(document);
            // A document has one business time, whenever it is recorded.
            const next: Step = {
              kind: known === undefined ? 'post' : 'reverse',
              document,
              value,
              time: at * 3,
              recorded,
            };
            if (known === undefined) {
              await journal.post(next, recorded);
              standing.set(document, next);
            } else {
              await journal.reverse(document, recorded);
              standing.delete(document);
            }
            done.push(next);
            const whole = await journal.read();
            expect(whole).toMatchObject(folded(keeps, done));
            const last = (await journal.entries()).at(-1);
            expect([last?.after, Number(last?.before) + Number(last?.delta)]).toEqual([
              whole.value,
              Number(last?.after),
            ]);
            for (const { since, until, left } of parts) {
              const documents = left.map((each) => `D${each}`);
              const part = {
                ...(since === undefined ? {} : { since: day(since) }),
                ...(until === undefined ? {} : { until: day(until) }),
                ...(left.length === 0 ? {} : { excluding: { business: 'fund', documents } }),
              };
              const inPart = done.filter(
                (each) => each.time >= (since ?? 0) && each.time < (until ?? 99) && !documents.includes(each.document),
              );
              expect(await journal.read(part)).toMatchObject(folded(keeps, inPart));
              expect((await journal.entries(part)).length).toBe(inPart.length);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('as it was known at any time, where what is taken back was recorded before', async () => {
    await fc.assert(
      fc.asyncProperty(kinds, fc.array(step, { maxLength: 14 }), fc.nat(20), async (keeps, all, recordedBefore) => {
        const journal = new Journal(keeps);
        const done: Step[] = [];
        const standing = new Set<string>();
        for (const [at, { document: index, value }] of all.entries()) {
          const document = `D${index}`;
          const isNew = !standing.has(document);
          const next: Step = { kind: isNew ? 'post' : 'reverse', document, value, time: index, recorded: at };
          if (isNew) await journal.post(next, at);
          else await journal.reverse(document, at);
          if (isNew) standing.add(document);
          else standing.delete(document);
          done.push(next);
        }
        const known = done.filter(({ recorded }) => recorded < recordedBefore);
        expect(await journal.read({ recordedBefore: day(recordedBefore) })).toMatchObject(folded(keeps, known));
        expect((await journal.entries({ recordedBefore: day(recordedBefore) })).length).toBe(known.length);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same in whatever order the documents came', async () => {
    const values = fc.array(fc.integer({ min: -50, max: 200 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        kinds,
        values.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        async (keeps, [all, shuffled]) => {
          const [one, other] = [await posted(keeps, all), await posted(keeps, shuffled)];
          expect((await one.read()).value).toBe((await other.read()).value);
        },
      ),
      { numRuns: 100 },
    );
  });
});
