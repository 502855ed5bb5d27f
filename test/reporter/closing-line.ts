import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node';
import { type Count, closingLine, countOf, skippedLines } from './count.ts';

/**
 * Names every skipped test with its reason, and prints as the very last line of the run what a person or a script looks
 * for first: `N passed, N failed, N skipped`. Written when the process exits, so that no other reporter comes after it.
 */
export default class ClosingLine implements Reporter {
  private count: Count | undefined;

  onInit(): void {
    process.once('exit', () => {
      const lines = this.count === undefined ? [] : [...skippedLines(this.count), closingLine(this.count)];
      writeSync(1, lines.map((line) => `${line}\n`).join(''));
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[], reason: TestRunEndReason): void {
    this.count = countOf(modules, unhandled.length, reason);
  }
}
