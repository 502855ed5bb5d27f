import type { StoredBill } from '../../ports/store.ts';

/** Bills of the base, in their order, with others put among them by their place. @param places aligned with `inBase` */
export function mergePlaces(
  inBase: readonly StoredBill[],
  places: readonly (number | undefined)[],
  own: readonly { readonly place: number; readonly bill: StoredBill }[],
): readonly StoredBill[] {
  const all = [...inBase.map((bill, at) => ({ bill, place: places[at] ?? 0 })), ...own];
  return all.sort((a, b) => a.place - b.place).map(({ bill }) => bill);
}
