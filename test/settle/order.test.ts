import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFeewrightError } from '../../src/issues/error.ts';
import type { ClearedFeeLine } from '../../src/settle/cleared-record.ts';
import { type ClearingLine, clearingLine, isLate, orderKeyOf } from '../../src/settle/clearing-line.ts';
import { closeOrder, recount } from '../../src/settle/close-order.ts';
import { landLine } from '../../src/settle/land-line.ts';
import { isDue, openOrder, type SettlementOrder, settlementOrder } from '../../src/settle/order.ts';
import { addDelta, totalsDelta } from '../../src/settle/order-delta.ts';
import { checkMove, ORDER_MOVES, type OrderState } from '../../src/settle/order-state.ts';
import { orderTotal } from '../../src/settle/order-total.ts';
import { parseInstant } from '../../src/time/instant.ts';
import { periodAfter } from '../../src/time/period.ts';
import {
  addLines,
  clear,
  clearAll,
  codes,
  faultsOf,
  orderOf,
  pays,
  receives,
  record,
  thrownBy,
  valueIn,
} from './figures.ts';

/** The header as a reader would note it: `100.00 − 6.00 = 94.00 (2)`. */
function header(order: SettlementOrder): string {
  const text = (value: SettlementOrder['net']): string => value.toFixed(order.scale);
  return `${text(order.receivable)} − ${text(order.payable)} = ${text(order.net)} (${order.lineCount})`;
}

function totals(order: SettlementOrder): readonly string[] {
  return order.totals.map(
    (total) => `${total.direction} ${total.clearing} ${total.amount.toFixed(total.scale)} (${total.count})`,
  );
}

const NOVEMBER = clearAll(
  [receives('goods', '94.00'), pays('commission', '5.00')],
  [receives('goods', '50.00'), pays('commission', '2.50')],
  [receives('goods', '-10.00')],
);

describe('running totals', () => {
  it('an order without lines ⇒ zero to the minor unit', () => {
    const [first] = NOVEMBER;
    const order = openOrder(orderKeyOf(first as ClearingLine));
    expect(header(order)).toBe('0.00 − 0.00 = 0.00 (0)');
    expect(order.id).toBe('t1/c1/t1%2Fm1/BRL/2018-11/America%2FSao_Paulo');
  });

  it('are readable after every line', () => {
    let order = openOrder(orderKeyOf(NOVEMBER[0] as ClearingLine));
    const seen = NOVEMBER.map((line) => {
      order = addLines(order, [line]);
      return header(order);
    });
    expect(seen).toEqual([
      '94.00 − 0.00 = 94.00 (1)',
      '94.00 − 5.00 = 89.00 (2)',
      '144.00 − 5.00 = 139.00 (3)',
      '144.00 − 7.50 = 136.50 (4)',
      '134.00 − 7.50 = 126.50 (5)',
    ]);
    expect(totals(order)).toEqual(['pay commission 7.50 (2)', 'receive goods 134.00 (3)']);
  });

  it('adding a line leaves the order as it was, and gives another', () => {
    const before = orderOf(NOVEMBER);
    addLines(before, [NOVEMBER[0] as ClearingLine]);
    expect(header(before)).toBe('134.00 − 7.50 = 126.50 (5)');
  });

  it('a delta for each order that the lines have landed in', () => {
    const december = clear(record([receives('goods', '7.00')], { document: 'd9', time: '2018-12-05T12:00:00Z' }));
    const deltas = totalsDelta([...NOVEMBER, ...december]);
    expect(deltas.map((delta) => [delta.key.period.key, delta.lineCount])).toEqual([
      ['2018-11', 5],
      ['2018-12', 1],
    ]);
    const order = deltas.map((delta) => addDelta(openOrder(delta.key), delta))[0] as SettlementOrder;
    expect(header(order)).toBe(header(orderOf(NOVEMBER)));
    expect(() => addDelta(order, deltas[1] as (typeof deltas)[number])).toThrow('this is a bug');
  });

  it('a fee that books finer ⇒ the header is as fine', () => {
    expect(header(orderOf(clearAll([receives('goods', '1.00'), pays('fee', '0.0005')])))).toBe(
      '1.0000 − 0.0005 = 0.9995 (2)',
    );
  });

  it('a currency without decimals', () => {
    expect(header(orderOf(clearAll([receives('goods', '100', { currency: 'JPY' })])))).toBe('100 − 0 = 100 (1)');
  });

  it('prints amounts as text', () => {
    const printed = JSON.parse(JSON.stringify(orderOf(NOVEMBER)));
    expect(printed).toMatchObject({
      receivable: '134.00',
      payable: '7.50',
      net: '126.50',
      lineCount: 5,
      totals: [{ amount: '7.50', count: 2 }, { amount: '134.00' }],
    });
  });

  it('an order of 100,000 lines holds no line: one more touches its total, and nothing else', () => {
    const big = settlementOrder({
      key: orderKeyOf(NOVEMBER[0] as ClearingLine),
      state: 'open',
      totals: [
        orderTotal(
          { clearing: 'goods', direction: 'receive', counterpart: 't1/platform' },
          { units: 10n ** 9n, scale: 2 },
          100_000,
        ),
      ],
      history: [],
    });
    const after = addLines(big, [NOVEMBER[0] as ClearingLine]);
    expect(header(after)).toBe('10000094.00 − 0.00 = 10000094.00 (100001)');
    expect(after.totals).toHaveLength(1);
  });
});

describe('closing', () => {
  it('the recount agrees ⇒ closed, with its history, and no amount has changed', () => {
    const closed = valueIn(closeOrder(orderOf(NOVEMBER), NOVEMBER, { at: '2018-12-01T05:00:00Z' }));
    expect(closed.state).toBe('closed');
    expect(closed.history).toEqual([{ from: 'open', to: 'closed', at: '2018-12-01T05:00:00Z' }]);
    expect(header(closed)).toBe('134.00 − 7.50 = 126.50 (5)');
  });

  it('a tampered running total is found, and the order stays open', () => {
    const order = orderOf(NOVEMBER);
    const tampered = settlementOrder({
      key: order,
      state: 'open',
      totals: order.totals.map((total) =>
        total.clearing === 'goods' ? orderTotal(total, { units: 13_401n, scale: 2 }, 3) : total,
      ),
      history: [],
    });
    const result = closeOrder(tampered, NOVEMBER);
    expect(result).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'order-total-mismatch',
          facts: {
            clearing: 'goods',
            direction: 'receive',
            counterpart: 't1/platform',
            running: '134.01',
            runningCount: 3,
            recounted: '134.00',
            recountedCount: 3,
            lines:
              't1/store-sale/d1/1/goods/receive/t1%2Fplatform/BRL, t1/store-sale/d2/1/goods/receive/t1%2Fplatform/BRL, t1/store-sale/d3/1/goods/receive/t1%2Fplatform/BRL',
          },
        },
      ],
    });
    expect(result.ok ? [] : result.issues).toHaveLength(1);
  });

  it('a line is missing ⇒ its total differs in amount and count', () => {
    expect(recount(orderOf(NOVEMBER), NOVEMBER.slice(0, 4))).toMatchObject([
      { facts: { running: '134.00', runningCount: 3, recounted: '144.00', recountedCount: 2 } },
    ]);
  });

  it('a line of amount zero is missing ⇒ its count gives it away', () => {
    const lines = clearAll([receives('goods', '1.00')], [receives('goods', '0.00')]);
    expect(codes(recount(orderOf(lines), lines.slice(0, 1)))).toBe('order-total-mismatch');
  });

  it('a total without lines, and lines without a total', () => {
    const goods = clearAll([receives('goods', '1.00')]);
    const fees = clearAll([pays('fee', '1.00')]);
    expect(recount(orderOf(goods), fees)).toMatchObject([
      { facts: { clearing: 'fee', running: 'none', runningCount: 0, recounted: '1.00' } },
      { facts: { clearing: 'goods', running: '1.00', recounted: 'none', lines: 'none' } },
    ]);
  });

  it('a line twice, and a line of another order, are named', () => {
    const [first] = NOVEMBER as [ClearingLine];
    const twice = [...NOVEMBER, first];
    expect(codes(recount(addLines(orderOf(NOVEMBER), [first]), twice))).toBe('order-line-twice');
    const foreign = clearingLine({ ...first, landed: periodAfter(first.landed) });
    expect(recount(orderOf(NOVEMBER), [...NOVEMBER.slice(1), foreign])).toMatchObject([
      { code: 'order-line-foreign', facts: { line: first.id, lineOrder: expect.stringContaining('2018-12') } },
    ]);
  });

  it('of many lines the first twenty are named', () => {
    const lines = clearAll(...Array.from({ length: 25 }, () => [receives('goods', '1.00')]));
    const [fault] = recount(orderOf(lines.slice(1)), lines);
    expect(fault?.code === 'order-total-mismatch' && fault.facts.lines).toMatch(/ and 5 more$/);
  });

  it('without lines it closes too', () => {
    expect(valueIn(closeOrder(openOrder(orderKeyOf(NOVEMBER[0] as ClearingLine)), [])).state).toBe('closed');
  });

  it('is due from the first instant of the next period', () => {
    const at = (text: string): number => parseInstant(text)?.epochMs ?? Number.NaN;
    const order = orderOf(NOVEMBER);
    expect(isDue(order, at('2018-12-01T01:59:59.999Z'))).toBe(false);
    expect(isDue(order, at('2018-12-01T02:00:00Z'))).toBe(true);
  });
});

describe('states', () => {
  it('open → closed → split, and no way else', () => {
    const states = Object.keys(ORDER_MOVES) as OrderState[];
    const legal = states.flatMap((from) =>
      states.filter((to) => checkMove({ id: 'o', state: from }, to).ok).map((to) => `${from} → ${to}`),
    );
    expect(legal).toEqual(['open → closed', 'closed → split']);
  });

  it('an illegal move names the legal ones', () => {
    const closed = valueIn(closeOrder(orderOf(NOVEMBER), NOVEMBER));
    expect(closeOrder(closed, NOVEMBER)).toMatchObject({
      issues: [{ code: 'order-move-illegal', facts: { from: 'closed', to: 'closed', allowed: 'split' } }],
    });
    expect(checkMove({ id: 'o', state: 'split' }, 'open')).toMatchObject({ issues: [{ facts: { allowed: 'none' } }] });
  });

  it('a closed order takes no lines; landed anew they find another', () => {
    const closed = valueIn(closeOrder(orderOf(NOVEMBER), NOVEMBER));
    expect(thrownBy(() => addLines(closed, NOVEMBER.slice(0, 2)))).toBe('order-not-open');
    try {
      addLines(closed, NOVEMBER.slice(0, 2));
    } catch (thrown) {
      expect(isFeewrightError(thrown) && thrown.issues[0]).toMatchObject({ facts: { lines: 2 }, retryable: true });
    }
  });
});

describe('late lines', () => {
  const [line] = clear(record([receives('goods', '1.00')], { document: 'd0', time: '2018-10-31T12:00:00Z' })) as [
    ClearingLine,
  ];
  const closed =
    (...keys: string[]) =>
    (_: string, period: { readonly key: string }) =>
      keys.includes(period.key);

  it('its own order is open ⇒ it lands there, the same line', () => {
    expect(landLine(line, closed())).toBe(line);
    expect(isLate(line)).toBe(false);
  });

  it('October is closed ⇒ it lands in November, and keeps its period', () => {
    const late = landLine(line, closed('2018-10'));
    expect([late.period.key, late.landed.key, isLate(late)]).toEqual(['2018-10', '2018-11', true]);
    expect(late.order).toBe('t1/c1/t1%2Fm1/BRL/2018-11/America%2FSao_Paulo');
    expect(late.id).toBe(line.id);
    expect(late.amount.toFixed(2)).toBe('1.00');
  });

  it('November is closed too ⇒ December; only November is closed ⇒ October', () => {
    expect(landLine(line, closed('2018-10', '2018-11')).landed.key).toBe('2018-12');
    expect(landLine(line, closed('2018-11')).landed.key).toBe('2018-10');
  });

  it('landed anew after it was late ⇒ judged from its own period again', () => {
    const late = landLine(line, closed('2018-10'));
    expect(landLine(late, closed('2018-10', '2018-11')).landed.key).toBe('2018-12');
    expect(landLine(late, closed()).landed.key).toBe('2018-10');
  });

  it('it is asked by the order’s id, one order after the other', () => {
    const asked: string[] = [];
    landLine(line, (order, period) => {
      asked.push(`${order.split('/').at(-2)}=${period.key}`);
      return asked.length < 3;
    });
    expect(asked).toEqual(['2018-10=2018-10', '2018-11=2018-11', '2018-12=2018-12']);
  });

  it('a late line counts in the order where it landed', () => {
    const late = landLine(line, closed('2018-10'));
    const lines = [...NOVEMBER, late];
    const order = orderOf(lines);
    expect(header(order)).toBe('135.00 − 7.50 = 127.50 (6)');
    expect(faultsOf(closeOrder(order, lines))).toBe('none');
  });
});

describe('properties', () => {
  const amount = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 4 }));
  const feeLine: fc.Arbitrary<ClearedFeeLine> = fc
    .tuple(amount, fc.constantFrom('a', 'b', 'a/b'), fc.boolean(), fc.constantFrom('platform', 'supplier', 'bank'))
    .map(([[units, scale], fee, isReceived, other]) =>
      isReceived ? receives(fee, '0', { units, scale, payer: other }) : pays(fee, '0', { units, scale, payee: other }),
    );
  const documents = fc.array(fc.array(feeLine, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
  const arrivals = documents.chain((of) => {
    const lines = clearAll(...of);
    return fc.tuple(fc.constant(lines), fc.shuffledSubarray([...lines], { minLength: lines.length }));
  });

  it('incremental = full recount, under any order of arrival, one by one or in one step', () => {
    fc.assert(
      fc.property(arrivals, ([lines, shuffled]) => {
        const atOnce = orderOf(lines);
        const oneByOne = shuffled.reduce(
          (order, line) => addLines(order, [line]),
          openOrder(orderKeyOf(lines[0] as ClearingLine)),
        );
        expect(recount(oneByOne, lines)).toEqual([]);
        expect(oneByOne.toJSON()).toEqual(atOnce.toJSON());
        const net = lines.reduce((sum, line) => {
          const units = line.units * 10n ** BigInt(4 - line.scale);
          return line.direction === 'receive' ? sum + units : sum - units;
        }, 0n);
        expect(oneByOne.netUnits * 10n ** BigInt(4 - oneByOne.scale)).toBe(net);
      }),
    );
  });

  it('any one amount changed is found', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(), fc.bigInt({ min: 1n, max: 10n ** 6n }), ([lines], at, by) => {
        const order = orderOf(lines);
        const changed = lines[at % lines.length] as ClearingLine;
        const tampered = lines.map((line) =>
          line === changed ? clearingLine({ ...line, units: line.units + by }) : line,
        );
        expect(codes(recount(order, tampered))).toBe('order-total-mismatch');
      }),
    );
  });
});
