import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { allCodes, noteRaisedCodes } from './test/reporter/raised-codes.ts';

const source = (file: string): string => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

/** What replaces a module by another, or looks at the built package. */
const ALONE = ['test/formula/expr-eval-parser.test.ts', 'test/package/**/*.test.ts', 'test/bench/**/*.test.ts'];

/** What the tests of this run have raised: a run of all of them raises every code of a fault. */
const RAISED = join(tmpdir(), `feewright-raised-${process.pid}.log`);

export default defineConfig({
  plugins: [noteRaisedCodes(RAISED)],
  resolve: {
    alias: [
      { find: /^feewright$/, replacement: source('index.ts') },
      { find: /^feewright\/csv$/, replacement: source('csv.ts') },
      { find: /^feewright\/breakpoints$/, replacement: source('breakpoints.ts') },
      { find: /^feewright\/publish$/, replacement: source('publish.ts') },
      { find: /^feewright\/intake$/, replacement: source('intake.ts') },
      { find: /^feewright\/json-rules-engine$/, replacement: source('json-rules-engine.ts') },
      { find: /^feewright\/memory$/, replacement: source('memory.ts') },
    ],
  },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // No module keeps state, so that files may share what they import: half of the time went into that.
        test: { name: 'shared', isolate: false, include: ['test/**/*.test.ts'], exclude: ALONE },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    reporters: ['default', ['./test/reporter/closing-line.ts', { raised: { codes: allCodes(), log: RAISED } }]],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/cli/**', 'src/ports/**'] },
  },
});
