/**
 * The unions of a model's names: all that its type carries of its content, so that types stay light. A model read from
 * unknown JSON has plain `string`s.
 */
export interface Names {
  readonly party: string;
  readonly factor: string;
  readonly fee: string;
  readonly apportionment: string;
  readonly bearer: string;
  readonly accumulator: string;
}

declare const NAMES: unique symbol;

/** Carries names in a type; at run time there is nothing. */
export interface Named<N extends Names> {
  readonly [NAMES]?: N;
}

/**
 * The names of a model's type.
 *
 * @example NamesOf<typeof appliances>['fee'] is 'commission' | 'goods'
 */
export type NamesOf<M> = M extends Named<infer N> ? N : Names;
