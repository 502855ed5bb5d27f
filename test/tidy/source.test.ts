import { describe, expect, it } from 'vitest';
import { projectFiles } from './project-files.ts';
import { breachesOf, sourceRules } from './source-rules.ts';

const LINES_MAX = 300;

/** Files that are long for a reason. One that has become short again loses its entry. */
const longForAReason: Record<string, string> = {};

const source = projectFiles('src').filter(({ path }) => path.endsWith('.ts'));
const lines = (text: string): number => text.trimEnd().split('\n').length;

describe('the source', () => {
  it('keeps its habits', () => {
    expect(source.flatMap((file) => breachesOf(file))).toEqual([]);
  });

  it(`keeps its files at ${LINES_MAX} lines, but for those with a reason`, () => {
    const long = source.filter(({ text }) => lines(text) > LINES_MAX).map(({ path }) => path);
    expect(long).toEqual(Object.keys(longForAReason).sort());
  });

  it('names files for their one thing, in lower-case words', () => {
    const named = source
      .map(({ path }) => path)
      .filter((path) => !/^src\/([a-z]+\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(path));
    expect(named).toEqual([]);
    const vague = source.filter(({ path }) => /(^|[/-])(utils?|helpers?|misc|common|stuff)(\.ts|[/-])/.test(path));
    expect(vague.map(({ path }) => path)).toEqual([]);
    const barrels = source.filter(({ path }) => /^src\/.+\/index\.ts$/.test(path));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});

// A rule that finds nothing may be kept or may be blind: each is shown what it is there for.
describe('each habit', () => {
  const wrong: Record<string, readonly string[]> = {
    'no default export': ['export default 1;', 'export default class A {}', 'const a = 1; export { a as default };'],
    'no any': ['export const a: any = 1;', 'export type A = Record<string, any>;', 'export const b = 1 as any;'],
    'no switched-off check': [
      '// @ts-ignore\nexport const a = 1;',
      '/* @ts-nocheck */',
      'const a = 1; // c\n// @ts-expect-error x',
    ],
    'no code from text': ["eval('1');", "new Function('return 1');", "Function('return 1')();"],
    'the parser only parses': [
      "Parser.evaluate('1');",
      "Parser.parse('1');",
      'parsed.toJSFunction();',
      "parsed['evaluate']({});",
    ],
    'no instanceof': ['export const a = (x: unknown) => x instanceof Error;'],
    'no host': [
      'console.log(1);',
      'process.exit(1);',
      "Buffer.from('');",
      'globalThis.process.env;',
      'const a = { b: console };',
    ],
    'no clock': [
      'Date.now();',
      'new Date();',
      'Date();',
      "Date['now']();",
      'Temporal.Now.instant();',
      'globalThis.Date.now();',
    ],
    'no randomness': ['Math.random();', 'crypto.randomUUID();', 'const { random } = Math; Math.random;'],
    'no waiting': ['setTimeout(f, 1);', 'async function a() {}', 'await b;'],
    'no locale': ["'a'.localeCompare('b');", '(1).toLocaleString();', 'new Intl.NumberFormat();'],
    'no approximate function': ['Math.pow(10, 2);', 'Math.log10(3);'],
    'ports are types': ['export const a = 1;', "import { a } from './b.ts';", 'export function f() {}'],
    'no barrel in a room': ["export * from './a.ts';"],
  };

  const places: Record<string, string> = {
    'ports are types': 'src/ports/a.ts',
    'the parser only parses': 'src/formula/expr-eval-parser.ts',
  };

  it('has an example of its breach', () => {
    expect(Object.keys(wrong).sort()).toEqual(sourceRules.map(({ name }) => name).sort());
  });

  it.each(Object.entries(wrong))('%s', (name, texts) => {
    for (const text of texts) {
      const path = places[name] ?? 'src/fee/a.ts';
      expect(breachesOf({ path, text }).join('\n'), text).toContain(`: ${name} (`);
    }
  });

  it('is not found where only a name, a text or a comment reads like it', () => {
    const text = [
      '/** Not `Date.now()`, not `console`, and no `any`: see `@link`. */',
      "import type { Document as Any } from '../document/document.ts';",
      'export interface Row { process: string; document: string; default: number }',
      "export const row = { process: 'Math.random()', document: 'eval(1)', default: 1 };",
      'export const at = (epochMs: number, document: Any) => [new Date(epochMs).toISOString(), document.document, row.process];',
      'export const up = Math.floor(1.5) + Math.abs(-1);',
    ].join('\n');
    expect(breachesOf({ path: 'src/fee/a.ts', text })).toEqual([]);
  });

  it('lets the run await and read the clock of its port, and the command line talk', () => {
    expect(breachesOf({ path: 'src/run/clock.ts', text: 'export const now = async () => Date.now();' })).toEqual([]);
    expect(breachesOf({ path: 'src/cli/main.ts', text: 'console.log(process.argv);' })).toEqual([]);
  });
});
