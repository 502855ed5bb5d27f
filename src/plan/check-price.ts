import type { Tree } from '../formula/tree.ts';
import { INTEGER, QUANTITY, RATIO, type Type } from '../formula/type.ts';
import type { Path } from '../issues/path.ts';
import type { Cumulative, Price } from '../model/price.ts';
import { conversionRate } from './check-conversion.ts';
import type { CheckedPrice, CumulativeTotal } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';
import { complementText } from './price-formulas.ts';

/**
 * Checks the formulas of a price: a ratio of money, or money a piece of a quantity; floor and cap of the price's type.
 *
 * @param expected what the fee may be
 * @param at the place of one of the price's fields
 */
export function checkPrice(
  desk: PlanDesk,
  price: Price,
  expected: readonly Type[],
  at: (field: string) => Path,
): CheckedPrice | undefined {
  const checked = checkBody(desk, price, expected, at);
  const type = checked?.kind === 'amount' ? checked.amount.type : desk.money;
  const bound = (field: 'floor' | 'cap'): Tree | undefined => {
    const text = price[field];
    return text === undefined ? undefined : desk.formula(text, [type], at(field));
  };
  const bounds = { floor: bound('floor'), cap: bound('cap'), wins: price.wins, negative: price.negative };
  return checked && { ...bounds, ...checked };
}

function checkBody(desk: PlanDesk, price: Price, expected: readonly Type[], at: (field: string) => Path) {
  const { money } = desk;
  switch (price.kind) {
    case 'formula':
      return amountOf(desk.formula(price.formula, expected, at('formula')));
    case 'flat':
      return amountOf(desk.formula(price.amount, expected, at('amount')));
    case 'complement':
      return amountOf(desk.formula(complementText(price), expected, at('total')));
    case 'ratio': {
      const measure = desk.formula(price.base, [money, QUANTITY], at('base'));
      const isOfMoney = measure === undefined || measure.type.kind === 'money';
      const rate = desk.formula(price.rate, [isOfMoney ? RATIO : money], at('rate'));
      const flat = price.flat === undefined ? undefined : desk.formula(price.flat, [money], at('flat'));
      return measure && rate && { kind: 'rate' as const, measure, rate, flat };
    }
    case 'conversion':
      return conversionRate(desk, price, at);
    case 'graduated':
    case 'volume': {
      const isByUnit = price.bands.some((band) => band.unit !== undefined);
      const measure = desk.formula(price.measure, isByUnit ? [QUANTITY, INTEGER] : [money], at('measure'));
      const cumulative = cumulativeOf(desk, price.cumulative);
      return measure && { kind: 'bands' as const, measure, price, cumulative };
    }
  }
}

function cumulativeOf(desk: PlanDesk, cumulative: Cumulative | undefined): CumulativeTotal | undefined {
  const declared = cumulative && desk.accumulators.get(cumulative.accumulator);
  if (cumulative === undefined || declared === undefined) return undefined;
  const { basis, of } = cumulative;
  if (of !== 'last') return { basis, accumulator: declared.index };
  desk.readTotals.add(declared.item.code);
  const { name } = desk.reading(declared, 'last');
  return { basis, accumulator: declared.index, reading: [...desk.readings.keys()].indexOf(name) };
}

function amountOf(amount: Tree | undefined) {
  return amount && { kind: 'amount' as const, amount };
}
