import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFile } from '../examples/run-example.ts';
import { CSV, shop } from './shop.ts';

const run = (...args: readonly string[]) => runFile('src/cli/main.ts', args);

describe('feewright on the command line', () => {
  it('all is billed ⇒ 0, a table that ties', async () => {
    const { csv, mapping } = await shop();
    const { code, stdout, stderr } = await run(
      'bill',
      csv,
      '--mapping',
      mapping,
      '--settle-through',
      '2026-12-01T00:00:00+08:00',
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/net of all orders CNY +│ +144\.04/);
    expect(stdout).toMatch(/payments = net of split orders +│ +144\.04 {2}yes/);
    expect(code).toBe(0);
  });

  it('a row fails ⇒ 1, the row on stderr with line and column, JSON on stdout', async () => {
    const { csv, mapping, folder } = await shop({ csv: CSV.replace('50,', 'x,') });
    const { code, stdout, stderr } = await run('bill', csv, '-m', mapping, '--json', '--lang', 'zh');
    expect(stderr).toContain(`${join(folder, 'orders.csv')} 第 3 行,列 price: `);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 3, billed: 2, failed: 1 });
    expect(code).toBe(1);
  });

  it('nothing can be done ⇒ 2, a sentence without a stack', async () => {
    const { mapping, csv } = await shop();
    const missing = await run('bill', 'no.csv', '-m', mapping);
    expect([missing.code, missing.stderr.trim()]).toEqual([2, 'no.csv: there is no such file']);
    const usage = await run('bill', csv);
    expect(usage.code).toBe(2);
    expect(usage.stderr).toContain("required option '-m, --mapping <file>'");
    const instant = await run('bill', csv, '-m', mapping, '--settle-through', 'tomorrow');
    expect(instant.code).toBe(2);
    expect(instant.stderr).toMatch(/^--settle-through: /);
  });

  it('--help ⇒ 0, with an example of the mapping and of the call', async () => {
    const { code, stdout } = await run('bill', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('feewright bill orders.csv --mapping mapping.json');
    expect(stdout).toContain('"perParty"');
    expect((await run('--help')).stdout).toContain('bill');
  });
});
