import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const run = promisify(execFile);

/** A fresh project in a temporary folder into which the packed package has been installed. */
export interface Installed {
  readonly project: string;
  readonly tarball: string;
  /** All files of the package, from its own root. */
  readonly files: readonly string[];
  remove(): Promise<void>;
}

/**
 * Packs what `npm run build` has left in `dist/` and installs it by hand, as a package manager would, but with no network:
 * the tarball is unpacked, and exactly the dependencies it declares are linked beside it.
 *
 * @throws if `dist/` is missing or older than the source: a check of yesterday's build would say nothing
 */
export async function installPackage(): Promise<Installed> {
  await assertBuilt();
  const project = await mkdtemp(join(tmpdir(), 'feewright-package-'));
  const packing = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project], {
    cwd: root,
    // What an outer `npm test` has set is not meant for this one.
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  const packed: [{ filename: string; files: { path: string }[] }] = JSON.parse(packing.stdout);
  const tarball = join(project, packed[0].filename);

  const modules = join(project, 'node_modules');
  await mkdir(modules);
  await run('tar', ['-xzf', tarball, '-C', modules]);
  await rename(join(modules, 'package'), join(modules, 'feewright'));
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    await readFile(join(modules, 'feewright/package.json'), 'utf8'),
  );
  for (const name of Object.keys(manifest.dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  return {
    project,
    tarball,
    files: packed[0].files.map(({ path }) => path).sort(),
    remove: () => rm(project, { recursive: true, force: true }),
  };
}

async function assertBuilt(): Promise<void> {
  const index = join(root, 'dist/index.js');
  if (!existsSync(index)) throw new Error('There is no dist/ to pack: run `npm run build` first.');
  const built = statSync(index).mtimeMs;
  for (const entry of await readdir(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(file).mtimeMs > built)
      throw new Error(`dist/ is older than ${file.slice(root.length)}: run \`npm run build\` first.`);
  }
}
