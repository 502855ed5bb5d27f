import { FeewrightError, fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { OverlayStore } from '../ports/overlay-store.ts';
import type { Spill } from '../ports/spill.ts';
import type { Store } from '../ports/store.ts';
import type { BranchInput } from './branch-answer.ts';
import { checkOptions } from './check-options.ts';
import type { RunContext } from './context.ts';
import { type ContextInput, createContext } from './create-context.ts';
import { granted } from './fault-of.ts';
import { guardedBy } from './guarded-by.ts';
import { textFaults } from './said-text.ts';

/** An engine's parts, of which another one can be forked. */
export interface Forkable {
  readonly input: ContextInput;
  /** As it was given: reads and writes of use cases go through the context's. */
  readonly store: Store;
  readonly spill: Spill;
  readonly context: RunContext;
}

/** Work above a store that can be taken over, or dropped. */
export interface Fork extends Forkable {
  readonly store: OverlayStore;
  readonly name: string;
  readonly base: Forkable;
  /** The store, as long as the fork has not ended; then `branch-ended`. */
  readonly live: OverlayStore;
  readonly overlay: (base: Store) => OverlayStore;
  /** From now on every call answers `branch-ended`; `undefined`: it goes on. */
  end(by: 'promote' | 'drop' | undefined): void;
}

/**
 * Forks: the same parts but those given, above the same store.
 *
 * @param overlay makes a store above another one
 * @throws FeewrightError with every fault of the definitions at once
 */
export function forkOf(base: Forkable, given: BranchInput, overlay: (base: Store) => OverlayStore): Fork {
  const { name = 'branch', ...parts } = given;
  const input = inputOf(base.input, parts);
  const faults = [...ownFaults(given), ...checkOptions(input)];
  if (faults.length > 0) throw new FeewrightError(faults);
  let ended: 'promote' | 'drop' | undefined;
  const check = (): void => {
    if (ended !== undefined) fail(issue('branch-ended', [], { branch: name, by: ended }));
  };
  const store = overlay(base.store);
  const live = guardedBy(store, check);
  const context = granted(createContext(input, { store: live, spill: base.spill }));
  return {
    ...{ input, store, spill: base.spill, live, base, overlay, name },
    context: { ...context, definitions: guardedBy(context.definitions, check) },
    end: (by) => {
      ended = by;
    },
  };
}

/** A store is what a branch is above of, not a part of it; its name is shown to others. */
function ownFaults({ name, ...given }: BranchInput): readonly Issue[] {
  const isOther = 'store' in given ? [issue('option-unknown', ['store'], { option: 'store', nearest: undefined })] : [];
  return [...isOther, ...(name === undefined ? [] : textFaults({ name }, NAME_MAX))];
}

const NAME_MAX = 100;

/** What is replaced goes into the archive: records name it. */
function inputOf(base: ContextInput, given: Omit<BranchInput, 'name'>): ContextInput {
  const parts = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { observe: _, onRefused: __, archive, ...kept } = base;
  const models = [...(given.models === undefined ? [] : base.models), ...(archive?.models ?? [])];
  const contracts = [...(given.contracts === undefined ? [] : base.contracts), ...(archive?.contracts ?? [])];
  return {
    ...kept,
    ...parts,
    archive: {
      models: [...models, ...(given.archive?.models ?? [])],
      contracts: [...contracts, ...(given.archive?.contracts ?? [])],
    },
  };
}
