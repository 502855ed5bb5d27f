import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage, root, run } from './installed.ts';

let installed: Installed;
beforeAll(async () => {
  installed = await installPackage();
});
afterAll(() => installed?.remove());

const bin = (path: string): string => join(root, 'node_modules', path);

describe('the tarball', () => {
  it('holds the build, the licence and the texts for users, and nothing else', () => {
    const outside = installed.files.filter((path) => !path.startsWith('dist/'));
    expect(outside).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json']);
    const strange = installed.files.filter(
      (path) => path.startsWith('dist/') && !/\.(js|cjs|d\.ts|d\.cts)$|THIRD-PARTY-NOTICES(\.cjs)?\.txt$/.test(path),
    );
    expect(strange).toEqual([]);
  });

  it('has every file that its manifest names', () => {
    const manifest: { exports: unknown; bin: unknown; main: string; module: string; types: string } = JSON.parse(
      readFileSync(join(installed.project, 'node_modules/feewright/package.json'), 'utf8'),
    );
    const { exports, bin: commands, main, module, types } = manifest;
    const named = [...textsIn([exports, commands, main, module, types])].map((path) => path.replace(/^\.\//, ''));
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((path) => !installed.files.includes(path))).toEqual([]);
  });

  it('carries the licences of what is bundled in it', () => {
    const read = (path: string): string =>
      readFileSync(join(installed.project, 'node_modules/feewright/dist', path), 'utf8');
    expect(read('THIRD-PARTY-NOTICES.cjs.txt')).toContain('temporal-polyfill');
    const notices = read('cli/THIRD-PARTY-NOTICES.txt');
    for (const name of ['commander', 'csv-parse']) expect(notices).toContain(`${name} `);
  });

  it('passes publint', async () => {
    const { stdout } = await run(process.execPath, [bin('publint/src/cli.js'), 'run', '--strict', installed.tarball]);
    expect(stdout).toMatch(/All good!/);
  });

  it('passes arethetypeswrong for every way of resolving that Node 20 and bundlers have', async () => {
    const attw = bin('@arethetypeswrong/cli/dist/index.js');
    const args = [
      attw,
      installed.tarball,
      '--profile',
      'node16',
      '--no-definitely-typed',
      '--no-emoji',
      '--format',
      'json',
    ];
    const { stdout } = await run(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    const answer: {
      analysis: { types: false | { kind: string } };
      problems?: Record<string, { resolutionKind?: string }[]>;
    } = JSON.parse(stdout);
    expect(answer.analysis.types).toEqual({ kind: 'included' });
    // The oldest resolution knows no `exports`; nobody who runs Node 20 needs it.
    const counted = Object.values(answer.problems ?? {})
      .flat()
      .filter((problem) => problem.resolutionKind !== 'node10');
    expect(counted).toEqual([]);
  });
});

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}
