import { type AccumulatorIssues, accumulatorSentences } from './accumulator-issues.ts';
import { type BalanceIssues, balanceSentences } from './balance-issues.ts';
import { type BearerIssues, bearerSentences } from './bearer-issues.ts';
import { type BillingIssues, billingSentences } from './billing-issues.ts';
import { type BranchIssues, branchSentences } from './branch-issues.ts';
import { capText, TEXT_BYTES } from './cap-text.ts';
import { type ConditionIssues, conditionSentences } from './condition-issues.ts';
import { type CurrencyIssues, currencySentences } from './currency-issues.ts';
import { type DecideIssues, decideSentences } from './decide-issues.ts';
import { type DocumentIssues, documentSentences } from './document-issues.ts';
import { type FactorIssues, factorSentences } from './factor-issues.ts';
import { type FormulaIssues, formulaSentences } from './formula-issues.ts';
import { type IntakeIssues, intakeSentences } from './intake-issues.ts';
import { type LaneIssues, laneSentences } from './lane-issues.ts';
import { type LineIssues, lineSentences } from './line-issues.ts';
import { type ModelIssues, modelSentences } from './model-issues.ts';
import { type NumberIssues, numberSentences } from './number-issues.ts';
import type { Path } from './path.ts';
import { plainLine } from './plain-line.ts';
import { type PlanIssues, planSentences } from './plan-issues.ts';
import { type PriceIssues, priceSentences } from './price-issues.ts';
import { type PublishIssues, publishSentences } from './publish-issues.ts';
import { type RefundIssues, refundSentences } from './refund-issues.ts';
import type { Language, Sentence, Sentences } from './sentences.ts';
import { type SettleIssues, settleSentences } from './settle-issues.ts';
import { type StandardIssues, standardSentences } from './standard-issues.ts';
import { type StoreIssues, storeSentences } from './store-issues.ts';
import { type TableIssues, tableSentences } from './table-issues.ts';

export type { Path } from './path.ts';
export type { Language, Sentence, Sentences } from './sentences.ts';

/** The facts of every fault, by code: plain texts and numbers, so that a fault travels as JSON. */
export type IssueFacts = NumberIssues &
  FormulaIssues &
  ConditionIssues &
  ModelIssues &
  PlanIssues &
  PriceIssues &
  PublishIssues &
  RefundIssues &
  BearerIssues &
  DecideIssues &
  CurrencyIssues &
  DocumentIssues &
  LineIssues &
  FactorIssues &
  AccumulatorIssues &
  BalanceIssues &
  BillingIssues &
  BranchIssues &
  SettleIssues &
  StoreIssues &
  LaneIssues &
  StandardIssues &
  IntakeIssues &
  TableIssues;

/** The code of a fault: lower-case words joined by hyphens, stable between versions. */
export type IssueCode = keyof IssueFacts;

/** An `error` refuses the work; a `warning` comes with a result. */
export type Severity = 'error' | 'warning';

/** One fault of one code. `retryable`: the same input may succeed later, when something else has changed. */
export interface IssueOf<Code extends IssueCode> {
  readonly code: Code;
  readonly path: Path;
  readonly facts: IssueFacts[Code];
  readonly severity: Severity;
  readonly retryable: boolean;
}

/** A fault as data: a closed union, so that a switch over `code` knows the `facts` of each. */
export type Issue = { readonly [Code in IssueCode]: IssueOf<Code> }[IssueCode];

const SENTENCES: Sentences<IssueFacts> = {
  ...numberSentences,
  ...formulaSentences,
  ...conditionSentences,
  ...modelSentences,
  ...planSentences,
  ...priceSentences,
  ...publishSentences,
  ...refundSentences,
  ...bearerSentences,
  ...branchSentences,
  ...decideSentences,
  ...currencySentences,
  ...documentSentences,
  ...lineSentences,
  ...factorSentences,
  ...accumulatorSentences,
  ...balanceSentences,
  ...billingSentences,
  ...settleSentences,
  ...storeSentences,
  ...laneSentences,
  ...standardSentences,
  ...intakeSentences,
  ...tableSentences,
};

/** Makes a fault. Without options it is an error, and trying again will not help. */
export function issue<Code extends IssueCode>(
  code: Code,
  path: Path,
  facts: IssueFacts[Code],
  options: { readonly severity?: Severity; readonly retryable?: boolean } = {},
): Issue {
  const made = {
    code,
    path: Object.freeze([...path]),
    facts: Object.freeze({ ...facts }),
    severity: options.severity ?? 'error',
    retryable: options.retryable ?? false,
  };
  // The union has one member for every code, which the compiler cannot pick while the code is still a type parameter.
  return Object.freeze(made) as unknown as Issue;
}

/** One fault or several as a frozen list. */
export function listOf(issues: Issue | readonly Issue[]): readonly Issue[] {
  return Object.freeze('code' in issues ? [issues] : [...issues]);
}

/** The same fault seen from further outside: its path begins with `path`. */
export function issueUnder(path: Path, inner: Issue): Issue {
  return Object.freeze({ ...inner, path: Object.freeze([...path, ...inner.path]) });
}

/**
 * The fault in one sentence on one line, at most 2 KB, without its place (which `pathText` prints).
 *
 * @example sentence(issue('division-by-zero', [], { dividend: '10' }), 'en') is `10 cannot be divided by zero`
 */
export function sentence(fault: Issue, language: Language): string {
  // A fault holds the facts of its own code; the compiler does not follow that through the lookup.
  const say = SENTENCES[fault.code] as Sentence<Issue['facts']>;
  // Cut before the characters are looked at: the facts may hold what a stranger sent.
  return capText(plainLine(say[language](fault.facts).slice(0, TEXT_BYTES)));
}
