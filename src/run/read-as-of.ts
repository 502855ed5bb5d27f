import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import { type InstantInput, parseInstant } from '../time/instant.ts';
import type { RunContext } from './context.ts';

/** The instant up to which orders are due: the one given, else now by the engine's clock. Milliseconds. */
export function readAsOf(context: RunContext, asOf: InstantInput | undefined): number {
  return asOf === undefined ? context.now() : readInstant('asOf', asOf);
}

/** Milliseconds. Fault: `as-of-invalid`, at the member. */
export function readInstant(member: string, given: InstantInput): number {
  const instant = parseInstant(given);
  return instant === undefined ? fail(issue('as-of-invalid', [member], { found: shown(given) })) : instant.epochMs;
}
