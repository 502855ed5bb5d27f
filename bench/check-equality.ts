import { type Contender, type Order, type OrderResult, WORKED_ORDER, WORKED_RESULT } from './order-scenario.ts';

/** One order in which a contender's answer is not the expected one, all as text. */
export interface Difference {
  readonly contender: string;
  readonly order: Order;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Compares the contenders as text, line by line and share by share: the worked case with its figures, then every order
 * with the first contender's answer. Empty: all agree.
 */
export async function differences(contenders: readonly Contender[], orders: readonly Order[]): Promise<Difference[]> {
  const found: Difference[] = [];
  const compare = async (contender: Contender, order: Order, expected: string): Promise<void> => {
    const actual = asText(await answer(contender, order));
    if (actual !== expected) found.push({ contender: contender.name, order, expected, actual });
  };
  for (const contender of contenders) await compare(contender, WORKED_ORDER, asText(WORKED_RESULT));
  const [first, ...others] = contenders;
  if (first === undefined) return found;
  for (const order of orders) {
    const expected = asText(await answer(first, order));
    for (const contender of others) await compare(contender, order, expected);
  }
  return found;
}

/** Stops the bench: rates of contenders that do not compute the same say nothing. */
export async function assertEqual(contenders: readonly Contender[], orders: readonly Order[]): Promise<void> {
  const found = await differences(contenders, orders);
  const first = found[0];
  if (first === undefined) return;
  const { contender, order, expected, actual } = first;
  throw new Error(
    `${found.length} answers differ; the first is ${contender}'s for ${JSON.stringify(order)}:\n  expected ${expected}\n  actual   ${actual}`,
  );
}

async function answer(contender: Contender, order: Order): Promise<OrderResult> {
  return contender.read(await contender.decide(order));
}

/** Members in a fixed order, whatever order a contender made them in. */
function asText({ lines, shares, gmv }: OrderResult): string {
  return JSON.stringify({
    lines: lines.map(({ fee, bearer, payer, payee, amount }) => [fee, bearer ?? null, payer, payee, amount]),
    shares: shares.map(({ bearer, amount }) => [bearer, amount]),
    gmv: [gmv.before, gmv.delta, gmv.after],
  });
}
