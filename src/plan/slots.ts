import type { Sym } from '../formula/scope.ts';
import { isNumeric, type Type } from '../formula/type.ts';
import type { SlotCounts } from './plan.ts';

/** Gives every amount and fact of a plan its place in the frames. Booleans live among the numbers. */
export class Slots {
  #numbers = 0;
  #texts = 0;
  #lists = 0;

  sym(name: string, type: Type, scale?: number): Sym {
    const slot =
      type.kind === 'list'
        ? this.#lists++
        : isNumeric(type) || type.kind === 'boolean'
          ? this.#numbers++
          : this.#texts++;
    return { name, type, slot, scale };
  }

  counts(): SlotCounts {
    return { numbers: this.#numbers, texts: this.#texts, lists: this.#lists };
  }
}
