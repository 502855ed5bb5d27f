import { AccumulatorEntry } from '../accumulate/accumulator-entry.ts';
import { type ContentValue, canonicalText } from '../content/canonical-text.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { Names } from '../model/names.ts';
import { type Amount, amountDecimal, amountText, amountUnits } from '../money/amount.ts';
import { type Decimal, Decimal as DecimalClass } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';
import { amountNotOfLines, amountUnknown, shareUnknown } from '../plan/amount-unknown.ts';
import type { FeeNode, Plan } from '../plan/plan.ts';
import type { FeeLine } from './fee-line.ts';
import { placeOf, planLines } from './line-places.ts';
import { linesOf, linesWithRows } from './lines-of.ts';
import type { PriceBreakdown } from './price-breakdown.ts';
import { recordBreakdown } from './record-breakdown.ts';
import { entriesOf } from './record-entries.ts';
import type { RecordTemplate, UsedCalculator } from './record-template.ts';
import { type RoundingEntry, roundingOf } from './rounding-of.ts';
import { Share, type ShareTemplate } from './share.ts';

export { AccumulatorEntry };

/** The number of the content's form: it changes only with a migration. */
export const RECORD_FORMAT = '1';

const NO_TAGS: Readonly<Record<string, string | true>> = Object.freeze({});

/**
 * The finest result of one document (计费单): its fee lines, the shares of what was apportioned, and what it adds to the
 * running totals. Everything is a view over the numbers that deciding left; amounts become Decimals when they are read.
 *
 * Content (amounts, lines, shares, entries, versions) is the same to the byte whenever the snapshot is decided again;
 * the revision is identity, and outside of it.
 */
export class BillingRecord<N extends Names = Names> {
  readonly lines: readonly FeeLine<N['fee'] | N['apportionment'], N['bearer']>[];
  readonly shares: readonly Share<N['apportionment'], N['bearer']>[];
  readonly entries: readonly AccumulatorEntry<N['accumulator']>[];
  /** @internal */
  protected readonly template: RecordTemplate;
  /** @internal */
  protected readonly plan: Plan;
  /** @internal */
  protected readonly snapshot: Snapshot;
  /** @internal */
  protected readonly values: readonly Amount[];
  /** @internal One for each line of the document, where the plan looks at lines. */
  declare protected readonly rows?: readonly (readonly Amount[])[];

  /**
   * @param values of every slot of the plan; owned by the record from now on
   * @param applied by node: whether the fee's condition held
   * @param posted by accumulator: whether the document posts to it
   * @param rows of every line of the document, where the plan looks at lines; owned by the record too
   */
  constructor(
    template: RecordTemplate,
    snapshot: Snapshot,
    values: readonly Amount[],
    applied: readonly boolean[],
    posted: readonly boolean[],
    rows?: readonly (readonly Amount[])[],
  ) {
    this.template = template;
    this.plan = template.plan;
    this.snapshot = snapshot;
    this.values = values;
    const lines =
      rows === undefined
        ? linesOf(template.lines, values, applied)
        : linesWithRows(template.lines, values, applied, { values: rows, ids: snapshot.lines ?? [] });
    this.lines = lines as FeeLine<N['fee'] | N['apportionment'], N['bearer']>[];
    if (rows !== undefined) this.rows = rows;
    const shares: Share<N['apportionment'], N['bearer']>[] = new Array(template.shares.length);
    for (let i = 0; i < shares.length; i++) shares[i] = new Share(template.shares[i] as ShareTemplate, values);
    this.shares = shares;
    this.entries = entriesOf(template.plan, snapshot, posted, values) as AccumulatorEntry<N['accumulator']>[];
  }

  get tenant(): string {
    return this.snapshot.document.tenant;
  }

  get business(): string {
    return this.snapshot.document.business;
  }

  /** Id of the document. */
  get document(): string {
    return this.snapshot.document.id;
  }

  get revision(): number {
    return this.snapshot.document.revision;
  }

  get party(): string {
    return this.snapshot.document.party;
  }

  get store(): string | undefined {
    return this.snapshot.document.store;
  }

  /** The document's business time: UTC text. */
  get time(): string {
    return this.snapshot.document.time;
  }

  get currency(): string {
    return this.plan.currency;
  }

  get rule(): string {
    return this.snapshot.rule;
  }

  /** Codes of all business rules that held: one, but under hit policy `collect`. */
  get rules(): readonly string[] {
    return this.snapshot.matching?.rules ?? [this.rule];
  }

  get model(): Snapshot['model'] {
    return this.snapshot.model;
  }

  get contract(): Snapshot['contract'] {
    return this.snapshot.contract;
  }

  /** All contracts in force, outermost first, the last being `contract`; only where there is more than one. */
  get layers(): Snapshot['layers'] {
    return this.snapshot.layers;
  }

  /** What standardising steps marked it with, by name: a text, or `true`. */
  get tags(): Readonly<Record<string, string | true>> {
    return this.snapshot.standardised?.tags ?? NO_TAGS;
  }

  /** Role → identity: `{ merchant: 'm-1001', platform: '1000' }`. A role whose factor is absent has none. */
  get parties(): Readonly<Record<N['party'], string>> {
    const parties: Record<string, string> = {};
    const { facts } = this.snapshot.refund?.original ?? this.snapshot;
    for (const party of this.plan.definition.parties) {
      const id = 'is' in party ? this.party : 'id' in party ? party.id : facts[party.factor];
      if (typeof id === 'string') parties[party.code] = id;
    }
    return parties as Record<N['party'], string>;
  }

  /**
   * A fee as booked, also an intermediate step; 0 for a fee that did not apply. Of a fee that each line has of its own, the
   * sum over the lines, or, with the id of a line, what that line has. A step without rounding whose value is no decimal
   * (1/3) throws a TypeError: read it with `exact`. Faults, here and below: `amount-unknown`, `amount-not-of-lines`.
   *
   * Worked case: 15 % of 0.30 is exactly 0.045: `amount` is 0.05. On two lines of 0.30 each it is 0.10, and 0.05 of either.
   */
  amount(fee: N['fee'], line?: string): Decimal {
    const node = this.fee(fee);
    if (node === undefined) return new DecimalClass(0);
    const { scale } = node.value;
    const amount = line === undefined ? this.sum(node, 'value') : this.ofLine(node, 'value', line);
    if (scale !== undefined && (typeof amount === 'number' || isWhole(amount, scale))) {
      return amountDecimal(amount, scale);
    }
    const text = amountText(amount, scale);
    if (text.includes('/'))
      throw new TypeError(`feewright: '${fee}' is ${text}, which is no decimal; read it with exact()`);
    return new DecimalClass(text);
  }

  /** A fee before rounding, as exact text: `0.045`, or `1/3`; of one line, or else of all. */
  exact(fee: N['fee'], line?: string): string {
    const node = this.fee(fee);
    if (node === undefined) return '0';
    const amount = line === undefined ? this.sum(node, 'exact') : this.ofLine(node, 'exact', line);
    return amountText(amount, node.exact.scale);
  }

  /**
   * What a fee is made of: its bands or packages, what floor and cap added or took, the true-up, and the rounding. All of
   * them add up to the booked fee, those before the rounding to the exact one. A fee that did not apply has no parts; a
   * fee of lines has those of one line, or else of all. What a refund gives back is one part.
   *
   * Worked case: 0: 16 %, 500: 14 % of 550.05 is 80 + 7.007, and a rounding of 0.003.
   */
  breakdown(fee: N['fee'], line?: string): PriceBreakdown {
    const node = this.fee(fee);
    if (node === undefined) return { fee, exact: '0', parts: [] };
    if (line !== undefined) this.ofLine(node, 'exact', line);
    return recordBreakdown(this.template, this.snapshot, node, line);
  }

  /**
   * What rounding made of every booking of this document: each line, and what was rounded before it was divided. Added up
   * over documents it is the rounding ledger: `roundingLedger`.
   */
  rounding(): readonly RoundingEntry[] {
    return roundingOf(this.plan, this.lines, this.values);
  }

  /** The calculators that its prices asked, each fee's with the version that it names; empty where none did. */
  get calculators(): readonly UsedCalculator[] {
    return this.template.calculators;
  }

  /** What a bearer takes of a divided amount. */
  share(apportionment: N['apportionment'], bearer: N['bearer']): Decimal {
    const share = this.shares.find((each) => each.apportionment === apportionment && each.bearer === bearer);
    return share === undefined ? shareUnknown(this.plan.definition, apportionment, bearer) : share.amount;
  }

  /** The part of a divided amount that nobody could take. */
  unplaced(apportionment: N['apportionment']): Decimal {
    const share = this.shares.find((each) => each.apportionment === apportionment && each.bearer === undefined);
    return share === undefined ? shareUnknown(this.plan.definition, apportionment) : share.amount;
  }

  /** What is the same to the byte whenever the snapshot is decided again. */
  content(): ContentValue {
    const { tenant, business, id, type, party, store, currency, time, original } = this.snapshot.document;
    const { refund } = this.snapshot;
    return {
      format: RECORD_FORMAT,
      document: { tenant, business, id, type, party, store, currency, time, original },
      ...(refund === undefined ? {} : { refund: { before: refund.before, after: refund.after } }),
      rule: this.rule,
      ...(this.rules.length > 1 ? { rules: this.rules } : {}),
      model: { ...this.model },
      contract: { ...this.contract },
      ...(this.layers === undefined ? {} : { layers: this.layers.map((layer) => ({ ...layer })) }),
      ...(this.calculators.length === 0 ? {} : { calculators: this.calculators.map((each) => ({ ...each })) }),
      ...(this.snapshot.standardised?.tags === undefined ? {} : { tags: { ...this.tags } }),
      currency: this.currency,
      amounts: this.amounts(),
      lines: this.lines.map((line) => line.toJSON()),
      shares: this.shares.map((share) => share.toJSON()),
      entries: this.entries.map((entry) => entry.content()),
    };
  }

  /** The content as canonical text (RFC 8785, numbers as text): what its hash is taken of. */
  contentText(): string {
    return canonicalText(this.content());
  }

  toJSON(): { readonly [member: string]: ContentValue } {
    return { ...(this.content() as { readonly [member: string]: ContentValue }), revision: String(this.revision) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }

  private amounts(): { readonly [fee: string]: { readonly booked?: string; readonly exact: string } } {
    const amounts: { [fee: string]: { readonly booked?: string; readonly exact: string } } = {};
    for (const node of this.plan.nodes) {
      if (node.kind !== 'fee') continue;
      const exact = amountText(this.sum(node, 'exact'), node.exact.scale);
      const booked =
        node.booking && unitsText(amountUnits(this.sum(node, 'value'), node.booking.scale), node.booking.scale);
      amounts[node.item.code] = booked === undefined ? { exact } : { booked, exact };
    }
    return amounts;
  }

  /** The document's amount: of a fee of lines, that of all of them. */
  private sum(node: FeeNode, part: 'value' | 'exact'): Amount {
    return this.values[(node.lines ?? node)[part].slot] as Amount;
  }

  private ofLine(node: FeeNode, part: 'value' | 'exact', line: string): Amount {
    const ids = (this.snapshot.lines ?? []).map(({ id }) => id);
    const at = ids.indexOf(line);
    if (at < 0) amountUnknown('line', line, this.document, ids);
    if (node.lines === undefined) amountNotOfLines(node.item.code);
    return this.rows?.[at]?.[placeOf(planLines(this.plan), node[part]).at] as Amount;
  }

  /** `undefined` for a fee of the model that documents like this one never have: one per period, or all others of a period. */
  private fee(code: string): FeeNode | undefined {
    for (const node of this.plan.nodes) if (node.kind === 'fee' && node.item.code === code) return node;
    const codes = this.plan.definition.fees.map((fee) => fee.code);
    return codes.includes(code) ? undefined : amountUnknown('fee', code, this.model.code, codes);
  }
}

function isWhole(amount: Exclude<Amount, number>, scale: number): boolean {
  return (amount.n * 10n ** BigInt(scale)) % amount.d === 0n;
}
