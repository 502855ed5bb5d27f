import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import { type InstantInput, parseInstant } from '../time/instant.ts';
import type { RunContext } from './context.ts';

/** The instant up to which orders are due: the one given, else now by the engine's clock. Milliseconds. */
export function readAsOf(context: RunContext, asOf: InstantInput | undefined): number {
  if (asOf === undefined) return context.now();
  const instant = parseInstant(asOf);
  return instant === undefined ? fail(issue('as-of-invalid', ['asOf'], { found: shown(asOf) })) : instant.epochMs;
}
