import type { BusinessDocument } from '../document/business-document.ts';
import type { Issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { checkFact } from './check-fact.ts';
import type { AnsweredFact } from './read-answer.ts';
import type { FactSource } from './snapshot.ts';

/** The facts of one document as its snapshot keeps them: canonical values, and where each came from. */
export interface GatheredFacts {
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly sources: Readonly<Record<string, FactSource>>;
}

const FROM_DOCUMENT: FactSource = Object.freeze({ source: 'document' });
const FROM_DEFAULT: FactSource = Object.freeze({ source: 'default' });

/**
 * Every factor's chain: what the contract itself states, else what a provider answered, else the document's own fact, else the default, else
 * nothing; each checked against the dictionary, every fault at once.
 *
 * A fact of `null` in a document is a value, and of no type; only a fact that is not there is absent.
 */
export function resolveFacts(
  document: BusinessDocument,
  of: { readonly factors: readonly Factor[]; readonly currency: string },
  answered: ReadonlyMap<string, AnsweredFact>,
): Result<GatheredFacts> {
  const facts: Record<string, FactValue> = {};
  const sources: Record<string, FactSource> = {};
  const issues: Issue[] = [];
  for (const factor of of.factors) {
    const found = statedFact(factor) ?? answered.get(factor.code) ?? ownFact(document, factor) ?? defaultOf(factor);
    if (found === undefined) continue;
    const place = { document: document.id, provider: found.source.source, currency: of.currency };
    const checked = checkFact(factor, found.value, place);
    if (checked.ok) {
      facts[factor.code] = checked.value;
      sources[factor.code] = found.source;
    } else {
      issues.push(...checked.issues);
    }
  }
  return issues.length > 0 ? failed(issues) : ok({ facts: Object.freeze(facts), sources: Object.freeze(sources) });
}

function statedFact({ stated }: Factor): AnsweredFact | undefined {
  return stated && { value: stated.value, source: { source: 'contract', version: stated.by } };
}

function ownFact(document: BusinessDocument, factor: Factor): AnsweredFact | undefined {
  if (!Object.hasOwn(document.facts, factor.code)) return undefined;
  return { value: document.facts[factor.code], source: FROM_DOCUMENT };
}

function defaultOf(factor: Factor): AnsweredFact | undefined {
  return factor.default === undefined ? undefined : { value: factor.default, source: FROM_DEFAULT };
}
