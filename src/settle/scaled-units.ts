import { powerOfTen } from '../money/power-of-ten.ts';

/** An amount of a currency as whole units of `10^-scale`: `{ units: 1250n, scale: 2 }` is 12.50. */
export interface ScaledUnits {
  readonly units: bigint;
  readonly scale: number;
}

/** The exact sum, at the finer of the two scales: 12.50 + 0.005 is 12.505. */
export function addScaled(a: ScaledUnits, b: ScaledUnits): ScaledUnits {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** The units of an amount at a scale at least as fine as its own. */
export function unitsAt(amount: ScaledUnits, scale: number): bigint {
  return amount.scale === scale ? amount.units : amount.units * powerOfTen(scale - amount.scale);
}

export function isSameAmount(a: ScaledUnits, b: ScaledUnits): boolean {
  const scale = Math.max(a.scale, b.scale);
  return unitsAt(a, scale) === unitsAt(b, scale);
}

/** Cut toward zero at a coarser scale, and what was cut off: −12.505 at scale 2 is −12.50 and −0.005. */
export function cutToScale(
  amount: ScaledUnits,
  scale: number,
): { readonly cut: ScaledUnits; readonly residue: ScaledUnits } {
  if (amount.scale <= scale) return { cut: { units: unitsAt(amount, scale), scale }, residue: { units: 0n, scale } };
  const factor = powerOfTen(amount.scale - scale);
  const units = amount.units / factor;
  return { cut: { units, scale }, residue: { units: amount.units - units * factor, scale: amount.scale } };
}
