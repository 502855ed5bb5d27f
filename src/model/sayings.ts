import type { Contract } from './contract.ts';

/** Names combinations of contracts by what they say of fees: two that say the same have one name. */
export class Sayings {
  readonly #names = new Map<string, number>();
  readonly #known = new Map<Contract, number>();

  /** @param contracts outermost first, all of one model */
  of(contracts: readonly Contract[]): string {
    return contracts.map((contract) => this.#of(contract)).join();
  }

  #of(contract: Contract): number {
    const known = this.#known.get(contract);
    if (known !== undefined) return known;
    const { model, party, store, timeZone, cycle, facts, terms } = contract;
    const text = JSON.stringify([model, party === undefined, store === undefined, timeZone, cycle, facts, terms]);
    const name = this.#names.get(text) ?? this.#names.size;
    this.#names.set(text, name);
    this.#known.set(contract, name);
    return name;
  }
}
