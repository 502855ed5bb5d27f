import { ZenEngine } from '@gorules/zen-engine';
import type { MatchContender, MatchInput, MatchRule } from './match-scenario.ts';

/** A decision table, built once: its engine's own best form of such rules. It stops at the first row that holds. */
export function zenMatch(rules: readonly MatchRule[], inputs: readonly MatchInput[]): MatchContender {
  const facts = inputs.map(({ amount, ...texts }) => ({ ...texts, amount: Number(amount) }));
  const decision = new ZenEngine().createDecision(tableOf(rules));
  return {
    name: '@gorules/zen-engine, decision table',
    isAsync: true,
    async match(at) {
      const { result } = await decision.evaluate(facts[at]);
      return typeof result?.rule === 'string' ? result.rule : 'none';
    },
  };
}

function tableOf(rules: readonly MatchRule[]): Buffer {
  const fields = ['business', 'category', 'channel', 'amount'];
  const at = { x: 0, y: 0 };
  const content = {
    hitPolicy: 'first',
    inputs: fields.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: rules.map(({ code, business, category, channels, atLeast }) => ({
      _id: code,
      business: JSON.stringify(business),
      category: JSON.stringify(category),
      channel: channels.map((channel) => JSON.stringify(channel)).join(', '),
      amount: `>= ${atLeast}`,
      rule: JSON.stringify(code),
    })),
  };
  const graph = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: at },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: at, content },
      { id: 'out', type: 'outputNode', name: 'out', position: at },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
  return Buffer.from(JSON.stringify(graph));
}
