import { readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOfOneBill } from './fixture.ts';
import { type Installed, installPackage, root, run } from './installed.ts';

let installed: Installed;
beforeAll(async () => {
  installed = await installPackage();
});
afterAll(() => installed?.remove());

/**
 * CommonJS as the oldest supported Node runs it: 20.0 to 20.18 cannot require an ES module, and later ones are told not to.
 * Where Node doesn't know the switch, it doesn't have the feature either.
 */
const OLD_REQUIRE = process.allowedNodeEnvironmentFlags.has('--experimental-require-module')
  ? ['--no-experimental-require-module']
  : [];

describe('the installed package', () => {
  it('bills the same bytes as ES module, as CommonJS and from the source', async () => {
    const expected = await contentOfOneBill();
    // 3% of 50 and 2.5% of 40.01 are 2.50025; a third of 90.01 by 1% is 0.30003…
    expect(expected).toContain('"commission":{"booked":"2.50","exact":"2.50025"}');
    expect(expected).toContain('"service":{"booked":"0.30","exact":"9001/30000"}');
    expect(await billAs('esm')).toBe(expected);
    expect(await billAs('cjs')).toBe(expected);
  });

  it('is one library across its subpaths, in both formats', async () => {
    const text = `
      const names = (module) => Object.keys(module).filter((name) => name !== 'default').sort();
      const shown = [names(root).length > 5, names(memory), names(csv)];
      process.stdout.write(JSON.stringify(shown));`;
    const esm = `import * as root from 'feewright'; import * as memory from 'feewright/memory'; import * as csv from 'feewright/csv';`;
    const cjs = `const root = require('feewright'), memory = require('feewright/memory'), csv = require('feewright/csv');`;
    const asEsm = await node('subpaths.mjs', esm + text);
    const asCjs = await node('subpaths.cjs', cjs + text, OLD_REQUIRE);
    expect(asEsm).toBe(asCjs);
    const [many, memory, csv] = JSON.parse(asEsm);
    expect(many).toBe(true);
    expect(memory.length).toBeGreaterThan(0);
    expect(csv.length).toBeGreaterThan(0);
  });

  it('recognises an error of the one format in the other', async () => {
    const text = `
      import * as esm from 'feewright';
      import { createRequire } from 'node:module';
      const cjs = createRequire(import.meta.url)('feewright');
      const thrownBy = (library) => { try { library.parseModel({}); } catch (error) { return error; } };
      process.stdout.write(JSON.stringify([
        cjs.isFeewrightError(thrownBy(esm)), esm.isFeewrightError(thrownBy(cjs)), esm.isFeewrightError(new Error('other')),
      ]));`;
    expect(await node('brands.mjs', text)).toBe('[true,true,false]');
  });

  it('has a CommonJS build that requires nothing but what CommonJS can load', () => {
    const cjs = installed.files.filter((path) => path.endsWith('.cjs'));
    const required = cjs.flatMap((path) => {
      const text = readFileSync(join(installed.project, 'node_modules/feewright', path), 'utf8');
      return [...text.matchAll(/\brequire\(['"]([^'"]+)['"]\)/g)].map((match) => match[1] ?? '');
    });
    const packages = [...new Set(required.filter((name) => !name.startsWith('.')))].sort();
    expect(packages).toEqual([
      '@noble/hashes/sha2.js',
      '@noble/hashes/utils.js',
      'decimal.js',
      'expr-eval',
      'json-rules-engine',
      'zod/mini',
    ]);
  });

  it('gives the command, and it answers', async () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const main = join(installed.project, 'node_modules/feewright', manifest.bin.feewright);
    expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const { stdout } = await run(process.execPath, [main, '--help'], { cwd: installed.project });
    expect(stdout).toContain('feewright');
  });
});

/** The fixture as a program of the fresh project, in one of the two formats. */
async function billAs(format: 'esm' | 'cjs'): Promise<string> {
  // Copied first: beside this project's tsconfig.json `feewright` means the source, there it means the package.
  await copyFile(join(root, 'test/package/fixture.ts'), join(installed.project, 'fixture.ts'));
  const compiled = await build({
    entryPoints: [join(installed.project, 'fixture.ts')],
    bundle: true,
    packages: 'external',
    write: false,
    format,
    platform: 'node',
    target: 'node20',
  });
  const fixture = compiled.outputFiles[0]?.text ?? '';
  const name = format === 'esm' ? 'fixture.mjs' : 'fixture.cjs';
  await writeFile(join(installed.project, name), fixture);
  if (format === 'esm')
    return node(
      'bill.mjs',
      `import { contentOfOneBill } from './${name}'; process.stdout.write(await contentOfOneBill());`,
    );
  return node(
    'bill.cjs',
    `require('./${name}').contentOfOneBill().then((text) => process.stdout.write(text));`,
    OLD_REQUIRE,
  );
}

async function node(file: string, text: string, flags: readonly string[] = []): Promise<string> {
  await writeFile(join(installed.project, file), text);
  const { stdout } = await run(process.execPath, [...flags, file], { cwd: installed.project });
  return stdout;
}
