/** A fee schedule as somebody published it, written as a model, with documents whose amounts were published too. */
export interface Schedule {
  readonly file: string;
  /** Who published it, what it is called there, where, and as of when it held. */
  readonly source: { readonly name: string; readonly title: string; readonly url: string; readonly asOf: string };
  readonly model: unknown;
  readonly contracts: readonly unknown[];
  readonly documents: readonly ScheduleDocument[];
}

/** A document's members, save those that all share; `expected` are amounts by fee, with their decimals. */
export interface ScheduleDocument {
  readonly id: string;
  readonly time: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What the source says of it, in our words. */
  readonly published: string;
  readonly expected: Readonly<Record<string, string>>;
  /** The code of the only fault, where the schedule has no answer. */
  readonly refused?: string;
}

const PLAIN_CONTRACT = {
  ...{ format: 1, id: 'c1', version: '1', tenant: 't1', party: 'p1' },
  valid: { from: '2000-01-01T00:00:00Z' },
  ...{ timeZone: 'UTC', cycle: 'month' },
};

/**
 * Reads a schedule. A model may leave out what says nothing of its own: format, business and parties (a `payer` who is the
 * contract's party, and a `payee`). A schedule without `contracts` has one that adds nothing; each of its contracts may
 * leave out what they all share.
 */
export function scheduleOf(file: string, text: string): Schedule {
  const { source, model, contracts = [{}], documents } = JSON.parse(text);
  const code = file.replace(/\.json$/, '');
  const parties = [
    { code: 'payer', is: 'owner' },
    { code: 'payee', id: 'payee' },
  ];
  return {
    file,
    source,
    model: { format: 1, code, business: code, parties, ...model },
    contracts: contracts.map((contract: object) => ({ ...PLAIN_CONTRACT, model: code, ...contract })),
    documents,
  };
}
