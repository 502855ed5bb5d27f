import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ISSUES = fileURLToPath(new URL('../../src/issues/', import.meta.url));
const RAISE = '): Issue {\n  const made = {';

/** What Vite needs of a plugin that changes one file. */
interface SourcePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): string | undefined;
}

/** Has every fault's code noted in a file when it is raised first: of `src/issues/issue.ts`, as the tests import it. */
export function noteRaisedCodes(log: string): SourcePlugin {
  return {
    name: 'note-raised-codes',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/issues/issue.ts')) return undefined;
      if (!code.includes(RAISE))
        throw new Error('issue() is written in another way: see test/reporter/raised-codes.ts');
      // On the line that is there, so that all lines keep their numbers.
      return code.replace(RAISE, () => `): Issue { ${noteOnce(log)}\n  const made = {`);
    },
  };
}

function noteOnce(log: string): string {
  return [
    "const raised = ((globalThis as any)[Symbol.for('feewright.test.raised')] ??= new Set());",
    'if (!raised.has(code)) {',
    'raised.add(code);',
    `(globalThis as any).process?.getBuiltinModule('fs').appendFileSync(${JSON.stringify(log)}, code + '\\n');`,
    '}',
  ].join(' ');
}

/** Every code of the union: each has its sentences. */
export function allCodes(): readonly string[] {
  const files = readdirSync(ISSUES).filter((name) => name.endsWith('-issues.ts'));
  return files.flatMap((name) => {
    const text = readFileSync(join(ISSUES, name), 'utf8');
    const sentences = text.slice(text.indexOf('Sentences: Sentences<'));
    return [...sentences.matchAll(/^ {2}'?([a-z][a-z-]+)'?: \{$/gm)].map(([, code = '']) => code);
  });
}

/** The codes that nothing has raised. */
export function neverRaised(codes: readonly string[], log: string): readonly string[] {
  const raised = new Set(existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []);
  return codes.filter((code) => !raised.has(code));
}
