import { readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, SerializedError, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { type Count, closingLine, countOf, skippedLines } from './count.ts';
import { neverRaised } from './raised-codes.ts';

/** Codes of faults, each of which some test must raise, and the file in which raised ones are noted. */
export interface RaisedCodes {
  readonly codes: readonly string[];
  readonly log: string;
}

/**
 * Names every skipped test with its reason, and prints as the very last line of the run what a person or a script looks
 * for first: `N passed, N failed, N skipped`. Written when the process exits, so that no other reporter comes after it.
 *
 * Where every test file ran, a code that no test has raised counts as failed.
 */
export default class ClosingLine implements Reporter {
  private count: Count | undefined;
  private missing: readonly string[] = [];
  private vitest: Vitest | undefined;
  private readonly raised: RaisedCodes | undefined;

  constructor(options: { readonly raised?: RaisedCodes } = {}) {
    this.raised = options.raised;
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
    process.once('exit', () => {
      const never = this.missing.map((code) => `no test raises the fault ${code}`);
      const lines = this.count === undefined ? [] : [...skippedLines(this.count), ...never, closingLine(this.count)];
      writeSync(1, lines.map((line) => `${line}\n`).join(''));
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[], reason: TestRunEndReason): void {
    const count = countOf(modules, unhandled.length, reason);
    const { raised } = this;
    if (raised !== undefined && reason === 'passed' && this.isWhole(modules)) {
      this.missing = neverRaised(raised.codes, raised.log);
      if (this.missing.length > 0) process.exitCode = 1;
    }
    if (raised !== undefined) rmSync(raised.log, { force: true });
    this.count = { ...count, failed: count.failed + this.missing.length };
  }

  /** Whether every test was to be run: no file and no name was asked for. */
  private isWhole(modules: readonly TestModule[]): boolean {
    if (this.vitest === undefined || this.vitest.config.testNamePattern !== undefined) return false;
    const ran = new Set(modules.map(({ moduleId }) => moduleId));
    return testFiles(this.vitest.config.root).every((file) => ran.has(file));
  }
}

function testFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : testFiles(path);
    return entry.isFile() && entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
