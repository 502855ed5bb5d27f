import type { FactorExpectation } from '../issues/factor-issues.ts';
import type { NullPolicy } from '../model/model.ts';
import type { CacheOptions, FactorProvider, RetryOptions } from './factor-provider.ts';

/** How a provider is asked, checked and complete. */
export interface ProviderOptions {
  readonly needs: ReadonlySet<string>;
  /** `undefined`: all documents at once. */
  readonly batchSize: number | undefined;
  readonly concurrency: number | undefined;
  readonly timeout: number | undefined;
  readonly retry: Required<RetryOptions>;
  readonly cache: Required<CacheOptions> | undefined;
  readonly onNull: NullPolicy;
}

/** Tells what is wrong with a member. */
export type Refuse = (member: string, found: unknown, expected: FactorExpectation) => void;

type Given = Partial<Record<keyof FactorProvider, unknown>>;

const ONCE: Required<RetryOptions> = { attempts: 1, backoffMs: 0, maxMs: 0 };
const BACKOFF_MS = 100;
const BACKOFF_MAX_MS = 10_000;
const ATTEMPTS_MAX = 20;
const CACHE_MAX = 10_000;
const COUNT_MAX = 1_000_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;
const NULL_POLICIES: readonly NullPolicy[] = ['absent', 'default', 'fault'];

/** Reads the options of a provider, which may come from JavaScript: every member that is wrong is told to `refuse`. */
export function readProviderOptions(given: Given, refuse: Refuse): ProviderOptions {
  const { needs, batchSize, concurrency, timeout, retry, cache, onNull } = given;
  const number = (member: string, found: unknown, expected: FactorExpectation, max: number): number | undefined => {
    if (found === undefined || isWhole(found, 1, max)) return found;
    refuse(member, found, expected);
    return undefined;
  };
  if (needs !== undefined && !isTexts(needs)) refuse('needs', needs, 'factor-codes');
  const policy = NULL_POLICIES.find((each) => each === onNull);
  if (onNull !== undefined && policy === undefined) refuse('onNull', onNull, 'null-policy');
  return {
    needs: new Set(isTexts(needs) ? needs : []),
    batchSize: number('batchSize', batchSize, 'count', COUNT_MAX),
    concurrency: number('concurrency', concurrency, 'count', COUNT_MAX),
    timeout: number('timeout', timeout, 'milliseconds', DAY_MS),
    retry: retry === undefined ? ONCE : readRetry(retry, refuse),
    cache: cache === undefined ? undefined : readCache(cache, refuse),
    onNull: policy ?? 'fault',
  };
}

function readRetry(given: unknown, refuse: Refuse): Required<RetryOptions> {
  const members = membersOf(given, ['attempts', 'backoffMs', 'maxMs']);
  if (members === undefined) {
    refuse('retry', given, 'retry');
    return ONCE;
  }
  const { attempts, backoffMs = BACKOFF_MS, maxMs = BACKOFF_MAX_MS } = members;
  if (!isWhole(attempts, 1, ATTEMPTS_MAX)) refuse('retry.attempts', attempts, 'attempts');
  if (!isWhole(backoffMs, 0, DAY_MS)) refuse('retry.backoffMs', backoffMs, 'milliseconds');
  if (!isWhole(maxMs, 0, DAY_MS)) refuse('retry.maxMs', maxMs, 'milliseconds');
  return isWhole(attempts, 1, ATTEMPTS_MAX) && isWhole(backoffMs, 0, DAY_MS) && isWhole(maxMs, 0, DAY_MS)
    ? { attempts, backoffMs, maxMs }
    : ONCE;
}

function readCache(given: unknown, refuse: Refuse): Required<CacheOptions> | undefined {
  const members = membersOf(given, ['key', 'ageMs', 'max']);
  if (members === undefined) {
    refuse('cache', given, 'cache');
    return undefined;
  }
  const { key, ageMs, max = CACHE_MAX } = members;
  if (!isKey(key)) refuse('cache.key', key, 'cache-key');
  if (!isWhole(ageMs, 1, YEAR_MS)) refuse('cache.ageMs', ageMs, 'milliseconds');
  if (!isWhole(max, 1, COUNT_MAX)) refuse('cache.max', max, 'count');
  if (!isKey(key) || !isWhole(ageMs, 1, YEAR_MS) || !isWhole(max, 1, COUNT_MAX)) return undefined;
  return { key: typeof key === 'function' ? key : Object.freeze([...key]), ageMs, max };
}

/** The members of an object that has no others than these: a misspelt option must not be an option left out. */
function membersOf(given: unknown, known: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const members = { ...given };
  return Object.keys(members).every((member) => known.includes(member)) ? members : undefined;
}

function isKey(value: unknown): value is CacheOptions['key'] {
  return typeof value === 'function' || isTexts(value);
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
