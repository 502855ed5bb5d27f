import * as fc from 'fast-check';
import type {
  BandRow,
  Bands,
  BearerCase,
  DocumentCase,
  Expr,
  FeeCase,
  LevelCase,
  Mode,
  ModelCase,
  PriceCase,
  SplitCase,
  SumPartCase,
  Test,
  TotalCase,
} from './oracle.ts';

/** Draws one value; fast-check's `gen`. */
export type Draw = fc.GeneratorValue;

export const MODES: readonly Mode[] = ['half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'];
const pick = <T>(g: Draw, all: readonly T[]): T => g(fc.constantFrom, ...all) as T;
const chance = (g: Draw, percent: number): boolean => g(fc.nat, { max: 99 }) < percent;

/** Whole units as decimal text without needless zeros. */
export function decimalOf(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${text}` : text;
}

const SAFE = 2n ** 53n;

/** Plain amounts, edges of the bands, amounts around 2^53 units, and more digits than any double holds. */
export function amountText(g: Draw, scale: number, isCalm = false): string {
  const kind = g(fc.nat, { max: isCalm ? 14 : 19 });
  const sign = chance(g, 15) ? -1n : 1n;
  if (kind < 10) return decimalOf(sign * g(fc.bigInt, 0n, 300_000n), scale);
  if (kind < 15)
    return decimalOf(
      sign * (BigInt(pick(g, [0, 1, 100, 500, 1000, 2000])) * 10n ** BigInt(scale) + g(fc.bigInt, -1n, 1n)),
      scale,
    );
  if (kind < 17) return decimalOf(sign * (SAFE / pick(g, [1n, 1n, 10n, 100n, 10_000n]) + g(fc.bigInt, -3n, 3n)), scale);
  if (kind < 18) return decimalOf(sign * g(fc.bigInt, 0n, 10n ** 22n), scale);
  return decimalOf(sign * g(fc.bigInt, 0n, 10n ** 16n), scale + g(fc.nat, { max: 12 }));
}

const FACTS = { price: 2, coupon: 2, extra: 4, rate: 4, pieces: 3 } as const;
const MONEY = ['price', 'coupon', 'extra'] as const;

export const FACTORS = [
  { code: 'price', type: 'money' },
  { code: 'coupon', type: 'money' },
  { code: 'extra', type: 'money', scale: 4 },
  { code: 'rate', type: 'ratio', scale: 4 },
  { code: 'pieces', type: 'quantity', scale: 3 },
  { code: 'channel', type: 'text' },
  { code: 'isNew', type: 'boolean' },
];

/** Names that a formula may use at its place, without going round in a circle. */
interface Known {
  /** Whether the model divides only by what has a finite reciprocal, so that it runs on scaled integers. */
  readonly isTerminating: boolean;
  readonly money: string[];
  /** Totals that count documents. */
  readonly counts: string[];
  readonly fees: string[];
  readonly shares: { readonly of: string; readonly bearer: string | undefined }[];
}

const BASES = ['marginal', 'marginal', 'before', 'including'] as const;

const name = (text: string): Expr => ({ is: 'name', name: text });
const literal = (text: string): Expr => ({ is: 'literal', text });

function moneyOf(g: Draw, known: Known, depth: number): Expr {
  const plain = (): Expr => {
    const kind = g(fc.nat, { max: 9 });
    if (kind === 0 && known.fees.length > 0) return { is: 'exact', fee: pick(g, known.fees) };
    if (kind < 3 && known.shares.length > 0) return { is: 'share', ...pick(g, known.shares) };
    return name(pick(g, known.money));
  };
  if (depth === 0) return plain();
  const inner = (): Expr => moneyOf(g, known, depth - 1);
  const orLiteral = (): Expr => (chance(g, 30) ? literal(pick(g, ['0', '0.01', '1', '99.995', '1000'])) : inner());
  switch (
    pick(g, ['plain', 'plain', '+', '-', '-', '*', '*', '/', 'min', 'max', 'abs', 'negative', 'round', 'if'] as const)
  ) {
    case 'plain':
      return plain();
    case '+':
      return { is: '+', a: inner(), b: orLiteral() };
    case '-':
      return { is: '-', a: inner(), b: orLiteral() };
    case '*':
      return {
        is: '*',
        a: inner(),
        b: chance(g, 50) ? literal(pick(g, ['0.05', '0.333', '2', '0.00125'])) : ratioOf(g, known),
      };
    case '/':
      return {
        is: '/',
        a: inner(),
        b: literal(pick(g, known.isTerminating ? ['2', '8', '0.5'] : ['2', '8', '0.5', '3', '7', '1.19'])),
      };
    case 'min':
      return { is: 'min', a: inner(), b: orLiteral() };
    case 'max':
      return { is: 'max', a: inner(), b: orLiteral() };
    case 'abs':
      return { is: 'abs', a: inner() };
    case 'negative':
      return { is: 'negative', a: inner() };
    case 'round':
      return { is: 'round', a: inner(), scale: g(fc.nat, { max: 4 }), mode: pick(g, MODES) };
    case 'if':
      return { is: 'if', when: testOf(g, known, 1), a: inner(), b: orLiteral() };
  }
}

function ratioOf(g: Draw, known: Known): Expr {
  switch (g(fc.integer, { min: known.isTerminating ? 1 : 0, max: 5 })) {
    case 0:
      return { is: '/', a: name(pick(g, known.money)), b: name(pick(g, known.money)) };
    case 1:
      return { is: '-', a: name('rate'), b: literal(pick(g, ['0.01', '0.5'])) };
    default:
      return name('rate');
  }
}

function testOf(g: Draw, known: Known, depth: number): Test {
  const kind = g(fc.nat, { max: depth === 0 ? 5 : 8 });
  if (kind < 2) return { is: 'text', name: 'channel', values: pick(g, [['app'], ['app', 'web'], ['shop']]) };
  if (kind === 2) return { is: 'flag', name: 'isNew' };
  if (kind === 3 && known.counts.length > 0) {
    return { is: pick(g, ['<', '>=', '=='] as const), a: name(pick(g, known.counts)), b: literal('3') };
  }
  if (kind < 6) {
    const b = chance(g, 60) ? literal(pick(g, ['0', '100', '1000'])) : name(pick(g, known.money));
    return { is: pick(g, ['<', '<=', '>', '>=', '==', '!='] as const), a: name(pick(g, known.money)), b };
  }
  if (kind === 8) return { is: 'not', a: testOf(g, known, 0) };
  return { is: kind === 6 ? 'and' : 'or', a: testOf(g, known, 0), b: testOf(g, known, 0) };
}

export function bandsOf(g: Draw): Bands {
  const starts = g(fc.uniqueArray, fc.constantFrom('0.01', '100', '500', '999.5', '1000', '2000', '100000'), {
    maxLength: 3,
  });
  const froms = ['0', ...(starts as string[]).sort((a, b) => Number(a) - Number(b))];
  const hasFlats = chance(g, 50);
  const rows = froms.map(
    (from): BandRow => ({
      from,
      price: pick(g, ['0', '0.05', '0.04', '0.1234', '0.3333', '2', '-0.01']),
      flat: hasFlats && chance(g, 70) ? pick(g, ['0', '1', '5.005', '100']) : undefined,
    }),
  );
  return {
    kind: pick(g, ['graduated', 'volume'] as const),
    rows,
    boundary: pick(g, ['lower', 'upper'] as const),
    upTo: chance(g, 20) ? pick(g, ['1000000', '99000000000000.5']) : undefined,
    overflow: pick(g, ['reject', 'last-band'] as const),
    flatAtZero: chance(g, 30),
  };
}

function priceOf(g: Draw, known: Known, totals: readonly TotalCase[]): PriceCase {
  const bounds = {
    floor: chance(g, 20) ? boundOf(g, known) : undefined,
    cap: chance(g, 20) ? boundOf(g, known) : undefined,
    wins: pick(g, ['cap', 'floor'] as const),
    negative: chance(g, 80) ? ('mirror' as const) : pick(g, ['zero', 'zero', 'reject'] as const),
  };
  const kinds = ['formula', 'formula', 'ratio', 'bands', 'bands', 'bands', 'complement'] as const;
  switch (pick(g, [...kinds, 'unit', 'sum', 'package', 'tax'] as const)) {
    case 'unit': {
      const price = chance(g, 50) ? literal(pick(g, ['0.375', '2', '0.00125'])) : name(pick(g, MONEY));
      const flat = chance(g, 30) ? moneyOf(g, known, 0) : undefined;
      return { ...bounds, kind: 'unit', price, quantity: name('pieces'), flat };
    }
    case 'sum': {
      const parts: SumPartCase[] = [{ rate: ratioOf(g, known), base: moneyOf(g, known, 1) }];
      if (chance(g, 50)) parts.push({ amount: literal('0.30') });
      if (chance(g, 50)) parts.push({ price: literal('1.5'), quantity: name('pieces') });
      return { ...bounds, kind: 'sum', parts };
    }
    case 'package': {
      const adding = totals.filter((total) => typeof total.adds === 'string' && total.keeps === undefined);
      const isCumulative = adding.length > 0 && chance(g, 40);
      const total = isCumulative ? pick(g, adding) : undefined;
      const measure = total === undefined ? moneyOf(g, known, 1) : name(total.adds as string);
      const size = chance(g, 80) ? literal(pick(g, ['100', '0.01', '33.3'])) : name(pick(g, MONEY));
      const free = chance(g, 40) ? literal(pick(g, ['0', '10.005', '100'])) : undefined;
      const price = chance(g, 70) ? literal(pick(g, ['2', '0.333'])) : name(pick(g, MONEY));
      return { ...bounds, kind: 'package', measure, size, price, free, accumulator: total?.code };
    }
    case 'tax': {
      const rate = chance(g, 60) ? literal(pick(g, ['0.19', '0.25', '0.07'])) : name('rate');
      const basis = pick(g, ['exclusive', 'inclusive'] as const);
      return { ...bounds, kind: 'tax', of: pick(g, [...MONEY, ...known.fees, ...known.fees]), rate, basis };
    }
    case 'formula':
      return { ...bounds, kind: 'formula', formula: moneyOf(g, known, 3) };
    case 'ratio': {
      const flat = chance(g, 30) ? moneyOf(g, known, 0) : undefined;
      return { ...bounds, kind: 'ratio', base: moneyOf(g, known, 1), rate: ratioOf(g, known), flat };
    }
    case 'complement': {
      const less = g(fc.uniqueArray, fc.constantFrom(...known.fees, 'none'), { maxLength: 3 }) as string[];
      const fees = less.filter((each) => each !== 'none');
      if (fees.length === 0) return { ...bounds, kind: 'formula', formula: moneyOf(g, known, 2) };
      return { ...bounds, kind: 'complement', total: pick(g, ['price', ...known.fees]), less: fees };
    }
    case 'bands': {
      const bands = bandsOf(g);
      const canBe = (total: TotalCase): boolean => total.keeps === undefined || bands.kind === 'volume';
      const adding = totals.filter((total) => typeof total.adds === 'string' && canBe(total));
      if (adding.length > 0 && chance(g, 60)) {
        const { code, adds, keeps } = pick(g, adding);
        const ofSums = bands.kind === 'graduated' ? (['marginal'] as const) : BASES;
        const basis = keeps === undefined ? pick(g, ofSums) : 'before';
        return {
          ...bounds,
          kind: 'bands',
          measure: name(adds as string),
          bands,
          cumulative: { accumulator: code, basis },
        };
      }
      return { ...bounds, kind: 'bands', measure: moneyOf(g, known, 1), bands, cumulative: undefined };
    }
  }
}

function boundOf(g: Draw, known: Known): Expr {
  return chance(g, 60) ? literal(pick(g, ['0', '1', '20.005', '100'])) : moneyOf(g, known, 1);
}

function splitOf(
  g: Draw,
  code: string,
  known: Known,
  isFree: (fee: string) => FeeCase | undefined,
): SplitCase | undefined {
  const of = pick(g, [...MONEY, ...known.fees, ...known.fees]);
  const fee = isFree(of);
  if (known.fees.includes(of) && fee === undefined) return undefined;
  const needsRounding = fee === undefined || !fee.booked;
  const codes = g(fc.shuffledSubarray, PARTIES, { minLength: 1, maxLength: 6 }) as string[];
  const level = levelOf(g, known, codes, 0);
  const takers = level.bearers.filter(canTakeAll).map((bearer) => bearer.code);
  const to = takers.length === 0 ? [] : [{ to: pick(g, takers) }];
  return {
    ...level,
    code,
    of,
    rounding: needsRounding ? { mode: pick(g, MODES), scale: g(fc.nat, { max: 2 }) } : undefined,
    unplaced: pick(g, ['keep', 'keep', 'keep', 'keep', 'reject', ...to] as const),
  };
}

const PARTIES = ['merchant', 'platform', 'supplier', 'bank', 'north', 'south', 'east', 'west'];

/** Divides by weight as often as by everything else. */
function levelOf(g: Draw, known: Known, codes: readonly string[], depth: number): LevelCase {
  const kind = pick(g, ['plain', 'plain', 'mixed', 'mixed', 'sequence'] as const);
  const own = depth < 2 && codes.length > 2 && chance(g, 35) ? codes.slice(0, pick(g, [1, 2])) : codes;
  const below = codes.slice(own.length);
  const at = kind === 'mixed' && chance(g, 60) ? g(fc.nat, { max: own.length - 1 }) : -1;
  let left = 100;
  const bearers = own.map((code, k): BearerCase => {
    const cap = chance(g, 30) ? boundOf(g, known) : undefined;
    const split = k === 0 && below.length > 0 ? { split: splitBelow(g, known, below, depth + 1) } : {};
    const bearer = { code, cap, ...split };
    // In a sequence only the last one may take all that is left.
    if (kind === 'sequence') return { ...bearer, cap: cap ?? (k < own.length - 1 ? boundOf(g, known) : undefined) };
    if (k === at) return { ...bearer, rest: true };
    if (kind === 'mixed' && chance(g, 40)) return { ...bearer, fixed: boundOf(g, known) };
    if (at < 0) return { ...bearer, weight: weightOf(g, known) };
    const percent = Math.min(left, pick(g, [0, 10, 25, 33, 50]));
    left -= percent;
    return { ...bearer, weight: chance(g, 10) ? name('rate') : literal(String(percent / 100)) };
  });
  const spills = at < 0 ? (['by-weight', 'by-weight', 'none'] as const) : (['by-weight', 'rest', 'none'] as const);
  return {
    bearers,
    method: kind === 'sequence' ? 'sequence' : undefined,
    spill: kind === 'sequence' || chance(g, 40) ? undefined : pick(g, spills),
    shortage: chance(g, 50) ? undefined : pick(g, ['in-order', 'prorate', 'prorate', 'reject'] as const),
    remainder: chance(g, 50)
      ? undefined
      : pick(g, ['largest', 'first', 'last', 'largest-weight', `to:${pick(g, own)}`] as const),
  };
}

function weightOf(g: Draw, { money }: Known): Expr {
  if (chance(g, 85)) return literal(pick(g, ['0', '1', '2', '3', '5', '0.5', '0.125', '7']));
  return name(pick(g, ['rate', money[0] ?? 'rate', 'pieces']));
}

function splitBelow(g: Draw, known: Known, codes: readonly string[], depth: number): NonNullable<BearerCase['split']> {
  const level = levelOf(g, known, codes, depth);
  const takers = level.bearers.filter(canTakeAll).map(({ code }) => code);
  return { ...level, unplaced: takers.length > 0 && chance(g, 40) ? { to: pick(g, takers) } : undefined };
}

function canTakeAll({ cap, split }: BearerCase): boolean {
  return cap === undefined && (split === undefined || split.unplaced !== undefined);
}

/** Of all levels. */
function bearersOf({ bearers }: LevelCase): readonly BearerCase[] {
  return bearers.flatMap((bearer) => [bearer, ...(bearer.split === undefined ? [] : bearersOf(bearer.split))]);
}

/** Bearers who are to take what nobody else can, on whatever level. */
function takersOf(level: LevelCase & { readonly unplaced: unknown }): readonly string[] {
  const { unplaced } = level;
  const own = typeof unplaced === 'object' && unplaced !== null ? [(unplaced as { readonly to: string }).to] : [];
  return [...own, ...level.bearers.flatMap(({ split }) => (split === undefined ? [] : takersOf(split)))];
}

function withStop(level: LevelCase, code: string): LevelCase {
  const bearers = level.bearers.map((bearer): BearerCase => {
    if (bearer.code === code) return { ...bearer, onCap: 'stop' };
    const { split } = bearer;
    return split === undefined ? bearer : { ...bearer, split: { ...split, ...withStop(split, code) } };
  });
  return { ...level, bearers };
}

/** One apportionment of the price, with limits on some of its bearers; nothing that bounds anybody reads the price. */
export function splitModelOf(g: Draw): ModelCase {
  const known: Known = { isTerminating: true, money: ['coupon', 'extra'], counts: [], fees: [], shares: [] };
  const drawn = splitOf(g, 'a', { ...known, money: ['coupon'] }, () => undefined);
  if (drawn === undefined) throw new Error('a factor can always be divided');
  const takers = takersOf(drawn);
  const totals = bearersOf(drawn).flatMap(({ code }, k): TotalCase[] => {
    if (chance(g, 60)) return [];
    const limit = takers.includes(code) ? undefined : boundOf(g, known);
    return [{ code: `t${k}`, adds: { apportionment: 'a', bearer: code }, keeps: undefined, when: undefined, limit }];
  });
  const limited = totals.find(({ limit }) => limit !== undefined)?.adds;
  const isStop = typeof limited === 'object' && chance(g, 30);
  const split = isStop ? { ...drawn, ...withStop(drawn, limited.bearer) } : drawn;
  return { fees: [], splits: [{ ...split, of: 'price', rounding: { mode: 'half-up', scale: 2 } }], totals };
}

export function modelOf(g: Draw): ModelCase {
  const isTerminating = chance(g, 75);
  const known: Known = { isTerminating, money: [...MONEY], counts: [], fees: [], shares: [] };
  const facts: Known = { isTerminating, money: [...MONEY], counts: [], fees: [], shares: [] };
  const fees: FeeCase[] = [];
  const splits: SplitCase[] = [];
  const totals: TotalCase[] = [];
  const addTotal = (adds: TotalCase['adds'], limit: Expr | undefined): void => {
    const code = `t${totals.length}`;
    const keeps = limit === undefined && chance(g, 35) ? pick(g, ['count', 'max'] as const) : undefined;
    totals.push({ code, adds, keeps, when: chance(g, 20) ? testOf(g, facts, 0) : undefined, limit });
    if (keeps === 'count') known.counts.push(code);
    else known.money.push(code);
  };
  if (chance(g, 70)) addTotal('price', undefined);
  const count = g(fc.integer, { min: 1, max: 5 });
  for (let k = 0; k < count; k++) {
    if (chance(g, 30)) {
      const free = (code: string): FeeCase | undefined =>
        fees.find((each) => each.code === code && !splits.some(({ of }) => of === code) && !isTaxed(code, fees));
      const drawn = splitOf(g, `a${k}`, known, free);
      if (drawn === undefined) continue;
      const { code } = drawn;
      const all = bearersOf(drawn);
      const limited = pick(g, all).code;
      const isTotal = chance(g, 60);
      const limit = takersOf(drawn).includes(limited) || chance(g, 20) ? undefined : boundOf(g, facts);
      const isStop = isTotal && limit !== undefined && chance(g, 25);
      splits.push(isStop ? { ...drawn, ...withStop(drawn, limited) } : drawn);
      known.shares.push(...all.map((bearer) => ({ of: code, bearer: bearer.code })), { of: code, bearer: undefined });
      if (isTotal) addTotal({ apportionment: code, bearer: limited }, limit);
      continue;
    }
    const booked = chance(g, 60);
    const code = `f${k}`;
    const fee: FeeCase = {
      code,
      booked,
      enabled: !chance(g, 5),
      when: chance(g, 30) ? testOf(g, known, 1) : undefined,
      price: priceOf(g, known, totals),
      rounding: booked
        ? { mode: pick(g, MODES), scale: g(fc.nat, { max: 2 }) }
        : chance(g, 30)
          ? { mode: pick(g, MODES), scale: g(fc.nat, { max: 4 }) }
          : undefined,
    };
    fees.push(withRounding(g, withTax(fee, fees, splits)));
    known.fees.push(code);
    known.money.push(code);
    if (chance(g, 30)) addTotal(code, undefined);
  }
  return { fees: chance(g, 30) ? [...fees].reverse() : fees, splits, totals };
}

/** One tax at most is contained in a fee, and none in a fee that is divided: another one is added. */
function withTax(fee: FeeCase, fees: readonly FeeCase[], splits: readonly SplitCase[]): FeeCase {
  const { price } = fee;
  if (price.kind !== 'tax' || !(isTaxed(price.of, fees) || splits.some(({ of }) => of === price.of))) return fee;
  return { ...fee, price: { ...price, basis: 'exclusive' } };
}

function isTaxed(code: string, fees: readonly FeeCase[]): boolean {
  return fees.some(({ price }) => price.kind === 'tax' && price.basis === 'inclusive' && price.of === code);
}

/** Rounds the totals of a window, or every band, where a price can be rounded so. */
function withRounding(g: Draw, fee: FeeCase): FeeCase {
  const { price, rounding } = fee;
  if (rounding === undefined || !chance(g, 40)) return fee;
  const isMarginal =
    price.kind === 'package'
      ? price.accumulator !== undefined
      : price.kind === 'bands' && price.cumulative?.basis === 'marginal';
  if (isMarginal && price.floor === undefined && price.cap === undefined) {
    return { ...fee, rounding: { ...rounding, of: 'totals' } };
  }
  if (price.kind !== 'bands' || price.cumulative !== undefined || price.negative !== 'mirror') return fee;
  return { ...fee, price: { ...price, bands: { ...price.bands, roundEach: true } } };
}

export function documentOf(g: Draw, model: ModelCase): DocumentCase {
  const facts: Record<string, string | boolean> = {};
  const mayMiss = chance(g, 10);
  const isCalm = chance(g, 70);
  const isThere = (): boolean => !mayMiss || !chance(g, 30);
  for (const code of MONEY) if (isThere()) facts[code] = amountText(g, FACTS[code], isCalm);
  if (isThere())
    facts.rate =
      !isCalm && chance(g, 20)
        ? decimalOf(g(fc.bigInt, 0n, 10n ** 20n), 19)
        : decimalOf(g(fc.bigInt, chance(g, 5) ? -99n : 0n, 10_000n), 4);
  if (isThere()) facts.pieces = decimalOf(g(fc.bigInt, 0n, 100_000n), 3);
  if (isThere()) facts.channel = pick(g, ['app', 'web', 'shop']);
  if (isThere()) facts.isNew = chance(g, 50);
  const balances = Object.fromEntries(
    model.totals.map(({ code, keeps }) => {
      const entries = chance(g, 30) ? 0 : g(fc.integer, { min: 1, max: 9 });
      const value = entries === 0 ? '0' : keeps === 'count' ? String(entries) : amountText(g, 2, isCalm);
      return [code, [value, entries] as const];
    }),
  );
  return { facts, balances };
}

// The same as definitions and formula text

export function textOfExpr(expr: Expr): string {
  switch (expr.is) {
    case 'name':
      return expr.name;
    case 'exact':
      return `exact(${expr.fee})`;
    case 'share':
      return expr.bearer === undefined ? `unplaced(${expr.of})` : `share(${expr.of}, ${expr.bearer})`;
    case 'literal':
      return expr.text;
    case 'abs':
      return `abs(${textOfExpr(expr.a)})`;
    case 'negative':
      return `(-${textOfExpr(expr.a)})`;
    case 'round':
      return `round(${textOfExpr(expr.a)}, ${expr.scale}, '${expr.mode}')`;
    case 'if':
      return `(${textOfTest(expr.when)} ? ${textOfExpr(expr.a)} : ${textOfExpr(expr.b)})`;
    case 'min':
    case 'max':
      return `${expr.is}(${textOfExpr(expr.a)}, ${textOfExpr(expr.b)})`;
    default:
      return `(${textOfExpr(expr.a)} ${expr.is} ${textOfExpr(expr.b)})`;
  }
}

export function textOfTest(test: Test): string {
  switch (test.is) {
    case 'text':
      return `channel in (${test.values.map((value) => `'${value}'`).join(', ')})`;
    case 'flag':
      return test.name;
    case 'and':
    case 'or':
      return `(${textOfTest(test.a)} ${test.is} ${textOfTest(test.b)})`;
    case 'not':
      return `not (${textOfTest(test.a)})`;
    default:
      return `(${textOfExpr(test.a)} ${test.is} ${textOfExpr(test.b)})`;
  }
}

const maybe = (expr: Expr | undefined): string | undefined => expr && textOfExpr(expr);
const whenOf = (test: Test | undefined): string | undefined => test && textOfTest(test);

export function bandsInput({ rows, boundary, upTo, overflow, flatAtZero, roundEach }: Bands): object {
  return {
    bands: rows.map(({ from, price, flat }) => ({ from, rate: price, flat })),
    boundary,
    upTo,
    overflow,
    flatAtZero,
    roundEach: roundEach === true ? 'band' : undefined,
  };
}

function priceInput(price: PriceCase): object {
  const bounds = { floor: maybe(price.floor), cap: maybe(price.cap), wins: price.wins };
  const { negative } = price;
  switch (price.kind) {
    case 'formula':
      return { ...bounds, kind: 'formula', formula: textOfExpr(price.formula) };
    case 'ratio':
      return {
        ...bounds,
        negative,
        kind: 'ratio',
        base: textOfExpr(price.base),
        rate: textOfExpr(price.rate),
        flat: maybe(price.flat),
      };
    case 'unit': {
      const [one, quantity] = [textOfExpr(price.price), textOfExpr(price.quantity)];
      return { ...bounds, negative, kind: 'unit', price: one, quantity, flat: maybe(price.flat) };
    }
    case 'sum': {
      const parts = price.parts.map((part) =>
        Object.fromEntries(Object.entries(part).map(([field, expr]) => [field, textOfExpr(expr)])),
      );
      return { ...bounds, kind: 'sum', parts };
    }
    case 'package': {
      const { accumulator } = price;
      return {
        ...bounds,
        ...{ negative, kind: 'package', measure: textOfExpr(price.measure), size: textOfExpr(price.size) },
        ...{ price: textOfExpr(price.price), free: maybe(price.free) },
        cumulative: accumulator && { accumulator, basis: 'marginal' },
      };
    }
    case 'tax':
      return { ...bounds, kind: 'tax', of: price.of, rate: textOfExpr(price.rate), basis: price.basis };
    case 'complement':
      return { ...bounds, kind: 'complement', total: price.total, less: price.less };
    case 'bands': {
      const { bands, cumulative } = price;
      return {
        ...bounds,
        negative,
        kind: bands.kind,
        measure: textOfExpr(price.measure),
        ...bandsInput(bands),
        cumulative,
      };
    }
  }
}

function bearersInput(bearers: readonly BearerCase[]): readonly object[] {
  return bearers.map(({ weight, fixed, cap, split, ...bearer }) => ({
    ...bearer,
    weight: maybe(weight),
    fixed: maybe(fixed),
    cap: maybe(cap),
    split: split && { ...split, bearers: bearersInput(split.bearers) },
  }));
}

/** A model as its author would write it; undefined members are as good as absent once it is JSON. */
export function modelInput(model: ModelCase): unknown {
  const input = {
    format: 1,
    code: 'order',
    business: 'order',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
      { code: 'supplier', id: '2001' },
      { code: 'bank', id: '3001' },
      ...['north', 'south', 'east', 'west'].map((code) => ({ code, id: code })),
    ],
    factors: FACTORS,
    fees: model.fees.map(({ code, booked, enabled, when, price, rounding }) => ({
      code,
      booked,
      enabled,
      ...(booked ? { payer: 'merchant', payee: 'platform' } : {}),
      when: whenOf(when),
      price: priceInput(price),
      rounding,
    })),
    apportionments: model.splits.map(({ bearers, ...split }) => ({
      ...split,
      payer: 'platform',
      payee: 'merchant',
      bearers: bearersInput(bearers),
    })),
    accumulators: model.totals.map(({ code, adds, keeps, when, limit }) => ({
      code,
      adds,
      keeps,
      when: whenOf(when),
      limit: maybe(limit),
      key: ['party'],
      window: 'month',
    })),
  };
  return JSON.parse(JSON.stringify(input));
}
