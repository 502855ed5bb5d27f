/** What every contender gets of a document. */
export interface MatchInput {
  readonly business: string;
  readonly category: string;
  readonly channel: string;
  /** Decimal text, as documents bring it. */
  readonly amount: string;
}

/** One rule in plain words: all four must hold. */
export interface MatchRule {
  readonly code: string;
  readonly business: string;
  readonly category: string;
  readonly channels: readonly string[];
  readonly atLeast: string;
}

/**
 * One way of finding the rule. Each contender has brought the documents into the form it takes before anything is
 * measured; `match` finds the rule of one of them, by its place in the list, and answers its code.
 */
export interface MatchContender {
  readonly name: string;
  readonly isAsync: boolean;
  match(at: number): string | Promise<string>;
}

const CHANNELS = ['app', 'web', 'shop', 'mini'];

/** Rules of which a document fits exactly one: every category has one rule, with a channel list and a lower bound. */
export function makeRules(count: number): readonly MatchRule[] {
  return Array.from({ length: count }, (_, at) => ({
    code: `rule-${at}`,
    business: 'retail',
    category: `category-${at}`,
    channels: [CHANNELS[at % 4] ?? 'app', CHANNELS[(at + 1) % 4] ?? 'web'],
    atLeast: String(100 + (at % 7) * 50),
  }));
}

/** Documents in turn for every rule, a cent above its bound and further up. */
export function makeInputs(rules: readonly MatchRule[], count: number): readonly MatchInput[] {
  return Array.from({ length: count }, (_, at) => {
    const rule = rules[(at * 7919) % rules.length] as MatchRule;
    const cents = Number(rule.atLeast) * 100 + 1 + ((at * 37) % 90_000);
    const channel = rule.channels[at % 2] ?? 'app';
    return { business: rule.business, category: rule.category, channel, amount: (cents / 100).toFixed(2) };
  });
}
