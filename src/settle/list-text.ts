const SHOWN = 20;

/** Names for a sentence: the first 20 and how many more there are. */
export function listText(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
