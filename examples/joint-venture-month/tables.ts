import Table from 'cli-table3';
import type { Word } from './words.ts';

export type Say = (word: Word) => string;

export function heading(text: string): string {
  return `\n── ${text} ──`;
}

/** @param texts so many columns from the left hold names; the others hold figures, and end at the right */
export function tableOf(head: readonly Word[], say: Say, texts: number): InstanceType<typeof Table> {
  const colAligns = head.map((_, at) => (at < texts ? 'left' : 'right'));
  return new Table({ head: head.map(say), colAligns, style: { head: [], border: [], compact: true } });
}
