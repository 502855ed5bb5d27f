import type { Sym } from '../formula/scope.ts';
import { isNumeric, type Type } from '../formula/type.ts';
import type { LinesPlan, SlotCounts } from './plan.ts';

/** Gives every amount and fact of a plan its place in the frames. Booleans live among the numbers. */
export class Slots {
  #numbers = 0;
  #texts = 0;
  #lists = 0;
  readonly #ofLines = { numbers: [] as number[], texts: [] as number[], lists: [] as number[] };

  sym(name: string, type: Type, scale?: number): Sym {
    const slot =
      type.kind === 'list'
        ? this.#lists++
        : isNumeric(type) || type.kind === 'boolean'
          ? this.#numbers++
          : this.#texts++;
    return { name, type, slot, scale };
  }

  /** A slot that each line has its own value of. */
  lineSym(name: string, type: Type, scale?: number): Sym {
    const sym = this.sym(name, type, scale);
    const kind = type.kind === 'list' ? 'lists' : isNumeric(type) || type.kind === 'boolean' ? 'numbers' : 'texts';
    this.#ofLines[kind].push(sym.slot);
    return sym;
  }

  /** Absent: no line has anything of its own. */
  lines(): LinesPlan | undefined {
    const { numbers, texts, lists } = this.#ofLines;
    return numbers.length + texts.length + lists.length === 0 ? undefined : { numbers, texts, lists };
  }

  counts(): SlotCounts {
    return { numbers: this.#numbers, texts: this.#texts, lists: this.#lists };
  }
}
