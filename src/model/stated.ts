import type { Path } from '../issues/path.ts';

/** A member that a contract stated, such as `'price.bands'`, `'when'`, `'bearers'` or `'limit'`. */
export interface StatedField {
  readonly field: string;
  /** Place of the contract among the layers, outermost first. */
  readonly layer: number;
  /** Place of the term in that contract. */
  readonly term: number;
}

/** By code of fee, apportionment or accumulator; members that no contract stated came from the model. */
export type Stated = { readonly [code: string]: readonly StatedField[] };

/** Who stated a member: the entry that covers it most closely. `undefined`: the model. */
export function statedAt(stated: Stated, code: string, field: string): StatedField | undefined {
  let closest: StatedField | undefined;
  for (const each of stated[code] ?? []) {
    const covers = each.field === field || field.startsWith(`${each.field}.`);
    if (covers && (closest === undefined || each.field.length > closest.field.length)) closest = each;
  }
  return closest;
}

/** What was stated of a member and of those inside it, from the outermost layer to the innermost. */
export function statedWithin(stated: Stated, code: string, field: string): readonly StatedField[] {
  const own = stated[code] ?? [];
  const inside = own.filter((each) => each.field === field || each.field.startsWith(`${field}.`));
  return inside.sort((a, b) => a.layer - b.layer);
}

/** Where a member was written in its contract: `contracts[1].terms[0].price.rate`. */
export function statedPath({ layer, term }: StatedField, field: Path): Path {
  return ['contracts', layer, 'terms', term, ...field];
}

/** The members of a path, without places in lists: `price.bands.rate`. */
export function dotted(field: Path): string {
  return field.filter((part) => typeof part === 'string').join('.');
}

/** Notes who states what while layers are laid over a model, outermost first: the innermost has the last word. */
export class Ledger {
  // Without a prototype: a fee may be called 'toString'.
  readonly #entries: Record<string, StatedField[]> = Object.create(null);

  /** What was stated of the member before, and of all inside it, is overruled. */
  note(code: string, entry: StatedField): void {
    const { field } = entry;
    const kept = (this.#entries[code] ?? []).filter(
      (each) => each.field !== field && !each.field.startsWith(`${field}.`),
    );
    this.#entries[code] = [...kept, entry];
  }

  get stated(): Stated {
    return this.#entries;
  }
}
