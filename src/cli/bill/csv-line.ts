/** A row of CSV (RFC 4180). Texts that a spreadsheet would run as a formula are neutralised; amounts are given apart. */
export function csvLine(cells: readonly (string | { readonly amount: string })[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? textCell(cell) : cell.amount)).join(',')}\r\n`;
}

function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
