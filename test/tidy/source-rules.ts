import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';

/** A habit of the source that can be seen in the syntax tree of one file. */
export interface SourceRule {
  readonly name: string;
  readonly reason: string;
  /** A path from the root of the project. */
  applies(path: string): boolean;
  /** Whether this node breaks the habit. */
  breaks(node: ts.Node, file: ts.SourceFile): boolean;
}

const everywhere = (): boolean => true;

/** What awaits, and what stands on a machine; all the rest computes, and nothing but that. */
const IMPURE = /^src\/(run|adapters|cli)\/|^src\/(engine|index|memory|csv)\.ts$/;
const isPure = (path: string): boolean => !IMPURE.test(path);
const isLibrary = (path: string): boolean => !path.startsWith('src/cli/');

export const sourceRules: readonly SourceRule[] = [
  {
    name: 'no default export',
    reason: 'a thing has one name everywhere',
    applies: everywhere,
    breaks: (node) =>
      (ts.isExportAssignment(node) && node.isExportEquals !== true) ||
      (ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some((is) => is.kind === ts.SyntaxKind.DefaultKeyword) === true) ||
      (ts.isExportSpecifier(node) && node.name.text === 'default'),
  },
  {
    name: 'no any',
    reason: 'what is not known is `unknown`, and checked',
    applies: everywhere,
    breaks: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
  },
  {
    name: 'no switched-off check',
    reason: 'a check that is wrong here is mended, not silenced',
    applies: everywhere,
    breaks: (node, file) =>
      ts.isSourceFile(node) && /@ts-(ignore|nocheck|expect-error)|eslint-disable/.test(commentsOf(file)),
  },
  {
    name: 'no code from text',
    reason: 'formulas come from people: nothing that is read ever becomes code',
    applies: everywhere,
    breaks: (node) =>
      (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      ['eval', 'Function', 'AsyncFunction', 'GeneratorFunction'].includes(node.expression.text),
  },
  {
    name: 'the parser only parses',
    reason: 'evaluation in expr-eval calls functions it finds in facts, and its other ways to run a formula are worse',
    applies: (path) => path === 'src/formula/expr-eval-parser.ts',
    breaks: (node) =>
      isMember(node, 'Parser', ['parse', 'evaluate']) ||
      ['evaluate', 'simplify', 'substitute', 'toJSFunction'].includes(memberOf(node)?.name ?? ''),
  },
  {
    name: 'no instanceof',
    reason: 'ESM beside CommonJS and a second realm have classes of their own: values are recognised by their brand',
    applies: isLibrary,
    breaks: (node) => ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword,
  },
  {
    name: 'no host',
    reason: 'the library runs in browsers and in realms with nothing but the language',
    applies: isLibrary,
    breaks: (node) =>
      isGlobal(node, ['console', 'process', 'Buffer', 'fetch', 'require', 'module', 'window', 'document', 'navigator']),
  },
  {
    name: 'no clock',
    reason: 'the same facts give the same amounts tomorrow: time comes in with the document, or by the port',
    applies: isPure,
    breaks: (node) =>
      isMember(node, 'Date', ['now']) ||
      isMember(node, 'Temporal', ['Now']) ||
      isGlobal(node, ['performance']) ||
      (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0) ||
      (ts.isCallExpression(node) && isNamed(node.expression, 'Date')),
  },
  {
    name: 'no randomness',
    reason: 'the same facts give the same amounts and the same ids',
    applies: isLibrary,
    breaks: (node) => isMember(node, 'Math', ['random']) || isGlobal(node, ['crypto']),
  },
  {
    name: 'no waiting',
    reason: 'deciding is synchronous: all reads come before, one write comes after',
    applies: isPure,
    breaks: (node) =>
      isGlobal(node, ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']) ||
      ts.isAwaitExpression(node) ||
      node.kind === ts.SyntaxKind.AsyncKeyword,
  },
  {
    name: 'no locale',
    reason: 'order and text must not depend on the data a host has for its languages',
    applies: isPure,
    breaks: (node) =>
      (ts.isPropertyAccessExpression(node) && /^(localeCompare|toLocale\w*)$/.test(node.name.text)) ||
      isGlobal(node, ['Intl']),
  },
  {
    name: 'no approximate function',
    reason: 'engines differ in the last digit of what the language leaves to them',
    applies: isPure,
    breaks: (node) =>
      isMember(node, 'Math', [
        'pow',
        'exp',
        'expm1',
        'log',
        'log1p',
        'log2',
        'log10',
        'cbrt',
        'hypot',
        'sin',
        'cos',
        'tan',
      ]),
  },
  {
    name: 'ports are types',
    reason: 'there is nothing to run behind an interface',
    applies: (path) => path.startsWith('src/ports/'),
    breaks: (node) => !ts.isSourceFile(node) && ts.isSourceFile(node.parent) && !isTypeStatement(node),
  },
  {
    name: 'no barrel in a room',
    reason: 'an import says which thing it takes, and takes no other along',
    applies: (path) => /^src\/[^/]+\//.test(path),
    breaks: (node) => ts.isExportDeclaration(node) && node.exportClause === undefined,
  },
];

/** `path:line: what` for every breach of one file. */
export function breachesOf({ path, text }: ProjectFile, rules: readonly SourceRule[] = sourceRules): string[] {
  const applied = rules.filter((rule) => rule.applies(path));
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const rule of applied) {
      if (!rule.breaks(node, file)) continue;
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      found.push(`${path}:${line}: ${rule.name} (${rule.reason})`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** `Math.random`, also as `globalThis.Math.random` and `Math['random']`. */
function isMember(node: ts.Node, object: string, members: readonly string[]): boolean {
  const member = memberOf(node);
  return (
    member !== undefined &&
    members.includes(member.name) &&
    (isNamed(member.of, object) || memberOf(member.of)?.name === object)
  );
}

function memberOf(node: ts.Node): { of: ts.Expression; name: string } | undefined {
  if (ts.isPropertyAccessExpression(node)) return { of: node.expression, name: node.name.text };
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return { of: node.expression, name: node.argumentExpression.text };
  return undefined;
}

/** A use of a global, directly or through `globalThis`; not a property, parameter or type that is called alike. */
function isGlobal(node: ts.Node, names: readonly string[]): boolean {
  const member = memberOf(node);
  if (member !== undefined) return names.includes(member.name) && isNamed(member.of, 'globalThis');
  return (
    ts.isIdentifier(node) && names.includes(node.text) && isUse(node) && !isDeclaredIn(node.getSourceFile(), node.text)
  );
}

function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent)) return false;
  return !('name' in parent && parent.name === node) && !('propertyName' in parent && parent.propertyName === node);
}

// A file with a variable `document` of its own does not mean the browser's. Scopes within a file are not told apart: the
// compiler knows no global of these names in the library at all, so what is not declared here does not compile there.
function isDeclaredIn(file: ts.SourceFile, name: string): boolean {
  let declared = false;
  const visit = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isImportSpecifier(node) ||
        ts.isFunctionDeclaration(node)) &&
      node.name !== undefined &&
      isNamed(node.name, name)
    )
      declared = true;
    if (!declared) ts.forEachChild(node, visit);
  };
  visit(file);
  return declared;
}

function isTypeStatement(node: ts.Node): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly === true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return node.kind === ts.SyntaxKind.EndOfFileToken;
}

function commentsOf(file: ts.SourceFile): string {
  const { text } = file;
  const comments = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [])
      comments.set(range.pos, text.slice(range.pos, range.end));
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const range of ts.getLeadingCommentRanges(text, file.endOfFileToken.getFullStart()) ?? [])
    comments.set(range.pos, text.slice(range.pos, range.end));
  return [...comments.values()].join('\n');
}
