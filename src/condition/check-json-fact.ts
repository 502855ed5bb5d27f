import { issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { shown } from '../issues/shown.ts';
import { type FactRead, type JsonChecking, type NamedFact, SHOWN_NAME } from './json-checking.ts';
import { memberPath } from './member-path.ts';

/**
 * What a fact's name and path stand for, or the fault that they stand for nothing.
 *
 * @param mayBeObject whether an object may be read as a whole, as only operators of the user's own can
 */
export function checkJsonFact(checking: JsonChecking, named: NamedFact, mayBeObject = false): FactRead | undefined {
  const { scope } = checking;
  const { name: given, path, at } = named;
  if (typeof given !== 'string') {
    return checking.report(issue('condition-form', [...at, 'fact'], { found: shown(given), expected: 'fact' }));
  }
  const fact = given.length > SHOWN_NAME ? '' : given.normalize('NFC');
  const members = scope.members?.(fact);
  if (members !== undefined) return memberOf(checking, { fact, members }, { path, at }, mayBeObject);
  const sym = scope.name(fact);
  if (sym === undefined) {
    const nearest = nearestName(given, scope.names());
    return checking.report(
      issue('condition-fact-unknown', [...at, 'fact'], { fact: given.slice(0, SHOWN_NAME), nearest }),
    );
  }
  if (path === undefined) return { sym, fact, path: undefined };
  return checking.report(issue('condition-path-needless', [...at, 'path'], { fact }));
}

function memberOf(
  checking: JsonChecking,
  { fact, members }: { readonly fact: string; readonly members: readonly string[] },
  { path, at }: Pick<NamedFact, 'path' | 'at'>,
  mayBeObject: boolean,
): FactRead | undefined {
  if (path === undefined) {
    if (mayBeObject) return { sym: undefined, fact, path: undefined };
    return checking.report(issue('condition-path-missing', at, { fact, members: members.join(', ').slice(0, 200) }));
  }
  const names = memberPath(path);
  if (names === undefined) {
    return checking.report(issue('condition-path', [...at, 'path'], { fact, found: shown(path) }));
  }
  const plain = names.join('.');
  const sym = checking.scope.member?.(fact, plain);
  if (sym !== undefined) return { sym, fact, path: plain };
  const nearest = nearestName(plain, members);
  const facts = { fact, path: plain.slice(0, SHOWN_NAME), nearest };
  return checking.report(issue('condition-member-unknown', [...at, 'path'], facts));
}
