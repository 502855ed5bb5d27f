const POWERS: bigint[] = [];
const SCALES = new Map<bigint, number>();

// Values of ordinary length find their power here; longer ones compute it.
const KEPT = 128;
for (let scale = 0, power = 1n; scale < KEPT; scale += 1, power *= 10n) {
  POWERS.push(power);
  SCALES.set(power, scale);
}

/** `10^scale` */
export function powerOfTen(scale: number): bigint {
  return POWERS[scale] ?? 10n ** BigInt(scale);
}

/** The `scale` of which `10^scale` is this, or `undefined` if it is no power of ten. */
export function scaleOfPower(value: bigint): number | undefined {
  const known = SCALES.get(value);
  if (known !== undefined || value < 10n ** BigInt(KEPT)) return known;
  const text = String(value);
  return /^10+$/.test(text) ? text.length - 1 : undefined;
}
