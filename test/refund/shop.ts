import { createEngine, type Engine } from '../../src/engine.ts';
import type { Model } from '../../src/model/model.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import type { BillAnswer } from '../../src/run/bill-answer.ts';

export type Json = Readonly<Record<string, unknown>>;

/** The model of the only merchant's shop. */
export function shopModel(parts: Json): Model {
  return parseModel({
    format: 1,
    code: 'shop',
    business: 'shop',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
      { code: 'supplier', id: '2001' },
    ],
    ...parts,
  });
}

/** An engine of one model, whose only merchant is `m1`; its contract runs through 2026 in Shanghai's time. */
export function shopOf(parts: Json, options: Json = {}): Engine {
  const model = shopModel(parts);
  const contract = parseContract({
    format: 1,
    id: 'c1',
    version: '1',
    tenant: 't1',
    party: 'm1',
    model: 'shop',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    terms: [],
  });
  const rules = parseRuleBook({ rules: [{ code: 'all', when: '*', model: 'shop' }] });
  return createEngine({
    models: [model],
    contracts: [contract],
    rules,
    clock: { now: () => Date.parse('2026-11-30T04:00:00Z') },
    ...options,
  });
}

/** A document of the merchant at noon of a day in November. */
export function doc(id: string, facts: Json, more: Json = {}) {
  const head = { tenant: 't1', business: 'shop', id, party: 'm1', time: '2026-11-10T12:00:00+08:00' };
  return { ...head, facts, ...more } as Parameters<Engine['bill']>[0];
}

export const refundOf = (original: string, id: string, facts: Json, more: Json = {}) =>
  doc(id, facts, { original, time: '2026-11-20T12:00:00+08:00', ...more });

/** `commission 72.00` of every line. */
export function linesOf({ record }: Pick<BillAnswer, 'record'>): readonly string[] {
  return record.lines.map(({ fee, bearer, kind, line, amount }) => {
    const name = kind === 'share' ? `${bearer} of ${fee}` : kind === 'fee' ? fee : `${kind} of ${fee}`;
    return `${name}${line === undefined ? '' : ` [${line}]`} ${amount.toFixed(2)}`;
  });
}

/** `sales 550` of a monthly total of the merchant. */
export async function balanceOf(engine: Engine, accumulator: string, key: readonly string[] = ['m1']): Promise<string> {
  const of = { tenant: 't1', model: 'shop', accumulator, key, window: '2026-11', timeZone: 'Asia/Shanghai' };
  return (await engine.balance(of)).value;
}
