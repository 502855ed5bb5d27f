import type { LookupTable } from '../table/lookup-table.ts';
import type { Type } from './type.ts';

/**
 * What a name of a formula stands for: an amount of the graph, or a fact. The slot is its place in the frame that the
 * compiled functions read: among the numbers, texts, booleans or lists, as its type says.
 */
export interface Sym {
  readonly name: string;
  readonly type: Type;
  readonly slot: number;
  /** Decimals of the value in the scaled-integer lane; `undefined`: only the exact lane has it. */
  readonly scale: number | undefined;
}

/**
 * Which part of a running total `balance(…)` reads: this window's as it runs; the window before as it stood when that
 * ended (`last`), or with all that was posted to it since (`last-now`).
 */
export type BalanceOf = 'this' | 'last' | 'last-now';

/** A table that `lookup(…)` reads, and the types of what it gives. */
export interface ScopeTable {
  readonly table: LookupTable;
  readonly outputs: ReadonlyMap<string, Type>;
}

export interface Scope {
  /** A factor, a fee (its booked value), a step or an accumulator (its running balance). */
  name(name: string): Sym | undefined;
  /** `exact(fee)` */
  exactOf(fee: string): Sym | undefined;
  /** `share(apportionment, bearer)` */
  share(apportionment: string, bearer: string): Sym | undefined;
  /** `unplaced(apportionment)` */
  unplaced(apportionment: string): Sym | undefined;
  /** `balance(accumulator, …)`; `no-last` for a window before which there is none. Absent: nothing has a balance here. */
  readonly balance?: (accumulator: string, of: BalanceOf) => Sym | 'no-last' | undefined;
  /** A declared member of a fact that is an object, by its dotted path. Conditions in JSON alone have paths. */
  member?(fact: string, path: string): Sym | undefined;
  /** The paths of such a fact; `undefined`: it is no object. */
  members?(fact: string): readonly string[] | undefined;
  /** Where the outcome of a comparison is kept that only a condition engine can make; `text` says it to people. */
  custom?(text: string): Sym;
  /** `lookup(table, output)`; absent: there are no tables here. */
  readonly table?: (code: string) => ScopeTable | undefined;
  readonly tables?: () => Iterable<string>;
  /** All names, to find the nearest of a misspelt one. */
  names(): Iterable<string>;
}
