import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { contractOf, snapshotOf } from '../decide/case.ts';
import { documentOf, modelInput, modelOf } from './cases.ts';

const SCRIPT = fileURLToPath(new URL('replay-in-a-new-process.ts', import.meta.url));

describe('the same snapshots in another process', () => {
  it('in another time zone and language, read from JSON ⇒ the same bytes', () => {
    const contract = contractOf();
    const lines: string[] = [];
    const contents: string[] = [];
    const samples = fc.sample(fc.gen(), { numRuns: 150, seed: 20_261_124 });
    for (const g of samples) {
      const model = modelOf(g);
      const document = documentOf(g, model);
      const input = modelInput(model);
      const plan = buildPlan(parseModel(input), [contract], 'CNY');
      if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
      const snapshot = snapshotOf(document.facts, document.balances);
      try {
        contents.push(decide(plan.value, snapshot).contentText());
        lines.push(JSON.stringify({ model: input, contract, snapshot }));
      } catch (error) {
        if (!isFeewrightError(error)) throw error;
      }
    }
    expect(contents.length).toBeGreaterThan(80);
    const child = spawnSync(process.execPath, ['--import', 'tsx', SCRIPT], {
      input: lines.join('\n'),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, TZ: 'America/Sao_Paulo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', NODE_OPTIONS: '' },
    });
    expect(child.stderr).toBe('');
    expect(child.stdout.split('\n').slice(0, -1)).toEqual(contents);
  });
});
