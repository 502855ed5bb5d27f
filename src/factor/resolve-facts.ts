import type { BusinessDocument, DocumentFacts } from '../document/business-document.ts';
import { type Issue, issueUnder } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { checkFact } from './check-fact.ts';
import type { AnsweredFact, AnsweredFacts } from './read-answer.ts';
import type { FactSource, SnapshotLine } from './snapshot.ts';

/** The facts of one document as its snapshot keeps them: canonical values, and where each came from. */
export interface GatheredFacts {
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly sources: Readonly<Record<string, FactSource>>;
  /** Where the model looks at lines: the document's, in their order. */
  readonly lines?: readonly SnapshotLine[];
}

/** What is asked about a document. */
export interface FactNeeds {
  /** Those of the document and those of its lines. */
  readonly factors: readonly Factor[];
  /** ISO 4217, of the plan. */
  readonly currency: string;
  /** Whether the plan looks at lines at all. */
  readonly hasLines?: boolean;
  /** The local date of the business time in the contract's zone; where a factor is just that. */
  readonly businessDate?: string | undefined;
}

/** What the providers said of one document. */
export interface AnsweredDocument {
  readonly answered: AnsweredFacts;
  /** By id of the line. */
  readonly answeredLines: ReadonlyMap<string, AnsweredFacts>;
}

const FROM_DOCUMENT: FactSource = Object.freeze({ source: 'document' });
const FROM_DEFAULT: FactSource = Object.freeze({ source: 'default' });
const FROM_ENGINE: FactSource = Object.freeze({ source: 'engine' });
const NOTHING: AnsweredFacts = new Map();
/** Of one document: each of ten thousand lines may have its own. */
const LINE_FAULTS_MAX = 20;

/**
 * The end of every factor's chain: what the contract itself states, else what a provider answered, else the fact of the
 * document (or of the line), else the default, else nothing; each checked against the dictionary, every fault at once (of
 * the lines, the first 20).
 *
 * A fact of `null` in a document is a value, and of no type, unless its factor says what it is; only a fact that is not
 * there is absent. What only the engine knows comes from nowhere else, whatever the document says.
 */
export function resolveFacts(
  document: BusinessDocument,
  of: FactNeeds,
  { answered, answeredLines }: AnsweredDocument,
): Result<GatheredFacts> {
  const issues: Issue[] = [];
  const own = factsOf(document.facts, { document, of, isLine: false }, answered, issues);
  if (of.hasLines !== true) return issues.length > 0 ? failed(issues) : ok(own);
  const lines: SnapshotLine[] = [];
  const most = issues.length + LINE_FAULTS_MAX;
  for (const [at, line] of (document.lines ?? []).entries()) {
    const found: Issue[] = [];
    const place = { document, of, isLine: true };
    const { facts, sources } = factsOf(line.facts, place, answeredLines.get(line.id) ?? NOTHING, found);
    lines.push(Object.freeze({ id: line.id, facts, sources }));
    for (const fault of found) issues.push(issueUnder(['lines', at], fault));
    if (issues.length >= most) break;
  }
  return issues.length > 0 ? failed(issues) : ok({ ...own, lines: Object.freeze(lines) });
}

interface Level {
  readonly document: BusinessDocument;
  readonly of: FactNeeds;
  readonly isLine: boolean;
}

function factsOf(
  brought: DocumentFacts,
  { document, of, isLine }: Level,
  answered: AnsweredFacts,
  issues: Issue[],
): GatheredFacts {
  const facts: Record<string, FactValue> = {};
  const sources: Record<string, FactSource> = {};
  for (const factor of of.factors) {
    if ((factor.per === 'line') !== isLine) continue;
    const found =
      factor.is === undefined
        ? withValue(
            statedFact(factor) ?? answered.get(factor.code) ?? ownFact(brought, factor) ?? defaultOf(factor),
            factor,
          )
        : roleOf(of);
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
  return { facts: Object.freeze(facts), sources: Object.freeze(sources) };
}

function statedFact({ stated }: Factor): AnsweredFact | undefined {
  return stated && { value: stated.value, source: { source: 'contract', version: stated.by } };
}

/** What a fact of `null` stands for, by the factor's own word, else by its provider's; a fault as long as nobody says. */
function withValue(found: AnsweredFact | undefined, factor: Factor): AnsweredFact | undefined {
  if (found?.value !== null) return found;
  switch (factor.nulls ?? found.onNull) {
    case 'absent':
      return undefined;
    case 'default':
      return defaultOf(factor);
    default:
      return found;
  }
}

function ownFact(facts: DocumentFacts, factor: Factor): AnsweredFact | undefined {
  if (!Object.hasOwn(facts, factor.code)) return undefined;
  return { value: facts[factor.code], source: FROM_DOCUMENT };
}

function defaultOf(factor: Factor): AnsweredFact | undefined {
  return factor.default === undefined ? undefined : { value: factor.default, source: FROM_DEFAULT };
}

function roleOf({ businessDate }: FactNeeds): AnsweredFact | undefined {
  return businessDate === undefined ? undefined : { value: businessDate, source: FROM_ENGINE };
}
