/** What a value of a formula is. Money carries its currency: a code, or `document` for the document's own. */
export type Type =
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'ratio' | 'quantity' | 'integer' | 'text' | 'boolean' | 'date' }
  | { readonly kind: 'list'; readonly of: Type }
  /** A literal (or arithmetic on literals) that has not met its place yet. No definition names this type. */
  | { readonly kind: 'number' };

export const RATIO: Type = Object.freeze({ kind: 'ratio' });
export const QUANTITY: Type = Object.freeze({ kind: 'quantity' });
export const INTEGER: Type = Object.freeze({ kind: 'integer' });
export const TEXT: Type = Object.freeze({ kind: 'text' });
export const BOOLEAN: Type = Object.freeze({ kind: 'boolean' });
export const DATE: Type = Object.freeze({ kind: 'date' });
export const NUMBER: Type = Object.freeze({ kind: 'number' });

export function money(currency: string): Type {
  return { kind: 'money', currency };
}

export function typeText(type: Type): string {
  switch (type.kind) {
    case 'money':
      return `money(${type.currency})`;
    case 'list':
      return `list of ${typeText(type.of)}`;
    default:
      return type.kind;
  }
}

export function isNumeric(type: Type): boolean {
  return type.kind !== 'text' && type.kind !== 'boolean' && type.kind !== 'date' && type.kind !== 'list';
}

/** Texts, and dates, which facts and formulas write as texts: `2026-11-30` comes before `2026-12-01` as text too. */
export function isTextual(type: Type): boolean {
  return type.kind === 'text' || type.kind === 'date';
}

export function sameType(a: Type, b: Type): boolean {
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency;
  if (a.kind === 'list' && b.kind === 'list') return sameType(a.of, b.of);
  return a.kind === b.kind;
}
