import type { BusinessDocument } from '../../src/document/business-document.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { FactorProvider, FactorRequest } from '../../src/factor/factor-provider.ts';
import { providerChain } from '../../src/factor/provider-chain.ts';
import type { FactSource } from '../../src/factor/snapshot.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { sentence } from '../../src/issues/issue.ts';
import type { Model } from '../../src/model/model.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import { type GatherOutcome, gatherFacts } from '../../src/run/gather-facts.ts';
import { ProviderDesk } from '../../src/run/provider-desk.ts';

/** A dictionary to gather from: the factors of a model that charges nothing. */
export function modelWith(factors: readonly object[]): Model {
  return parseModel({
    format: 1,
    code: 'shop',
    business: 'order',
    currency: 'CNY',
    parties: [{ code: 'merchant', is: 'owner' }],
    factors,
  });
}

export const SHOP = modelWith([
  { code: 'price', type: 'money' },
  { code: 'rate', type: 'ratio' },
  { code: 'tier', type: 'text' },
  { code: 'region', type: 'text', default: 'north' },
  { code: 'sku', type: 'text' },
  { code: 'base', type: 'ratio' },
  { code: 'account', type: 'text', sensitive: true },
]);

export function documentOf(id: string, facts: object = {}, head: object = {}): BusinessDocument {
  const given = { tenant: 't1', business: 'order', id, party: 'm1', time: '2026-11-24T10:00:00+08:00', facts, ...head };
  const parsed = parseDocument(given);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

/** One engine's way of gathering: what is kept between batches is kept here. */
export function gatherer(providers: readonly FactorProvider[], clock: Clock, model: Model = SHOP) {
  const chain = providerChain(providers, [model]);
  if (!chain.ok) throw new Error(chain.issues.map((each) => sentence(each, 'en')).join('\n'));
  const desk = new ProviderDesk();
  const events: EngineEvent[] = [];
  const dictionary = new Map(model.factors.map((factor) => [factor.code, factor]));
  const gather = (documents: readonly BusinessDocument[], codes: readonly string[] = ['price']) => {
    const factors = model.factors.filter(({ code }) => codes.includes(code));
    const items = documents.map((document) => ({ document, factors, currency: 'CNY', dictionary }));
    const observer = (event: EngineEvent) => events.push(event);
    return gatherFacts(items, chain.value, { clock, timeLimit: 30_000, desk, observer });
  };
  return { gather, events };
}

/** A provider that notes what it is asked, and answers by document. */
export function asked(
  name: string,
  factors: readonly string[],
  answer: (document: BusinessDocument, request: FactorRequest, at: number) => unknown,
  options: Partial<FactorProvider> = {},
) {
  const requests: FactorRequest[] = [];
  const provider: FactorProvider = {
    name,
    factors,
    provide: (request) => {
      requests.push(request);
      // What garbage a provider answers is not for its type to say.
      return request.documents.map((document, at) => answer(document, request, at)) as never;
    },
    ...options,
  };
  const ids = (): readonly string[] => requests.map(({ documents }) => documents.map(({ id }) => id).join(' '));
  return { provider, requests, ids };
}

/** `price=12.5 rate=0.05` of a document, or its faults. */
export function shownOutcome(outcome: GatherOutcome | undefined): string {
  if (outcome === undefined) return 'nothing';
  if (isFeewrightError(outcome)) return outcome.issues.map((each) => sentence(each, 'en')).join('; ');
  return Object.entries(outcome.facts)
    .map(([code, value]) => `${code}=${String(value)}`)
    .join(' ');
}

export function sourceOf(outcome: GatherOutcome | undefined, code: string): FactSource | undefined {
  return outcome === undefined || isFeewrightError(outcome) ? undefined : outcome.sources[code];
}
