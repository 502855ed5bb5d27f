import { fail } from '../issues/error.ts';
import { type IssueFacts, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { shown } from '../issues/shown.ts';
import type { Model } from '../model/model.ts';

/**
 * What was asked for by a name that nobody has: `within` is the code of the model or apportionment, or the document's id.
 * Fault: `amount-unknown`, with the nearest of the known names.
 */
export function amountUnknown(
  kind: IssueFacts['amount-unknown']['kind'],
  name: unknown,
  within: string,
  known: Iterable<string>,
): never {
  // A caller without types may ask for anything.
  const asked = typeof name === 'string' ? name : shown(name);
  return fail(issue('amount-unknown', [], { kind, name: asked, within, nearest: nearestName(asked, known) }));
}

/** A share of what nobody divides, or of somebody who bears nothing of it. */
export function shareUnknown(
  { code, apportionments }: Pick<Model, 'code' | 'apportionments'>,
  apportionment: string,
  bearer?: string,
): never {
  const divided = apportionments.find((each) => each.code === apportionment);
  return divided === undefined
    ? amountUnknown('apportionment', apportionment, code, codesOf(apportionments))
    : amountUnknown('bearer', bearer, apportionment, codesOf(divided.bearers));
}

function codesOf(items: readonly { readonly code: string }[]): readonly string[] {
  return items.map(({ code }) => code);
}

/** A line was named for an amount that documents have once. */
export function amountNotOfLines(fee: string): never {
  return fail(issue('amount-not-of-lines', [], { fee }));
}
