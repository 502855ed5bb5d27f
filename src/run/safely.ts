import { isFeewrightError } from '../issues/error.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';

/** Work whose faults are returned instead of thrown. */
export async function safely<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work());
  } catch (thrown) {
    return faultsOf(thrown);
  }
}

/** The same of work that does not wait. */
export function caught<Value>(work: () => Value): Result<Value> {
  try {
    return ok(work());
  } catch (thrown) {
    return faultsOf(thrown);
  }
}

/** The user's faults are returned; ours are thrown. */
function faultsOf(thrown: unknown): Result<never> {
  if (isFeewrightError(thrown)) return failed(thrown.issues);
  throw thrown;
}
