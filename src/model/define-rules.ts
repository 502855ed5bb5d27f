import type { ConditionInput } from '../condition/condition-input.ts';
import { fail } from '../issues/error.ts';
import { Faults } from './faults.ts';
import type { FactorType, ListItemType, Model } from './model.ts';
import type { FactorInput } from './model-input.ts';
import { parseRuleBook } from './parse-rule-book.ts';
import type { HitPolicy, RuleBook } from './rule-book.ts';

/** Business rules as they are written. */
export interface RuleBookInput {
  readonly format?: 1 | undefined;
  /** `'unique'` unless stated. */
  readonly hit?: HitPolicy | undefined;
  /** Document facts that the rules read, beside tenant, business, party, store, type and currency. */
  readonly fields?: readonly (FactorInput | ObjectFieldInput)[] | undefined;
  /** Outside facts that the rules read: providers are asked for them before a document is matched. */
  readonly factors?: readonly FactorInput[] | undefined;
  /** Conditions that others name with `{ condition: 'name' }`. */
  readonly conditions?: Readonly<Record<string, ConditionInput>> | undefined;
  readonly rules: readonly {
    readonly code: string;
    readonly label?: string | undefined;
    readonly when?: ConditionInput | undefined;
    readonly model: string;
    /** Under hit policy `priority`: a whole number from 1, 1 unless stated; the highest wins. */
    readonly priority?: number | undefined;
  }[];
}

/** A document fact that is an object; rules read its members by `path`, `address.country`. */
export interface ObjectFieldInput {
  readonly code: string;
  readonly label?: string | undefined;
  readonly type: 'object';
  readonly members: readonly {
    readonly path: string;
    readonly label?: string | undefined;
    readonly type: FactorType;
    readonly of?: ListItemType | undefined;
    readonly currency?: string | undefined;
    readonly scale?: number | undefined;
    readonly sensitive?: boolean | undefined;
  }[];
}

/**
 * Business rules written in TypeScript: which document belongs to which of these models.
 *
 * @returns the rule book, deeply frozen
 * @throws FeewrightError with every fault at once; a rule for a model that isn't among them names the nearest
 */
export function defineRules(models: readonly Pick<Model, 'code'>[], input: RuleBookInput): RuleBook {
  const book = parseRuleBook(input);
  const faults = new Faults();
  const known = models.map(({ code }) => code);
  book.rules.forEach(({ model }, index) => {
    if (known.includes(model)) return;
    const nearest = faults.nearest(model, known);
    faults.add('reference-unknown', ['rules', index, 'model'], { name: model, kind: 'model', nearest });
  });
  return faults.isEmpty ? book : fail(faults.list());
}
