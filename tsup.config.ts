import { rm } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';

/** The public doors: each is one subpath of `exports` in package.json. */
const doors = {
  index: 'src/index.ts',
  memory: 'src/memory.ts',
  csv: 'src/csv.ts',
  'json-rules-engine': 'src/json-rules-engine.ts',
  breakpoints: 'src/breakpoints.ts',
  publish: 'src/publish.ts',
  intake: 'src/intake.ts',
};

// With `splitting` in both formats what two doors share is one chunk, so that a class or a cache is one across subpaths.
const library: Options = {
  entry: doors,
  splitting: true,
  treeshake: true,
  target: 'es2022',
  platform: 'neutral',
};

// `clean` of builds that run side by side would empty the output of one under the other: the folder is emptied here, once.
export default defineConfig(async () => {
  await rm('dist', { recursive: true, force: true });
  return [
    { ...library, format: ['esm'] },
    {
      ...library,
      format: ['esm', 'cjs'],
      // What is marked @internal is not in the declarations: it stands in classes for our own rooms.
      dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0', stripInternal: true } },
    },
    {
      ...library,
      format: ['cjs'],
      // temporal-polyfill has no CommonJS build, and Node before 20.19 cannot require an ES module: the CommonJS build
      // carries it. The ESM build imports it, so that it is shared with the host.
      noExternal: [/^temporal-/],
      esbuildPlugins: [thirdPartyNotices('dist/THIRD-PARTY-NOTICES.cjs.txt')],
    },
    {
      entry: { 'cli/main': 'src/cli/main.ts' },
      format: ['esm'],
      target: 'node20',
      platform: 'node',
      // What the command line needs beyond the library is a development dependency and thereby bundled; the libraries
      // among it that are CommonJS ask for `require`, which an ES module has to make for itself.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
      },
      esbuildPlugins: [libraryStaysOutside(), thirdPartyNotices('dist/cli/THIRD-PARTY-NOTICES.txt')],
    },
  ];
});

/** The command line enters the library by its public doors, `../index.ts`, and finds them beside its own bundle. */
function libraryStaysOutside(): NonNullable<Options['esbuildPlugins']>[number] {
  const names = Object.keys(doors).join('|');
  return {
    name: 'library-stays-outside',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^(\\.\\./)+(${names})\\.ts$`) }, ({ path }) => ({
        path: `../${path.replace(/^(\.\.\/)+/, '').replace(/\.ts$/, '.js')}`,
        external: true,
      }));
    },
  };
}
