import { fail } from '../issues/error.ts';
import { type Issue, issueUnder } from '../issues/issue.ts';
import type { Contract } from './contract.ts';
import type { ContractInput } from './contract-input.ts';
import { Faults } from './faults.ts';
import { mergePlacedTerms, mergeTerms } from './merge-terms.ts';
import type { Model } from './model.ts';
import type { Names } from './names.ts';
import { readContract } from './parse-contract.ts';

/**
 * One version of a contract, written in TypeScript against its model: a term for a fee that the model doesn't have does
 * not compile, and is refused at run time. The terms are tried on the model at once.
 *
 * @returns the contract, deeply frozen
 * @throws FeewrightError with every fault at once; what the contract makes wrong elsewhere in the model (an accumulator
 *   whose bearer it took away) stands under `model`
 */
export function defineContract<N extends Names>(model: Model<N>, input: ContractInput<NoInfer<N>>): Contract {
  const { contract, terms, faults } = readContract(input);
  if (contract !== undefined) {
    const merged = mergeTerms(model, contract);
    return merged.ok ? contract : fail(merged.issues.map(seenFromContract));
  }
  // What could be read of a faulty contract is tried on the model too, so that all its faults are told at once.
  const readable = terms.flatMap(({ item }, index) => (item === undefined ? [] : [{ term: item, index }]));
  const ofTerms = new Faults();
  mergePlacedTerms(model, readable, 'UTC', ofTerms);
  faults.take(ofTerms.list().map(seenFromContract));
  return fail(faults.list());
}

function seenFromContract(fault: Issue): Issue {
  const [first, ...inner] = fault.path;
  return first === 'contract' ? Object.freeze({ ...fault, path: Object.freeze(inner) }) : issueUnder(['model'], fault);
}
