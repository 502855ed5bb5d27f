import type { BusinessDocument } from '../document/business-document.ts';
import { MASK } from '../factor/check-fact.ts';
import { type ProviderChain, type ProviderLink, serves } from '../factor/provider-chain.ts';
import type { AnsweredFact, DocumentAnswer } from '../factor/read-answer.ts';
import { type FactNeeds, type GatheredFacts, resolveFacts } from '../factor/resolve-facts.ts';
import { FeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Result } from '../issues/outcome.ts';
import { reasonOf } from '../issues/reason-of.ts';
import { shown } from '../issues/shown.ts';
import type { Factor } from '../model/model.ts';
import type { Reply } from './question.ts';

/** One document, and what is needed to know of it. */
export interface GatherItem extends FactNeeds {
  readonly document: BusinessDocument;
  /** All factors of its model, by code: a provider may need one that the document itself doesn't. */
  readonly dictionary?: ReadonlyMap<string, Factor> | undefined;
  /** What standardising steps have set: nobody else is asked for it. */
  readonly set?: ReadonlyMap<string, AnsweredFact>;
}

/** The facts of a document, or why they could not be gathered, with the provider's own error as cause. */
export type GatherOutcome = GatheredFacts | FeewrightError;

/** One document on its way: what has been answered, and what never will be. */
export interface Asker extends GatherItem {
  /** By code: what the document needs, and what providers need to answer that. */
  readonly wanted: ReadonlyMap<string, Factor>;
  /** Codes of what the document itself needs. */
  readonly own: ReadonlySet<string>;
  readonly answered: Map<string, AnsweredFact>;
  /** By id of the line. */
  readonly answeredLines: Map<string, Map<string, AnsweredFact>>;
  readonly failed: Set<string>;
  /** Why a factor failed that only a provider needs: a fault of the document only once that provider can't be asked. */
  readonly withheld: Map<string, Failure>;
  readonly issues: Issue[];
  readonly causes: unknown[];
}

/** What a document still needs of a provider. */
export interface Asking {
  readonly asker: Asker;
  readonly open: readonly Factor[];
}

interface Failure {
  readonly issues: readonly Issue[];
  readonly causes: readonly unknown[];
}

/** Documents of one plan and business want the same: the index is made once for them all. */
export class AskerDesk {
  readonly #chain: ProviderChain;
  readonly #known = new Map<GatherItem['factors'], Map<string, Pick<Asker, 'wanted' | 'own'>>>();

  constructor(chain: ProviderChain) {
    this.#chain = chain;
  }

  askerOf(item: GatherItem): Asker {
    const { business } = item.document;
    const byBusiness = this.#known.get(item.factors) ?? new Map<string, Pick<Asker, 'wanted' | 'own'>>();
    this.#known.set(item.factors, byBusiness);
    const wants = byBusiness.get(business) ?? this.#wantsOf(item);
    byBusiness.set(business, wants);
    return {
      ...item,
      ...wants,
      answered: new Map(item.set),
      answeredLines: new Map(),
      failed: new Set(),
      withheld: new Map(),
      issues: [],
      causes: [],
    };
  }

  #wantsOf({ factors, dictionary, document }: GatherItem): Pick<Asker, 'wanted' | 'own'> {
    const own = new Set(factors.map(({ code }) => code));
    const asked = factors.filter(isAskedFor);
    const wanted = new Map(asked.map((factor) => [factor.code, factor]));
    const serving = this.#chain.filter((link) => serves(link, document.business));
    // The map grows while it is walked: what is needed may need something itself.
    for (const code of wanted.keys()) {
      for (const { factors: known, options } of serving) {
        if (!known.has(code)) continue;
        for (const need of options.needs) {
          const factor = dictionary?.get(need);
          if (factor !== undefined && isAskedFor(factor)) wanted.set(need, wanted.get(need) ?? factor);
        }
      }
    }
    return { wanted, own };
  }
}

/** What only the engine knows, and what a contract states itself, no provider is asked for. */
function isAskedFor({ is, stated }: Factor): boolean {
  return is === undefined && stated === undefined;
}

export function outcomeOf(asker: Asker): GatherOutcome {
  // What else is wrong with the facts that did come is told too.
  const factors = asker.factors.filter(({ code }) => !asker.failed.has(code));
  const resolved = resolveFacts(asker.document, { ...asker, factors }, asker);
  if (asker.issues.length === 0 && resolved.ok) return resolved.value;
  const issues = [...asker.issues, ...(resolved.ok ? [] : resolved.issues)];
  const [cause, ...more] = asker.causes;
  return new FeewrightError(issues, more.length === 0 ? cause : new AggregateError(asker.causes));
}

export function openFactors(link: ProviderLink, asker: Asker): readonly Factor[] {
  if (!serves(link, asker.document.business)) return [];
  const open: Factor[] = [];
  for (const [code, factor] of asker.wanted) {
    if (link.factors.has(code) && isOpen(asker, factor) && !asker.failed.has(code)) open.push(factor);
  }
  return open;
}

/** A factor of lines is open while one of them has none. */
function isOpen({ document, answered, answeredLines }: Asker, { code, per }: Factor): boolean {
  if (per !== 'line') return !answered.has(code);
  return (document.lines ?? []).some(({ id }) => answeredLines.get(id)?.has(code) !== true);
}

/**
 * The facts of the document that a provider needs, as their chains ended; where one of them failed or is of the wrong
 * type, what was to be asked fails with it.
 */
export function neededFacts(link: ProviderLink, { asker, open }: Asking): GatheredFacts['facts'] | undefined {
  const factors: Factor[] = [];
  for (const code of link.options.needs) {
    if (asker.failed.has(code)) {
      const failure = asker.withheld.get(code);
      asker.withheld.delete(code);
      fail(asker, open, failure ?? { issues: [], causes: [] });
      return undefined;
    }
    const factor = asker.wanted.get(code) ?? asker.dictionary?.get(code);
    if (factor !== undefined && factor.per !== 'line') factors.push(factor);
  }
  const resolve = (of: readonly Factor[]): Result<GatheredFacts> =>
    resolveFacts(asker.document, { ...asker, factors: of, hasLines: false }, asker);
  const resolved = resolve(factors);
  if (resolved.ok) return resolved.value.facts;
  // A fault of what the document needs itself is told with its other facts.
  const others = resolve(factors.filter(({ code }) => !asker.own.has(code)));
  fail(asker, open, { issues: others.ok ? [] : others.issues, causes: [] });
  return undefined;
}

/** Takes what a provider replied about one document. */
export function takeReply(link: ProviderLink, asking: Asking, reply: Reply): void {
  const { asker, open } = asking;
  if ('thrown' in reply)
    fail(asker, open, { issues: [failedIssue(link, asking, reply.thrown)], causes: [reply.thrown] });
  else if ('late' in reply) fail(asker, open, { issues: [lateIssue(link, asking, reply.late)], causes: [] });
  else {
    const fault = 'expected' in reply ? reply : misplaced(asking, reply);
    if (fault !== undefined) fail(asker, open, { issues: [answerIssue(link, asking, fault)], causes: [] });
    else if ('facts' in reply) for (const factor of open) takeAnswer(asker, factor, reply);
  }
}

function fail(asker: Asker, open: readonly Factor[], failure: Failure): void {
  for (const { code } of open) asker.failed.add(code);
  if (open.some(({ code }) => asker.own.has(code))) {
    asker.issues.push(...failure.issues);
    asker.causes.push(...failure.causes);
  } else {
    for (const { code } of open) asker.withheld.set(code, failure);
  }
}

type ReadEntry = Extract<DocumentAnswer, { facts: unknown }>;
type Unread = Exclude<DocumentAnswer, { facts: unknown }>;

/** A fact of a line that the document doesn't have, or on the level that the factor isn't of. */
function misplaced({ asker, open }: Asking, { facts, lines }: ReadEntry): Unread | undefined {
  const byLine = open.filter(({ per }) => per === 'line');
  const stray = byLine.find(({ code }) => facts.has(code));
  if (stray !== undefined) return { found: `one fact of the document for '${stray.code}'`, expected: 'fact-of-line' };
  if (lines.size === 0) return undefined;
  const ids = new Set((asker.document.lines ?? []).map(({ id }) => id));
  for (const [id, answered] of lines) {
    if (!ids.has(id)) return { found: `the line ${shown(id)}`, expected: 'known-line' };
    const wrong = open.find(({ code, per }) => per !== 'line' && answered.has(code));
    if (wrong === undefined) continue;
    return { found: `a fact of the line ${shown(id)} for '${wrong.code}'`, expected: 'fact-of-document' };
  }
  return undefined;
}

function takeAnswer({ answered, answeredLines }: Asker, { code, per }: Factor, { facts, lines }: ReadEntry): void {
  if (per !== 'line') {
    const fact = facts.get(code);
    if (fact !== undefined) answered.set(code, fact);
    return;
  }
  for (const [id, ofLine] of lines) {
    const fact = ofLine.get(code);
    if (fact === undefined) continue;
    const known = answeredLines.get(id) ?? new Map<string, AnsweredFact>();
    answeredLines.set(id, known);
    // An earlier provider of the chain goes first, line by line.
    if (!known.has(code)) known.set(code, fact);
  }
}

function factsOf(link: ProviderLink, { asker, open }: Asking): { provider: string; factors: string; document: string } {
  const factors = open.map(({ code }) => `'${code}'`).join(', ');
  return { provider: link.name, factors, document: asker.document.id };
}

/** What a provider said may hold the very value that is not to be shown. */
function masked({ open }: Asking, text: string): string {
  return open.some(({ sensitive }) => sensitive) ? MASK : text;
}

function failedIssue(link: ProviderLink, asking: Asking, cause: unknown): Issue {
  const facts = { ...factsOf(link, asking), reason: masked(asking, reasonOf(cause)) };
  return issue('provider-failed', [], facts, { retryable: true });
}

function lateIssue(link: ProviderLink, asking: Asking, milliseconds: number): Issue {
  return issue('provider-late', [], { ...factsOf(link, asking), milliseconds }, { retryable: true });
}

function answerIssue(link: ProviderLink, asking: Asking, fault: Unread): Issue {
  const facts = { ...factsOf(link, asking), found: masked(asking, fault.found), expected: fault.expected };
  return issue('provider-answer', [], facts, { retryable: true });
}
