import type { BusinessDocument } from '../document/business-document.ts';
import { MASK } from '../factor/check-fact.ts';
import { type ProviderChain, type ProviderLink, serves } from '../factor/provider-chain.ts';
import { type AnsweredFact, readAnswer } from '../factor/read-answer.ts';
import { type GatheredFacts, resolveFacts } from '../factor/resolve-facts.ts';
import { FeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Factor } from '../model/model.ts';
import type { Clock } from '../ports/clock.ts';
import { reasonOf } from './reason-of.ts';
import { LATE, withinTime } from './within-time.ts';

/** One document, and what is needed to know of it. */
export interface GatherItem {
  readonly document: BusinessDocument;
  readonly factors: readonly Factor[];
  /** ISO 4217, of the plan. */
  readonly currency: string;
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

const NOTHING: ReadonlyMap<string, AnsweredFact> = new Map();

/** Without providers there is nobody to ask. */
function gatheredAlone(item: GatherItem): GatherOutcome {
  const resolved = resolveFacts(item.document, item, NOTHING);
  return resolved.ok ? resolved.value : new FeewrightError(resolved.issues);
}

/** Documents of one plan want the same: the index is made once for them all. */
function askerOf(item: GatherItem, known: Map<GatherItem['factors'], Asker['wanted']>): Asker {
  const wanted = known.get(item.factors) ?? new Map(item.factors.map((factor) => [factor.code, factor]));
  known.set(item.factors, wanted);
  return { ...item, wanted, answered: new Map(), failed: new Set(), issues: [], causes: [] };
}

function outcomeOf(asker: Asker): GatherOutcome {
  // What else is wrong with the facts that did come is told too.
  const factors = asker.factors.filter(({ code }) => !asker.failed.has(code));
  const resolved = resolveFacts(asker.document, { factors, currency: asker.currency }, asker.answered);
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
    if (factor.stated === undefined && link.factors.has(code) && !asker.answered.has(code) && !asker.failed.has(code))
      open.push(factor);
  }
  return open;
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
    if ('expected' in entry) failOne(each, answerIssue(link, each, entry));
    else for (const { code } of each.open) takeAnswer(each.asker, code, entry.facts.get(code));
  }
}

interface Asking {
  readonly asker: Asker;
  readonly open: readonly Factor[];
}

function takeAnswer(asker: Asker, code: string, fact: AnsweredFact | undefined): void {
  if (fact !== undefined) asker.answered.set(code, fact);
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

function answerIssue(
  link: ProviderLink,
  asking: Asking,
  fault: Exclude<ReturnType<typeof readAnswer>[number], { facts: unknown }>,
): Issue {
  const facts = { ...factsOf(link, asking), found: masked(asking, fault.found), expected: fault.expected };
  return issue('provider-answer', [], facts, { retryable: true });
}
