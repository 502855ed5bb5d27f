import { fail } from '../issues/error.ts';
import { type Issue, issueUnder } from '../issues/issue.ts';
import { checkLayers } from './check-layers.ts';
import type { Contract } from './contract.ts';
import type { ContractInput } from './contract-input.ts';
import { Faults } from './faults.ts';
import { mergeLayers, placedTerms } from './merge-terms.ts';
import type { Model } from './model.ts';
import type { Names } from './names.ts';
import { readContract } from './parse-contract.ts';

/** Contracts that the new one is to be laid over, outermost first: what it leaves open may stand there. */
export interface OuterLayers {
  readonly over?: readonly Contract[] | undefined;
}

/**
 * One version of a contract, written in TypeScript against its model: a term for a fee that the model doesn't have does
 * not compile, and is refused at run time. The terms are tried on the model at once.
 *
 * @returns the contract, deeply frozen
 * @throws FeewrightError with every fault at once; what the contract makes wrong elsewhere (an accumulator whose bearer it
 *   took away) stands under `model`, or under `over`
 *
 * Worked case: a store's contract that states only `price.cap` 50 of a commission whose price its party's contract brings
 * is refused by itself, and defined with `{ over: [contractOfTheParty] }`.
 */
export function defineContract<N extends Names>(
  model: Model<N>,
  input: ContractInput<NoInfer<N>>,
  { over = [] }: OuterLayers = {},
): Contract {
  const { contract, terms, faults } = readContract(input);
  // What could be read of a faulty contract is tried on the model too, so that all its faults are told at once.
  const readable = terms.flatMap(({ item }, index) => (item === undefined ? [] : [{ term: item, index }]));
  const outer = over.map((each) => ({ ...each, terms: placedTerms(each) }));
  const ofLayers = new Faults();
  if (contract !== undefined) checkLayers(model, [...over, contract], ofLayers);
  mergeLayers(model, [...outer, { ...contract, terms: readable }], ofLayers);
  faults.take(ofLayers.list().map((fault) => seenFromContract(fault, over.length)));
  return contract === undefined || !faults.isEmpty ? fail(faults.list()) : contract;
}

function seenFromContract(fault: Issue, own: number): Issue {
  const [list, layer, ...inner] = fault.path;
  if (list !== 'contracts') return issueUnder(['model'], fault);
  const path = layer === own ? inner : ['over', layer ?? 0, ...inner];
  return Object.freeze({ ...fault, path: Object.freeze(path) });
}
