import { type ClearingLine, clearingLine } from '../settle/clearing-line.ts';
import { addScaled } from '../settle/scaled-units.ts';

/**
 * What lands where a document is billed again: for each clearing line the new amount less the old one. A line that is the
 * same is left out; one that is gone comes with its opposite.
 *
 * @param revision of the new bill: it makes the ids
 */
export function linesBetween(
  before: readonly ClearingLine[],
  after: readonly ClearingLine[],
  revision: number,
): readonly ClearingLine[] {
  const old = new Map(before.map((line) => [lineName(line), line]));
  const lines = after.map((line) => {
    const was = old.get(lineName(line));
    old.delete(lineName(line));
    return was === undefined ? line : clearingLine({ ...line, ...addScaled(line, opposite(was)) });
  });
  const gone = [...old.values()].map((line) => clearingLine({ ...line, ...opposite(line), revision, lines: [] }));
  return [...lines, ...gone].filter(({ units }) => units !== 0n);
}

function opposite({ units, scale }: ClearingLine): { readonly units: bigint; readonly scale: number } {
  return { units: -units, scale };
}

/** Lines of one name correct each other, whatever bill of the document they came with. */
export function lineName({ contract, owner, clearing, direction, counterpart, currency }: ClearingLine): string {
  return [contract.id, owner, clearing, direction, counterpart, currency].join('\n');
}
