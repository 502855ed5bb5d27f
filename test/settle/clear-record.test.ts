import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearingLineOf, clearRecord } from '../../src/settle/clear-record.ts';
import { signedUnits } from '../../src/settle/clearing-line.ts';
import { CONTRACT, clear, context, directory, faultsOf, notes, pays, receives, record } from './figures.ts';

describe('fee lines become clearing lines', () => {
  it('two fees of one clearing code ⇒ one line, with links both ways', () => {
    const lines = clear(
      record([
        receives('goods', '94.00'),
        pays('commission', '5.00', { clearing: 'platform-fee' }),
        pays('service', '1.00', { clearing: 'platform-fee' }),
      ]),
    );
    expect(notes(lines)).toEqual(['receive goods 94.00 t1/platform', 'pay platform-fee 6.00 t1/platform']);
    expect(lines.map((line) => line.lines)).toEqual([[0], [1, 2]]);
    expect(clearingLineOf(lines, 2)).toBe(lines[1]);
    expect(clearingLineOf(lines, 3)).toBeUndefined();
  });

  it('one clearing code in two directions, or with two counterparts ⇒ lines apart', () => {
    const lines = clear(
      record([
        pays('commission', '5.00', { clearing: 'fee' }),
        receives('rebate', '1.00', { clearing: 'fee' }),
        receives('coupon', '3.00', { clearing: 'fee', payer: 'supplier' }),
      ]),
    );
    expect(notes(lines)).toEqual([
      'pay fee 5.00 t1/platform',
      'receive fee 1.00 t1/platform',
      'receive fee 3.00 t1/s-7',
    ]);
  });

  it('a direction never follows the sign: a negative commission is still one that is paid', () => {
    const lines = clear(record([pays('commission', '-1.00'), pays('commission', '8.00')]));
    expect(notes(lines)).toEqual(['pay commission 7.00 t1/platform']);
    expect(clear(record([pays('commission', '-1.00')]))[0]?.units).toBe(-100n);
  });

  it('a fee that books finer than the others is added exactly', () => {
    const lines = clear(record([pays('a', '0.01', { clearing: 'fee' }), pays('b', '0.0005', { clearing: 'fee' })]));
    expect(notes(lines)).toEqual(['pay fee 0.0105 t1/platform']);
  });

  it('a line lies in the period of its business time, in the contract’s zone', () => {
    const last = clear(record([pays('fee', '1.00')], { time: '2018-12-01T01:59:59.999Z' }));
    const next = clear(record([pays('fee', '1.00')], { time: '2018-12-01T02:00:00Z' }));
    expect([last[0]?.order, next[0]?.order]).toEqual([
      't1/c1/t1%2Fm1/BRL/2018-11/America%2FSao_Paulo',
      't1/c1/t1%2Fm1/BRL/2018-12/America%2FSao_Paulo',
    ]);
  });

  it('the same document gives the same ids; a new revision gives others', () => {
    const [once] = clear(record([pays('fee', '1.00')]));
    const [again] = clear(record([pays('fee', '1.00')]));
    const [revised] = clear(record([pays('fee', '1.00')], { revision: 2 }));
    expect(once?.id).toBe('t1/store-sale/d1/1/fee/pay/t1%2Fplatform/BRL');
    expect(again?.id).toBe(once?.id);
    expect(revised?.id).toBe('t1/store-sale/d1/2/fee/pay/t1%2Fplatform/BRL');
  });

  it('what the owner would pay to himself moves no money, and makes no line', () => {
    const own = receives('coupon', '2.00', { payer: 'supplier' });
    const lines = clear(
      record([own, pays('fee', '1.00')], { parties: { merchant: 'm1', supplier: 'm1', platform: 'p' } }),
    );
    expect(notes(lines)).toEqual(['pay fee 1.00 t1/p']);
  });

  it('a record whose time is no instant is our bug', () => {
    expect(() => clear(record([pays('fee', '1.00')], { time: '2018-11-10' }))).toThrow('this is a bug');
  });

  it('a record without lines ⇒ no lines', () => {
    expect(clear(record([]))).toEqual([]);
  });

  it('prints its amount as text', () => {
    const [line] = clear(record([receives('goods', '94.00')], { store: '0001' }));
    expect(JSON.parse(JSON.stringify(line))).toMatchObject({
      amount: '94.00',
      store: '0001',
      period: { key: '2018-11' },
    });
    expect(JSON.stringify(line)).not.toContain('units');
  });
});

describe('the owner of an order', () => {
  const stores = directory({
    subjects: [
      { id: '800000', tenant: 't1', party: 'm1' },
      { id: '800001', tenant: 't1', party: 'm1', store: '0001' },
    ],
  });
  const ownerOf = (store: string | undefined, contractStore?: string, of = stores): string => {
    const contract = contractStore === undefined ? CONTRACT : { ...CONTRACT, store: contractStore };
    const lines = clear(
      record([pays('fee', '1.00')], store === undefined ? {} : { store }),
      context({ directory: of, contract }),
    );
    return lines[0]?.owner ?? '';
  };

  it('a contract for all stores ⇒ the document’s store where that has a subject, else the merchant', () => {
    expect([ownerOf('0001'), ownerOf('0002'), ownerOf(undefined)]).toEqual(['800001', '800000', '800000']);
  });

  it('a contract for one store ⇒ that store', () => {
    expect(ownerOf('0001', '0001')).toBe('800001');
    expect(ownerOf('0009', '0009', directory())).toBe('t1/m1/0009');
  });

  it('nothing declared ⇒ all stores of one contract in one order', () => {
    expect([ownerOf('0001', undefined, directory()), ownerOf('0002', undefined, directory())]).toEqual([
      't1/m1',
      't1/m1',
    ]);
  });
});

describe('what cannot be cleared is said, all at once', () => {
  it('a party without identity, a line of two others, a fee that nobody pays for', () => {
    const of = directory({
      subjects: [{ id: '900001', tenant: 't1', party: 'platform' }],
      payingSubjects: [{ tenant: 't1', business: 'store-sale', fee: 'commission', subject: '900001' }],
    });
    const result = clearRecord(
      record([
        pays('commission', '1.00'),
        pays('comission', '1.00'),
        pays('tax', '1.00', { payee: 'treasury' }),
        receives('coupon', '1.00', { payee: 'supplier' }),
        pays('toString', '1.00', { payee: 'constructor' }),
      ]),
      context({ directory: of }),
    );
    expect(faultsOf(result)).toBe(
      [
        'paying-subject-missing@lines[1]',
        'line-party-missing@lines[2]',
        'line-not-of-owner@lines[3]',
        'line-party-missing@lines[4]',
      ].join(' '),
    );
    expect(result).toMatchObject({
      issues: {
        0: { facts: { fee: 'comission', nearest: 'commission' } },
        2: { facts: { payer: 'platform', payee: 's-7', owner: 'm1' } },
      },
    });
  });
});

it('property: the sum is kept to the unit, and every fee line is in exactly one clearing line', () => {
  const amounts = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }));
  const feeLines = fc
    .tuple(amounts, fc.constantFrom('a', 'b', 'c'), fc.boolean(), fc.constantFrom('platform', 'supplier'))
    .map(([[units, scale], clearing, isReceived, other]) =>
      isReceived
        ? receives('fee', '0', { clearing, payer: other, units, scale })
        : pays('fee', '0', { clearing, payee: other, units, scale }),
    );
  fc.assert(
    fc.property(fc.array(feeLines), (of) => {
      const lines = clear(record(of));
      const at6 = (amount: { units: bigint | number; scale: number }, sign: bigint): bigint =>
        sign * BigInt(amount.units) * 10n ** BigInt(6 - amount.scale);
      const before = of.reduce((sum, line) => sum + at6(line, line.direction === 'receive' ? 1n : -1n), 0n);
      const after = lines.reduce((sum, line) => sum + at6({ units: signedUnits(line), scale: line.scale }, 1n), 0n);
      expect(after).toBe(before);
      expect(lines.flatMap((line) => line.lines).sort((a, b) => a - b)).toEqual(of.map((_, at) => at));
      expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
    }),
  );
});
