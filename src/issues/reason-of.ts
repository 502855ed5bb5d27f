import { plainLine } from './plain-line.ts';

const LENGTH_MAX = 200;

/** What a provider, store or calculator threw, in one line for a sentence; the thing itself stays in `cause`. It never throws. */
export function reasonOf(thrown: unknown): string {
  try {
    if (typeof thrown === 'string') return plainLine(thrown.slice(0, LENGTH_MAX));
    if (typeof thrown !== 'object' || thrown === null) return plainLine(String(thrown));
    const message: unknown = 'message' in thrown ? thrown.message : undefined;
    return typeof message === 'string' && message !== '' ? plainLine(message.slice(0, LENGTH_MAX)) : 'no reason given';
  } catch {
    return 'no reason given';
  }
}
