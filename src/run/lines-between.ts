import { type ClearingLine, clearingLine } from '../settle/clearing-line.ts';
import { addScaled, type ScaledUnits } from '../settle/scaled-units.ts';

/** One billing of a document: which, and the clearing lines of what it came to. */
export interface BilledLines {
  readonly revision: number;
  /** Absent: the first of its revision. */
  readonly run?: number | undefined;
  /** None of a bill that took the document back. */
  readonly lines: readonly ClearingLine[];
}

/** What stands of a line after some billings: its amount, and the last line that landed for it. */
interface Standing {
  readonly line: ClearingLine;
  readonly amount: ScaledUnits;
}

/**
 * What lands where a document is billed again (冲正): for each clearing line the new amount less the old one, naming the line
 * that it corrects. A line that is the same is left out; one that is gone comes with its opposite, in its own period.
 *
 * @param before every billing so far, the first one first
 *
 * Worked case: a commission of 45.00 that is 38.00 now: one line of −7.00, which corrects that of 45.00.
 */
export function linesBetween(before: readonly BilledLines[], now: BilledLines): readonly ClearingLine[] {
  const standing = new Map<string, Standing>();
  for (const billed of before) landing(standing, billed);
  return landing(standing, now).filter(({ units }) => units !== 0n);
}

/** The lines of one billing that land, which then stand. */
function landing(standing: Map<string, Standing>, { revision, run, lines }: BilledLines): readonly ClearingLine[] {
  const bill = { revision, ...(run === undefined ? {} : { run: String(run) }) };
  const gone = new Map(standing);
  const landed = lines.map((line) => {
    const name = nameOf(line);
    const was = standing.get(name);
    gone.delete(name);
    const difference = was === undefined ? line : addScaled(line, opposite(was.amount));
    const corrects = was === undefined ? {} : { corrects: was.line.id };
    const lands = clearingLine({ ...line, ...bill, ...corrects, units: difference.units, scale: difference.scale });
    const last = was === undefined || difference.units !== 0n ? lands : was.line;
    standing.set(name, { line: last, amount: { units: line.units, scale: line.scale } });
    return lands;
  });
  const opposites = [...gone].flatMap(([name, { line, amount }]) => {
    if (amount.units === 0n) return [];
    const lands = clearingLine({
      ...line,
      ...bill,
      corrects: line.id,
      lines: [],
      landed: line.period,
      ...opposite(amount),
    });
    standing.set(name, { line: lands, amount: { units: 0n, scale: 0 } });
    return [lands];
  });
  return [...landed, ...opposites];
}

function opposite({ units, scale }: ScaledUnits): ScaledUnits {
  return { units: -units, scale };
}

/** A line whose period, contract or counterpart is another one now is gone, and another one is there. */
function nameOf({ contract, owner, clearing, direction, counterpart, currency, period }: ClearingLine): string {
  return [contract.id, owner, clearing, direction, counterpart, currency, String(period.startMs), period.zone].join(
    '\n',
  );
}
