// A second way to every figure of a month with refunds and corrections: a list of documents, and each figure worked out from all
// of them anew, in whole cents. It shares no code with the library.

const CENTS_OF_BAND = 100_000n;
const LIMIT = 10_000n;

export interface Facts {
  readonly month: number;
  readonly price: bigint;
  readonly coupon: bigint;
}

interface Part {
  readonly month: number;
  readonly sales: bigint;
  readonly commission: bigint;
  readonly service: bigint;
  readonly payable: bigint;
  readonly platform: bigint;
  readonly supplier: bigint;
}

interface Refund {
  readonly id: string;
  readonly price: bigint;
  part: Part | undefined;
}

interface Entry {
  facts: Facts;
  part: Part | undefined;
  readonly refunds: Refund[];
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** Half away from zero. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const half = (2n * abs(numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -half : half;
}

/** What a month's sales cost, in ten-thousandths of a cent: 5 %, and 4 % of all of it from 1,000.00 on. */
function costOf(total: bigint): bigint {
  return total < CENTS_OF_BAND ? total * 500n : total * 400n;
}

export class NaiveLedger {
  readonly documents: Map<string, Entry>;

  constructor(documents: ReadonlyMap<string, Entry> = new Map()) {
    this.documents = new Map(structuredClone(documents));
  }

  /** Decides a document in place of what it was, and its refunds with it; false where less is left than was refunded. */
  post(id: string, facts: Facts): boolean {
    const known = this.documents.get(id);
    const standing = known?.refunds.filter(({ part }) => part !== undefined) ?? [];
    if (standing.reduce((sum, { price }) => sum + price, 0n) > facts.price) return false;
    const entry: Entry = known ?? { facts, part: undefined, refunds: [] };
    this.documents.set(id, entry);
    entry.facts = facts;
    entry.part = undefined;
    for (const refund of standing) refund.part = undefined;
    entry.part = this.#decide(facts);
    for (const refund of standing) refund.part = this.#refund(entry, refund);
    return true;
  }

  refund(id: string, refundId: string, price: bigint): 'done' | 'unknown' | 'reversed' | 'exceeds' {
    const entry = this.documents.get(id);
    if (entry === undefined) return 'unknown';
    if (entry.part === undefined) return 'reversed';
    const taken = entry.refunds.reduce((sum, each) => sum + (each.part === undefined ? 0n : each.price), 0n);
    if (taken + price > entry.facts.price) return 'exceeds';
    const refund: Refund = { id: refundId, price, part: undefined };
    refund.part = this.#refund(entry, refund);
    entry.refunds.push(refund);
    return 'done';
  }

  reverse(id: string): void {
    const entry = this.documents.get(id);
    if (entry === undefined) return;
    entry.part = undefined;
    for (const refund of entry.refunds) refund.part = undefined;
  }

  reverseRefund(id: string, refundId: string): void {
    const entry = this.documents.get(id);
    const at = entry?.refunds.findIndex((each) => each.id === refundId) ?? -1;
    if (entry === undefined || at < 0) return;
    const later = entry.refunds.slice(at + 1).filter(({ part }) => part !== undefined);
    for (const refund of [...entry.refunds.slice(at, at + 1), ...later]) refund.part = undefined;
    for (const refund of later) refund.part = this.#refund(entry, refund);
  }

  sum(month: number, of: 'sales' | 'platform'): bigint {
    return this.parts().reduce((total, { part }) => (part.month === month ? total + part[of] : total), 0n);
  }

  /** What stands of every document and refund. */
  parts(): readonly { readonly id: string; readonly part: Part }[] {
    return [...this.documents].flatMap(([id, { part, refunds }]) =>
      [{ id, part }, ...refunds].flatMap((each) => (each.part === undefined ? [] : [{ id: each.id, part: each.part }])),
    );
  }

  #decide({ month, price, coupon }: Facts): Part {
    const before = this.sum(month, 'sales');
    const commission = rounded(costOf(before + price) - costOf(before), 10_000n);
    const service = rounded(price, 100n);
    const room = LIMIT - this.sum(month, 'platform');
    const headroom = room < 0n ? 0n : room;
    const platform = coupon > 2n * headroom ? headroom : (coupon + 1n) / 2n;
    const payable = price - commission - service;
    return { month, sales: price, commission, service, payable, platform, supplier: coupon - platform };
  }

  #refund({ facts, part, refunds }: Entry, { price }: Pick<Refund, 'price'>): Part {
    if (part === undefined) throw new Error('a refund of nothing');
    const others = refunds.flatMap((each) => (each.part === undefined ? [] : [{ price: each.price, part: each.part }]));
    const before = others.reduce((sum, each) => sum + each.price, 0n);
    const given = (amount: bigint): bigint =>
      rounded(amount * before, facts.price) - rounded(amount * (before + price), facts.price);
    const { month } = facts;
    const total = this.sum(month, 'sales');
    const commission = rounded(costOf(total - price) - costOf(total), 10_000n);
    const service = given(part.service);
    const back = -given(facts.coupon);
    const left = (of: 'platform' | 'supplier'): bigint => others.reduce((sum, each) => sum + each.part[of], part[of]);
    const [platformLeft, supplierLeft] = [left('platform'), left('supplier')];
    const all = platformLeft + supplierLeft;
    const platform = all === 0n ? 0n : shareOf(back, platformLeft, all);
    return {
      ...{ month, sales: -price, commission, service, payable: -price - commission - service },
      ...{ platform: -platform, supplier: -(back - platform) },
    };
  }
}

/** Of two: whole cents, and the one that is left to the larger remainder, a tie to the first. */
function shareOf(amount: bigint, weight: bigint, all: bigint): bigint {
  const whole = (amount * weight) / all;
  const remainder = (amount * weight) % all;
  return 2n * remainder >= all ? whole + 1n : whole;
}
