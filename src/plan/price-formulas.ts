import type { Price } from '../model/price.ts';

/** One formula of a price and the field it stands in. */
export interface PriceFormula {
  readonly field: string;
  readonly text: string;
}

/** Every formula of a price. A complement is a formula too: what is left of the total after the named fees. */
export function formulasOf(price: Price): readonly PriceFormula[] {
  const bounds = [
    field('floor', price.floor),
    field('cap', price.cap),
    field('periodCap.amount', price.periodCap?.amount),
  ].flat();
  switch (price.kind) {
    case 'formula':
      return [...field('formula', price.formula), ...bounds];
    case 'flat':
      return [...field('amount', price.amount), ...bounds];
    case 'ratio':
      return [...field('base', price.base), ...field('rate', price.rate), ...field('flat', price.flat), ...bounds];
    case 'conversion':
      return [...field('amount', price.amount), ...field('rate', price.rate), ...bounds];
    case 'graduated':
    case 'volume':
      return [...field('measure', price.measure), ...bounds];
    case 'complement':
      return [...field('total', complementText(price)), ...bounds];
  }
}

export function complementText(price: Extract<Price, { kind: 'complement' }>): string {
  return [price.total, ...price.less].join(' - ');
}

function field(name: string, text: string | undefined): readonly PriceFormula[] {
  return text === undefined ? [] : [{ field: name, text }];
}
