/** What a settlement subject stands for. Tenant and party always; a store, or a company of the party, where they matter. */
export interface SubjectTuple {
  readonly tenant: string;
  readonly party: string;
  readonly store?: string;
  readonly company?: string;
}

/**
 * 结算主体: the abstract party that everything downstream is keyed by. One tuple has one subject and one subject one
 * tuple, so that it can be looked up both ways.
 */
export interface SettlementSubject extends SubjectTuple {
  readonly id: string;
}

/**
 * A row of the table 租户 / 业务 / 费用 / 结算主体: which of its party's subjects pays or receives this fee. For a share,
 * `fee` is the code of the apportionment.
 */
export interface PayingSubject {
  readonly tenant: string;
  readonly business: string;
  readonly fee: string;
  readonly subject: string;
}

/** The tuple in a sentence of either language: `tenant=t1 party=m1 store=s1`. */
export function tupleText(tuple: SubjectTuple): string {
  const store = tuple.store === undefined ? '' : ` store=${tuple.store}`;
  const company = tuple.company === undefined ? '' : ` company=${tuple.company}`;
  return `tenant=${tuple.tenant} party=${tuple.party}${store}${company}`;
}
