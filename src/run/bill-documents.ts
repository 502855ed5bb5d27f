import type { BusinessDocument } from '../document/business-document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { FeewrightError } from '../issues/error.ts';
import type { BillOutcome } from './bill-answer.ts';
import { clearWaiting } from './bill-commands.ts';
import { billRead } from './bill-read.ts';
import type { RunContext } from './context.ts';

/**
 * Bills a batch: all messages are read and looked up, the factors of all new documents are gathered at once, then one
 * document after the other is decided and recorded, in their order, so that each sees the running totals of those before
 * it. A document that fails is told with its issues, nothing of it is recorded, and the rest goes on. Then the refunds are billed that
 * waited for them.
 *
 * @param inputs messages as they came
 * @returns one outcome for each message, in their order
 */
export async function billDocuments(context: RunContext, inputs: readonly unknown[]): Promise<readonly BillOutcome[]> {
  const outcomes = await billRead(context, inputs.map(readMessage));
  await clearWaiting(context, outcomes);
  return outcomes;
}

function readMessage(input: unknown): BusinessDocument | FeewrightError {
  const parsed = parseDocument(input);
  return parsed.ok ? parsed.value : new FeewrightError(parsed.issues);
}
