import type { Tree } from '../formula/tree.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { Price, RateCardPrice } from '../model/price.ts';
import { compare, type Exact, exactText, ONE, parseExact } from '../money/exact.ts';
import { definitionPath } from '../plan/definition-path.ts';
import type { CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';

/** A rate that is a constant, and where it was written. */
interface StatedRate {
  readonly rate: Exact;
  readonly path: Path;
}

/** Of a table with thousands of rows, only the first are told. */
const ROWS_TOLD = 20;

/**
 * Rates that take more than all of their base: of ratios, bands and parts of sums, of taxes, and of the rows of a rate card.
 *
 * Worked case: a tax with `rate: '19'`, where `'0.19'` was meant.
 */
export function rateFindings(plan: Plan, { item, price }: FeeNode, at: (...field: Path) => Path): readonly Issue[] {
  const inPrice = ratesOf(price, item.price).map(({ rate, path }) => ({ rate, path: at('price', ...path) }));
  const inTable = item.price?.kind === 'rate-card' ? ratesOfTable(plan, item.price) : [];
  return [...inPrice, ...inTable].map(({ rate, path }) =>
    issue('ratio-above-one', path, { fee: item.code, rate: exactText(rate) }, { severity: 'warning' }),
  );
}

function ratesOf(price: CheckedPrice, written: Price | undefined): readonly StatedRate[] {
  if (price.kind === 'rate') return aboveOne(price.rate, ['rate']);
  if (price.kind === 'bands') {
    return price.bands.price.flatMap((rate, band) => aboveOne(rate, ['bands', band, 'rate']));
  }
  // A tax and a sum are one formula each, in which their rates stand among others: they are read as they were written.
  if (written?.kind === 'tax') return textAboveOne(written.rate, ['rate']);
  if (written?.kind !== 'sum') return [];
  return written.parts.flatMap((part, at) => ('rate' in part ? textAboveOne(part.rate, ['parts', at, 'rate']) : []));
}

function ratesOfTable({ definition }: Plan, { table: code }: RateCardPrice): readonly StatedRate[] {
  const table = definition.tables.find((each) => each.code === code);
  if (table === undefined) return [];
  const place = (field: Path): Path => definitionPath(definition, 'tables', code, field);
  const rows = table.rows.flatMap(({ gives }, row) => textAboveOne(gives.rate, ['rows', row, 'gives', 'rate']));
  const all = [...rows.slice(0, ROWS_TOLD), ...textAboveOne(table.default?.rate, ['default', 'rate'])];
  return all.map(({ rate, path }) => ({ rate, path: place(path) }));
}

function aboveOne(tree: Tree, path: Path): readonly StatedRate[] {
  if (tree.kind !== 'literal' || tree.type.kind !== 'ratio' || compare(tree.value, ONE) <= 0) return [];
  return [{ rate: tree.value, path }];
}

function textAboveOne(text: unknown, path: Path): readonly StatedRate[] {
  if (typeof text !== 'string' || !DECIMAL.test(text)) return [];
  const rate = parseExact(text);
  return compare(rate, ONE) > 0 ? [{ rate, path }] : [];
}

const DECIMAL = /^\d+(?:\.\d+)?$/;
