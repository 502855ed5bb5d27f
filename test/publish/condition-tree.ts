import type { Tree } from '../../src/formula/tree.ts';
import { MERCHANT_PAYS, planOf } from '../decide/case.ts';

const FACTORS = [
  { code: 'gmv', type: 'money' },
  { code: 'cost', type: 'money' },
  { code: 'pieces', type: 'integer' },
  { code: 'channel', type: 'text' },
  { code: 'day', type: 'date' },
  { code: 'gift', type: 'boolean' },
  { code: 'tags', type: 'list', of: 'text' },
];

/** The checked tree of a condition over a few facts. */
export function conditionTree(when: string): Tree {
  const fee = { code: 'fee', ...MERCHANT_PAYS, when, price: { kind: 'flat', amount: '1' } };
  const [node] = planOf({ factors: FACTORS, fees: [fee] }).nodes;
  if (node?.kind !== 'fee' || node.when === undefined) throw new Error(`no condition: ${when}`);
  return node.when;
}
