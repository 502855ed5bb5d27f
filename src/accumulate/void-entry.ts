import { ReverseEntry } from './reverse-entry.ts';

/**
 * The entry that takes an earlier one back because its lane is reset: the document counts no more until it is cleared again.
 *
 * Worked case: totals of 450, 550 and 2,150 after three documents, reset to the second: 2,150 − 1,600 = 550, then 550 − 100 =
 * 450.
 */
export class VoidEntry extends ReverseEntry {
  override get kind(): 'void' {
    return 'void';
  }
}
