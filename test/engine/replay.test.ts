import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { snapshotHash, snapshotText } from '../../src/factor/snapshot-content.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { departmentStore, order, storeSale } from './department-store.ts';

async function billed() {
  const engine = departmentStore();
  await engine.bill(order('A', { price: '1234.56', coupon: '100.00', channel: 'app' }));
  return engine.bill(order('B', { price: '99.99', coupon: '33.33', account: '6222', rebate: '0.005' }));
}

type Mutable = { -readonly [Member in keyof Snapshot]: Record<string, unknown> } & { format: unknown };

async function faultsOf(change: (snapshot: Mutable) => unknown): Promise<readonly string[]> {
  const { snapshot } = await billed();
  const copy = JSON.parse(JSON.stringify(snapshot)) as Mutable;
  const changed = change(copy) ?? copy;
  const replayed = departmentStore().safeReplay(changed);
  return replayed.ok ? [] : replayed.issues.map((issue) => `${pathText(issue.path)}: ${sentence(issue, 'en')}`);
}

describe('a snapshot', () => {
  it('decides its document again, to the byte, without providers or store', async () => {
    const { snapshot, record } = await billed();
    const elsewhere = departmentStore();
    expect(elsewhere.replay(snapshot).contentText()).toBe(record.contentText());
    expect(elsewhere.replay(JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(record.contentText());
    expect(await elsewhere.orders()).toEqual([]);
  });

  it('has one text and one hash, wherever it has been', async () => {
    const { snapshot } = await billed();
    const back = JSON.parse(JSON.stringify(snapshot)) as Snapshot;
    expect(snapshotText(back)).toBe(snapshotText(snapshot));
    expect(snapshotHash(back)).toBe(snapshotHash(snapshot));
    expect(snapshotText(snapshot)).toContain('"entries":"1"');
  });

  it('has the content of its facts: the revision is none of it', async () => {
    const { snapshot } = await billed();
    expect(snapshotHash({ ...snapshot, document: { ...snapshot.document, revision: 9 } })).toBe(snapshotHash(snapshot));
    expect(snapshotHash({ ...snapshot, facts: { ...snapshot.facts, price: '99.98' } })).not.toBe(
      snapshotHash(snapshot),
    );
  });
});

describe('a snapshot that was tampered with', () => {
  it.each<[string, (snapshot: Mutable) => unknown, string]>([
    ['nothing', () => 'snapshot', ': The snapshot holds "snapshot" here; expected a snapshot of format 1'],
    [
      'another format',
      (s) => ({ ...s, format: 2 }),
      'format: The snapshot holds 2 here; expected a snapshot of format 1',
    ],
    [
      'a member too many',
      (s) => ({ ...s, extra: 1 }),
      'extra: The snapshot holds 1 here; expected what a snapshot of format 1 holds here',
    ],
    [
      'no rule',
      (s) => ({ ...s, rule: 7 }),
      'rule: The snapshot holds 7 here; expected what a snapshot of format 1 holds here',
    ],
    [
      'a balance below nothing',
      (s) => ({ ...s, balances: { sales: { ...(s.balances.sales as object), entries: -1 } } }),
      'balances.sales.entries: The snapshot holds -1 here; expected what a snapshot of format 1 holds here',
    ],
    [
      'a balance that is no number',
      (s) => ({ ...s, balances: { sales: { ...(s.balances.sales as object), value: '1e9' } } }),
      'balances.sales.value: The snapshot holds "1e9" here; expected what a snapshot of format 1 holds here',
    ],
    [
      'a division by zero',
      (s) => ({ ...s, balances: { sales: { ...(s.balances.sales as object), value: '1/0' } } }),
      'balances.sales.value: The snapshot holds "1/0" here; expected what a snapshot of format 1 holds here',
    ],
    [
      'a fact in another form',
      (s) => ({ ...s, facts: { ...s.facts, price: '99.990' } }),
      'facts.price: The snapshot holds "99.990" here; expected a canonical value of the factor\'s type',
    ],
    [
      'a fact of no type',
      (s) => ({ ...s, facts: { ...s.facts, price: 1 } }),
      'facts.price: The snapshot holds 1 here; expected what a snapshot of format 1 holds here',
    ],
    [
      'an unknown fact',
      (s) => ({ ...s, facts: { ...s.facts, pirce: '1' } }),
      'facts.pirce: The snapshot holds "1" here; expected a canonical value of the factor\'s type',
    ],
    [
      'facts of a prototype',
      (s) => ({ ...s, facts: JSON.parse('{"__proto__":{"price":"1"}}') }),
      "facts.__proto__: The member name '__proto__' is reserved and is never accepted",
    ],
    [
      'facts in its document',
      (s) => ({ ...s, document: { ...s.document, facts: {} } }),
      'document.facts: The snapshot holds an object here; expected what a snapshot of format 1 holds here',
    ],
    [
      'another offset',
      (s) => ({ ...s, document: { ...s.document, time: '2026-11-10T10:00:00+08:00' } }),
      'document.time: The snapshot holds "2026-11-10T10:00:00+08:00" here; expected what a snapshot of format 1 holds here',
    ],
    [
      'no balances',
      (s) => ({ ...s, balances: {} }),
      "balances.sales: the snapshot has no balance of the accumulator 'sales'",
    ],
    [
      'a fact too few',
      (s) => ({ ...s, facts: { ...s.facts, price: undefined } }),
      "facts.price: Factor 'price' is needed and document 'B' doesn't have it; no provider offers it",
    ],
  ])('to hold %s is refused with the place', async (_, change, expected) => {
    expect((await faultsOf(change))[0]).toBe(expected);
  });

  it('does not show what is sensitive', async () => {
    const faults = await faultsOf((snapshot) => ({ ...snapshot, facts: { ...snapshot.facts, account: true } }));
    expect(faults).toEqual([
      "facts.account: The snapshot holds *** here; expected a canonical value of the factor's type",
    ]);
  });
});

describe('definitions of a snapshot', () => {
  const amended = defineContract(storeSale, {
    format: 1,
    id: 'c-m1',
    version: '1',
    tenant: 't1',
    party: 'm1',
    model: 'store-sale',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    terms: [{ fee: 'service', enabled: false }],
  });

  it('that are not here are named', async () => {
    const { snapshot } = await billed();
    const engine = departmentStore({ contracts: [amended] });
    const replayed = engine.safeReplay(snapshot);
    expect(replayed.ok ? [] : replayed.issues.map((issue) => sentence(issue, 'en'))).toEqual([
      `The contract 'c-m1 1' of hash ${snapshot.contract.hash} is not here; published definitions are kept, so hand it in`,
    ]);
    const other = engine.safeReplay({ ...snapshot, model: { code: 'store-sale', hash: 'x' } });
    expect(other).toMatchObject({ ok: false, issues: [{ code: 'definition-absent' }, { code: 'definition-absent' }] });
  });

  it('are found in the archive, and apply to nothing new', async () => {
    const { snapshot, record } = await billed();
    const { contract } = (await departmentStore().quote(order('A'))).snapshot;
    const archive = { contracts: [(await import('./department-store.ts')).contractOf('m1')] };
    const engine = departmentStore({ contracts: [amended], archive });
    expect(engine.replay(snapshot).contentText()).toBe(record.contentText());
    expect((await engine.quote(order('A'))).snapshot.contract.hash).not.toBe(contract.hash);
  });
});
