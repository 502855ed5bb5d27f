import type { ResolvedBalance } from '../factor/resolve-balances.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { BalanceRead } from '../ports/store.ts';
import { parseInstant } from '../time/instant.ts';
import { balanceRead } from './balance-key.ts';

/** The totals that a snapshot has balances of, and which parts of them, as they were resolved then. */
export function resolvedThen({ balances }: Snapshot): readonly ResolvedBalance[] {
  return Object.entries(balances).map(([name, { key, window }]) => {
    const [, span, code] = /^(last|since)\((.*?)(?:, .*)?\)$/.exec(name) ?? [];
    if (code === undefined) return { accumulator: name, key, window };
    const since = span === 'since' ? msOf(window.start) : undefined;
    // The window before is read as it stood when that ended, unless it says `now`.
    const recordedBefore = span === 'last' && !name.endsWith(', now)') ? msOf(window.end) : undefined;
    const reading = {
      name,
      ...(since === undefined ? {} : { since }),
      ...(recordedBefore === undefined ? {} : { recordedBefore }),
    };
    return { accumulator: code, key, window, reading };
  });
}

/** What is to be read so that a snapshot has the balances of today. Aligned with `resolved`. */
export function readsFor(
  { document, model }: Pick<Snapshot, 'document' | 'model'>,
  resolved: readonly ResolvedBalance[],
): readonly BalanceRead[] {
  return resolved.map((balance) => balanceRead({ tenant: document.tenant, model: model.code, ...balance }));
}

function msOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseInstant(text)?.epochMs;
}
