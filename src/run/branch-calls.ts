import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { Names } from '../model/names.ts';
import type { BranchCalls, PromoteInput } from './branch-answer.ts';
import { compareBranch, differingDocuments } from './compare-branch.ts';
import type { Fork, Forkable } from './fork.ts';
import { promoteBranch } from './promote-branch.ts';
import { rebillAll } from './rebill-all.ts';
import { safely } from './safely.ts';

/** @param partsOf the parts of an engine of this process */
export function branchCalls<Into extends object>(
  fork: Fork,
  partsOf: (engine: Into) => Forkable | undefined,
): BranchCalls<Names, Into> {
  const promote = async (input: PromoteInput & { readonly engine?: Into | undefined }) => {
    const { engine } = input;
    const into = engine === undefined ? fork.base : partsOf(engine);
    return promoteBranch(fork, into ?? fail(issue('branch-elsewhere', [], { branch: fork.name })), input);
  };
  return {
    name: fork.name,
    compare: async () => compareBranch(fork.live.billed()),
    differing: () => differingDocuments(() => fork.live.billed()),
    rebillAll: (of = {}) => rebillAll(fork, of),
    safeRebillAll: (of = {}) => safely(() => rebillAll(fork, of)),
    promote,
    safePromote: (input) => safely(() => promote(input)),
    drop: async () => {
      // A second time answers as every call does by then.
      if (fork.live.commits !== undefined) fork.end('drop');
    },
  };
}
