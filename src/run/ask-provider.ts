import type { ProviderLink } from '../factor/provider-chain.ts';
import { readAnswer } from '../factor/read-answer.ts';
import type { Clock } from '../ports/clock.ts';
import { type Observer, tell } from './events.ts';
import type { ProviderDesk } from './provider-desk.ts';
import type { Question, Reply } from './question.ts';
import { LATE, withinTime } from './within-time.ts';

export interface AskOptions {
  readonly clock: Clock;
  /** Milliseconds for one attempt, where the provider doesn't say. */
  readonly timeLimit: number;
  readonly desk: ProviderDesk;
  readonly observer?: Observer | undefined;
}

/**
 * Puts questions to a provider, in as many requests as it bounds them to; one that fails takes only its own documents
 * with it. It never rejects.
 *
 * @returns one reply for each question, in their order
 */
export async function askProvider(
  link: ProviderLink,
  questions: readonly Question[],
  options: AskOptions,
): Promise<readonly Reply[]> {
  const { batchSize = questions.length } = link.options;
  const requests: Promise<readonly Reply[]>[] = [];
  for (let start = 0; start < questions.length; start += batchSize) {
    requests.push(request(link, questions.slice(start, start + batchSize), options));
  }
  return (await Promise.all(requests)).flat();
}

type Attempt = { readonly answer: unknown } | { readonly thrown: unknown } | { readonly late: number };

async function request(
  link: ProviderLink,
  questions: readonly Question[],
  options: AskOptions,
): Promise<readonly Reply[]> {
  const { attempts, backoffMs, maxMs } = link.options.retry;
  const { limiter } = options.desk.of(link);
  for (let attempt = 1; ; attempt += 1) {
    const came = await limiter.run(() => attemptOnce(link, questions, options));
    if ('answer' in came) return readAnswer(link, came.answer, questions.length);
    if (attempt >= attempts || ('thrown' in came && isFinal(came.thrown))) return questions.map(() => came);
    const milliseconds = Math.min(maxMs, backoffMs * 2 ** (attempt - 1));
    const retried = { provider: link.name, documents: questions.length, attempt: attempt + 1, milliseconds };
    tell(options.observer, { type: 'provider-retried', ...retried });
    await pause(options.clock, milliseconds);
  }
}

async function attemptOnce(
  link: ProviderLink,
  questions: readonly Question[],
  { clock, timeLimit }: AskOptions,
): Promise<Attempt> {
  const milliseconds = link.options.timeout ?? timeLimit;
  try {
    // A request of its own for each attempt: what a provider did to the last one is no matter.
    const request = Object.freeze({
      factors: Object.freeze([...new Set(questions.flatMap(({ factors }) => factors))]),
      documents: Object.freeze(questions.map(({ document }) => document)),
      needs: Object.freeze(questions.map(({ needs }) => needs)),
    });
    const answer = await withinTime(clock, milliseconds, link.provider.provide(request));
    return answer === LATE ? { late: milliseconds } : { answer };
  } catch (thrown) {
    return { thrown };
  }
}

/** An error that says so itself will be the same the next time. */
function isFinal(thrown: unknown): boolean {
  try {
    return typeof thrown === 'object' && thrown !== null && 'retryable' in thrown && thrown.retryable === false;
  } catch {
    return false;
  }
}

/** Without timers in the clock there is no waiting. */
function pause(clock: Clock, milliseconds: number): Promise<void> {
  if (clock.after === undefined || milliseconds === 0) return Promise.resolve();
  const { after } = clock;
  return new Promise((resolve) => after.call(clock, milliseconds, resolve));
}
