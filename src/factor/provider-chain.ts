import type { FactorExpectation } from '../issues/factor-issues.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import type { Factor, Model } from '../model/model.ts';
import type { FactorProvider } from './factor-provider.ts';

/** A provider and the earlier ones of the chain whose answers decide what it is still asked for. */
export interface ProviderLink {
  readonly provider: FactorProvider;
  /** Sets of what the provider declared, read once. */
  readonly factors: ReadonlySet<string>;
  /** `undefined`: a general provider. */
  readonly businesses: ReadonlySet<string> | undefined;
  /** Positions in the chain: those that share a factor with it. */
  readonly after: readonly number[];
}

/** All providers of an engine in the order in which a factor's chain asks them. */
export type ProviderChain = readonly ProviderLink[];

const NAME_LENGTH_MAX = 128;
/** What a snapshot's source may say beside a provider's name. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(['document', 'default', 'contract', 'engine']);

/**
 * Checks the providers and puts them in order: those that name businesses first, as declared, then the general ones, as
 * declared. Every fault at once: a name that is missing, reserved or used twice; a factor of no model; a business of no
 * model (both with the nearest known name).
 *
 * @param ofRules factors of the rule book
 */
export function providerChain(
  providers: readonly FactorProvider[],
  models: readonly Model[],
  ofRules: readonly Factor[] = [],
): Result<ProviderChain> {
  const issues: Issue[] = [];
  const factors = new Set([...models.flatMap((model) => model.factors), ...ofRules].map(({ code }) => code));
  const businesses = new Set(models.map((model) => model.business));
  const names = new Set<string>();
  const sound: FactorProvider[] = [];
  for (const [at, provider] of providers.entries()) {
    const fault = shapeFault(provider, at);
    if (fault !== undefined) {
      issues.push(fault);
      continue;
    }
    const path = ['providers', at];
    const { name } = provider;
    if (names.has(name)) issues.push(issue('provider-declared-twice', [...path, 'name'], { provider: name }));
    names.add(name);
    for (const factor of provider.factors) {
      if (factors.has(factor)) continue;
      const facts = { provider: name, factor, nearest: nearestName(factor, factors) };
      issues.push(issue('provider-factor-unknown', [...path, 'factors'], facts));
    }
    for (const business of provider.businesses ?? []) {
      if (businesses.has(business)) continue;
      const facts = { provider: name, business, nearest: nearestName(business, businesses) };
      issues.push(issue('provider-business-unknown', [...path, 'businesses'], facts));
    }
    sound.push(provider);
  }
  return issues.length > 0 ? failed(issues) : ok(linked(sound));
}

/** Whether a provider is asked for documents of a business. */
export function serves(link: ProviderLink, business: string): boolean {
  return link.businesses?.has(business) ?? true;
}

function linked(providers: readonly FactorProvider[]): ProviderChain {
  const isGeneral = (provider: FactorProvider): boolean => provider.businesses === undefined;
  const ordered = [...providers.filter((each) => !isGeneral(each)), ...providers.filter(isGeneral)];
  return ordered.map((provider, at) => {
    const factors = new Set(provider.factors);
    const sharers = ordered
      .slice(0, at)
      .flatMap((other, index) => (other.factors.some((f) => factors.has(f)) ? [index] : []));
    const businesses = provider.businesses === undefined ? undefined : new Set(provider.businesses);
    return { provider, factors, businesses, after: sharers };
  });
}

/** Providers come from the user's own code, in JavaScript as well: the few members that are used are looked at. */
function shapeFault(provider: FactorProvider, at: number): Issue | undefined {
  const isObject = typeof provider === 'object' && provider !== null;
  const given: Partial<Record<keyof FactorProvider, unknown>> = isObject ? provider : {};
  const { name, factors, businesses, version, provide } = given;
  const isNamed = typeof name === 'string' && name !== '' && name.length <= NAME_LENGTH_MAX && plainLine(name) === name;
  const fault = (member: string, found: unknown, expected: FactorExpectation): Issue => {
    const facts = { provider: isNamed ? name : `#${at + 1}`, member, found: shown(found), expected };
    return issue('provider-invalid', ['providers', at, member], facts);
  };
  if (!isNamed || RESERVED_NAMES.has(name)) return fault('name', name, 'provider-name');
  if (!isTexts(factors)) return fault('factors', factors, 'factor-codes');
  if (businesses !== undefined && !isTexts(businesses)) return fault('businesses', businesses, 'businesses');
  if (version !== undefined && typeof version !== 'string') return fault('version', version, 'text');
  return typeof provide === 'function' ? undefined : fault('provide', provide, 'function');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
