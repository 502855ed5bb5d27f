import { fail } from '../issues/error.ts';
import type { BillAnswer } from './bill-answer.ts';
import { billDocuments } from './bill-documents.ts';
import type { RunContext } from './context.ts';
import type { ReceiveAnswer } from './receive-answer.ts';
import { receiveMessages } from './receive-messages.ts';

/** One document, whose faults are thrown. */
export async function billOne(context: RunContext, document: unknown): Promise<BillAnswer> {
  const [outcome] = await billDocuments(context, [document]);
  if (outcome === undefined) throw new TypeError('feewright: one document has one outcome; this is a bug');
  if (outcome.status === 'refused') throw outcome.error;
  const { document: _, ...answer } = outcome;
  return answer;
}

/** One message, whose faults are thrown. */
export async function receiveOne(context: RunContext, message: unknown): Promise<ReceiveAnswer> {
  const [outcome] = await receiveMessages(context, [message], true);
  if (outcome === undefined) throw new TypeError('feewright: one message has one outcome; this is a bug');
  return outcome.status === 'refused' ? fail(outcome.issues, outcome.error.cause) : outcome;
}
