/** Calls a hook of the user's, if there is one. What it returns is not waited for, and what it throws is dropped. */
export function callHook<Told>(hook: ((told: Told) => unknown) | undefined, told: Told): void {
  if (hook === undefined) return;
  try {
    const answer: unknown = hook(told);
    if (typeof answer !== 'object' || answer === null || !('then' in answer)) return;
    // An async hook that rejects would otherwise end the process as an unhandled rejection.
    Promise.resolve(answer).then(nothing, nothing);
  } catch {
    // Its fault, and nobody to tell.
  }
}

function nothing(): void {}
