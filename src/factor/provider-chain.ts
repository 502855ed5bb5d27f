import type { FactorExpectation } from '../issues/factor-issues.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import type { Factor, Model } from '../model/model.ts';
import { topologicalOrder } from '../plan/topological-order.ts';
import { KEY_FIELDS } from './cache-key.ts';
import type { FactorProvider } from './factor-provider.ts';
import { misspeltOptions } from './misspelt-options.ts';
import { isTexts, type ProviderOptions, readProviderOptions } from './provider-options.ts';

/** A provider as it was read when the engine was made, and the earlier ones of the chain that it waits for. */
export interface ProviderLink {
  readonly provider: FactorProvider;
  readonly name: string;
  readonly version: string | undefined;
  /** Sets of what the provider declared, read once. */
  readonly factors: ReadonlySet<string>;
  /** `undefined`: a general provider. */
  readonly businesses: ReadonlySet<string> | undefined;
  readonly options: ProviderOptions;
  /** Positions in the chain: those whose answers decide what it is asked for, and those that provide what it needs. */
  readonly after: readonly number[];
}

/** All providers of an engine, each behind those that it waits for. */
export type ProviderChain = readonly ProviderLink[];

type ReadProvider = Omit<ProviderLink, 'after'>;

const NAME_LENGTH_MAX = 128;
/** What a snapshot's source may say beside a provider's name. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(['document', 'default', 'contract', 'engine']);

/**
 * Checks the providers and puts them in order: those that name businesses first, as declared, then the general ones, as
 * declared; but whoever needs a factor comes behind those who provide it. Every fault at once: a name that is missing,
 * reserved or used twice; an option of the wrong type; a factor of no model; a business of no model (both with the nearest
 * known name); providers that wait for each other.
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
  const sound: ReadProvider[] = [];
  for (const [at, provider] of providers.entries()) {
    const path = ['providers', at];
    const read = readProvider(provider, at, issues);
    if (read === undefined) continue;
    const { name } = read;
    if (names.has(name)) issues.push(issue('provider-declared-twice', [...path, 'name'], { provider: name }));
    names.add(name);
    const known = (
      codes: Iterable<string>,
      among: ReadonlySet<string>,
      member: 'factors' | 'needs' | 'cache',
    ): void => {
      for (const factor of codes) {
        if (among.has(factor)) continue;
        const facts = { provider: name, member, factor, nearest: nearestName(factor, among) };
        issues.push(issue('provider-factor-unknown', [...path, member], facts));
      }
    };
    known(read.factors, factors, 'factors');
    known(read.options.needs, factors, 'needs');
    const { key } = read.options.cache ?? {};
    if (typeof key === 'object') known(key, new Set([...KEY_FIELDS, ...factors]), 'cache');
    for (const business of read.businesses ?? []) {
      if (businesses.has(business)) continue;
      const facts = { provider: name, business, nearest: nearestName(business, businesses) };
      issues.push(issue('provider-business-unknown', [...path, 'businesses'], facts));
    }
    sound.push(read);
  }
  return issues.length > 0 ? failed(issues) : linked(sound);
}

/** Whether a provider is asked for documents of a business. */
export function serves(link: Pick<ProviderLink, 'businesses'>, business: string): boolean {
  return link.businesses?.has(business) ?? true;
}

function linked(providers: readonly ReadProvider[]): Result<ProviderChain> {
  const isGeneral = (provider: ReadProvider): boolean => provider.businesses === undefined;
  const chain = [...providers.filter((each) => !isGeneral(each)), ...providers.filter(isGeneral)];
  const waitsFor = new Map(chain.map((link, at) => [link.name, new Set(earlierOf(chain, link, at))]));
  const ordered = topologicalOrder(waitsFor);
  if ('cycle' in ordered) {
    return failed(issue('provider-cycle', ['providers'], { cycle: cycleText(ordered.cycle, chain) }));
  }
  const positions = new Map(ordered.order.map((name, at) => [name, at]));
  const byName = new Map(chain.map((link) => [link.name, link]));
  return ok(
    ordered.order.flatMap((name) => {
      const link = byName.get(name);
      const after = [...(waitsFor.get(name) ?? [])].flatMap((each) => positions.get(each) ?? []);
      return link === undefined ? [] : [{ ...link, after: after.sort((a, b) => a - b) }];
    }),
  );
}

/** Those before it that may know one of its factors, and all that may know what it needs, where both are ever asked. */
function earlierOf(chain: readonly ReadProvider[], link: ReadProvider, at: number): readonly string[] {
  return chain.flatMap((other, index) => {
    const isShared = index < at && intersects(link.factors, other.factors);
    const isNeeded = intersects(link.options.needs, other.factors);
    return (isShared || isNeeded) && meet(link, other) ? [other.name] : [];
  });
}

function meet(a: ReadProvider, b: ReadProvider): boolean {
  return a.businesses === undefined || b.businesses === undefined || intersects(a.businesses, b.businesses);
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const item of a) if (b.has(item)) return true;
  return false;
}

/** `rates needs fx → fx needs amount → rates`: each with what makes it wait, where that is a need. */
function cycleText(cycle: readonly string[], chain: readonly ReadProvider[]): string {
  return cycle
    .map((name, at) => {
      const [link, next] = [name, cycle[at + 1]].map((each) => chain.find((other) => other.name === each));
      const need = [...(link?.options.needs ?? [])].find((code) => next?.factors.has(code));
      return need === undefined ? name : `${name} (needs '${need}')`;
    })
    .join(' → ');
}

/** Providers come from the user's own code, in JavaScript as well: the few members that are used are looked at, once. */
function readProvider(provider: FactorProvider, at: number, issues: Issue[]): ReadProvider | undefined {
  let named = `#${at + 1}`;
  const faults: Issue[] = [];
  const refuse = (member: string, found: unknown, expected: FactorExpectation): void => {
    const facts = { provider: named, member, found: shown(found), expected };
    faults.push(issue('provider-invalid', ['providers', at, ...member.split('.')], facts));
  };
  try {
    const isObject = typeof provider === 'object' && provider !== null;
    const given: Partial<Record<keyof FactorProvider, unknown>> = isObject ? provider : {};
    const { name, factors, businesses, version, provide } = given;
    const isName =
      typeof name === 'string' && name !== '' && name.length <= NAME_LENGTH_MAX && plainLine(name) === name;
    if (isName) named = name;
    if (!isName || RESERVED_NAMES.has(name) || name.startsWith('step:')) refuse('name', name, 'provider-name');
    else if (!isTexts(factors)) refuse('factors', factors, 'factor-codes');
    else if (businesses !== undefined && !isTexts(businesses)) refuse('businesses', businesses, 'businesses');
    else if (version !== undefined && typeof version !== 'string') refuse('version', version, 'text');
    else if (typeof provide !== 'function') refuse('provide', provide, 'function');
    else {
      const options = readProviderOptions(given, refuse);
      for (const { option, nearest } of misspeltOptions(provider)) {
        faults.push(issue('provider-option-unknown', ['providers', at, option], { provider: named, option, nearest }));
      }
      const served = businesses === undefined ? undefined : new Set(businesses);
      if (faults.length === 0)
        return { provider, name, version, factors: new Set(factors), businesses: served, options };
    }
  } catch {
    // A provider may be a proxy, or have accessors that throw.
    refuse('provide', 'an object that cannot be read', 'function');
  }
  issues.push(...faults);
  return undefined;
}
