import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface ProjectFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git']);
const TEXT =
  /\.(ts|cjs|mjs|js|json|md|yml|yaml|txt|html|svg|sh|sql)$|(^|\/)(LICENSE|\.npmrc|\.gitignore|\.ci\/[a-z]+)$/;

/** The text files of the project below a folder (`''` is all of it), sorted by path; git is not asked, a tarball has none. */
export function projectFiles(below = ''): ProjectFile[] {
  return paths(below)
    .filter((path) => TEXT.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function paths(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return paths(path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}
