import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage, root, run } from './installed.ts';

let installed: Installed;
beforeAll(async () => {
  installed = await installPackage();
});
afterAll(() => installed?.remove());

const said = `
  const engine = jsonRulesEngine({ operators: { startsWith: (text, start) => text.startsWith(start) } });
  const model = defineModel({
    ...{ format: 1, code: 'm', business: 'b', currency: 'EUR', parties: [{ code: 'owner', is: 'owner' }], fees: [] },
  });
  const contract = defineContract(model, {
    ...{ format: 1, id: 'c', version: '1', tenant: 't', party: 'p', model: 'm', timeZone: 'UTC', cycle: 'month' },
    valid: { from: '2026-01-01T00:00:00Z' },
  });
  const rules = defineRules([model], {
    fields: [{ code: 'sku', type: 'text' }],
    rules: [{ code: 'books', when: { fact: 'sku', operator: 'startsWith', value: 'BK-' }, model: 'm' }],
  });
  const feewright = createEngine({ models: [model], contracts: [contract], rules, conditionEngine: engine });
  const document = { tenant: 't', business: 'b', id: 'd', party: 'p', time: '2026-11-24T02:00:00Z', facts: { sku: 'BK-7' } };
  feewright.quote(document).then(({ record }) => process.stdout.write(record.rule));`;

const names = '{ createEngine, defineContract, defineModel, defineRules }';
const esm = `import ${names} from 'feewright'; import { jsonRulesEngine } from 'feewright/json-rules-engine';`;
const cjs = `const ${names} = require('feewright'), { jsonRulesEngine } = require('feewright/json-rules-engine');`;

async function node(file: string, text: string): Promise<string> {
  await writeFile(join(installed.project, file), text);
  return (await run(process.execPath, [file], { cwd: installed.project })).stdout;
}

describe('the optional peer json-rules-engine', () => {
  it('is not needed by the root entry, and is asked for by its own door', async () => {
    expect(await node('root.mjs', `${esm.split(';')[0]}; process.stdout.write(typeof createEngine);`)).toBe('function');
    await expect(node('without.mjs', esm + said)).rejects.toThrow(/Cannot find package 'json-rules-engine'/);
  });

  it('evaluates operators of the user, as ES module and as CommonJS', async () => {
    const modules = join(installed.project, 'node_modules');
    await mkdir(modules, { recursive: true });
    await symlink(join(root, 'node_modules/json-rules-engine'), join(modules, 'json-rules-engine'));
    expect(await node('with.mjs', esm + said)).toBe('books');
    expect(await node('with.cjs', cjs + said)).toBe('books');
  });
});
