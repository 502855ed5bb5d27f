import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { type Advisory, advisories } from './advisories.ts';
import { root } from './project-files.ts';

interface Locked {
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

/** All that is installed, under the names of the registry: `"expr-eval": "npm:expr-eval-fork@…"` is expr-eval-fork. */
function lockedPackages(): Locked[] {
  const lock: { packages: Record<string, { name?: string; version?: string; dev?: boolean }> } = JSON.parse(
    read('package-lock.json'),
  );
  return Object.entries(lock.packages).flatMap(([path, { name, version, dev }]) => {
    const installedAs = path.split('node_modules/').at(-1);
    if (path === '' || installedAs === undefined || version === undefined) return [];
    return [{ name: name ?? installedAs, version, dev: dev === true }];
  });
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

function affectedBy(locked: readonly Locked[], { name, id, affected }: Advisory): string[] {
  return locked
    .filter((one) => one.name === name && semver.satisfies(one.version, affected, { includePrerelease: true }))
    .map(({ version }) => `${name} ${version}: ${id}`);
}

describe('the locked versions', () => {
  const locked = lockedPackages();
  const manifest: { dependencies: Record<string, string> } = JSON.parse(read('package.json'));
  const security = read('SECURITY.md');

  it.each(advisories)('$name is outside of $affected ($id)', (advisory) => {
    expect(semver.validRange(advisory.affected)).not.toBeNull();
    expect(affectedBy(locked, advisory)).toEqual([]);
  });

  it('would be refused where an advisory affects them', () => {
    const old = [
      { name: 'expr-eval', version: '2.0.2', dev: false },
      { name: 'expr-eval-fork', version: '3.0.1', dev: false },
      { name: 'jsonpath-plus', version: '10.2.0', dev: true },
    ];
    expect(advisories.flatMap((advisory) => affectedBy(old, advisory))).toHaveLength(5);
  });

  it('take the parser from the patched fork, in one exact version', () => {
    expect(manifest.dependencies['expr-eval']).toBe('npm:expr-eval-fork@3.0.3');
    expect(locked.filter(({ name }) => name === 'expr-eval')).toEqual([]);
  });

  it('are all named in SECURITY.md where they reach a user', () => {
    const runtime = locked.filter(({ dev }) => !dev);
    expect(runtime.map(({ name }) => name).sort()).toEqual([
      '@noble/hashes',
      'decimal.js',
      'expr-eval-fork',
      'temporal-polyfill',
      'temporal-spec',
      'temporal-utils',
      'zod',
    ]);
    const names = [...runtime.map(({ name }) => name), ...Object.keys(manifest.dependencies)];
    expect(names.filter((name) => !security.includes(`\`${name}\``))).toEqual([]);
  });

  it('have each advisory on what reaches a user explained in SECURITY.md', () => {
    const names = new Set([...locked.filter(({ dev }) => !dev).map(({ name }) => name), 'expr-eval', 'jsonpath-plus']);
    const numbers = advisories
      .filter(({ name }) => names.has(name))
      .flatMap(({ id }) => id.match(/(CVE|GHSA)-[\w-]+/g) ?? []);
    expect(numbers.length).toBeGreaterThan(6);
    expect(numbers.filter((number) => !security.includes(number))).toEqual([]);
  });

  it('have no package of the command line forgotten in SECURITY.md', () => {
    const cliLibraries = ['commander', 'csv-parse', 'cli-progress', 'cli-table3'];
    expect(cliLibraries.filter((name) => !security.includes(`\`${name}\``))).toEqual([]);
  });
});
