import type { BusinessDocument } from '../document/business-document.ts';
import type { GatheredFacts } from '../factor/resolve-facts.ts';
import { type FeewrightError, isFeewrightError } from '../issues/error.ts';
import type { MatchGiven } from '../match/match.ts';
import { askEngine } from './ask-engine.ts';
import type { RunContext } from './context.ts';
import { gatherFacts } from './gather-facts.ts';

/** What was learnt of a document before it was matched. */
export interface BeforeMatching {
  readonly given: MatchGiven;
  /** The rule book's factors; absent where it has none. */
  readonly gathered: GatheredFacts | undefined;
}

/** Stands in where a document names no currency: by ISO 4217, that there is none. */
const NO_CURRENCY = 'XXX';

/**
 * All that awaits before matching, which itself is synchronous: the rule book's factors for the whole batch, each provider
 * asked at most once, and then the condition engine about the rules that need it.
 *
 * @returns one for each document, in their order; nothing where the rules need neither
 */
export async function beforeMatching(
  context: RunContext,
  documents: readonly BusinessDocument[],
): Promise<readonly (BeforeMatching | FeewrightError)[] | undefined> {
  const { factors, custom } = context.definitions.rules;
  if (factors.length === 0 && custom.length === 0) return undefined;
  const gathered = await gatherBefore(context, documents);
  return Promise.all(
    documents.map(async (document, at) => {
      const facts = gathered?.[at];
      if (isFeewrightError(facts)) return facts;
      const given = { factors: facts?.facts };
      if (custom.length === 0) return { given, gathered: facts };
      try {
        return { given: { ...given, answers: await askEngine(context, document, facts?.facts) }, gathered: facts };
      } catch (thrown) {
        if (isFeewrightError(thrown)) return thrown;
        throw thrown;
      }
    }),
  );
}

async function gatherBefore(
  { definitions, providers, desk, clock, observer, limits }: RunContext,
  documents: readonly BusinessDocument[],
): Promise<readonly (GatheredFacts | FeewrightError)[] | undefined> {
  const { factors } = definitions.rules;
  if (factors.length === 0) return undefined;
  const dictionary = new Map(factors.map((factor) => [factor.code, factor]));
  const items = documents.map((document) => {
    return { document, factors, currency: document.currency ?? NO_CURRENCY, dictionary };
  });
  return gatherFacts(items, providers, { clock, timeLimit: limits.providerMilliseconds, desk, observer });
}
