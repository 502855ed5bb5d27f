import { instantText } from '../time/instant.ts';
import type { BalanceSpan } from './balance-need.ts';

/** What a snapshot calls a part of a total, and how a formula writes it. Two versions may count from two instants. */
export function readingNames(
  code: string,
  span: BalanceSpan,
  sinceMs = 0,
): { readonly name: string; readonly written: string } {
  switch (span) {
    case 'last':
      return { name: `last(${code})`, written: `balance(${code}, 'last')` };
    case 'last-now':
      return { name: `last(${code}, now)`, written: `balance(${code}, 'last', 'now')` };
    case 'since': {
      const name = `since(${code}, ${instantText(sinceMs)})`;
      return { name, written: name };
    }
  }
}
