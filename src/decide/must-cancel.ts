import type { FeeNode, Plan } from '../plan/plan.ts';

/**
 * Whether the last refund of an original must take what it was charged of a fee to zero: where it is given back in proportion,
 * or left over of a total and other fees that are. Where one of those is kept, priced again or given back by a formula, what is
 * left over is another amount than what was charged, and rightly so.
 */
export function mustCancel(node: FeeNode, plan: Plan): boolean {
  const { refund, item } = node;
  if (refund.kind === 'original') return true;
  if (refund.kind !== 'recomputed' || item.price?.kind !== 'complement') return false;
  const { total, less } = item.price;
  return [total, ...less].every((name) => {
    const of = plan.nodes.find((each) => each.kind === 'fee' && each.item.code === name);
    return of?.kind !== 'fee' || mustCancel(of, plan);
  });
}
