/** The line and column of an offset, both from 1; columns count characters, of which some have two UTF-16 units. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: Array.from(before[before.length - 1] ?? '').length + 1 };
}
