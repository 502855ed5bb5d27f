import { describe, expect, it } from 'vitest';
import { safeCreateEngine } from '../../src/engine.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { type Issue, sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import type { Contract } from '../../src/model/contract.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { departmentStore, order, rules, storeSale } from './department-store.ts';

const at = (day: string): string => `${day}T00:00:00+08:00`;
const bands = (rate: string) => [{ fee: 'commission', price: { bands: [{ from: '0', rate }] } }];

/** A version of m1's contract between two days in Shanghai; `undefined` leaves a member out. */
function version(name: string, from: string, to: string | undefined, more: object = {}): Contract {
  return parseContract({
    ...{ format: 1, id: 'c-m1', version: name, tenant: 't1', party: 'm1', model: 'store-sale' },
    valid: { from: at(from), ...(to === undefined ? {} : { to: at(to) }) },
    ...{ timeZone: 'Asia/Shanghai', cycle: 'month' },
    ...more,
  });
}

function issuesOf(...contracts: readonly Contract[]): readonly Issue[] {
  const engine = safeCreateEngine({ models: [storeSale], contracts, rules });
  return engine.ok ? [] : engine.issues;
}

const faultsOf = (...contracts: readonly Contract[]) =>
  issuesOf(...contracts).map(({ code, path }) => `${code} ${pathText(path)}`);

describe('a version that begins inside an open window of a cumulative price', () => {
  const first = version('1', '2026-01-01', '2026-11-15');

  it('must say what becomes of the total', () => {
    const second = version('2', '2026-11-15', undefined, { terms: bands('0.03') });
    const [fault] = issuesOf(first, second);
    expect(fault?.path).toEqual(['contracts', 1, 'midWindow']);
    expect(fault && [sentence(fault, 'en'), sentence(fault, 'zh')]).toEqual([
      "'c-m1' version '2' begins at 2026-11-14T16:00:00Z, inside the open window 2026-11 of 'sales', by which 'commission' is priced; midWindow must say 'restart', 'continue' or 'rerate'",
      '“c-m1”版本“2”自 2026-11-14T16:00:00Z 开始,处于“sales”未结束的窗口 2026-11 内,而“commission”按其计价;midWindow 必须写明 “restart”、“continue” 或 “rerate”',
    ]);
    for (const midWindow of ['restart', 'continue', 'rerate']) {
      expect(faultsOf(first, version('2', '2026-11-15', undefined, { terms: bands('0.03'), midWindow }))).toEqual([]);
    }
  });

  it('need not where the window begins with it, in the contract’s own zone', () => {
    const until = version('1', '2026-01-01', '2026-12-01');
    expect(faultsOf(until, version('2', '2026-12-01', undefined))).toEqual([]);
    // The first of December in Shanghai is still November in London, for a total that is kept there.
    const london = { timeZone: 'Europe/London' };
    expect(
      faultsOf(version('1', '2026-01-01', '2026-12-01', london), version('2', '2026-12-01', undefined, london)),
    ).toEqual(['mid-window-missing contracts[1].midWindow']);
  });

  it('need not where it is the first, or a gap lies before it', () => {
    expect(faultsOf(version('1', '2026-11-15', undefined))).toEqual([]);
    expect(faultsOf(first, version('2', '2026-11-16', undefined))).toEqual([]);
  });

  it('need not where no fee is priced by a total', () => {
    const flat = [{ fee: 'commission', price: { kind: 'flat', amount: '1' } }];
    expect(faultsOf(first, version('2', '2026-11-15', undefined, { terms: flat }))).toEqual([]);
    const off = [{ fee: 'commission', enabled: false }];
    expect(faultsOf(first, version('2', '2026-11-15', undefined, { terms: off }))).toEqual([]);
  });

  it('cannot take the total into another time zone', () => {
    const moved = (midWindow: string) =>
      version('2', '2026-11-15', undefined, { timeZone: 'Europe/London', midWindow });
    expect([moved('continue'), moved('rerate'), moved('restart')].map((each) => faultsOf(first, each))).toEqual([
      ['mid-window-zone contracts[1].midWindow'],
      ['mid-window-zone contracts[1].midWindow'],
      [],
    ]);
    const [fault] = issuesOf(first, moved('continue'));
    expect(fault && [sentence(fault, 'en'), sentence(fault, 'zh')]).toEqual([
      "'c-m1' version '2' begins at 2026-11-14T16:00:00Z inside an open window of 'sales', by which 'commission' is priced, and moves it from Asia/Shanghai to Europe/London: its total can only begin anew, so midWindow must be 'restart'",
      '“c-m1”版本“2”自 2026-11-14T16:00:00Z 开始,处于“sales”(“commission”按其计价)未结束的窗口内,并将时区从 Asia/Shanghai 改为 Europe/London:累额只能重新开始,因此 midWindow 必须为 “restart”',
    ]);
  });

  it('cannot re-rate what was charged by another kind of price', () => {
    const flat = version('1', '2026-01-01', '2026-11-15', {
      terms: [{ fee: 'commission', price: { kind: 'flat', amount: '1' } }],
    });
    const second = version('2', '2026-11-15', undefined, { midWindow: 'rerate' });
    const [fault] = issuesOf(flat, second);
    expect(fault?.path).toEqual(['contracts', 1, 'midWindow']);
    expect(fault && [sentence(fault, 'en'), sentence(fault, 'zh')]).toEqual([
      "'commission' cannot be re-rated: its price before and after must both be cumulative, marginal and over one total",
      '“commission”无法重新计价:前后两个价格都必须是同一累额上的 marginal 累计价格',
    ]);
  });
});

describe('the terms of a tenant that begin inside an open window', () => {
  const tenant = (name: string, from: string, to: string | undefined, more: object = {}) =>
    version(name, from, to, { id: 'c-t', party: undefined, ...more });

  it('must say it once, and at its own place, however many parties it is for', () => {
    const parties = ['m1', 'm2', 'm3'].map((party) =>
      version('1', '2026-01-01', undefined, { id: `c-${party}`, party }),
    );
    const terms = [
      tenant('1', '2026-01-01', '2026-11-15'),
      tenant('2', '2026-11-15', undefined, { terms: bands('0.03') }),
    ];
    expect(faultsOf(...parties, ...terms)).toEqual(['mid-window-missing contracts[4].midWindow']);
  });

  it('do not touch a party with a price of its own', async () => {
    const terms = [
      tenant('1', '2026-01-01', '2026-11-15'),
      tenant('2', '2026-11-15', undefined, { terms: bands('0.03'), midWindow: 'restart' }),
    ];
    const own = version('1', '2026-01-01', undefined, { terms: bands('0.02') });
    const engine = departmentStore({ contracts: [...terms, own] });
    const quoted = async (party: string) =>
      (await engine.quote(order('A', {}, { party, time: at('2026-11-20') }))).snapshot.midWindow;
    expect(await quoted('m1')).toBeUndefined();
    expect(await quoted('m2')).toEqual([{ fee: 'commission', since: '2026-11-14T16:00:00Z' }]);
  });
});

describe('the snapshot of a document in such a window', () => {
  const first = version('1', '2026-01-01', '2026-11-15');
  const amended = (midWindow: string, to?: string) =>
    version('2', '2026-11-15', to, { midWindow, terms: bands('0.03') });
  const quoted = async (contracts: readonly Contract[], time: string): Promise<Snapshot> =>
    (await departmentStore({ contracts }).quote(order('A', {}, { time }))).snapshot;

  it('says since when the total counts, until the window ends', async () => {
    const contracts = [first, amended('restart')];
    expect((await quoted(contracts, '2026-11-14T23:59:59.999+08:00')).midWindow).toBeUndefined();
    const owed = [{ fee: 'commission', since: '2026-11-14T16:00:00Z' }];
    expect((await quoted(contracts, at('2026-11-15'))).midWindow).toEqual(owed);
    expect((await quoted(contracts, '2026-11-30T23:59:59.999+08:00')).midWindow).toEqual(owed);
    expect((await quoted(contracts, at('2026-12-01'))).midWindow).toBeUndefined();
  });

  it('names the contracts by which was charged before, where that is re-rated', async () => {
    const snapshot = await quoted([first, amended('rerate')], at('2026-11-20'));
    const { hash } = (await quoted([first, amended('rerate')], at('2026-11-10'))).contract;
    expect(snapshot.midWindow).toEqual([
      {
        fee: 'commission',
        rerate: {
          from: '2026-11-14T16:00:00Z',
          layers: [{ layer: 'merchant', id: 'c-m1', version: '1', hash }],
        },
      },
    ]);
  });

  it('has nothing to say where the total goes on', async () => {
    expect((await quoted([first, amended('continue')], at('2026-11-20'))).midWindow).toBeUndefined();
  });

  it('keeps a restart through later versions that go on, and re-rates only by the last', async () => {
    const third = (midWindow: string) => version('3', '2026-11-20', undefined, { midWindow, terms: bands('0.04') });
    const since = '2026-11-14T16:00:00Z';
    const from = '2026-11-19T16:00:00Z';
    const time = at('2026-11-25');
    expect(await quoted([first, amended('restart', '2026-11-20'), third('continue')], time)).toMatchObject({
      midWindow: [{ fee: 'commission', since }],
    });
    expect(await quoted([first, amended('restart', '2026-11-20'), third('rerate')], time)).toMatchObject({
      midWindow: [{ fee: 'commission', since, rerate: { from, layers: [{ version: '2' }] } }],
    });
    expect(await quoted([first, amended('rerate', '2026-11-20'), third('restart')], time)).toMatchObject({
      midWindow: [{ fee: 'commission', since: from }],
    });
    expect((await quoted([first, amended('rerate', '2026-11-20'), third('continue')], time)).midWindow).toBeUndefined();
  });

  it('is decided again from its definitions, of which each that is absent is named', async () => {
    const contracts = [first, amended('rerate')];
    const engine = departmentStore({ contracts });
    const { record, snapshot } = await engine.bill(order('A', {}, { time: at('2026-11-20') }));
    const copy = JSON.parse(JSON.stringify(snapshot)) as Snapshot;
    expect(departmentStore({ archive: { contracts } }).replay(copy).contentText()).toBe(record.contentText());
    const absent = departmentStore({ archive: { contracts: [amended('rerate')] } }).safeReplay(copy);
    expect(absent).toMatchObject({
      ok: false,
      issues: [{ code: 'definition-absent', path: ['midWindow', 0, 'rerate', 'layers', 0], facts: { name: 'c-m1 1' } }],
    });
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, 'midWindow'],
    ['a member too many', [{ fee: 'commission', until: 'x' }], 'midWindow[0].until'],
    ['no instant', [{ fee: 'commission', since: '2026-11-15' }], 'midWindow[0].since'],
    ['another offset', [{ fee: 'commission', since: at('2026-11-15') }], 'midWindow[0].since'],
    ['no layers', [{ fee: 'commission', rerate: { from: '2026-11-14T16:00:00Z' } }], 'midWindow[0].rerate.layers'],
    [
      'no such layer',
      [{ fee: 'x', rerate: { from: '2026-11-14T16:00:00Z', layers: [{ layer: 'shop' }] } }],
      'midWindow[0].rerate.layers[0].layer',
    ],
  ])('that was tampered with to hold %s is refused with the place', async (_, midWindow, path) => {
    const { snapshot } = await departmentStore().bill(order('A'));
    const replayed = departmentStore().safeReplay({ ...snapshot, midWindow });
    expect(replayed.ok ? [] : replayed.issues.map((issue) => `${issue.code} ${pathText(issue.path)}`)).toEqual([
      `snapshot-invalid ${path}`,
    ]);
  });
});
