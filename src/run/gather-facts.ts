import type { ProviderChain, ProviderLink } from '../factor/provider-chain.ts';
import { resolveFacts } from '../factor/resolve-facts.ts';
import { FeewrightError } from '../issues/error.ts';
import { askOnce } from './ask-once.ts';
import type { AskOptions } from './ask-provider.ts';
import {
  type Asker,
  AskerDesk,
  type Asking,
  type GatherItem,
  type GatherOutcome,
  neededFacts,
  openFactors,
  outcomeOf,
  takeReply,
} from './asker.ts';
import type { Question } from './question.ts';

export type { GatherItem, GatherOutcome } from './asker.ts';

/**
 * Gathers the facts of a whole batch: every provider is asked once, for all documents that still need something of it, or
 * in as few requests as it allows; providers that don't wait for each other are asked at the same time. A provider that
 * throws, takes too long or answers another shape fails the documents that asked it, and only those.
 *
 * @returns one outcome for each item, in their order; it never rejects
 */
export async function gatherFacts(
  items: readonly GatherItem[],
  chain: ProviderChain,
  options: AskOptions,
): Promise<readonly GatherOutcome[]> {
  if (chain.length === 0) return items.map(gatheredAlone);
  const desk = new AskerDesk(chain);
  const askers = items.map((item) => desk.askerOf(item));
  const done: Promise<void>[] = [];
  for (const link of chain) {
    const before = link.after.map((at) => done[at]);
    done.push(Promise.all(before).then(() => ask(link, askers, options)));
  }
  await Promise.all(done);
  return askers.map(outcomeOf);
}

/** Without providers there is nobody to ask. */
function gatheredAlone(item: GatherItem): GatherOutcome {
  const resolved = resolveFacts(item.document, item, { answered: new Map(item.set), answeredLines: new Map() });
  return resolved.ok ? resolved.value : new FeewrightError(resolved.issues);
}

const NO_NEEDS = Object.freeze({});

async function ask(link: ProviderLink, askers: readonly Asker[], options: AskOptions): Promise<void> {
  const asking: Asking[] = [];
  const questions: Question[] = [];
  for (const asker of askers) {
    const open = openFactors(link, asker);
    if (open.length === 0) continue;
    const needs = link.options.needs.size === 0 ? NO_NEEDS : neededFacts(link, { asker, open });
    if (needs === undefined) continue;
    asking.push({ asker, open });
    questions.push({
      document: asker.document,
      factors: open.map(({ code }) => code),
      needs,
      isShareable: open.every(({ per }) => per !== 'line'),
    });
  }
  if (asking.length === 0) return;
  const replies = await askOnce(link, questions, options);
  for (const [at, each] of asking.entries()) {
    const reply = replies[at];
    if (reply === undefined) throw new TypeError('feewright: a question without a reply; this is a bug');
    takeReply(link, each, reply);
  }
}
