import type { Contract } from './contract.ts';
import type { ContractBook } from './contract-book.ts';
import type { ContractSpan } from './contract-span.ts';
import { contractsAt } from './contracts-at.ts';
import { type CumulativeFee, cumulativeFees, type OpenWindow, windowAt } from './cumulative-fees.ts';
import { levelOf } from './layer.ts';
import { mergeTerms } from './merge-terms.ts';
import type { Model } from './model.ts';
import { Sayings } from './sayings.ts';

/** What a fee owes to versions that began inside the open window of its cumulative price. */
export interface MidWindowFee {
  readonly fee: string;
  /** Its total counts entries of business time at or after this, milliseconds. */
  readonly sinceMs?: number;
  /** The contracts in force until `fromMs`, outermost first: by their price what came before was charged. */
  readonly rerate?: { readonly fromMs: number; readonly contracts: readonly Contract[] };
}

/** A version that begins, and how far inside its layer is. */
interface Start extends ContractSpan {
  readonly level: number;
}

/** What a fee owes, and until when: then the window has ended in which the version began. */
interface Owed extends MidWindowFee {
  readonly untilMs: number;
}

const NOTHING: readonly MidWindowFee[] = Object.freeze([]);

/**
 * What versions that begin inside an open window of a cumulative price do with its total.
 *
 * Such a version acts on a fee if it is of the innermost layer that has a part in the fee's price, or of one further
 * inside, or if it changes the price: new terms of the tenant don't touch a party that has a price of its own. Of several
 * versions in one window the last says how to go on; of several that begin at once, the innermost.
 */
export class MidWindows {
  readonly #book: ContractBook;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #places: ReadonlyMap<Contract, Placed>;
  readonly #sayings = new Sayings();
  readonly #fees = new Map<string, readonly CumulativeFee[] | undefined>();
  readonly #owed = new Map<string, readonly Owed[]>();
  /** Of a book in which no version restarts or re-rates there is nothing to look for. */
  readonly #isNeeded: boolean;

  constructor(book: ContractBook, models: readonly Model[]) {
    this.#book = book;
    this.#models = new Map(models.map((model) => [model.code, model]));
    this.#places = placesOf(book);
    this.#isNeeded = book.contracts.some(({ midWindow }) => midWindow === 'restart' || midWindow === 'rerate');
  }

  /** The version that a version touches: its validity ends where this one's begins. */
  predecessor(contract: Contract): Contract | undefined {
    const place = this.#places.get(contract);
    const before = place?.versions[place.at - 1];
    return before !== undefined && before.toMs === place?.versions[place.at]?.fromMs ? before.contract : undefined;
  }

  /** The cumulative fees under contracts in force; `undefined` where they do not fit together. */
  feesOf(contracts: readonly Contract[]): readonly CumulativeFee[] | undefined {
    const key = this.#sayings.of(contracts);
    const known = this.#fees.get(key);
    if (known !== undefined || this.#fees.has(key)) return known;
    const model = this.#models.get(contracts.at(-1)?.model ?? '');
    const merged = model && mergeTerms(model, contracts);
    const fees = merged?.ok ? cumulativeFees(merged.value) : undefined;
    this.#fees.set(key, fees);
    return fees;
  }

  /** The contracts in force just before a time, for whom those of `contracts` are. */
  before(contracts: readonly Contract[], epochMs: number): readonly Contract[] {
    return this.#at(contracts, epochMs - 1);
  }

  /**
   * What the fees of documents at a business time owe, under the contracts in force then.
   *
   * Worked case: version 2 begins on 15 November and says `restart`. For a document of 20 November the month's total
   * counts from 15 November; for one of 1 December nothing is left of it.
   */
  at(contracts: readonly Contract[], epochMs: number): readonly MidWindowFee[] {
    if (!this.#isNeeded) return NOTHING;
    const key = this.#keyOf(contracts);
    let owed = this.#owed.get(key);
    if (owed === undefined) {
      owed = this.#owedUnder(contracts);
      this.#owed.set(key, owed);
    }
    return owed.length === 0 ? NOTHING : owed.filter(({ untilMs }) => epochMs < untilMs);
  }

  /** The window of a fee's total that is open at a time. @param contracts those in force then */
  windowOf(fee: CumulativeFee, contracts: readonly Contract[], epochMs: number): OpenWindow {
    const innermost = contracts.at(-1);
    const versions = innermost === undefined ? [] : (this.#places.get(innermost)?.versions ?? []);
    const first = versions.find(({ contract }) => contract.id === innermost?.id);
    return windowAt(fee.accumulator, epochMs, first?.fromMs ?? Number.NEGATIVE_INFINITY);
  }

  /** Whether a version that begins at `fromMs` acts on a fee that is so priced from then on. */
  acts(fee: CumulativeFee, level: number, contracts: readonly Contract[], fromMs: number): boolean {
    const priced = contracts[fee.priced];
    if (priced === undefined || levelOf(priced) <= level) return true;
    const before = this.feesOf(this.before(contracts, fromMs))?.find((each) => each.fee === fee.fee);
    return JSON.stringify(before?.price) !== JSON.stringify(fee.price);
  }

  #owedUnder(contracts: readonly Contract[]): readonly Owed[] {
    const starts = this.#startsOf(contracts);
    const inForceMs = Math.max(...contracts.map((contract) => this.#spanOf(contract)?.fromMs ?? 0));
    return (this.feesOf(contracts) ?? []).flatMap((fee): readonly Owed[] => {
      let owed: Omit<Owed, 'fee'> | undefined;
      let decidedMs: number | undefined;
      for (const start of starts) {
        const { fromMs } = start;
        const { startMs, endMs } = this.windowOf(fee, this.#at(contracts, fromMs), fromMs);
        if (fromMs === startMs || endMs <= inForceMs) break;
        if (fromMs === decidedMs || !this.#isActing(fee, start, contracts)) continue;
        const isLast = decidedMs === undefined;
        decidedMs = fromMs;
        const { midWindow } = start.contract;
        if (midWindow === 'rerate' && isLast) {
          const earlier = this.before(contracts, fromMs);
          if (earlier.length > 0) owed = { rerate: { fromMs, contracts: earlier }, untilMs: endMs };
        }
        if (midWindow === 'restart') {
          owed = { ...owed, sinceMs: fromMs, untilMs: endMs };
          break;
        }
      }
      return owed === undefined ? [] : [{ fee: fee.fee, ...owed }];
    });
  }

  #isActing(fee: CumulativeFee, { level, fromMs }: Start, contracts: readonly Contract[]): boolean {
    const then = this.#at(contracts, fromMs);
    const asThen = this.feesOf(then)?.find((each) => each.fee === fee.fee);
    return asThen !== undefined && this.acts(asThen, level, then, fromMs);
  }

  /** The begins of all versions up to those in force, the latest first, of several at once the innermost first. */
  #startsOf(contracts: readonly Contract[]): readonly Start[] {
    const starts = contracts.flatMap((contract) => {
      const place = this.#places.get(contract);
      const level = levelOf(contract);
      return (place?.versions.slice(0, place.at + 1) ?? []).map((span) => ({ ...span, level }));
    });
    return starts.sort((a, b) => b.fromMs - a.fromMs || b.level - a.level);
  }

  #at(contracts: readonly Contract[], epochMs: number): readonly Contract[] {
    const innermost = contracts.at(-1);
    if (innermost === undefined) return [];
    const { tenant, party, store, model } = innermost;
    const whose = {
      tenant,
      model,
      ...(party === undefined ? {} : { party }),
      ...(store === undefined ? {} : { store }),
    };
    const found = contractsAt(this.#book, { ...whose, epochMs });
    return found.ok ? found.value : [];
  }

  #spanOf(contract: Contract): ContractSpan | undefined {
    const place = this.#places.get(contract);
    return place?.versions[place.at];
  }

  #keyOf(contracts: readonly Contract[]): string {
    return contracts.map((contract) => this.#places.get(contract)?.number ?? -1).join();
  }
}

/** A version among those of its agreement, and its number in the book. */
interface Placed {
  readonly versions: readonly ContractSpan[];
  readonly at: number;
  readonly number: number;
}

function placesOf({ spans }: ContractBook): ReadonlyMap<Contract, Placed> {
  const places = new Map<Contract, Placed>();
  for (const versions of spans.values()) {
    for (const [at, { contract }] of versions.entries()) places.set(contract, { versions, at, number: places.size });
  }
  return places;
}
