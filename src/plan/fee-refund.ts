import { checkFormula } from '../formula/check-formula.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { Scope } from '../formula/scope.ts';
import { RATIO, type Type } from '../formula/type.ts';
import { issueUnder } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { FeeItem } from '../model/model.ts';
import type { PlanDesk } from './plan-desk.ts';
import type { RefundPolicy } from './refund-policy.ts';

const ORIGINAL: RefundPolicy = Object.freeze({ kind: 'original' });

/** As the fee says, or else as its price does; a price that re-rates what came before is priced again without the refund. */
export function refundPolicy(
  desk: PlanDesk,
  item: FeeItem,
  of: { readonly type: Type; readonly at: Path },
): RefundPolicy {
  const { price } = item;
  const refund = item.refund ?? taxedRefund(desk, item);
  if (typeof refund === 'object') return formulaPolicy(desk, refund.formula, of) ?? ORIGINAL;
  if (refund === 'reprice' || refund === 'keep') return { kind: refund };
  if (price?.kind === 'complement') return { kind: 'recomputed' };
  const isRerated = price?.kind === 'volume' && price.cumulative?.basis === 'marginal' && refund === undefined;
  return isRerated ? { kind: 'reprice' } : ORIGINAL;
}

/** A tax that is contained in a fee stays with it where that is kept. */
function taxedRefund(desk: PlanDesk, { price }: FeeItem): FeeItem['refund'] {
  if (price?.kind !== 'tax' || price.basis !== 'inclusive') return undefined;
  return desk.fees.get(price.of)?.refund.kind === 'keep' ? 'keep' : undefined;
}

/** Amounts of the document would be those of the refund here, whose sign nobody expects: only what is no amount is known. */
function formulaPolicy(
  desk: PlanDesk,
  text: string,
  { type, at }: { readonly type: Type; readonly at: Path },
): RefundPolicy | undefined {
  const charged = desk.slots.sym('charged', type);
  const refunded = desk.slots.sym('refunded', type);
  const fraction = desk.slots.sym('fraction', RATIO);
  const own = new Map([charged, refunded, fraction].map((sym) => [sym.name, sym]));
  const facts = [...desk.factors.values()].flatMap(({ factor }) => (isAmount(factor.type) ? [] : [factor.code]));
  const scope: Scope = {
    name: (name) => own.get(name) ?? (facts.includes(name) ? desk.symOf(name) : undefined),
    exactOf: () => undefined,
    share: () => undefined,
    unplaced: () => undefined,
    names: () => [...own.keys(), ...facts],
  };
  const parsed = parseFormula(text);
  const checked = parsed.ok ? checkFormula(parsed.value, [type], scope) : parsed;
  if (checked.ok) return { kind: 'formula', amount: checked.value, charged, refunded, fraction };
  desk.issues.push(...checked.issues.map((fault) => issueUnder([...at, 'formula'], fault)));
  return undefined;
}

function isAmount(type: string): boolean {
  return type === 'money' || type === 'quantity' || type === 'integer' || type === 'list';
}
