import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { type TimeIssues, timeSentences } from './time-issues.ts';

/** Faults of settlement: subjects and who pays for what, orders and their totals, the split into payments. */
interface OrderIssues {
  /** Two declared subjects of one id, or two of one tuple. `tuple` is tenant, party, store and company as text. */
  'subject-declared-twice': { readonly id: string; readonly tuple: string };
  /** The id made from a tuple is the declared id of another one. */
  'subject-id-taken': { readonly id: string; readonly tuple: string };
  /** The party has several declared subjects, and nothing says which of them is meant. `subjects` lists them. */
  'subject-ambiguous': { readonly tuple: string; readonly subjects: string };
  'paying-subject-declared-twice': {
    readonly tenant: string;
    readonly business: string;
    readonly fee: string;
    readonly party: string;
  };
  /** A row of the table names a subject of another tenant, or one that nobody declared. */
  'paying-subject-unknown': { readonly subject: string; readonly nearest: string | undefined };
  'paying-subject-foreign': { readonly subject: string; readonly tenant: string; readonly subjectTenant: string };
  /** The table has rows for this tenant, business and party, but none for this fee. */
  'paying-subject-missing': {
    readonly tenant: string;
    readonly business: string;
    readonly fee: string;
    readonly party: string;
    readonly nearest: string | undefined;
  };
  /** A line that is neither paid nor received by the contract's party has no place in its order. */
  'line-not-of-owner': { readonly fee: string; readonly payer: string; readonly payee: string; readonly owner: string };
  /** `role` is a party code of a line to which the record gives no identity. */
  'line-party-missing': { readonly fee: string; readonly role: string };
  'order-not-open': { readonly order: string; readonly state: string; readonly lines: number };
  'order-move-illegal': {
    readonly order: string;
    readonly from: string;
    readonly to: string;
    readonly allowed: string;
  };
  /** Amounts are texts; `lines` names the lines of this total, at most 20 of them. */
  'order-total-mismatch': {
    readonly order: string;
    readonly clearing: string;
    readonly direction: string;
    readonly counterpart: string;
    readonly running: string;
    readonly runningCount: number;
    readonly recounted: string;
    readonly recountedCount: number;
    readonly lines: string;
  };
  'order-line-foreign': { readonly order: string; readonly line: string; readonly lineOrder: string };
  'order-line-twice': { readonly order: string; readonly line: string };
  /** `days` calendar days were looked at, and the calendar called none of them a business day. */
  'pay-date-not-found': { readonly from: string; readonly days: number };
}

export type SettleIssues = OrderIssues & TimeIssues;

const orderSentences: Sentences<OrderIssues> = {
  'subject-declared-twice': {
    en: (facts) =>
      `Settlement subject '${facts.id}' (${facts.tuple}) is declared twice: an id and a tuple belong to one subject`,
    zh: (facts) => `结算主体“${facts.id}”(${facts.tuple})重复声明:编号与关系各只能属于一个主体`,
  },
  'subject-id-taken': {
    en: (facts) =>
      `The id '${facts.id}' made for ${facts.tuple} is declared for another settlement subject; declare one for ${facts.tuple}`,
    zh: (facts) => `为 ${facts.tuple} 生成的编号“${facts.id}”已被另一结算主体占用;请为 ${facts.tuple} 声明主体`,
  },
  'subject-ambiguous': {
    en: (facts) =>
      `${facts.tuple} has several settlement subjects (${facts.subjects}), and nothing says which one is meant`,
    zh: (facts) => `${facts.tuple} 有多个结算主体(${facts.subjects}),无法确定使用哪一个`,
  },
  'paying-subject-declared-twice': {
    en: (facts) =>
      `The paying subject of party '${facts.party}' for tenant '${facts.tenant}', business '${facts.business}', fee '${facts.fee}' is declared twice`,
    zh: (facts) => `租户“${facts.tenant}”业务“${facts.business}”费用“${facts.fee}”中“${facts.party}”的结算主体重复配置`,
  },
  'paying-subject-unknown': {
    en: (facts) => `Settlement subject '${facts.subject}' is not declared${didYouMean(facts.nearest)}`,
    zh: (facts) => `结算主体“${facts.subject}”未声明${didYouMeanZh(facts.nearest)}`,
  },
  'paying-subject-foreign': {
    en: (facts) =>
      `Settlement subject '${facts.subject}' belongs to tenant '${facts.subjectTenant}' and cannot pay for tenant '${facts.tenant}'`,
    zh: (facts) => `结算主体“${facts.subject}”属于租户“${facts.subjectTenant}”,不能为租户“${facts.tenant}”结算`,
  },
  'paying-subject-missing': {
    en: (facts) =>
      `No settlement subject of '${facts.party}' is named for tenant '${facts.tenant}', business '${facts.business}', fee '${facts.fee}', though others are${didYouMean(facts.nearest)}`,
    zh: (facts) =>
      `租户“${facts.tenant}”业务“${facts.business}”费用“${facts.fee}”未配置“${facts.party}”的结算主体,而其他费用已配置${didYouMeanZh(facts.nearest)}`,
  },
  'line-not-of-owner': {
    en: (facts) =>
      `A line of '${facts.fee}' goes from '${facts.payer}' to '${facts.payee}', but the order belongs to '${facts.owner}'`,
    zh: (facts) => `“${facts.fee}”的明细由“${facts.payer}”付给“${facts.payee}”,而结算单属于“${facts.owner}”`,
  },
  'line-party-missing': {
    en: (facts) => `A line of '${facts.fee}' names party '${facts.role}', which has no identity in this record`,
    zh: (facts) => `“${facts.fee}”的明细引用参与方“${facts.role}”,但该计费单中没有其身份`,
  },
  'order-not-open': {
    en: (facts) =>
      `Order '${facts.order}' is ${facts.state} and takes no more lines; ${facts.lines} more must land in a later one`,
    zh: (facts) => `结算单“${facts.order}”状态为 ${facts.state},不再接受明细;另有 ${facts.lines} 条应进入后续结算单`,
  },
  'order-move-illegal': {
    en: (facts) => `Order '${facts.order}' cannot go from ${facts.from} to ${facts.to}; allowed: ${facts.allowed}`,
    zh: (facts) => `结算单“${facts.order}”不能从 ${facts.from} 变为 ${facts.to};允许:${facts.allowed}`,
  },
  'order-total-mismatch': {
    en: (facts) =>
      `Order '${facts.order}': the running total of '${facts.clearing}' (${facts.direction}, '${facts.counterpart}') is ${facts.running} of ${facts.runningCount} lines, but the lines add up to ${facts.recounted} of ${facts.recountedCount}: ${facts.lines}`,
    zh: (facts) =>
      `结算单“${facts.order}”:“${facts.clearing}”(${facts.direction},“${facts.counterpart}”)的增量统计为 ${facts.running}(${facts.runningCount} 条),全量统计为 ${facts.recounted}(${facts.recountedCount} 条):${facts.lines}`,
  },
  'order-line-foreign': {
    en: (facts) => `Line '${facts.line}' belongs to order '${facts.lineOrder}', not to '${facts.order}'`,
    zh: (facts) => `明细“${facts.line}”属于结算单“${facts.lineOrder}”,不属于“${facts.order}”`,
  },
  'order-line-twice': {
    en: (facts) => `Line '${facts.line}' is in order '${facts.order}' twice`,
    zh: (facts) => `明细“${facts.line}”在结算单“${facts.order}”中重复`,
  },
  'pay-date-not-found': {
    en: (facts) => `No business day in the ${facts.days} days from ${facts.from}`,
    zh: (facts) => `自 ${facts.from} 起 ${facts.days} 天内没有工作日`,
  },
};

export const settleSentences: Sentences<SettleIssues> = { ...orderSentences, ...timeSentences };
