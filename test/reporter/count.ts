import type { TestModule, TestRunEndReason } from 'vitest/node';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * A test is passed, failed or skipped. Beside the tests everything else that went wrong counts as failed once: a file or a
 * `describe` whose own code threw (its tests may never have been counted), an error outside of all tests, and a run that
 * ended as failed without any of these, such as one that found no test.
 */
export function countOf(modules: readonly TestModule[], unhandled: number, reason: TestRunEndReason): Count {
  let passed = 0;
  let failed = unhandled;
  const skipped: Count['skipped'][number][] = [];
  for (const module of modules) {
    if (module.errors().length > 0) failed += 1;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed += 1;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') passed += 1;
      else if (result.state === 'skipped') {
        skipped.push({
          name: `${module.relativeModuleId} > ${test.fullName}`,
          // A test that is skipped where something is missing says so in its name.
          reason: result.note ?? (test.name.includes('SKIPPED:') ? 'see its name' : 'no reason given'),
        });
      } else failed += 1;
    }
  }
  return { passed, failed: failed === 0 && reason !== 'passed' ? 1 : failed, skipped };
}

/** `12 passed, 0 failed, 1 skipped`. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/** One line a skipped test, with its reason. */
export function skippedLines({ skipped }: Count): string[] {
  return skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`);
}
