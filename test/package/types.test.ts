import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage, root, run } from './installed.ts';

let installed: Installed;
beforeAll(async () => {
  installed = await installPackage();
});
afterAll(() => installed?.remove());

// A stranger's project: strict, with the declarations of all libraries checked, and with neither Node's nor a browser's
// types, so that ours must not lean on either.
const strict = {
  target: 'ES2022',
  lib: ['ES2022'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

const projects = {
  'node16, ES module': { file: 'consumer.mts', options: { module: 'node16', moduleResolution: 'node16' } },
  'node16, CommonJS': { file: 'consumer.cts', options: { module: 'node16', moduleResolution: 'node16' } },
  bundler: { file: 'consumer.ts', options: { module: 'preserve', moduleResolution: 'bundler' } },
};

describe('the declarations', () => {
  it.each(Object.entries(projects))('compile in a fresh project: %s', async (name, { file, options }) => {
    const folder = join(installed.project, name.replace(/\W+/g, '-'));
    await mkdir(folder);
    await symlink(join(installed.project, 'node_modules'), join(folder, 'node_modules'));
    await copyFile(join(root, 'test/package/fixture.ts'), join(folder, file));
    await writeFile(join(folder, `subpaths${file.slice('consumer'.length)}`), subpaths);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...strict, ...options } }));
    expect(await compile(folder)).toBe('');
  });

  it('refuse a wrong use', async () => {
    const folder = join(installed.project, 'wrong');
    await mkdir(folder);
    await symlink(join(installed.project, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'wrong.mts'), "import { createEngine } from 'feewright';\ncreateEngine('nothing');\n");
    const options = { ...strict, module: 'node16', moduleResolution: 'node16' };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    expect(await compile(folder)).toMatch(/^wrong\.mts\(2,14\): error TS\d+/);
  });
});

const subpaths = `
import * as csv from 'feewright/csv';
import * as memory from 'feewright/memory';
import type * as root from 'feewright';
export const used: readonly object[] = [csv, memory];
export type Engine = ReturnType<typeof root.createEngine>;
`;

/** What the compiler has to say; nothing is good. */
async function compile(folder: string): Promise<string> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compiling = run(process.execPath, [tsc, '-p', 'tsconfig.json', '--pretty', 'false'], { cwd: folder });
  const { stdout } = await compiling.catch((failed: { stdout: string }) => failed);
  return stdout;
}
