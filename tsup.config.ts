import { defineConfig } from 'tsup';

// Two builds: the library (ESM and CJS, with splitting in both so that a class is one class across subpaths),
// and the command line, which carries its own libraries so that the root entry never reaches them.
export default defineConfig([
  {
    entry: { index: 'src/index.ts', memory: 'src/memory.ts', csv: 'src/csv.ts' },
    format: ['esm', 'cjs'],
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    splitting: true,
    treeshake: true,
    target: 'es2022',
    platform: 'neutral',
    clean: true,
  },
  {
    entry: { 'cli/main': 'src/cli/main.ts' },
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    noExternal: [/^(commander|csv-parse|cli-progress)/],
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  },
]);
