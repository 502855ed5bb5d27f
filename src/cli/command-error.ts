import { type Fault, faultLines, type Language } from './language.ts';

/** Why a command could not run at all: the user's own input, so it is told in sentences and without a stack. */
export class CommandError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[], cause?: unknown) {
    super(faultLines(faults, 'en').join('\n'), cause === undefined ? undefined : { cause });
    this.name = 'CommandError';
    this.faults = faults;
  }

  text(language: Language): string {
    return faultLines(this.faults, language).join('\n');
  }
}

/** Ends a command with one sentence. */
export function refuse(place: string, en: string, zh: string, cause?: unknown): never {
  throw new CommandError([{ place, said: { en, zh } }], cause);
}
