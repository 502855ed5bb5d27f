import { RESERVED_WORDS } from '../formula/name.ts';
import type { NameKind } from '../issues/model-issues.ts';
import type { Path } from '../issues/path.ts';
import type {
  AccumulatorDraft,
  ApportionmentDraft,
  DefinitionDraft,
  Entry,
  FactorDraft,
  FeeDraft,
  TableDraft,
} from './draft.ts';
import type { Faults } from './faults.ts';

/** What a name of the one namespace of amounts stands for. */
export type Target =
  | { readonly kind: 'factor'; readonly item: FactorDraft | undefined }
  | { readonly kind: 'fee'; readonly item: FeeDraft | undefined }
  | { readonly kind: 'apportionment'; readonly item: ApportionmentDraft | undefined }
  | { readonly kind: 'accumulator'; readonly item: AccumulatorDraft | undefined }
  | { readonly kind: 'table'; readonly item: TableDraft | undefined };

/** `balance` is kept for later use in formulas. */
const RESERVED: ReadonlySet<string> = new Set([...RESERVED_WORDS, 'balance']);
/** What may be named beside factors. */
const BESIDE: Readonly<Partial<Record<NameKind, readonly string[]>>> = {
  'key-part': ['party', 'store', 'business'],
  'step-target': ['party', 'store'],
};
/** Stand for the document's own fields in an accumulator's key, so that no factor can. */
const KEY_WORDS: ReadonlySet<string> = new Set(['tenant', 'party', 'store', 'business']);

/**
 * The names of a definition: factors, fees, apportionments and accumulators share one namespace, parties have their own.
 * Finding what a name refers to reports what is wrong with the name.
 */
export class References {
  readonly #faults: Faults;
  readonly #isWhole: boolean;
  readonly #targets = new Map<string, Target>();
  readonly #parties = new Set<string>();
  /** The one party that is the contract's own; `undefined` while there isn't exactly one. */
  readonly owner: string | undefined;

  constructor(draft: DefinitionDraft, faults: Faults) {
    this.#faults = faults;
    this.#isWhole = draft.isWhole;
    for (const entry of draft.parties) {
      const { code } = entry;
      if (code === undefined || !this.#isFree(entry, RESERVED)) continue;
      if (this.#parties.has(code)) this.#taken(entry, 'party', 'party');
      else this.#parties.add(code);
    }
    for (const entry of draft.factors) {
      if (entry.code !== undefined && KEY_WORDS.has(entry.code)) this.#isFree(entry, KEY_WORDS);
      else this.#add(entry, 'factor', { kind: 'factor', item: soundItem(entry) });
    }
    for (const entry of draft.fees) this.#add(entry, 'fee', { kind: 'fee', item: soundItem(entry) });
    for (const entry of draft.apportionments) {
      this.#add(entry, 'apportionment', { kind: 'apportionment', item: soundItem(entry) });
    }
    for (const entry of draft.accumulators) {
      this.#add(entry, 'accumulator', { kind: 'accumulator', item: soundItem(entry) });
    }
    for (const entry of draft.tables) this.#add(entry, 'table', { kind: 'table', item: soundItem(entry) });
    this.owner = this.#ownerOf(draft);
  }

  /** Whether there is such a party. */
  party(name: string, at: Path, kind: 'party' | 'bearer' = 'party'): boolean {
    if (this.#parties.has(name)) return true;
    this.#unknown(name, at, kind, this.#parties);
    return false;
  }

  /** The factor of this name and kind; `undefined` if there is none, or if it is faulty itself. */
  factor(name: string, at: Path, kind: 'text-factor' | 'key-part' | 'step-target' | 'factor'): FactorDraft | undefined {
    const target = this.#find(name, at, kind, (each) =>
      kind === 'factor' ? each.kind === 'factor' : isFactorOf(each, 'text'),
    );
    return target?.kind === 'factor' ? target.item : undefined;
  }

  /** Something that has an amount: a fee, a step, or a factor that is money (or, for a running total, any number). */
  amount(name: string, at: Path, kind: 'money-amount' | 'number-amount'): Target | undefined {
    const types = kind === 'money-amount' ? ['money'] : ['money', 'ratio', 'quantity', 'integer'];
    return this.#find(name, at, kind, (each) => each.kind === 'fee' || isFactorOf(each, ...types));
  }

  /** A factor that a refund can be measured by: how much of something, never a rate. */
  measure(name: string, at: Path): void {
    this.#find(name, at, 'number-factor', (each) => isFactorOf(each, 'money', 'quantity', 'integer'));
  }

  /** Whether it is a factor that each line has a value of. */
  perLine(name: string): boolean {
    const target = this.#targets.get(name);
    return target?.kind === 'factor' && target.item?.per === 'line';
  }

  fee(name: string, at: Path): FeeDraft | undefined {
    const target = this.#find(name, at, 'fee', ({ kind }) => kind === 'fee');
    return target?.kind === 'fee' ? target.item : undefined;
  }

  apportionment(name: string, at: Path): ApportionmentDraft | undefined {
    const target = this.#find(name, at, 'apportionment', ({ kind }) => kind === 'apportionment');
    return target?.kind === 'apportionment' ? target.item : undefined;
  }

  accumulator(name: string, at: Path): AccumulatorDraft | undefined {
    const target = this.#find(name, at, 'accumulator', ({ kind }) => kind === 'accumulator');
    return target?.kind === 'accumulator' ? target.item : undefined;
  }

  table(name: string, at: Path): TableDraft | undefined {
    const target = this.#find(name, at, 'table', ({ kind }) => kind === 'table');
    return target?.kind === 'table' ? target.item : undefined;
  }

  /** What a column of a table may compare: anything that has one value. */
  columnValue(name: string, at: Path): Target | undefined {
    return this.#find(name, at, 'column-value', ({ kind }) => kind !== 'table' && kind !== 'apportionment');
  }

  /** The date factor of this name; `undefined` if there is none, or if it is faulty itself. */
  dateFactor(name: string, at: Path): FactorDraft | undefined {
    const target = this.#find(name, at, 'date-factor', (each) => isFactorOf(each, 'date'));
    return target?.kind === 'factor' ? target.item : undefined;
  }

  /** Whether `bearer` is one of these. */
  bearer(bearer: string, bearers: readonly string[], at: Path): boolean {
    if (bearers.includes(bearer)) return true;
    this.#faults.add('reference-unknown', at, {
      name: bearer,
      kind: 'bearer',
      nearest: this.#faults.nearest(bearer, bearers),
    });
    return false;
  }

  #find(name: string, at: Path, kind: NameKind, accepts: (target: Target) => boolean): Target | undefined {
    const target = this.#targets.get(name);
    if (target === undefined) {
      const known = [...this.#targets].flatMap(([each, found]) => (accepts(found) ? [each] : []));
      this.#unknown(name, at, kind, [...(BESIDE[kind] ?? []), ...known]);
      return undefined;
    }
    if (accepts(target)) return target;
    this.#faults.add('reference-kind', at, { name, found: kindOf(target), expected: kind });
    return undefined;
  }

  #unknown(name: string, at: Path, kind: NameKind, known: Iterable<string>): void {
    const nearest = this.#faults.nearest(name, known);
    // What seems unknown may be the name of something that could not be read, whose fault is told already.
    if (!this.#isWhole && nearest === undefined) return;
    this.#faults.add('reference-unknown', at, { name, kind, nearest });
  }

  #add(entry: Entry<unknown>, kind: Target['kind'], target: Target): void {
    const { code } = entry;
    if (code === undefined || !this.#isFree(entry, RESERVED)) return;
    const before = this.#targets.get(code);
    if (before !== undefined) this.#taken(entry, kind, before.kind);
    else this.#targets.set(code, target);
  }

  #isFree({ code, at }: Entry<unknown>, reserved: ReadonlySet<string>): boolean {
    if (code === undefined || !reserved.has(code)) return true;
    this.#faults.add('name-reserved', at('code'), { name: code });
    return false;
  }

  #taken({ code, at }: Entry<unknown>, kind: NameKind, by: NameKind): void {
    this.#faults.add('name-taken', at('code'), { name: code ?? '', kind, by });
  }

  #ownerOf({ parties }: DefinitionDraft): string | undefined {
    const owners = parties.filter(({ item }) => item?.is === 'owner');
    const mayHide = !this.#isWhole || parties.some(({ isSound }) => !isSound);
    if (owners.length === 1) return owners[0]?.code;
    if (owners.length > 1 || !mayHide) this.#faults.add('owner-count', ['parties'], { count: owners.length });
    return undefined;
  }
}

/** What can be relied on when something else refers to it: all of a sound item, nothing of a faulty one. */
function soundItem<Item>({ item, isSound }: Entry<Item>): Item | undefined {
  return isSound ? item : undefined;
}

/** A faulty factor may be of any type: its own fault is told already. */
function isFactorOf(target: Target, ...types: readonly string[]): boolean {
  return target.kind === 'factor' && (target.item === undefined || types.includes(target.item.type));
}

function kindOf(target: Target): NameKind {
  if (target.kind !== 'factor') return target.kind;
  switch (target.item?.type) {
    case 'money':
      return 'money-factor';
    case 'ratio':
    case 'quantity':
    case 'integer':
      return 'number-factor';
    case 'text':
      return 'text-factor';
    case 'boolean':
    case 'date':
    case 'list':
    case undefined:
      return 'factor';
  }
}
