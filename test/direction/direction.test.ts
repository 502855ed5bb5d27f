import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// A rule that never bites looks like a rule that is kept. Here a small house is built in which every file is either a
// rightful import or a deliberate breach, and the breaches have to be named, each by its rule.

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What everybody may import from, with a value `v` and a type `T`. */
const rooms = [
  'money content time issues formula condition model plan document match factor fee apportion accumulate decide settle',
  'pay explain run adapters/memory',
].flatMap((line) => line.split(' '));

const rightful: Record<string, string> = {
  'money/own-decimal.ts': "import { Decimal } from 'decimal.js';\nexport const own = Decimal;",
  'money/decimal.ts': "import type { Decimal } from 'decimal.js';\nexport type D = Decimal;",
  'money/fails.ts': use('../issues/thing.ts'),
  'formula/expr-eval-parser.ts': "import { Parser } from 'expr-eval';\nexport const parser = Parser;",
  'content/sha256.ts': "import { sha256 } from '@noble/hashes/sha2.js';\nexport const hash = sha256;",
  'time/period.ts': "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal;",
  'model/schemas.ts': "import * as z from 'zod/mini';\nexport const schema = z.string();",
  'fee/graduated.ts': use('../money/thing.ts', '../plan/thing.ts'),
  'settle/clear.ts': knowTypes('../decide/thing.ts', '../ports/store.ts'),
  'decide/compose.ts': use('../fee/thing.ts', '../apportion/thing.ts', '../accumulate/thing.ts'),
  'explain/replay.ts': use('../decide/thing.ts'),
  'ports/store.ts': "import type { T } from '../settle/thing.ts';\nexport type S = T;",
  'run/record.ts': `${knowTypes('../ports/store.ts')}\n${use('../settle/thing.ts')}`,
  'engine.ts': use('./run/record.ts'),
  'memory.ts': "export { v } from './adapters/memory/thing.ts';",
  'csv.ts': "export { v } from './settle/thing.ts';",
  // The other half of a cycle that `pay/circle-a.ts` is named for: a cycle by types alone is one too.
  'pay/circle-b.ts': `${knowTypes('./circle-a.ts')}\nexport const v = 1;`,
  'cli/main.ts':
    "import { readFileSync } from 'node:fs';\nimport { v } from '../index.ts';\nexport const main = [readFileSync, v];",
};

/** The file, what is wrong in it, and the rule that has to say so. */
const breaches: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['content/a.ts', use('../issues/thing.ts'), 'content-uses'],
  ['content/b.ts', knowTypes('../money/thing.ts'), 'content-uses'],
  ['issues/a.ts', use('../money/thing.ts'), 'issues-uses'],
  ['money/a.ts', use('../formula/thing.ts'), 'money-uses'],
  ['formula/a.ts', use('../condition/thing.ts'), 'formula-uses'],
  ['condition/a.ts', use('../model/thing.ts'), 'condition-uses'],
  ['model/a.ts', use('../plan/thing.ts'), 'model-uses'],
  ['plan/a.ts', knowTypes('../fee/thing.ts'), 'plan-uses'],
  ['fee/a.ts', use('../document/thing.ts'), 'fee-uses-types-only'],
  ['fee/b.ts', knowTypes('../settle/thing.ts'), 'fee-uses'],
  [
    'fee/c.ts',
    `import type { T } from '../document/thing.ts';\n${use('../document/thing.ts')}\nexport type U = T;`,
    'fee-uses-types-only',
  ],
  ['fee/d.ts', "export { v } from '../document/thing.ts';", 'fee-uses-types-only'],
  ['fee/e.ts', "export const later = () => import('../document/thing.ts');", 'fee-uses-types-only'],
  ['settle/a.ts', use('../decide/thing.ts'), 'settle-uses-types-only'],
  ['settle/b.ts', use('../run/thing.ts'), 'settle-uses'],
  ['decide/a.ts', use('../match/thing.ts'), 'decide-uses-types-only'],
  ['explain/a.ts', use('../settle/thing.ts'), 'explain-uses-types-only'],
  ['ports/a.ts', use('../settle/thing.ts'), 'ports-uses-types-only'],
  ['run/a.ts', use('../engine.ts'), 'run-uses'],
  ['adapters/memory/a.ts', use('../../engine.ts'), 'adapters-uses'],
  ['adapters/memory/b.ts', use('../../run/thing.ts'), 'adapters-uses-types-only'],
  ['cli/a.ts', use('../money/thing.ts'), 'cli-enters-by-the-doors'],
  ['utils/a.ts', use('../money/thing.ts'), 'no-unknown-room'],
  ['helpers.ts', use('./money/thing.ts'), 'no-unknown-room'],
  ['pay/circle-a.ts', use('./circle-b.ts'), 'no-cycle'],
  ['pay/orphan.ts', 'export const v = 1;', 'no-orphan'],
  ['pay/unreached.ts', use('../money/thing.ts'), 'reached-from-a-door'],
  ['formula/b.ts', "import { Parser } from 'expr-eval';\nexport const a = Parser;", 'one-place-for-expr-eval'],
  ['money/b.ts', "import { Decimal } from 'decimal.js';\nexport const a = Decimal;", 'one-place-for-decimaljs'],
  ['fee/f.ts', "import type { Decimal } from 'decimal.js';\nexport type A = Decimal;", 'decimal-type-from-money'],
  [
    'content/c.ts',
    "import { sha512 } from '@noble/hashes/sha2.js';\nexport const a = sha512;",
    'one-place-for-noblehashes',
  ],
  [
    'fee/g.ts',
    "import { Temporal } from 'temporal-polyfill';\nexport const a = Temporal;",
    'one-place-for-temporal-polyfill',
  ],
  ['plan/b.ts', "import * as z from 'zod/mini';\nexport const a = z.string();", 'one-place-for-zod'],
  ['condition/b.ts', "import { Engine } from 'json-rules-engine';\nexport const a = Engine;", 'no-json-rules-engine'],
  ['run/b.ts', "import { setTimeout } from 'node:timers/promises';\nexport const a = setTimeout;", 'no-builtin'],
  ['content/d.ts', "import { createHash } from 'crypto';\nexport const a = createHash;", 'no-builtin'],
  ['adapters/memory/c.ts', "import fs from 'node:fs';\nexport const a = fs;", 'no-builtin-behind-the-memory-door'],
  ['run/c.ts', "import { parse } from 'csv-parse/sync';\nexport const a = parse;", 'no-development-dependency'],
  ['fee/h.ts', "import { a } from './not-there.ts';\nexport const b = a;", 'no-unresolvable'],
];

function use(...modules: readonly string[]): string {
  const names = modules.map((module, index) => `import { v as v${index} } from '${module}';`);
  return `${names.join('\n')}\nexport const v = [${modules.map((_, index) => `v${index}`).join(', ')}];`;
}

function knowTypes(...modules: readonly string[]): string {
  const names = modules.map((module, index) => `import type { T as T${index} } from '${module}';`);
  return `${names.join('\n')}\nexport type T = [${modules.map((_, index) => `T${index}`).join(', ')}];`;
}

describe('the direction of imports', () => {
  let folder = '';
  const found = new Map<string, Set<string>>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feewright-direction-'));
    const things = rooms.map((room) => [`${room}/thing.ts`, 'export const v = 1;\nexport type T = number;'] as const);
    // The root door reaches everything that is not itself about being reached.
    const unreached = new Set(['pay/orphan.ts', 'pay/unreached.ts', 'index.ts']);
    const written = [...things, ...Object.entries(rightful), ...breaches.map(([file, text]) => [file, text] as const)];
    const inside = written.filter(([file]) => !unreached.has(file) && !file.startsWith('cli/'));
    const index = inside.map(([file]) => `export * from './${file}';`).join('\n');
    for (const [file, text] of [...written, ['index.ts', index] as const]) {
      const place = join(folder, 'src', file);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, `${text}\n`);
    }
    for (const file of ['package.json', 'tsconfig.base.json', 'node_modules']) {
      await symlink(join(root, file), join(folder, file));
    }
    const answer = await cruise(folder);
    for (const { from, rule } of answer.summary.violations) {
      const file = from.replace(/^src\//, '');
      found.set(file, (found.get(file) ?? new Set()).add(rule.name));
    }
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(breaches)('refuses %s', (file, _text, rule) => {
    expect([...(found.get(file) ?? [])]).toContain(rule);
  });

  it.each(Object.keys(rightful))('accepts %s', (file) => {
    expect([...(found.get(file) ?? [])]).toEqual([]);
  });
});

interface Answer {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** dependency-cruiser with the project's own rules; it exits with the number of breaches, and prints them all the same. */
async function cruise(folder: string): Promise<Answer> {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, 'src', '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await run.catch((refused: { stdout: string }) => refused);
  return JSON.parse(stdout);
}
