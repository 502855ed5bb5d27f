import { namesInCondition } from '../condition/names-in-condition.ts';
import { type Names, namesIn } from '../formula/names-in.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { bearersOf } from '../model/bearers.ts';
import type { EffectiveModel } from '../model/effective-model.ts';
import type { Bearer, FeeItem } from '../model/model.ts';
import { lineFees } from './line-fees.ts';
import { readNames } from './lookup-tables.ts';
import type { MidWindowPrice } from './mid-window.ts';
import { formulasOf } from './price-formulas.ts';

/**
 * What each fee and apportionment needs before it can be computed. Factors and balances need no order: they are there
 * from the start. An accumulator's condition and limit are read where its amount is computed, so they count there.
 */
export function dependencies(
  definition: EffectiveModel,
  midWindow: ReadonlyMap<string, MidWindowPrice> = new Map(),
): ReadonlyMap<string, ReadonlySet<string>> {
  const ofLines = lineFees(definition);
  const needs = new Map<string, Set<string>>();
  const add = (code: string, { names, apportionments }: Names): void => {
    const known = needs.get(code);
    for (const name of [...readNames(definition, names), ...apportionments]) known?.add(name);
  };
  const addFormula = (code: string, text: string | undefined): void => {
    const parsed = text === undefined ? undefined : parseFormula(text);
    if (parsed?.ok === true) add(code, namesIn(parsed.value.syntax));
  };
  for (const { code } of [...definition.fees, ...definition.apportionments]) needs.set(code, new Set());
  for (const fee of definition.fees) {
    add(fee.code, namesInCondition(fee.when));
    for (const price of [fee.price, midWindow.get(fee.code)?.rerate?.price]) {
      for (const text of price === undefined ? [] : formulasOf(price)) addFormula(fee.code, text);
    }
    addFormula(fee.code, fee.quantity);
    // A line's place in its bands counts what earlier lines add, which must be known by then.
    const adds = ofLines.has(fee.code) ? addedIn(definition, fee) : undefined;
    if (adds !== undefined && adds !== fee.code) needs.get(fee.code)?.add(adds);
  }
  for (const apportionment of definition.apportionments) {
    needs.get(apportionment.code)?.add(apportionment.of);
    for (const { weight, fixed, cap } of bearersOf<Bearer>(apportionment.bearers)) {
      for (const text of [weight, fixed, cap]) addFormula(apportionment.code, text);
    }
  }
  for (const accumulator of definition.accumulators) {
    const source = typeof accumulator.adds === 'string' ? accumulator.adds : accumulator.adds.apportionment;
    const limit = accumulator.limit === undefined ? undefined : parseFormula(accumulator.limit);
    for (const { names, apportionments } of [
      namesInCondition(accumulator.when),
      ...(limit?.ok === true ? [namesIn(limit.value.syntax)] : []),
    ]) {
      for (const name of [...readNames(definition, names), ...apportionments]) {
        // A condition may look at the very amount that is added: it is read after it.
        if (name !== source) needs.get(source)?.add(name);
      }
    }
  }
  return needs;
}

/** The amount whose total a cumulative price reads. */
function addedIn({ accumulators }: EffectiveModel, { price }: FeeItem): string | undefined {
  const cumulative = price !== undefined && 'cumulative' in price ? price.cumulative : undefined;
  const adds = accumulators.find(({ code }) => code === cumulative?.accumulator)?.adds;
  return typeof adds === 'string' ? adds : undefined;
}
