import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { reasonOf } from '../issues/reason-of.ts';
import { shown } from '../issues/shown.ts';
import type { Clock } from '../ports/clock.ts';
import { instantText } from '../time/instant.ts';

/** What a clock says becomes part of what is kept, so it is looked at: a year that has five digits, `NaN` or a throw is not. */
export function nowOf(clock: Clock): number {
  let said: unknown;
  try {
    said = clock.now();
  } catch (cause) {
    return fail(issue('clock-failed', [], { reason: reasonOf(cause) }, { retryable: true }), cause);
  }
  if (typeof said === 'number' && said >= 0 && said <= LATEST_MS) return Math.trunc(said);
  return fail(issue('clock-failed', [], { reason: shown(said) }, { retryable: true }));
}

/** The end of the year 9999. */
const LATEST_MS = 253_402_300_799_999;

/** A batch has many documents in one millisecond: they share one text. */
export function nowTextOf(clock: Clock): () => string {
  let ms = 0;
  let text = instantText(ms);
  return () => {
    const now = nowOf(clock);
    if (now !== ms) {
      ms = now;
      text = instantText(now);
    }
    return text;
  };
}
