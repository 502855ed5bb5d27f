import type { DocumentKey } from '../document/business-document.ts';
import type { MessageKey } from '../ports/inbox.ts';
import type { BalanceKey } from '../ports/store.ts';

// Ids hold no control characters, so a line feed keeps the parts apart.
export function documentName({ tenant, business, id }: DocumentKey): string {
  return `${tenant}\n${business}\n${id}`;
}

export function balanceName({ tenant, model, accumulator, key, window }: BalanceKey): string {
  return `${tenant}\n${model}\n${accumulator}\n${key}\n${window}`;
}

export function windowName({ tenant, model, accumulator, window }: Omit<BalanceKey, 'key'>): string {
  return `${tenant}\n${model}\n${accumulator}\n${window}`;
}

export function messageName({ intake, hash }: MessageKey): string {
  return `${hash}\n${intake}`;
}
