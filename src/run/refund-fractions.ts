import type { BusinessDocument } from '../document/business-document.ts';
import type { GatheredFacts } from '../factor/resolve-facts.ts';
import { FeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import type { Path } from '../issues/path.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { abs, add, compare, divide, type Exact, exactText, parseExact, sign, ZERO } from '../money/exact.ts';
import type { StoredBill } from '../ports/store.ts';

/** Which part of an original is refunded, before a refund and with it: exact texts, `1/3` and `2/3`. */
export interface Fractions {
  readonly before: string;
  readonly after: string;
  /** Of each line of the refund; only where the measure is one of lines. */
  readonly lines?: readonly { readonly before: string; readonly after: string }[];
  /** Lines that measure nothing: they go back with the last of the others, and follow the refund's own. */
  readonly rest?: readonly string[];
}

interface Of {
  readonly document: BusinessDocument;
  readonly measure: Factor;
  readonly gathered: GatheredFacts;
  readonly original: StoredBill;
  /** The other refunds of the original that stand. */
  readonly others: readonly StoredBill[];
}

/**
 * Measures a refund against its original and the refunds before it. Every fault at once.
 *
 * Faults: `refund-measure` for one that is zero or of the other sign, `refund-exceeds` for more than what is left,
 * `refund-line-unknown`, `fact-missing`.
 *
 * Worked case: goods of 100.00, of which 25.00 were refunded: 50.00 more is from `0.25` to `0.75`; 80.00 more is refused.
 */
export function refundFractions(of: Of): Fractions {
  const issues: Issue[] = [];
  const fractions = of.measure.per === 'line' ? ofLines(of, issues) : ofDocument(of, issues);
  if (issues.length > 0) throw new FeewrightError(issues);
  return fractions;
}

function ofDocument({ document, measure, gathered, original, others }: Of, issues: Issue[]): Fractions {
  const { code } = measure;
  const path = ['facts', code];
  const whole = numberOf(original.snapshot.facts[code]) ?? ZERO;
  const found = numberOf(gathered.facts[code]);
  if (found === undefined) {
    issues.push(missing(document, code, path));
    return NOTHING;
  }
  if (sign(found) * sign(whole) <= 0) issues.push(notOf(code, found, whole, path));
  const before = sum(others.map(({ snapshot }) => numberOf(snapshot.facts[code]) ?? ZERO));
  return within({ code, found, whole, before }, path, issues);
}

function ofLines({ document, measure, gathered, original, others }: Of, issues: Issue[]): Fractions {
  const { code } = measure;
  const wholes = measuredLines(original, code);
  const refunded = new Map<string, Exact>();
  for (const other of others) {
    for (const [id, value] of measuredLines(other, code)) refunded.set(id, add(refunded.get(id) ?? ZERO, value));
  }
  let taken = ZERO;
  const lines = (gathered.lines ?? []).map(({ id, facts }, at) => {
    const path = ['lines', at, 'facts', code];
    const whole = wholes.get(id);
    const found = numberOf(facts[code]);
    if (whole === undefined) {
      const facts = { line: id, original: original.document.id, nearest: nearestName(id, wholes.keys()) };
      issues.push(issue('refund-line-unknown', ['lines', at, 'id'], facts));
      return NOTHING;
    }
    if (found === undefined) {
      issues.push(missing(document, code, path));
      return NOTHING;
    }
    if (sign(found) !== 0 && sign(found) * sign(whole) < 0) issues.push(notOf(code, found, whole, path));
    taken = add(taken, abs(found));
    return within({ code, found, whole, before: refunded.get(id) ?? ZERO }, path, issues);
  });
  // By what is taken of every line, whatever its sign: so it never falls, and is 1 when all of them are gone.
  const whole = sum([...wholes.values()].map(abs));
  const before = sum([...refunded.values()].map(abs));
  if (issues.length === 0 && sign(taken) === 0) issues.push(notOf(code, taken, whole, ['lines']));
  const part = (value: Exact): string => (sign(whole) === 0 ? '0' : exactText(divide(value, whole)));
  const fractions = { before: part(before), after: part(add(before, taken)), lines };
  return compare(add(before, taken), whole) < 0 ? fractions : withRest(fractions, { gathered, wholes });
}

/** With the last line that measures something, those that measure nothing are given back too. */
function withRest(
  { before, after, lines }: Required<Omit<Fractions, 'rest'>>,
  { gathered, wholes }: { readonly gathered: GatheredFacts; readonly wholes: ReadonlyMap<string, Exact> },
): Fractions {
  const isEmpty = (id: string): boolean => sign(wholes.get(id) ?? ZERO) === 0;
  const own = (gathered.lines ?? []).map(({ id }) => id);
  const rest = [...wholes.keys()].filter((id) => isEmpty(id) && !own.includes(id));
  const all = lines.map((line, at) => (isEmpty(own[at] ?? '') ? WHOLE : line));
  return { before, after, lines: [...all, ...rest.map(() => WHOLE)], rest };
}

const NOTHING = Object.freeze({ before: '0', after: '0' });
const WHOLE = Object.freeze({ before: '0', after: '1' });

function within(
  {
    code,
    found,
    whole,
    before,
  }: { readonly code: string; readonly found: Exact; readonly whole: Exact; readonly before: Exact },
  path: Path,
  issues: Issue[],
): { readonly before: string; readonly after: string } {
  const after = add(before, found);
  if (compare(abs(after), abs(whole)) > 0) {
    const facts = { measure: code, found: exactText(found), original: exactText(whole), refunded: exactText(before) };
    issues.push(issue('refund-exceeds', path, facts));
  }
  if (sign(whole) === 0) return NOTHING;
  return { before: exactText(divide(before, whole)), after: exactText(divide(after, whole)) };
}

function measuredLines({ snapshot }: StoredBill, code: string): ReadonlyMap<string, Exact> {
  return new Map((snapshot.lines ?? []).map(({ id, facts }) => [id, numberOf(facts[code]) ?? ZERO]));
}

function numberOf(value: FactValue | undefined): Exact | undefined {
  return typeof value === 'string' ? parseExact(value) : undefined;
}

function sum(values: readonly Exact[]): Exact {
  return values.reduce(add, ZERO);
}

function missing({ id }: BusinessDocument, factor: string, path: Path): Issue {
  return issue('fact-missing', path, { factor, document: id, providers: '', nearest: undefined });
}

function notOf(measure: string, found: Exact, original: Exact, path: Path): Issue {
  return issue('refund-measure', path, { measure, found: exactText(found), original: exactText(original) });
}
