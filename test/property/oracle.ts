import { Decimal as DecimalJs } from 'decimal.js';
import { type SlowLevel, slowCapacity, slowDivision } from './slow-division.ts';

/**
 * A slow second computation of a whole document, written from the rules' words over decimal.js, for the differential
 * tests. Nothing of `src` is used: neither its arithmetic, nor its parser, nor its order.
 */
export const D = DecimalJs.clone({ precision: 1200, toExpNeg: -9e15, toExpPos: 9e15, defaults: true });
export type D = DecimalJs;

/** An exact value: a quotient of two decimals. */
export interface Q {
  readonly n: D;
  readonly d: D;
}

export type Mode = 'half-up' | 'half-even' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';

export const q = (text: string): Q => ({ n: new D(text), d: new D(1) });
export const NIL = q('0');
export const plus = (a: Q, b: Q): Q =>
  a.d.eq(b.d) ? { n: a.n.plus(b.n), d: a.d } : { n: a.n.times(b.d).plus(b.n.times(a.d)), d: a.d.times(b.d) };
const opposite = (a: Q): Q => ({ n: a.n.negated(), d: a.d });
export const minus = (a: Q, b: Q): Q => plus(a, opposite(b));
export const times = (a: Q, b: Q): Q => ({ n: a.n.times(b.n), d: a.d.times(b.d) });
export const over = (a: Q, b: Q): Q => {
  if (b.n.isZero()) throw new Refused('division-by-zero');
  const turned = b.n.isNegative() ? -1 : 1;
  return { n: a.n.times(b.d).times(turned), d: a.d.times(b.n).times(turned) };
};
export const order = (a: Q, b: Q): number => a.n.times(b.d).cmp(b.n.times(a.d));
export const signOf = (a: Q): number => (a.n.isZero() ? 0 : a.n.isNegative() ? -1 : 1);
export const least = (a: Q, b: Q): Q => (order(a, b) <= 0 ? a : b);
const most = (a: Q, b: Q): Q => (order(a, b) >= 0 ? a : b);

/** Whole units of `10^-scale`. */
export function rounded(value: Q, scale: number, mode: Mode): D {
  const n = value.n.times(new D(10).pow(scale));
  const size = n.abs();
  const below = size.divToInt(value.d);
  const rest = size.minus(below.times(value.d));
  const isNegative = n.isNegative() && !n.isZero();
  const half = rest.times(2).cmp(value.d);
  const goesAway =
    !rest.isZero() &&
    (mode === 'up' ||
      (mode === 'ceiling' && !isNegative) ||
      (mode === 'floor' && isNegative) ||
      (mode === 'half-up' && half >= 0) ||
      (mode === 'half-down' && half > 0) ||
      (mode === 'half-even' && (half > 0 || (half === 0 && !below.mod(2).isZero()))));
  const units = goesAway ? below.plus(1) : below;
  return isNegative ? units.negated() : units;
}

export const unit = (units: D, scale: number): Q => ({ n: units, d: new D(10).pow(scale) });

/** Decimal text with as few digits as it needs; what has no end, as a fraction in lowest terms. */
export function textOf({ n, d }: Q): string {
  const places = new D(10).pow(Math.max(n.decimalPlaces(), d.decimalPlaces()));
  let top = BigInt(n.times(places).toFixed(0));
  let bottom = BigInt(d.times(places).toFixed(0));
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  top /= a;
  bottom /= a;
  let rest = bottom;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  if (rest !== 1n) return `${top}/${bottom}`;
  const text = new D(top.toString()).div(bottom.toString()).toFixed();
  return text === '-0' ? '0' : text;
}

const fixed = (units: D, scale: number): string => {
  const text = units.div(new D(10).pow(scale)).toFixed(scale);
  return units.isZero() ? text.replace('-', '') : text;
};

/** A document that can't be decided. */
export class Refused extends Error {}

// What the generators make: the same things are written as formula text for Feewright.

export type Expr =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'exact'; readonly fee: string }
  | { readonly is: 'share'; readonly of: string; readonly bearer: string | undefined }
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: '+' | '-' | '*' | '/' | 'min' | 'max'; readonly a: Expr; readonly b: Expr }
  | { readonly is: 'abs' | 'negative'; readonly a: Expr }
  | { readonly is: 'round'; readonly a: Expr; readonly scale: number; readonly mode: Mode }
  | { readonly is: 'if'; readonly when: Test; readonly a: Expr; readonly b: Expr };

export type Test =
  | { readonly is: '<' | '<=' | '>' | '>=' | '==' | '!='; readonly a: Expr; readonly b: Expr }
  | { readonly is: 'text'; readonly name: string; readonly values: readonly string[] }
  | { readonly is: 'flag'; readonly name: string }
  | { readonly is: 'and' | 'or'; readonly a: Test; readonly b: Test }
  | { readonly is: 'not'; readonly a: Test };

export interface BandRow {
  readonly from: string;
  readonly price: string;
  readonly flat: string | undefined;
}

export interface Bands {
  readonly kind: 'graduated' | 'volume';
  readonly rows: readonly BandRow[];
  readonly boundary: 'lower' | 'upper';
  readonly upTo: string | undefined;
  readonly overflow: 'reject' | 'last-band';
  readonly flatAtZero: boolean;
  readonly roundEach?: boolean;
}

export type SumPartCase =
  | { readonly amount: Expr }
  | { readonly rate: Expr; readonly base: Expr }
  | { readonly price: Expr; readonly quantity: Expr };

export type PriceCase = {
  readonly floor: Expr | undefined;
  readonly cap: Expr | undefined;
  readonly wins: 'cap' | 'floor';
  readonly negative: 'mirror' | 'zero' | 'reject';
} & (
  | { readonly kind: 'formula'; readonly formula: Expr }
  | { readonly kind: 'ratio'; readonly base: Expr; readonly rate: Expr; readonly flat: Expr | undefined }
  | { readonly kind: 'unit'; readonly price: Expr; readonly quantity: Expr; readonly flat: Expr | undefined }
  | { readonly kind: 'sum'; readonly parts: readonly SumPartCase[] }
  | {
      readonly kind: 'package';
      readonly measure: Expr;
      readonly size: Expr;
      readonly price: Expr;
      readonly free: Expr | undefined;
      readonly accumulator: string | undefined;
    }
  | {
      readonly kind: 'tax';
      readonly of: string;
      readonly rate: Expr;
      readonly basis: 'exclusive' | 'inclusive';
    }
  | { readonly kind: 'complement'; readonly total: string; readonly less: readonly string[] }
  | {
      readonly kind: 'bands';
      readonly measure: Expr;
      readonly bands: Bands;
      readonly cumulative:
        | { readonly accumulator: string; readonly basis: 'marginal' | 'before' | 'including' }
        | undefined;
    }
);

export interface FeeCase {
  readonly code: string;
  readonly booked: boolean;
  readonly enabled: boolean;
  readonly when: Test | undefined;
  readonly price: PriceCase;
  readonly rounding: { readonly mode: Mode; readonly scale: number; readonly of?: 'totals' } | undefined;
}

export interface LevelCase {
  readonly method: 'ratio' | 'sequence' | undefined;
  readonly bearers: readonly BearerCase[];
  readonly spill: 'by-weight' | 'rest' | 'none' | undefined;
  readonly shortage: 'in-order' | 'prorate' | 'reject' | undefined;
  readonly remainder: string | undefined;
}

export interface BearerCase {
  readonly code: string;
  readonly weight?: Expr;
  readonly fixed?: Expr;
  readonly rest?: true;
  readonly cap: Expr | undefined;
  readonly onCap?: 'stop';
  readonly split?: LevelCase & { readonly unplaced: { readonly to: string } | undefined };
}

export interface SplitCase extends LevelCase {
  readonly code: string;
  readonly of: string;
  readonly rounding: { readonly mode: Mode; readonly scale: number } | undefined;
  readonly unplaced: 'keep' | 'reject' | { readonly to: string };
}

export interface TotalCase {
  readonly code: string;
  readonly adds: string | { readonly apportionment: string; readonly bearer: string };
  readonly keeps: 'count' | 'max' | undefined;
  readonly when: Test | undefined;
  readonly limit: Expr | undefined;
}

export interface ModelCase {
  readonly fees: readonly FeeCase[];
  readonly splits: readonly SplitCase[];
  readonly totals: readonly TotalCase[];
}

export interface DocumentCase {
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly balances: Readonly<Record<string, readonly [string, number]>>;
}

type Row = Readonly<Record<string, string | undefined>>;
export interface Answer {
  readonly amounts: Readonly<Record<string, Row>>;
  readonly lines: readonly Row[];
  readonly shares: readonly Row[];
  readonly entries: readonly Row[];
}

// Band functions, by walking through the bands

/** Whether a measure is in the band that starts at `from`, or above it. */
function isEntered(bands: Bands, from: string, measure: Q): boolean {
  const side = order(measure, q(from));
  return bands.boundary === 'lower' ? side >= 0 : side > 0;
}

function reached(bands: Bands, measure: Q): BandRow {
  const [first] = bands.rows;
  if (first === undefined) throw new Error('no bands');
  return bands.rows.filter((row, k) => k > 0 && isEntered(bands, row.from, measure)).at(-1) ?? first;
}

/** F: what a total costs. */
export function costOf(bands: Bands, measure: Q): Q {
  const [first] = bands.rows;
  if (first === undefined) throw new Error('no bands');
  const side = signOf(measure);
  if (side < 0) return times(measure, q(first.price));
  if (side === 0) return bands.flatAtZero ? q(first.flat ?? '0') : NIL;
  if (bands.kind === 'volume') {
    const row = reached(bands, measure);
    return plus(times(measure, q(row.price)), q(row.flat ?? '0'));
  }
  return bands.rows.reduce((sum, row, k) => {
    if (k > 0 && !isEntered(bands, row.from, measure)) return sum;
    const next = bands.rows[k + 1];
    const end = next === undefined ? measure : least(measure, q(next.from));
    return plus(sum, plus(times(minus(end, q(row.from)), q(row.price)), q(row.flat ?? '0')));
  }, NIL);
}

function refuseAbove(bands: Bands, measure: Q): void {
  if (bands.upTo !== undefined && bands.overflow === 'reject' && order(measure, q(bands.upTo)) > 0) {
    throw new Refused('measure-above-top');
  }
}

/** Own part (before floor and cap) and true-up of a cumulative price; `b` before the document, `x` its measure. */
export function cumulativeCost(
  bands: Bands,
  basis: 'marginal' | 'before' | 'including',
  b: Q,
  hasEntries: boolean,
  x: Q,
  isApart = false,
): { readonly own: Q; readonly trueUp: Q } {
  // A measure isn't added to a count, or to a high-water mark.
  const after = isApart ? x : plus(b, x);
  // A flat is due once a band is entered: above zero, or at zero where that is stated.
  const isDue = signOf(after) > 0 || (signOf(after) === 0 && bands.flatAtZero);
  if (basis === 'before') {
    refuseAbove(bands, b);
    const row = reached(bands, b);
    const charged = times(x, q(row.price));
    return { own: isDue ? plus(charged, q(row.flat ?? '0')) : charged, trueUp: NIL };
  }
  refuseAbove(bands, after);
  const row = reached(bands, after);
  const all = times(x, q(row.price));
  if (basis === 'including') return { own: isDue ? plus(all, q(row.flat ?? '0')) : all, trueUp: NIL };
  const moved = minus(costOf(bands, after), hasEntries ? costOf(bands, b) : NIL);
  if (bands.kind === 'graduated') return { own: moved, trueUp: NIL };
  const own = hasEntries || !isDue ? all : plus(all, q(row.flat ?? '0'));
  return { own, trueUp: minus(moved, own) };
}

/** Packages begun, by filling one after the other. */
function packagesOf(total: Q, size: Q, free: Q): string {
  if (signOf(size) <= 0) throw new Refused('package-size');
  if (signOf(free) < 0) throw new Refused('package-free');
  const left = minus(total, free);
  if (signOf(left) <= 0) return '0';
  const full = left.n.times(size.d).divToInt(left.d.times(size.n));
  return order(times({ n: full, d: new D(1) }, size), left) < 0 ? full.plus(1).toFixed(0) : full.toFixed(0);
}

/** A measure without sign, each band's part rounded by itself. */
function eachRounded(bands: Bands, measure: Q, { scale, mode }: { readonly scale: number; readonly mode: Mode }): Q {
  const round = (value: Q): Q => unit(rounded(value, scale, mode), scale);
  if (bands.kind === 'volume') return round(costOf(bands, measure));
  return bands.rows.reduce((sum, row, k) => {
    const next = bands.rows[k + 1];
    const isIn = k === 0 ? signOf(measure) > 0 || bands.flatAtZero : isEntered(bands, row.from, measure);
    if (!isIn) return sum;
    const end = next === undefined ? measure : least(measure, q(next.from));
    return plus(sum, round(plus(times(minus(end, q(row.from)), q(row.price)), q(row.flat ?? '0'))));
  }, NIL);
}

// A whole document

export function answerOf(model: ModelCase, document: DocumentCase): Answer {
  return new Slow(model, document).answer();
}

/** One apportionment on its way. */
interface Divide {
  readonly split: string;
  readonly scale: number;
  readonly mode: Mode;
  readonly isNegative: boolean;
  /** The fee that was to be divided does not apply. */
  readonly isOff: boolean;
  /** More than the whole amount, no level is ever given. */
  readonly most: D;
}

function namesOfLevel({ bearers }: LevelCase): readonly string[] {
  return bearers.flatMap(({ weight, fixed: part, cap, split }) => {
    const own = [weight, part, cap].flatMap((expr) => [...namesOf(expr)]);
    return split === undefined ? own : [...own, ...namesOfLevel(split)];
  });
}

/** Each before those among whom its part is divided. */
function bearersOf({ bearers }: LevelCase): readonly string[] {
  return bearers.flatMap(({ code, split }) => [code, ...(split === undefined ? [] : bearersOf(split))]);
}

interface PricedCase {
  readonly own: Q;
  readonly trueUp: Q;
  readonly isMirrored: boolean;
  readonly billed?: Q;
  readonly ownRounded?: Q;
}

class Slow {
  readonly #model: ModelCase;
  readonly #document: DocumentCase;
  readonly #values = new Map<string, Q>();
  readonly #exacts = new Map<string, Q>();
  readonly #shares = new Map<string, Q>();
  readonly #running = new Map<string, Q>();
  readonly #off = new Set<string>();
  readonly #posted = new Map<string, Q>();
  readonly #amounts: Record<string, Row> = {};
  readonly #lines: Row[] = [];
  /** Of booked fees that are not divided: what a tax may be contained in. */
  readonly #ownLines = new Map<string, { place: number; units: D; scale: number; exact: Q }>();
  readonly #shareRows: Row[] = [];

  constructor(model: ModelCase, document: DocumentCase) {
    this.#model = model;
    this.#document = document;
    for (const { code } of model.totals) this.#running.set(code, this.#before(code).b);
  }

  answer(): Answer {
    for (const code of this.#order()) {
      const fee = this.#model.fees.find((each) => each.code === code);
      const split = this.#model.splits.find((each) => each.code === code);
      if (fee !== undefined) this.#fee(fee);
      if (split !== undefined) this.#split(split);
    }
    for (const total of this.#model.totals) {
      if (typeof total.adds === 'string' && !this.#model.fees.some(({ code }) => code === total.adds))
        this.#post(total);
    }
    const entries = this.#model.totals.flatMap(({ code, keeps }) => {
      const posted = this.#posted.get(code);
      const after = this.#running.get(code);
      if (posted === undefined || after === undefined) return [];
      const { b } = this.#before(code);
      const value = keeps === 'max' ? textOf(posted) : undefined;
      return [{ accumulator: code, before: textOf(b), delta: textOf(minus(after, b)), value, after: textOf(after) }];
    });
    return { amounts: this.#amounts, lines: this.#lines, shares: this.#shareRows, entries };
  }

  /** Always the first, as declared, of those that have all they read: fees, then apportionments. */
  #order(): readonly string[] {
    const reads = new Map<string, ReadonlySet<string>>();
    for (const fee of this.#model.fees)
      reads.set(fee.code, new Set([...namesOfTest(fee.when), ...namesOfPrice(fee.price)]));
    for (const split of this.#model.splits) reads.set(split.code, new Set([split.of, ...namesOfLevel(split)]));
    for (const { adds, when, limit } of this.#model.totals) {
      const source = typeof adds === 'string' ? adds : adds.apportionment;
      const known = reads.get(source);
      if (known === undefined) continue;
      const more = [...namesOfTest(when), ...namesOf(limit)].filter((name) => name !== source);
      reads.set(source, new Set([...known, ...more]));
    }
    const waiting = [...reads.keys()];
    const done: string[] = [];
    while (waiting.length > 0) {
      const next = waiting.findIndex((code) => [...(reads.get(code) ?? [])].every((name) => !waiting.includes(name)));
      if (next < 0) throw new Error('the generator made a cycle');
      done.push(...waiting.splice(next, 1));
    }
    return done;
  }

  #before(code: string): { readonly b: Q; readonly hasEntries: boolean } {
    const [value, entries] = this.#document.balances[code] ?? ['0', 0];
    return { b: q(value), hasEntries: entries > 0 };
  }

  #fee(fee: FeeCase): void {
    const isOn = fee.enabled && (fee.when === undefined || this.#test(fee.when));
    if (!isOn) this.#off.add(fee.code);
    const priced: PricedCase = isOn ? this.#price(fee) : { own: NIL, trueUp: NIL, isMirrored: false };
    const { own, trueUp, isMirrored } = priced;
    const total = plus(own, trueUp);
    const turn = (value: Q): Q => (isMirrored ? opposite(value) : value);
    const exact = turn(total);
    this.#exacts.set(fee.code, exact);
    if (fee.rounding === undefined) {
      this.#values.set(fee.code, exact);
      this.#amounts[fee.code] = { exact: textOf(exact) };
    } else {
      const { scale, mode } = fee.rounding;
      const book = (value: Q): D => (isMirrored ? rounded(value, scale, mode).negated() : rounded(value, scale, mode));
      const ownToBook = priced.ownRounded ?? own;
      const billed = priced.billed ?? NIL;
      const units =
        fee.rounding.of === 'totals'
          ? rounded(plus(billed, total), scale, mode).minus(rounded(billed, scale, mode))
          : book(plus(ownToBook, trueUp));
      refuseLong(units);
      this.#values.set(fee.code, unit(units, scale));
      this.#amounts[fee.code] = { booked: fixed(units, scale), exact: textOf(exact) };
      const isDivided = this.#model.splits.some(({ of }) => of === fee.code);
      if (fee.booked && isOn && !isDivided) {
        const line = { fee: fee.code, bearer: undefined, payer: 'merchant', payee: 'platform' };
        const { price } = fee;
        const isTruedUp =
          price.kind === 'bands' && price.bands.kind === 'volume' && price.cumulative?.basis === 'marginal';
        const first = isTruedUp ? book(ownToBook) : units;
        const ownLine = { kind: 'fee', ...line, amount: fixed(first, scale), exact: textOf(isTruedUp ? own : exact) };
        this.#ownLines.set(fee.code, {
          place: this.#lines.length,
          units: first,
          scale,
          exact: isTruedUp ? own : exact,
        });
        this.#lines.push(ownLine);
        const second = units.minus(first);
        if (!second.isZero())
          this.#lines.push({ kind: 'true-up', ...line, amount: fixed(second, scale), exact: textOf(trueUp) });
      }
    }
    this.#takeTax(fee);
    if (isOn) for (const total of this.#model.totals) if (total.adds === fee.code) this.#post(total);
  }

  /** A booked tax contained in a booked fee takes its part of that fee's own line. */
  #takeTax({ code, booked, price, rounding }: FeeCase): void {
    if (!booked || rounding === undefined || price.kind !== 'tax' || price.basis !== 'inclusive') return;
    const line = this.#ownLines.get(price.of);
    const row = line && this.#lines[line.place];
    const taxed = this.#model.fees.find((each) => each.code === price.of);
    if (line === undefined || row === undefined || taxed?.rounding === undefined) return;
    const scale = Math.max(line.scale, rounding.scale);
    const left = minus(unit(line.units, line.scale), this.#values.get(code) ?? NIL);
    const amount = fixed(rounded(left, scale, 'down'), scale);
    this.#lines[line.place] = { ...row, amount, exact: textOf(minus(line.exact, this.#exacts.get(code) ?? NIL)) };
  }

  #price({ price, rounding }: FeeCase): PricedCase {
    switch (price.kind) {
      case 'unit':
        return this.#onMeasure(price, this.#value(price.quantity), (x) => {
          const charge = times(this.#value(price.price), x);
          return price.flat === undefined ? charge : plus(charge, this.#value(price.flat));
        });
      case 'sum': {
        const sum = price.parts.reduce((total, part) => {
          if ('amount' in part) return plus(total, this.#value(part.amount));
          const [one, of] = 'rate' in part ? [part.rate, part.base] : [part.price, part.quantity];
          return plus(total, times(this.#value(one), this.#value(of)));
        }, NIL);
        return { own: this.#bounded(price, sum), trueUp: NIL, isMirrored: false };
      }
      case 'tax': {
        const rate = this.#value(price.rate);
        const added = times(this.#read(price.of), rate);
        const tax = price.basis === 'exclusive' ? added : over(added, plus(q('1'), rate));
        return { own: this.#bounded(price, tax), trueUp: NIL, isMirrored: false };
      }
      case 'package': {
        // Read where a total is charged: a negative measure that counts as nothing needs none of them.
        const cost = (total: Q): Q => {
          const [size, free] = [this.#value(price.size), price.free === undefined ? NIL : this.#value(price.free)];
          return times(q(packagesOf(total, size, free)), this.#value(price.price));
        };
        if (price.accumulator === undefined) return this.#onMeasure(price, this.#value(price.measure), cost);
        const { b, hasEntries } = this.#before(price.accumulator);
        const billed = hasEntries ? cost(b) : NIL;
        const own = minus(cost(plus(b, this.#value(price.measure))), billed);
        return { own: this.#bounded(price, own), trueUp: NIL, isMirrored: false, billed };
      }
      case 'formula':
        return { own: this.#bounded(price, this.#value(price.formula)), trueUp: NIL, isMirrored: false };
      case 'complement': {
        const left = price.less.reduce((rest, name) => minus(rest, this.#read(name)), this.#read(price.total));
        return { own: this.#bounded(price, left), trueUp: NIL, isMirrored: false };
      }
      case 'ratio':
        return this.#onMeasure(price, this.#value(price.base), (x) => {
          const charge = times(this.#value(price.rate), x);
          return price.flat === undefined ? charge : plus(charge, this.#value(price.flat));
        });
      case 'bands': {
        const { bands, cumulative } = price;
        const measure = this.#value(price.measure);
        if (cumulative === undefined) {
          const priced = this.#onMeasure(price, measure, (x) => {
            refuseAbove(bands, x);
            return costOf(bands, x);
          });
          if (bands.roundEach !== true || rounding === undefined || price.negative !== 'mirror') return priced;
          const size = signOf(measure) < 0 ? opposite(measure) : measure;
          return { ...priced, ownRounded: this.#bounded(price, eachRounded(bands, size, rounding)) };
        }
        const { b, hasEntries } = this.#before(cumulative.accumulator);
        const isApart = this.#model.totals.some(
          ({ code, keeps }) => code === cumulative.accumulator && keeps !== undefined,
        );
        const { own, trueUp } = cumulativeCost(bands, cumulative.basis, b, hasEntries, measure, isApart);
        const billed = hasEntries ? costOf(bands, b) : NIL;
        return { own: this.#bounded(price, own), trueUp, isMirrored: false, billed };
      }
    }
  }

  #onMeasure(price: PriceCase, measure: Q, charge: (measure: Q) => Q) {
    const isNegative = signOf(measure) < 0;
    if (isNegative && price.negative === 'reject') throw new Refused('measure-negative');
    if (isNegative && price.negative === 'zero') return { own: NIL, trueUp: NIL, isMirrored: false };
    return {
      own: this.#bounded(price, charge(isNegative ? opposite(measure) : measure)),
      trueUp: NIL,
      isMirrored: isNegative,
    };
  }

  #bounded({ floor, cap, wins }: PriceCase, value: Q): Q {
    const low = floor && this.#value(floor);
    const high = cap && this.#value(cap);
    const raise = (each: Q): Q => (low === undefined ? each : most(each, low));
    const lower = (each: Q): Q => (high === undefined ? each : least(each, high));
    return wins === 'cap' ? lower(raise(value)) : raise(lower(value));
  }

  #split(split: SplitCase): void {
    const { code, of } = split;
    const rounding = split.rounding ?? this.#model.fees.find((fee) => fee.code === of)?.rounding;
    if (rounding === undefined) throw new Error('the generator named no rounding');
    const { scale, mode } = rounding;
    const isOff = this.#off.has(of);
    const amount = isOff ? new D(0) : rounded(this.#read(of), scale, mode);
    refuseLong(amount);
    const isNegative = amount.isNegative() && !amount.isZero();
    const turn = (units: D): D => (isNegative ? units.negated() : units);
    const divide: Divide = { split: code, scale, mode, isNegative, isOff, most: amount.abs() };
    const left = turn(this.#level(split, undefined, amount.abs(), divide, turn));
    if (split.unplaced === 'reject' && !left.isZero()) throw new Refused('unplaced-rejected');
    this.#shares.set(`${code} `, unit(left, scale));
    this.#shareRows.push({ apportionment: code, bearer: undefined, above: undefined, amount: fixed(left, scale) });
    if (split.unplaced === 'keep' && !left.isZero()) {
      const row = { kind: 'unplaced', fee: code, bearer: undefined, payer: 'platform', payee: 'merchant' };
      this.#lines.push({ ...row, amount: fixed(left, scale), exact: textOf(unit(left, scale)) });
    }
    if (isOff) return;
    for (const bearer of bearersOf(split)) {
      for (const total of this.#model.totals) {
        if (typeof total.adds === 'object' && total.adds.apportionment === code && total.adds.bearer === bearer)
          this.#post(total);
      }
    }
  }

  /** Divides an amount on one level, then each part on the level below it; answers what nobody could take. */
  #level(
    level: LevelCase & { readonly unplaced: unknown },
    above: string | undefined,
    amount: D,
    divide: Divide,
    turn: (units: D) => D,
  ): D {
    const { bearers, unplaced: fate } = level;
    const { shares, unplaced } = divide.isOff
      ? { shares: bearers.map(() => new D(0)), unplaced: new D(0) }
      : slowDivision(amount, this.#slowLevel(level, divide));
    const to = typeof fate === 'object' && fate !== null ? (fate as { readonly to: string }).to : undefined;
    bearers.forEach((bearer, k) => {
      const own = shares[k] as D;
      const units = bearer.code === to ? own.plus(unplaced) : own;
      const text = fixed(turn(units), divide.scale);
      const exact = unit(turn(units), divide.scale);
      this.#shares.set(`${divide.split} ${bearer.code}`, exact);
      this.#shareRows.push({ apportionment: divide.split, bearer: bearer.code, above, amount: text });
      if (bearer.split !== undefined) {
        const lost = this.#level(bearer.split, bearer.code, units, divide, turn);
        if (!lost.isZero()) throw new Error('a level below got more than it can take');
      } else if (bearer.code !== 'merchant' && !divide.isOff) {
        const line = { kind: 'share', fee: divide.split, bearer: bearer.code, payer: bearer.code, payee: 'merchant' };
        this.#lines.push({ ...line, amount: text, exact: textOf(exact) });
      }
    });
    return to === undefined ? unplaced : new D(0);
  }

  #slowLevel(level: LevelCase, divide: Divide): SlowLevel {
    const { bearers, method, spill, shortage, remainder } = level;
    const notNegative = (value: Q): Q => {
      if (signOf(value) < 0) throw new Refused('weight-negative, or fixed-negative');
      return value;
    };
    const rest = bearers.findIndex((bearer) => bearer.rest === true);
    const weights = bearers.map(({ weight }) => (weight === undefined ? undefined : notNegative(this.#value(weight))));
    const sum = weights.reduce<Q>((total, weight) => plus(total, weight ?? NIL), NIL);
    if (rest >= 0 && order(sum, q('1')) > 0) throw new Refused('weights-above-one');
    const parts = bearers.map((bearer) => {
      if (bearer.fixed === undefined) return undefined;
      const part = rounded(notNegative(this.#value(bearer.fixed)), divide.scale, divide.mode);
      refuseLong(part);
      return part;
    });
    return {
      isSequence: method === 'sequence',
      fixed: parts,
      weights,
      rest,
      rooms: bearers.map((bearer) => this.#room(bearer, divide)),
      spill: spill ?? (rest >= 0 ? 'rest' : 'by-weight'),
      shortage: shortage ?? 'in-order',
      remainder: remainder ?? 'largest',
      codes: bearers.map(({ code }) => code),
    };
  }

  #room({ code: bearer, cap, onCap, split }: BearerCase, divide: Divide): D | undefined {
    const rooms: Q[] = [];
    if (cap !== undefined) rooms.push(this.#value(cap));
    for (const { code, adds, limit } of this.#model.totals) {
      if (typeof adds === 'string' || adds.apportionment !== divide.split) continue;
      if (adds.bearer !== bearer || limit === undefined) continue;
      const balance = this.#running.get(code) ?? NIL;
      const leaves = divide.isNegative ? balance : minus(this.#value(limit), balance);
      if (onCap === 'stop' && !divide.isNegative && signOf(leaves) > 0) continue;
      rooms.push(leaves);
    }
    if (split !== undefined) {
      const level = this.#slowLevel(split, divide);
      const most = split.unplaced === undefined ? slowCapacity(divide.most, level) : undefined;
      if (most !== undefined) rooms.push(unit(most, divide.scale));
    }
    const [first, ...others] = rooms;
    if (first === undefined) return undefined;
    const smallest = others.reduce(least, first);
    return signOf(smallest) <= 0 ? new D(0) : rounded(smallest, divide.scale, 'down');
  }

  #post(total: TotalCase): void {
    const { code, adds, keeps, when } = total;
    if (when !== undefined && !this.#test(when)) return;
    const value =
      typeof adds === 'string' ? this.#read(adds) : (this.#shares.get(`${adds.apportionment} ${adds.bearer}`) ?? NIL);
    this.#posted.set(code, value);
    const b = this.#running.get(code) ?? NIL;
    this.#running.set(code, keeps === 'max' ? most(b, value) : plus(b, keeps === 'count' ? q('1') : value));
  }

  #read(name: string): Q {
    const known = this.#values.get(name) ?? this.#running.get(name);
    if (known !== undefined) return known;
    const fact = this.#document.facts[name];
    if (typeof fact !== 'string') throw new Refused('factor-missing');
    return q(fact);
  }

  #value(expr: Expr): Q {
    switch (expr.is) {
      case 'name':
        return this.#read(expr.name);
      case 'exact':
        return this.#exacts.get(expr.fee) ?? NIL;
      case 'share':
        return this.#shares.get(`${expr.of} ${expr.bearer ?? ''}`) ?? NIL;
      case 'literal':
        return q(expr.text);
      case 'abs': {
        const value = this.#value(expr.a);
        return signOf(value) < 0 ? opposite(value) : value;
      }
      case 'negative':
        return opposite(this.#value(expr.a));
      case 'round':
        return unit(rounded(this.#value(expr.a), expr.scale, expr.mode), expr.scale);
      case 'if':
        return this.#value(this.#test(expr.when) ? expr.a : expr.b);
      default: {
        const [a, b] = [this.#value(expr.a), this.#value(expr.b)];
        const compute = { '+': plus, '-': minus, '*': times, '/': over, min: least, max: most }[expr.is];
        return compute(a, b);
      }
    }
  }

  #test(test: Test): boolean {
    switch (test.is) {
      case 'text': {
        const fact = this.#document.facts[test.name];
        if (typeof fact !== 'string') throw new Refused('factor-missing');
        return test.values.includes(fact);
      }
      case 'flag': {
        const fact = this.#document.facts[test.name];
        if (typeof fact !== 'boolean') throw new Refused('factor-missing');
        return fact;
      }
      case 'and':
        return this.#test(test.a) && this.#test(test.b);
      case 'or':
        return this.#test(test.a) || this.#test(test.b);
      case 'not':
        return !this.#test(test.a);
      default: {
        const side = order(this.#value(test.a), this.#value(test.b));
        return { '<': side < 0, '<=': side <= 0, '>': side > 0, '>=': side >= 0, '==': side === 0, '!=': side !== 0 }[
          test.is
        ];
      }
    }
  }
}

function refuseLong(units: D): void {
  if (units.abs().gte(new D(10).pow(38))) throw new Refused('number-too-long');
}

function namesOf(expr: Expr | undefined): readonly string[] {
  if (expr === undefined) return [];
  switch (expr.is) {
    case 'name':
      return [expr.name];
    case 'exact':
      return [expr.fee];
    case 'share':
      return [expr.of];
    case 'literal':
      return [];
    case 'abs':
    case 'negative':
    case 'round':
      return namesOf(expr.a);
    case 'if':
      return [...namesOfTest(expr.when), ...namesOf(expr.a), ...namesOf(expr.b)];
    default:
      return [...namesOf(expr.a), ...namesOf(expr.b)];
  }
}

function namesOfTest(test: Test | undefined): readonly string[] {
  if (test === undefined) return [];
  switch (test.is) {
    case 'text':
    case 'flag':
      return [];
    case 'not':
      return namesOfTest(test.a);
    case 'and':
    case 'or':
      return [...namesOfTest(test.a), ...namesOfTest(test.b)];
    default:
      return [...namesOf(test.a), ...namesOf(test.b)];
  }
}

function namesOfPrice(price: PriceCase): readonly string[] {
  const bounds = [...namesOf(price.floor), ...namesOf(price.cap)];
  switch (price.kind) {
    case 'formula':
      return [...namesOf(price.formula), ...bounds];
    case 'ratio':
      return [...namesOf(price.base), ...namesOf(price.rate), ...namesOf(price.flat), ...bounds];
    case 'unit':
      return [...namesOf(price.price), ...namesOf(price.quantity), ...namesOf(price.flat), ...bounds];
    case 'sum':
      return [...price.parts.flatMap((part) => Object.values(part).flatMap((expr: Expr) => namesOf(expr))), ...bounds];
    case 'package':
      return [price.measure, price.size, price.price, price.free].flatMap((expr) => [...namesOf(expr)]).concat(bounds);
    case 'tax':
      return [price.of, ...namesOf(price.rate), ...bounds];
    case 'complement':
      return [price.total, ...price.less, ...bounds];
    case 'bands':
      return [...namesOf(price.measure), ...bounds];
  }
}
