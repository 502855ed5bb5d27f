import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../tidy/project-files.ts';
import { runFile } from './run-example.ts';

const FILE = 'examples/quick-start/main.ts';
const code = readFileSync(join(root, FILE), 'utf8').trimEnd();

describe('the quick start', () => {
  it('is at most 25 lines of at most 120 characters', () => {
    const lines = code.split('\n');
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it('is what README shows, to the character', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const blocks = [...readme.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)\n```$/gm)].map(([, block]) => block);
    expect(blocks).toContain(code);
  });

  it('⇒ a commission of 72.00, one of 20.00 across two bands, and 1,108.00 for the merchant', async () => {
    const { code: exit, stdout, stderr } = await runFile(FILE);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(['72.00', '20.00', 't1/m1 1108.00']);
    expect(exit).toBe(0);
    // Each printed figure stands in a comment of the code too.
    for (const figure of ['72.00', '20.00', 't1/m1 1108.00']) expect(code).toContain(`// ${figure}`);
  });
});
