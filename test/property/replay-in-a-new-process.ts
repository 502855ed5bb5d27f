import { createInterface } from 'node:readline';
import { decide } from '../../src/decide/decide.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';

// Reads one JSON object a line, `{ model, contract, snapshot }`, and writes the content of each record as one line.
for await (const line of createInterface({ input: process.stdin })) {
  const { model, contract, snapshot } = JSON.parse(line);
  const plan = buildPlan(parseModel(model), [parseContract(contract)], 'CNY');
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  process.stdout.write(`${decide(plan.value, snapshot).contentText()}\n`);
}
