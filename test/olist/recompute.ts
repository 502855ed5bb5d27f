// A second way to the figures of examples/olist, which shares nothing with the library: no import, no decimals, no time
// zones. Money is whole centavos in bigint; the month is read off the local time as it is written.

/** One seller's month, in centavos. */
export interface SellerMonth {
  goods: bigint;
  freight: bigint;
  commission: bigint;
  items: number;
}

/** Thousandths of the part of the month's sales in each band: 15 % up to 200.00, 12.5 % up to 1,000.00, then 10 %. */
const BANDS = [
  { from: 0n, to: 20_000n, perMille: 150n },
  { from: 20_000n, to: 100_000n, perMille: 125n },
  { from: 100_000n, to: 10n ** 18n, perMille: 100n },
] as const;

/** By `seller month`: `3481aa57cd91f9f9d3fa1fa12d9a3bf7 2016-10`. Only for CSV without quotes, as the dataset is. */
export function recompute(csv: string): ReadonlyMap<string, SellerMonth> {
  const months = new Map<string, SellerMonth>();
  const [header = '', ...rows] = csv.trim().split('\n');
  const columns = header.split(',');
  for (const row of rows) {
    const cells = row.split(',');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const key = `${cell('seller_id')} ${cell('shipped_by').slice(0, 7)}`;
    const month = months.get(key) ?? { goods: 0n, freight: 0n, commission: 0n, items: 0 };
    months.set(key, month);
    const price = centavos(cell('price'));
    // Each item is rounded by itself: what it adds to the commission of the month so far, half up.
    month.commission += (bandsUpTo(month.goods + price) - bandsUpTo(month.goods) + 500n) / 1000n;
    month.goods += price;
    month.freight += centavos(cell('freight'));
    month.items += 1;
  }
  return months;
}

function bandsUpTo(sales: bigint): bigint {
  let thousandths = 0n;
  for (const { from, to, perMille } of BANDS) {
    if (sales > from) thousandths += ((sales < to ? sales : to) - from) * perMille;
  }
  return thousandths;
}

/** `58.9` is 5890. */
function centavos(text: string): bigint {
  const [whole = '', cents = ''] = text.split('.');
  if (!/^\d+$/.test(whole) || !/^\d{0,2}$/.test(cents)) throw new Error(`'${text}' is no price`);
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'));
}
