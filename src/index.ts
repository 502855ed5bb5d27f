// The one public door: named re-exports and nothing else, by the room that each comes from.

export type { AccumulatorEntry } from './accumulate/accumulator-entry.ts';
export type { ConditionInput, JsonCondition } from './condition/condition-input.ts';
export type { Miss } from './condition/why-not.ts';
export { BillingRecord } from './decide/billing-record.ts';
export { decide, type Lane } from './decide/decide.ts';
export type { FeeLine, LineKind } from './decide/fee-line.ts';
export type { BreakdownPart, PriceBreakdown } from './decide/price-breakdown.ts';
export type { UsedCalculator } from './decide/record-template.ts';
export { type RoundingSum, roundingLedger } from './decide/rounding-ledger.ts';
export type { RoundingEntry } from './decide/rounding-of.ts';
export type { Share } from './decide/share.ts';
export type {
  BusinessDocument,
  DocumentInput,
  DocumentKey,
  DocumentLine,
  DocumentLineInput,
  DocumentRef,
} from './document/business-document.ts';
export { parseDocument as safeParseDocument } from './document/parse-document.ts';
export { type AsOf, type Branch, createEngine, type Engine, type EngineOptions, safeCreateEngine } from './engine.ts';
export { explainAmount } from './explain/explain-amount.ts';
export type { ExplainTarget } from './explain/explain-target.ts';
export type { ContainedAmount, DefinedBy, ExplainedAmount, Explanation, Rounded } from './explain/explanation.ts';
export { explanationText } from './explain/explanation-text.ts';
export type {
  Bounded,
  ExplainedBand,
  ExplainedInput,
  ExplainedLookup,
  ExplainedNextBand,
  ExplainedPart,
  ExplainedRefundPolicy,
  ExplainedShare,
  ExplainedWindow,
  How,
  NegativeMeasure,
} from './explain/how.ts';
export type { ExplainedStandard, ExplainedStep } from './explain/standard-how.ts';
export type {
  CacheOptions,
  FactorProvider,
  FactorRequest,
  NeededFacts,
  ProvidedFact,
  ProvidedFacts,
  ProvidedLines,
  ProviderAnswer,
  RetryOptions,
} from './factor/factor-provider.ts';
export type {
  BalanceWindow,
  FactSource,
  Snapshot,
  SnapshotBalance,
  SnapshotLayer,
  SnapshotLine,
  SnapshotPeriod,
  SnapshotRefund,
  StandardTrail,
  StandardTrailStep,
} from './factor/snapshot.ts';
export { FeewrightError, isFeewrightError } from './issues/error.ts';
export { type Issue, type IssueCode, type Language, type Path, type Severity, sentence } from './issues/issue.ts';
export { nearestName } from './issues/nearest.ts';
export type { Result } from './issues/outcome.ts';
export { pathText } from './issues/path.ts';
export type { Checkpoint } from './lane/checkpoint.ts';
export type { BillPlace, LaneKey } from './lane/lane-key.ts';
export type { LanePlace } from './lane/lane-place.ts';
export type { Contract, FeeTerm, MidWindow, SettlementCycle, Term } from './model/contract.ts';
export type { ContractInput, FactInput, TermInput } from './model/contract-input.ts';
export { defineContract, type OuterLayers } from './model/define-contract.ts';
export { defineModel } from './model/define-model.ts';
export { defineRules, type ObjectFieldInput, type RuleBookInput } from './model/define-rules.ts';
export { definitionHash } from './model/definition-hash.ts';
export type { ContractLayer, Layer } from './model/layer.ts';
export type { MidWindowFee } from './model/mid-windows.ts';
export type {
  Accumulator,
  AnniversaryWindow,
  Apportionment,
  Bearer,
  Dividing,
  Factor,
  FeeItem,
  FeeRefund,
  Keeps,
  LaneRule,
  LateRule,
  Model,
  Party,
  RefundRule,
  Split,
  Window,
} from './model/model.ts';
export type { ModelInput } from './model/model-input.ts';
export type { Names, NamesOf } from './model/names.ts';
export { parseContract, safeParseContract } from './model/parse-contract.ts';
export { parseModel, safeParseModel } from './model/parse-model.ts';
export { parseRuleBook, safeParseRuleBook } from './model/parse-rule-book.ts';
export type { Band, Price } from './model/price.ts';
export type { PriceInput } from './model/price-input.ts';
export { reportTable } from './model/report-table.ts';
export type { BusinessRule, ObjectField, RuleBook } from './model/rule-book.ts';
export type { Flow, StandardStep } from './model/standard-step.ts';
export type { FlowInput, StandardStepInput } from './model/standard-step-input.ts';
export type { Table, TableColumn, TableOutput, TableRow } from './model/table.ts';
export type { TableCellInput, TableInput, TableRowInput } from './model/table-input.ts';
export { isCurrency, minorDigits } from './money/currency.ts';
export { Decimal, type DecimalInput, decimalText } from './money/decimal.ts';
export { ROUNDING_MODES, type RoundingMode } from './money/rounding.ts';
export type { PaymentKind, PaymentOrder, PaymentState } from './pay/payment-order.ts';
export type { BalanceNeed } from './plan/balance-need.ts';
export { buildPlan } from './plan/build-plan.ts';
export type {
  Calculator,
  CalculatorInputs,
  CalculatorInputType,
} from './plan/calculator.ts';
export { defineCalculator } from './plan/define-calculator.ts';
export type { Plan, PlanLayer } from './plan/plan.ts';
export type { PlanOptions } from './plan/plan-options.ts';
export type { Clock } from './ports/clock.ts';
export type { ConditionEngine } from './ports/condition-engine.ts';
export type {
  Command,
  CommandQuery,
  CommandState,
  CommandsChange,
  Inbox,
  InboxChange,
  MessageKey,
  MessageQuery,
  StoredCommand,
  StoredMessage,
} from './ports/inbox.ts';
export type {
  ClearedPlace,
  LaneChange,
  LaneDocument,
  LaneDocumentChange,
  LaneDocumentState,
  LaneNote,
  LaneQuery,
  LaneReset,
  LaneState,
  LaneStop,
  LaneStore,
  StoredLane,
  WaitingPlace,
  WaitingQuery,
} from './ports/lane-store.ts';
export type {
  ShardedTask,
  ShardOptions,
  ShardProgress,
  ShardRunner,
  ShardTry,
  ShardWork,
} from './ports/sharded-task.ts';
export type { Spill, SpilledRun } from './ports/spill.ts';
export type {
  BalanceChange,
  BalanceKey,
  BalancePart,
  BalanceRead,
  BillChange,
  BillStanding,
  Changes,
  CommitAnswer,
  CommitKeys,
  Correction,
  LinesChange,
  OrderChange,
  OrderQuery,
  PostedQuery,
  Promotion,
  ReadersQuery,
  StandingChange,
  Store,
  StoredBalance,
  StoredBill,
  StoredFamily,
  StoredOrder,
  StoredSplit,
} from './ports/store.ts';
export type { BalanceQuery, BalanceView } from './run/balance-query.ts';
export type {
  BillAnswer,
  BillOutcome,
  Created,
  Differs,
  Exists,
  Quote,
  Refused,
  Superseded,
} from './run/bill-answer.ts';
export type {
  AmountCompared,
  BranchCalls,
  BranchInput,
  Comparison,
  DocumentCompared,
  OtherFacts,
  Promoted,
  PromoteInput,
  RebillAllInput,
  RebilledAll,
} from './run/branch-answer.ts';
export type { RunLimits } from './run/context.ts';
export type {
  CorrectedDocument,
  CorrectionInput,
  RebillAnswer,
  RebillInput,
  ReverseAnswer,
} from './run/correction-answer.ts';
export type { EngineEvent, Observer } from './run/events.ts';
export type { KnockOn } from './run/knock-on.ts';
export type {
  ClearOptions,
  LaneAddOutcome,
  LaneAnswer,
  LaneCleared,
  LaneFailed,
  LaneOutcome,
  LaneOvertaken,
  LaneReason,
  LaneStopped,
} from './run/lane-outcome.ts';
export type { Lanes, ResetTo } from './run/lanes.ts';
export type { LineDifference } from './run/line-differences.ts';
export type { CloseOutcome, OrderClosed, OrderDivided, OrderRefused, SettleOutcome } from './run/order-outcome.ts';
export type {
  Billing,
  CommandListQuery,
  ListedCommand,
  MessageInput,
  MessageListQuery,
  MessageRefused,
  ReceiveAnswer,
  ReceiveOutcome,
  RefusedHook,
  Resumed,
  Waiting,
  WaitingInLane,
} from './run/receive-answer.ts';
export { runShardedTask, type ShardedTaskAnswer, type ShardedTaskOptions } from './run/run-sharded-task.ts';
export { runShards } from './run/run-shards.ts';
export { clearingLineOf } from './settle/clear-record.ts';
export type { ClearingLine } from './settle/clearing-line.ts';
export type { SettlementOrder } from './settle/order.ts';
export type { OrderState } from './settle/order-state.ts';
export type { OrderTotal } from './settle/order-total.ts';
export type { CounterpartNet, ZeroNet } from './settle/split-order.ts';
export type { PayingSubject, SettlementSubject, SubjectTuple } from './settle/subject.ts';
export { subjectById } from './settle/subject-of.ts';
export type { Standardiser, StandardiserType, StandardiserValue } from './standardise/standardiser.ts';
export type { Cycle, Period } from './time/cycle.ts';
export type { InstantInput } from './time/instant.ts';
export { type Disambiguation, instantOfLocal } from './time/local-time.ts';
export { type IsBusinessDay, isWeekday, type PayAfter, payDate } from './time/pay-date.ts';
export { periodOf } from './time/period.ts';
export { isTimeZone } from './time/time-zone.ts';
