import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * `npm run bench -- [--quick] [--json] [--lane] [--documents 1000000]`: see docs/performance.md.
 *
 * Measures what a user runs: plain Node on bundled modules. Run straight from TypeScript, Feewright's own modules were
 * 40 % slower, and the packages that it is compared with were not.
 */
const folder = fileURLToPath(new URL('../node_modules/.cache/feewright-bench/', import.meta.url));
const bundle = `${folder}run.mjs`;
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL('./run.ts', import.meta.url))],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
// A million documents with all that is kept of them take about 4 GB, and what they take is measured after a collection.
const flags = ['--max-old-space-size=8192', '--expose-gc'];
const { status } = spawnSync(process.execPath, [...flags, bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
