import type { Exact } from '../money/exact.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { LookupTable } from '../table/lookup-table.ts';
import type { DateUnit } from './date-span.ts';
import type { Sym } from './scope.ts';
import type { Type } from './type.ts';

/** Places in the NFC text of the formula, half-open, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type BinaryOperator = ArithmeticOperator | '^' | ComparisonOperator | 'and' | 'or' | 'in';

/** What the parser makes of a text, before anything is known of its names. */
export type Syntax =
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Syntax[]; readonly span: Span }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly of: Syntax; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: 'conditional';
      readonly when: Syntax;
      readonly then: Syntax;
      readonly otherwise: Syntax;
      readonly span: Span;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Syntax[]; readonly span: Span };

export type FoldName = 'min' | 'max' | 'sum' | 'avg';

interface Node {
  readonly type: Type;
  readonly span: Span;
}

/** A formula whose names are known and whose types fit: what the compilers and explanations work from. */
export type Tree =
  | (Node & { readonly kind: 'literal'; readonly value: Exact })
  | (Node & { readonly kind: 'text'; readonly value: string })
  | (Node & { readonly kind: 'boolean'; readonly value: boolean })
  | (Node & { readonly kind: 'list'; readonly items: readonly Tree[] })
  | (Node & { readonly kind: 'name'; readonly sym: Sym })
  | (Node & { readonly kind: 'negative' | 'not' | 'abs'; readonly of: Tree })
  | (Node & {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Tree;
      readonly right: Tree;
    })
  | (Node & { readonly kind: 'power'; readonly base: Tree; readonly exponent: number })
  | (Node & {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Tree;
      readonly right: Tree;
    })
  | (Node & { readonly kind: 'logical'; readonly operator: 'and' | 'or'; readonly items: readonly Tree[] })
  | (Node & { readonly kind: 'membership'; readonly item: Tree; readonly list: Tree })
  | (Node & { readonly kind: 'conditional'; readonly when: Tree; readonly then: Tree; readonly otherwise: Tree })
  | (Node & { readonly kind: 'fold'; readonly name: FoldName; readonly args: readonly Tree[] })
  /** The keys are what the table's columns compare, in their order. */
  | (Node & {
      readonly kind: 'lookup';
      readonly table: LookupTable;
      readonly output: string;
      readonly keys: readonly Tree[];
    })
  | (Node & { readonly kind: 'count'; readonly list: Tree })
  | (Node & { readonly kind: 'round'; readonly of: Tree; readonly scale: number; readonly mode: RoundingMode })
  | (Node & { readonly kind: 'date-span'; readonly unit: DateUnit; readonly from: Tree; readonly to: Tree })
  | (Node & { readonly kind: 'compound'; readonly rate: Tree; readonly periods: Tree });
