import { isOneSlipAway } from '../issues/nearest.ts';
import type { FactorProvider } from './factor-provider.ts';

type Option = Exclude<keyof FactorProvider, 'name' | 'factors' | 'provide'>;

/** The options of a provider that may be left out, and of what kind their values are. */
const OPTIONS: Readonly<Record<Option, (value: unknown) => boolean>> = {
  version: (value) => typeof value === 'string',
  businesses: Array.isArray,
  needs: Array.isArray,
  batchSize: isNumber,
  concurrency: isNumber,
  timeout: isNumber,
  retry: (value) => isPlainObject(value) && 'attempts' in value,
  cache: (value) => isPlainObject(value) && 'ageMs' in value,
  onNull: (value) => typeof value === 'string',
};

/**
 * Members of a provider that were most likely meant as options: `batchsize: 5`. Only of a plain object, and only with a value
 * that the option could have: an instance of a class, and a state such as `cached: new Map()`, are the provider's own affair.
 */
export function misspeltOptions(provider: object): readonly { readonly option: string; readonly nearest: string }[] {
  if (!isPlainObject(provider)) return [];
  return Object.entries(provider).flatMap(([option, value]) => {
    if (Object.hasOwn(OPTIONS, option)) return [];
    const meant = Object.entries(OPTIONS).find(([known, isOfKind]) => isOneSlipAway(option, known) && isOfKind(value));
    return meant === undefined ? [] : [{ option, nearest: meant[0] }];
  });
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
