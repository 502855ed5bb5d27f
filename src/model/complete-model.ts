import { isCurrency, minorDigits } from '../money/currency.ts';
import { readTable } from './check-tables.ts';
import type {
  AccumulatorDraft,
  ApportionmentDraft,
  DefinitionDraft,
  FactorDraft,
  FeeDraft,
  PartyDraft,
  TableDraft,
} from './draft.ts';
import { factValue } from './fact-value.ts';
import type { Accumulator, Apportionment, Factor, FeeItem, Party } from './model.ts';
import { completePrice } from './price-schemas.ts';
import type { Table } from './table.ts';

/** Decimals of the scaled-integer lane, where a factor doesn't say: 0.035125 and 12.345678 fit. */
const DEFAULT_SCALES = { ratio: 6, quantity: 6, integer: 0 } as const;

// Each function below takes an item that `checkDefinition` found whole, and fills what its author left to the defaults.

export function completeParty({ code, label, is, id, factor }: PartyDraft): Party {
  const named = label === undefined ? { code } : { code, label };
  if (is !== undefined) return { ...named, is };
  return factor === undefined ? { ...named, id: id ?? code } : { ...named, factor };
}

/** @param currency the model's */
export function completeFactor(draft: FactorDraft, currency: string): Factor {
  const { default: fallback, per, ...rest } = draft;
  const value = fallback === undefined ? undefined : factValue(draft, fallback);
  const isMoney = draft.type === 'money' || draft.of === 'money';
  const own = isMoney ? { currency: draft.currency ?? currency } : {};
  const usual = defaultScale(draft.type, own.currency);
  const { maxScale } = draft;
  // No fact will have more decimals than the factor allows.
  const scale = draft.scale ?? (usual === undefined || maxScale === undefined ? usual : Math.min(usual, maxScale));
  return {
    ...rest,
    ...own,
    ...(scale === undefined ? {} : { scale }),
    ...(value === undefined ? {} : { default: value }),
    sensitive: draft.sensitive ?? false,
    ...(per === 'line' ? { per } : {}),
  };
}

function defaultScale(type: Factor['type'], currency: string | undefined): number | undefined {
  if (type === 'ratio' || type === 'quantity' || type === 'integer') return DEFAULT_SCALES[type];
  return type === 'money' && currency !== undefined && isCurrency(currency) ? minorDigits(currency) : undefined;
}

/** @param modelCurrency a fee's own currency goes without saying where it is the model's */
export function completeFee(draft: FeeDraft, modelCurrency: string): FeeItem {
  const { price, payer, payee, rounding, per, currency, ...rest } = draft;
  const common = {
    ...rest,
    enabled: draft.enabled ?? true,
    clearing: draft.clearing ?? draft.code,
    ...(price === undefined ? {} : { price: completePrice(price) }),
    ...(per === undefined || per === 'document' ? {} : { per }),
  };
  if (payer !== undefined && payee !== undefined && rounding !== undefined && draft.booked !== false) {
    return { ...common, booked: true, payer, payee, rounding };
  }
  return {
    ...common,
    booked: false,
    ...(currency === undefined || currency === modelCurrency ? {} : { currency }),
    ...(payer === undefined ? {} : { payer }),
    ...(payee === undefined ? {} : { payee }),
    ...(rounding === undefined ? {} : { rounding }),
  };
}

/** @param fee the divided fee, or `undefined` where a factor is divided */
export function completeApportionment(draft: ApportionmentDraft, fee: FeeItem | undefined): Apportionment {
  const payer = draft.payer ?? fee?.payer;
  return {
    ...draft,
    ...(payer === undefined ? {} : { payer }),
    clearing: draft.clearing ?? fee?.clearing ?? draft.code,
  };
}

/** What goes without saying stays unsaid: a sum, weeks from Monday, in the order of the lane, refunds in their original's window. */
export function completeAccumulator(draft: AccumulatorDraft): Accumulator {
  const { keeps, weekStart, order, refundWindow, ...rest } = draft;
  return {
    ...rest,
    ...(keeps === undefined || keeps === 'sum' ? {} : { keeps }),
    ...(weekStart === undefined || weekStart === 'monday' ? {} : { weekStart }),
    ...(order === 'commit' ? { order } : {}),
    ...(refundWindow === 'own' ? { refundWindow } : {}),
  };
}

export function completeTable(draft: TableDraft, definition: Pick<DefinitionDraft, 'factors'>): Table {
  const { rows, default: given } = readTable(draft, definition);
  const { default: _, ...rest } = draft;
  return { ...rest, rows, ...(given === undefined ? {} : { default: given }), complete: draft.complete ?? false };
}
