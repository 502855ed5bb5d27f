import type { Tree } from '../formula/tree.ts';
import { INTEGER, QUANTITY, RATIO, type Type } from '../formula/type.ts';
import type { Path } from '../issues/path.ts';
import type { Cumulative, Price } from '../model/price.ts';
import type { CumulativeTotal } from './balance-need.ts';
import { bandColumns } from './band-columns.ts';
import { conversionRate } from './check-conversion.ts';
import { checkRateCard } from './check-rate-card.ts';
import { sumAmount, taxAmount } from './composed-amount.ts';
import { customPrice } from './custom-price.ts';
import type { Booking, CheckedPrice } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';
import { complementText } from './price-formulas.ts';

type At = (...field: Path) => Path;

/**
 * Checks the formulas of a price: a ratio of money, or money a piece of a quantity; floor and cap of the price's type.
 *
 * @param expected what the fee may be
 * @param at the place of one of the price's fields
 * @param rounding the fee's own, by which bands are rounded too
 */
export function checkPrice(
  desk: PlanDesk,
  price: Price,
  expected: readonly Type[],
  at: At,
  rounding: Booking | undefined,
): CheckedPrice | undefined {
  const checked = checkBody(desk, price, expected, at, rounding);
  const type = checked?.kind === 'amount' ? checked.amount.type : desk.money;
  const bound = (field: 'floor' | 'cap'): Tree | undefined => {
    const text = price[field];
    return text === undefined ? undefined : desk.formula(text, [type], at(field));
  };
  const bounds = { floor: bound('floor'), cap: bound('cap'), wins: price.wins, negative: price.negative };
  return checked && { ...bounds, ...checked };
}

function checkBody(desk: PlanDesk, price: Price, expected: readonly Type[], at: At, rounding: Booking | undefined) {
  const { money } = desk;
  switch (price.kind) {
    case 'formula':
      return amountOf(desk.formula(price.formula, expected, at('formula')));
    case 'flat':
      return amountOf(desk.formula(price.amount, expected, at('amount')));
    case 'complement':
      return amountOf(desk.formula(complementText(price), expected, at('total')));
    case 'sum':
      return amountOf(sumAmount(desk, price, at));
    case 'tax':
      return amountOf(taxAmount(desk, price, at));
    case 'rate-card':
      return checkRateCard(desk, price, at);
    case 'ratio': {
      const measure = desk.formula(price.base, [money, QUANTITY], at('base'));
      const isOfMoney = measure === undefined || measure.type.kind === 'money';
      const rate = desk.formula(price.rate, [isOfMoney ? RATIO : money], at('rate'));
      const flat = price.flat === undefined ? undefined : desk.formula(price.flat, [money], at('flat'));
      return measure && rate && { kind: 'rate' as const, measure, rate, flat };
    }
    case 'conversion':
      return conversionRate(desk, price, at);
    case 'unit': {
      const measure = desk.formula(price.quantity, [QUANTITY, INTEGER], at('quantity'));
      const rate = desk.formula(price.price, [money], at('price'));
      const flat = price.flat === undefined ? undefined : desk.formula(price.flat, [money], at('flat'));
      return measure && rate && { kind: 'rate' as const, measure, rate, flat };
    }
    case 'graduated':
    case 'volume': {
      const columns = bandColumns(desk, price, at);
      const roundEach = price.roundEach === undefined ? undefined : rounding;
      const cumulative = cumulativeOf(desk, price.cumulative);
      return columns && { kind: 'bands' as const, ...columns, price, roundEach, cumulative };
    }
    case 'package': {
      const measure = desk.formula(price.measure, [QUANTITY, INTEGER, money], at('measure'));
      const one = desk.formula(price.price, [money], at('price'));
      const cumulative = cumulativeOf(desk, price.cumulative);
      // What a package holds is of the measure's own type.
      if (measure === undefined) return undefined;
      const type = [measure.type.kind === 'integer' ? QUANTITY : measure.type];
      const size = desk.formula(price.size, type, at('size'));
      const free = price.free === undefined ? undefined : desk.formula(price.free, type, at('free'));
      return size && one && { kind: 'package' as const, measure, size, price: one, free, cumulative };
    }
    case 'custom':
      return customPrice(desk, price, at);
  }
}

function cumulativeOf(desk: PlanDesk, cumulative: Cumulative | undefined): CumulativeTotal | undefined {
  const declared = cumulative && desk.accumulators.get(cumulative.accumulator);
  if (cumulative === undefined || declared === undefined) return undefined;
  const { basis, of } = cumulative;
  if (of !== 'last') return { basis, accumulator: declared.index };
  const reading = desk.placeOf(declared.item.code, 'last');
  return { basis, accumulator: declared.index, ...(reading === undefined ? {} : { reading }) };
}

function amountOf(amount: Tree | undefined) {
  return amount && { kind: 'amount' as const, amount };
}
