import type { BusinessDocument } from '../../src/document/business-document.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { compileRules } from '../../src/match/compile-rules.ts';
import { matchDocument } from '../../src/match/match-document.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import type { MatchContender, MatchInput, MatchRule } from './match-scenario.ts';

/** The compiled rules; a document is parsed before, as it is by the time it is matched. */
export function feewrightMatch(rules: readonly MatchRule[], inputs: readonly MatchInput[]): MatchContender {
  const compiled = compileRules(
    parseRuleBook({
      fields: [
        { code: 'category', type: 'text' },
        { code: 'channel', type: 'text' },
        { code: 'amount', type: 'money' },
      ],
      rules: rules.map(({ code, business, category, channels, atLeast }) => ({
        code,
        model: 'model',
        when: {
          all: [
            { fact: 'business', operator: 'equal', value: business },
            { fact: 'category', operator: 'equal', value: category },
            { fact: 'channel', operator: 'in', value: channels },
            { fact: 'amount', operator: 'greaterThanInclusive', value: atLeast },
          ],
        },
      })),
    }),
  );
  if (!compiled.ok) throw new Error('the rules do not compile');
  const documents = inputs.map(documentOf);
  return {
    name: 'feewright',
    isAsync: false,
    match(at) {
      const result = matchDocument(compiled.value, documents[at] as BusinessDocument);
      return result.ok ? result.value.rule : 'none';
    },
  };
}

function documentOf({ business, ...facts }: MatchInput): BusinessDocument {
  const head = { tenant: 't', business, id: 'd', party: 'p', time: '2026-11-24T02:00:00Z' };
  const parsed = parseDocument({ ...head, facts });
  if (!parsed.ok) throw new Error('the document does not parse');
  return parsed.value;
}
