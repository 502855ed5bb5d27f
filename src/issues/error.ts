import { capText, TEXT_BYTES } from './cap-text.ts';
import { type Issue, listOf, sentence } from './issue.ts';
import { pathText } from './path.ts';
import { plainLine } from './plain-line.ts';

const BRAND: unique symbol = Symbol.for('feewright.error');
const SHOWN = 20;

/**
 * What a single call throws: every fault it found, in the order in which it found them. The message has the English
 * sentences of the first 20, each after its place, at most 2 KB; `issues` has them all. A provider's or store's own
 * error is kept in `cause`. Recognise it with `isFeewrightError`, which also works across ESM and CJS.
 */
export class FeewrightError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: Issue | readonly Issue[], cause?: unknown) {
    const all = listOf(issues);
    super(messageOf(all), cause === undefined ? undefined : { cause });
    this.name = 'FeewrightError';
    this.issues = all;
  }

  get [BRAND](): true {
    return true;
  }

  toJSON(): { readonly name: string; readonly message: string; readonly issues: readonly Issue[] } {
    return { name: this.name, message: this.message, issues: this.issues };
  }
}

/** Whether something caught is Feewright's error: by its brand, which also holds across copies of the library. */
export function isFeewrightError(thrown: unknown): thrown is FeewrightError {
  return typeof thrown === 'object' && thrown !== null && BRAND in thrown && thrown[BRAND] === true;
}

/** Throws one fault or several as one `FeewrightError`. */
export function fail(issues: Issue | readonly Issue[], cause?: unknown): never {
  throw new FeewrightError(issues, cause);
}

function messageOf(issues: readonly Issue[]): string {
  const lines = issues.slice(0, SHOWN).map(lineOf);
  const left = issues.length - lines.length;
  const end = left > 0 ? `\n… and ${left} more` : '';
  return capText(lines.join('\n'), TEXT_BYTES - end.length - 2) + end;
}

function lineOf(issue: Issue): string {
  const place = plainLine(pathText(issue.path.slice(0, SHOWN)).slice(0, 200));
  return place === '' ? sentence(issue, 'en') : `${place}: ${sentence(issue, 'en')}`;
}
