import type { Price } from '../model/price.ts';

/** Every formula of a price. A complement is a formula too: what is left of the total after the named fees. */
export function formulasOf(price: Price): readonly string[] {
  return [...ownFormulas(price), price.floor, price.cap, price.periodCap?.amount].filter((text) => text !== undefined);
}

function ownFormulas(price: Price): readonly (string | undefined)[] {
  switch (price.kind) {
    case 'formula':
      return [price.formula];
    case 'flat':
      return [price.amount];
    case 'ratio':
      return [price.base, price.rate, price.flat];
    case 'unit':
      return [price.price, price.quantity, price.flat];
    case 'sum':
      return price.parts.flatMap((part) => Object.values(part));
    case 'conversion':
      return [price.amount, price.rate];
    case 'graduated':
    case 'volume':
      return [
        price.measure,
        ...price.bands.flatMap(({ from, rate, unit, flat }) => [from, rate, unit, flat]),
        price.upTo,
      ];
    case 'package':
      return [price.measure, price.size, price.price, price.free];
    case 'rate-card':
      return [rateCardText(price), price.base, price.quantity];
    case 'complement':
      return [complementText(price)];
    case 'tax':
      return [price.of, price.rate];
    case 'custom':
      return Object.values(price.inputs);
  }
}

/** The look-up reads the same names, whichever output it is for. */
function rateCardText({ table }: Extract<Price, { kind: 'rate-card' }>): string {
  return `lookup(${table}, amount)`;
}

export function complementText(price: Extract<Price, { kind: 'complement' }>): string {
  return [price.total, ...price.less].join(' - ');
}
