import type { BusinessDocument } from '../document/business-document.ts';
import { MASK } from '../factor/check-fact.ts';
import { type ProviderChain, type ProviderLink, serves } from '../factor/provider-chain.ts';
import { type AnsweredFact, readAnswer } from '../factor/read-answer.ts';
import { type AnsweredDocument, type FactNeeds, type GatheredFacts, resolveFacts } from '../factor/resolve-facts.ts';
import { FeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import type { Factor } from '../model/model.ts';
import type { Clock } from '../ports/clock.ts';
import { reasonOf } from './reason-of.ts';
import { LATE, withinTime } from './within-time.ts';

/** One document, and what is needed to know of it. */
export interface GatherItem extends FactNeeds {
  readonly document: BusinessDocument;
}

export interface GatherOptions {
  readonly clock: Clock;
  /** Milliseconds that one provider has for one batch. */
  readonly timeLimit: number;
}

/** The facts of a document, or why they could not be gathered, with the provider's own error as cause. */
export type GatherOutcome = GatheredFacts | FeewrightError;

/** One document on its way: what has been answered, and what never will be. */
interface Asker extends GatherItem {
  readonly wanted: ReadonlyMap<string, Factor>;
  readonly answered: Map<string, AnsweredFact>;
  /** By id of the line. */
  readonly answeredLines: Map<string, Map<string, AnsweredFact>>;
  readonly failed: Set<string>;
  readonly issues: Issue[];
  readonly causes: unknown[];
}

/**
 * Gathers the facts of a whole batch: every provider is asked at most once, for all documents that still need something
 * of it; providers that share no factor are asked at the same time. A provider that throws, takes too long or answers
 * another shape fails the documents that asked it, and only those.
 *
 * @returns one outcome for each item, in their order; it never rejects
 */
export async function gatherFacts(
  items: readonly GatherItem[],
  chain: ProviderChain,
  options: GatherOptions,
): Promise<readonly GatherOutcome[]> {
  if (chain.length === 0) return items.map(gatheredAlone);
  const wanted = new Map<GatherItem['factors'], Asker['wanted']>();
  const askers = items.map((item) => askerOf(item, wanted));
  const done: Promise<void>[] = [];
  for (const link of chain) {
    const before = link.after.map((at) => done[at]);
    done.push(Promise.all(before).then(() => ask(link, askers, options)));
  }
  await Promise.all(done);
  return askers.map(outcomeOf);
}

const NOTHING: AnsweredDocument = { answered: new Map(), answeredLines: new Map() };

/** Without providers there is nobody to ask. */
function gatheredAlone(item: GatherItem): GatherOutcome {
  const resolved = resolveFacts(item.document, item, NOTHING);
  return resolved.ok ? resolved.value : new FeewrightError(resolved.issues);
}

/** Documents of one plan want the same: the index is made once for them all. */
function askerOf(item: GatherItem, known: Map<GatherItem['factors'], Asker['wanted']>): Asker {
  const wanted = known.get(item.factors) ?? new Map(asked(item.factors).map((factor) => [factor.code, factor]));
  known.set(item.factors, wanted);
  return { ...item, wanted, answered: new Map(), answeredLines: new Map(), failed: new Set(), issues: [], causes: [] };
}

/** What only the engine knows, no provider is asked for. */
function asked(factors: readonly Factor[]): readonly Factor[] {
  return factors.filter(({ is }) => is === undefined);
}

function outcomeOf(asker: Asker): GatherOutcome {
  // What else is wrong with the facts that did come is told too.
  const factors = asker.factors.filter(({ code }) => !asker.failed.has(code));
  const resolved = resolveFacts(asker.document, { ...asker, factors }, asker);
  if (asker.issues.length === 0 && resolved.ok) return resolved.value;
  const issues = [...asker.issues, ...(resolved.ok ? [] : resolved.issues)];
  const [cause, ...more] = asker.causes;
  return new FeewrightError(issues, more.length === 0 ? cause : new AggregateError(asker.causes));
}

/** What a document still needs of a provider. */
function openFactors(link: ProviderLink, asker: Asker): readonly Factor[] {
  if (!serves(link, asker.document.business)) return [];
  const open: Factor[] = [];
  for (const [code, factor] of asker.wanted) {
    const isAsked = factor.stated === undefined && link.factors.has(code) && !asker.failed.has(code);
    if (isAsked && isOpen(asker, factor)) open.push(factor);
  }
  return open;
}

/** A factor of lines is open while one of them has none. */
function isOpen({ document, answered, answeredLines }: Asker, { code, per }: Factor): boolean {
  if (per !== 'line') return !answered.has(code);
  return (document.lines ?? []).some(({ id }) => answeredLines.get(id)?.has(code) !== true);
}

async function ask(link: ProviderLink, askers: readonly Asker[], options: GatherOptions): Promise<void> {
  const asking = askers.flatMap((asker) => {
    const open = openFactors(link, asker);
    return open.length === 0 ? [] : [{ asker, open }];
  });
  if (asking.length === 0) return;
  const codes = new Set(asking.flatMap(({ open }) => open.map(({ code }) => code)));
  const request = Object.freeze({
    factors: Object.freeze([...codes]),
    documents: Object.freeze(asking.map(({ asker }) => asker.document)),
  });
  let answer: unknown;
  try {
    answer = await withinTime(options.clock, options.timeLimit, link.provider.provide(request));
  } catch (cause) {
    for (const each of asking) failOne(each, failedIssue(link, each, cause), cause);
    return;
  }
  if (answer === LATE) {
    for (const each of asking) failOne(each, lateIssue(link, each, options.timeLimit));
    return;
  }
  for (const [at, entry] of readAnswer(link, answer, asking.length).entries()) {
    const each = asking[at];
    if (each === undefined) continue;
    const fault = 'expected' in entry ? entry : misplaced(each, entry);
    if (fault !== undefined) failOne(each, answerIssue(link, each, fault));
    else if ('facts' in entry) for (const factor of each.open) takeAnswer(each.asker, factor, entry);
  }
}

interface Asking {
  readonly asker: Asker;
  readonly open: readonly Factor[];
}

type Entry = ReturnType<typeof readAnswer>[number];
type ReadEntry = Extract<Entry, { facts: unknown }>;
type Unread = Exclude<Entry, { facts: unknown }>;

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

function failOne({ asker, open }: Asking, fault: Issue, ...causes: readonly unknown[]): void {
  for (const { code } of open) asker.failed.add(code);
  asker.issues.push(fault);
  asker.causes.push(...causes);
}

function factsOf(link: ProviderLink, { asker, open }: Asking): { provider: string; factors: string; document: string } {
  const factors = open.map(({ code }) => `'${code}'`).join(', ');
  return { provider: link.provider.name, factors, document: asker.document.id };
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
