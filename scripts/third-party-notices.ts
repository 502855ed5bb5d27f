import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * An esbuild plugin that writes the licences of all packages that ended up inside a bundle into one text file beside it,
 * as those licences ask. A bundled package without a licence file fails the build.
 */
export function thirdPartyNotices(outputFile: string): Plugin {
  return {
    name: 'third-party-notices',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(async (result) => {
        const folders = packageFolders(Object.keys(result.metafile?.inputs ?? {}));
        const notices = await Promise.all(folders.map(notice));
        await mkdir(dirname(outputFile), { recursive: true });
        await writeFile(outputFile, `${PREAMBLE}\n\n${notices.join(`\n\n${RULE}\n\n`)}\n`);
      });
    },
  };
}

const RULE = '-'.repeat(80);
const PREAMBLE = 'The files of this folder contain code of the packages below, under the licences that follow.';

/** The folders `…/node_modules/name` of all inputs, each once, sorted by path so that equal bundles give equal files. */
function packageFolders(inputs: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1] !== undefined) folders.add(match[1]);
  }
  return [...folders].sort();
}

async function notice(folder: string): Promise<string> {
  const manifest: { name: string; version: string; license?: string } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const licenceFile = (await readdir(folder)).find((file) => /^licen[cs]e\b/i.test(file));
  if (licenceFile === undefined) throw new Error(`${manifest.name} is bundled, but has no licence file in ${folder}`);
  const text = await readFile(join(folder, licenceFile), 'utf8');
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})\n\n${text.trim()}`;
}
