import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RaisedCodes } from './closing-line.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the closing line of a test run', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feewright-closing-line-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('counts passed, failed and skipped tests, and gives the reasons of those skipped', async () => {
    const lines = await runVitest(folder, {
      'a.test.ts': `import { it } from 'vitest';
        it('holds', () => {});
        it('holds too', () => {});
        it('does not hold', () => { throw new Error('no'); });
        it('waits', (context) => { context.skip('no server here'); });
        it.skip('rests', () => {});`,
    });
    expect(lines.slice(-3)).toEqual([
      'skipped: a.test.ts > waits (no server here)',
      'skipped: a.test.ts > rests (no reason given)',
      '2 passed, 1 failed, 2 skipped',
    ]);
  });

  it('counts a file that does not even load as one failure', async () => {
    const lines = await runVitest(folder, {
      'a.test.ts': `import { it } from 'vitest'; it('holds', () => {});`,
      'b.test.ts': "throw new Error('not loaded');",
    });
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 0 skipped');
  });

  it('counts a set-up that throws as a failure', async () => {
    const lines = await runVitest(folder, {
      'a.test.ts': `import { beforeAll, it } from 'vitest';
        beforeAll(() => { throw new Error('no'); });
        it('is never reached', () => {});`,
    });
    expect(lines.at(-1)).toMatch(/^0 passed, [1-9] failed, \d skipped$/);
  });

  it('counts a code that no test has raised as failed, where all tests ran', async () => {
    const log = join(folder, 'raised.log');
    const note = `import { appendFileSync } from 'node:fs'; import { it } from 'vitest';
      it('raises', () => appendFileSync(${JSON.stringify(log)}, 'one\\n'));`;
    const raised = { codes: ['one', 'two'], log };
    const all = await runVitest(folder, { 'a.test.ts': note }, raised);
    expect(all.slice(-2)).toEqual(['no test raises the fault two', '1 passed, 1 failed, 0 skipped']);
    const whole = await runVitest(folder, { 'a.test.ts': note }, { ...raised, codes: ['one'] });
    expect(whole.at(-1)).toBe('1 passed, 0 failed, 0 skipped');
    const files = { 'a.test.ts': note, 'b.test.ts': note };
    const some = await runVitest(folder, files, raised, ['a.test.ts']);
    expect(some.at(-1)).toBe('1 passed, 0 failed, 0 skipped');
    const named = await runVitest(folder, files, raised, ['-t', 'raises']);
    expect(named.at(-1)).toBe('2 passed, 0 failed, 0 skipped');
  });

  it('does not take a run without tests for a good one', async () => {
    const lines = await runVitest(folder, { 'a.test.ts': '' });
    expect(lines.at(-1)).toMatch(/^0 passed, 1 failed, 0 skipped$/);
  });
});

async function runVitest(
  folder: string,
  files: Record<string, string>,
  raised?: RaisedCodes,
  asked: readonly string[] = [],
): Promise<string[]> {
  const place = await mkdtemp(join(folder, 'run-'));
  for (const [file, text] of Object.entries(files)) await writeFile(join(place, file), text);
  const reporter = join(root, 'test/reporter/closing-line.ts');
  await writeFile(
    join(place, 'vitest.config.ts'),
    `export default { test: { reporters: ['default', ${JSON.stringify([reporter, { raised }])}] } };`,
  );
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = promisify(execFile)(process.execPath, [vitest, 'run', '--root', place, ...asked], { cwd: place });
  const { stdout } = await run.catch((failed: { stdout: string }) => failed);
  return stdout.trimEnd().split('\n');
}
