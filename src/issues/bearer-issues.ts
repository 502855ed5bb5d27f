import type { Sentences } from './sentences.ts';

/** What is wrong with the bearers of an apportionment, on whatever level. */
export interface BearerIssues {
  /** A bearer has exactly one of weight, fixed and rest; `found` names those that it has. */
  'bearer-part': { readonly bearer: string; readonly found: string | undefined };
  /** In a sequence each takes all that it can: nothing else is to be said. */
  'bearer-in-sequence': { readonly bearer: string; readonly member: string };
  'rest-twice': { readonly bearer: string; readonly by: string };
  /** Everything is taken before its turn. */
  'turn-unreachable': { readonly bearer: string; readonly after: string };
  /** `needs`: what would give the rule something to do. */
  'spill-without-effect': { readonly spill: string; readonly needs: 'rest' | 'ratio' };
  /** Only a limit can be asked whether it was reached. */
  'stop-without-limit': { readonly apportionment: string; readonly bearer: string };
}

export const bearerSentences: Sentences<BearerIssues> = {
  'bearer-part': {
    en: ({ bearer, found }) =>
      `'${bearer}' has ${found ?? 'none of weight, fixed and rest'}; a bearer has exactly one of weight, fixed and rest`,
    zh: ({ bearer, found }) =>
      `“${bearer}”${found === undefined ? '没有 weight、fixed 或 rest' : `含有 ${found}`};承担方须恰有 weight、fixed、rest 之一`,
  },
  'bearer-in-sequence': {
    en: ({ bearer, member }) =>
      `'${bearer}' cannot have '${member}': in a sequence, each bearer in turn takes all that it can; bound it with 'cap'`,
    zh: ({ bearer, member }) => `“${bearer}”不能有 ${member}:sequence 中各承担方依次承担其可承担的全部;请用 cap 设上限`,
  },
  'rest-twice': {
    en: ({ bearer, by }) => `'${bearer}' cannot take the rest: '${by}' takes it already`,
    zh: ({ bearer, by }) => `“${bearer}”不能承担余额:已由“${by}”承担`,
  },
  'turn-unreachable': {
    en: ({ bearer, after }) => `the turn of '${bearer}' never comes: '${after}' before it takes everything`,
    zh: ({ bearer, after }) => `永远轮不到“${bearer}”:前面的“${after}”会承担全部`,
  },
  'spill-without-effect': {
    en: ({ spill, needs }) =>
      needs === 'rest'
        ? `the spill '${spill}' needs a bearer with 'rest: true'`
        : `the spill '${spill}' has no effect in a sequence: what one cannot take goes to the next`,
    zh: ({ spill, needs }) =>
      needs === 'rest'
        ? `spill “${spill}”需要一个 rest: true 的承担方`
        : `sequence 中 spill “${spill}”不起作用:前者无法承担的部分归后者`,
  },
  'stop-without-limit': {
    en: ({ apportionment, bearer }) =>
      `'${bearer}' in '${apportionment}' says onCap 'stop', but no accumulator with a limit adds its share`,
    zh: ({ apportionment, bearer }) => `“${apportionment}”中“${bearer}”声明 onCap 为 stop,但没有设限额的累额累计其份额`,
  },
};
