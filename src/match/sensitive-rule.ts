import { formulaText } from '../formula/formula-text.ts';
import type { CompiledRule } from './compiled-rules.ts';
import type { FieldTable } from './field-table.ts';

/** Whether a rule speaks of a sensitive field: then what its operators throw may hold the value. */
export function isMentionedSensitive({ tree }: CompiledRule, fields: FieldTable): boolean {
  return tree !== undefined && fields.isSensitive(formulaText(tree));
}
