import type { Path } from '../issues/path.ts';
import { decimalText } from '../money/decimal.ts';
import { compare, parseExact } from '../money/exact.ts';
import { checkRateCard } from './check-rate-card.ts';
import type { Faults } from './faults.ts';
import type { Band, Cumulative } from './price.ts';
import type { StatedPrice } from './price-schemas.ts';
import type { References } from './references.ts';
import { hasLast } from './window.ts';

type Banded = Extract<StatedPrice, { readonly bands: readonly Band[] }>;
type At = (...field: Path) => Path;

/** What a price must be without looking into its formulas. */
export function checkPrice(price: StatedPrice, at: At, references: References, faults: Faults): void {
  switch (price.kind) {
    case 'graduated':
    case 'volume':
      checkBands(price, at, faults);
      if (price.cumulative !== undefined) checkCumulative(price.measure, price.cumulative, at, references, faults);
      return;
    case 'package':
      checkPackage(price, at, faults);
      if (price.cumulative !== undefined) checkCumulative(price.measure, price.cumulative, at, references, faults);
      return;
    case 'tax':
      references.amount(price.of, at('of'), 'money-amount');
      if (price.rate.startsWith('-') && isDecimal(price.rate)) faults.add('tax-rate', at('rate'), { rate: price.rate });
      return;
    case 'complement':
      references.amount(price.total, at('total'), 'money-amount');
      price.less.forEach((code, index) => {
        if (price.less.indexOf(code) < index) faults.add('reference-twice', at('less', index), { name: code });
        else references.fee(code, at('less', index));
      });
      return;
    case 'rate-card':
      checkRateCard(price, at, references, faults);
      return;
    case 'formula':
    case 'flat':
    case 'ratio':
    case 'conversion':
    case 'unit':
    case 'sum':
    case 'custom':
      return;
  }
}

/** Written as decimals, they are known to be wrong before any document; as formulas, when they have a value. */
function checkPackage({ size, free }: Extract<StatedPrice, { kind: 'package' }>, at: At, faults: Faults): void {
  if (isDecimal(size) && !isAbove(size, '0')) faults.add('package-size', at('size'), { size });
  if (free !== undefined && isDecimal(free) && isAbove('0', free)) faults.add('package-free', at('free'), { free });
}

function checkBands(price: Banded, at: At, faults: Faults): void {
  const { bands, boundary, upTo } = price;
  // Bounds that are formulas have no value yet: a decimal must lie above the last decimal before it.
  let previous: string | undefined;
  bands.forEach((band, index) => {
    const from = band.from.slice(0, SHOWN);
    if (index === 0) {
      if (from !== '0') faults.add('bands-first', at('bands', index, 'from'), { from });
    } else if (isDecimal(from) && previous !== undefined && !isAbove(from, previous)) {
      faults.add('bands-order', at('bands', index, 'from'), { from, previous });
    }
    if (isDecimal(from)) previous = from;
    const count = Number(band.rate !== undefined) + Number(band.unit !== undefined);
    if (count !== 1) faults.add('band-rate', at('bands', index), { count });
  });
  const last = previous ?? '0';
  if (upTo !== undefined && isDecimal(upTo) && !isAbove(upTo, last)) {
    faults.add('bands-end', at('upTo'), { upTo, from: last });
  }
  if (boundary !== undefined) return;
  if (price.kind === 'volume') faults.add('boundary-missing', at('boundary'), { reason: 'volume' });
  else if (bands.some(({ flat }) => flat !== undefined)) {
    faults.add('boundary-missing', at('boundary'), { reason: 'flats' });
  }
}

/** F(b+x) is only true to the window if x is what the window adds: the same name, not merely the same amount. */
function checkCumulative(
  measure: string,
  { accumulator, basis, of }: Cumulative,
  at: At,
  references: References,
  faults: Faults,
): void {
  const target = references.accumulator(accumulator, at('cumulative', 'accumulator'));
  if (of === 'last' && (basis !== 'before' || (target !== undefined && !hasLast(target)))) {
    const reason = basis === 'before' ? 'window' : 'basis';
    faults.add('cumulative-last', at('cumulative', 'of'), { accumulator, reason });
  }
  if (target === undefined || basis === 'before') return;
  const { keeps = 'sum' } = target;
  if (keeps !== 'sum') {
    faults.add('accumulator-keeps', at('cumulative', 'accumulator'), { accumulator, keeps, use: 'cumulative' });
    return;
  }
  const name = measure.trim().normalize('NFC');
  if (target.adds === name || isSumOf(name, target.adds, references)) return;
  const adds =
    typeof target.adds === 'string' ? target.adds : `share(${target.adds.apportionment}, ${target.adds.bearer})`;
  faults.add('cumulative-measure', at('measure'), { basis, accumulator, adds, measure: name.slice(0, SHOWN) });
}

const SHOWN = 80;

/** Decimals are in canonical form by now; whatever else stands in their place is a formula. */
function isDecimal(text: string): boolean {
  return decimalText(text) === text;
}

function isAbove(a: string, b: string): boolean {
  return compare(parseExact(a), parseExact(b)) > 0;
}

/** What a document's fee reads of a factor of its lines: `sum(price)` is what an accumulator of `price` adds. */
function isSumOf(measure: string, adds: unknown, references: References): boolean {
  if (typeof adds !== 'string' || !references.perLine(adds)) return false;
  return measure.replaceAll(/\s/g, '') === `sum(${adds})`;
}
