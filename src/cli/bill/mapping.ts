import type { Contract, Disambiguation, Model, RuleBook } from '../../index.ts';

/** How one text of a document is made of a row: its columns joined, or the same text for all rows. */
export type Cell =
  | { readonly columns: readonly string[]; readonly join: string; readonly at: string }
  | { readonly value: string; readonly at: string };

/** The business time: an instant with offset, or a local time in a zone. */
export interface TimeCell {
  readonly cell: Cell;
  readonly zone: string | undefined;
  readonly disambiguation: Disambiguation | undefined;
}

/** A fact. Cells are text; what the dictionary calls a boolean or a list is read as such. */
export interface FactCell {
  readonly fact: string;
  readonly cell: Cell;
  readonly kind: 'text' | 'boolean' | 'list';
  /** Between the items of a list. */
  readonly separator: string;
}

export interface DocumentMapping {
  readonly tenant: Cell;
  readonly business: Cell;
  readonly id: Cell;
  readonly party: Cell;
  readonly store: Cell | undefined;
  readonly type: Cell | undefined;
  readonly currency: Cell | undefined;
  readonly time: TimeCell;
  readonly facts: readonly FactCell[];
}

/** A file, and a path in it. */
export interface DefinitionPlace {
  readonly file: string;
  readonly path: readonly (string | number)[];
}

/** What every contract made of a template has in common; id, tenant, party and store come from the data. */
export interface ContractTemplate {
  readonly name: 'perParty' | 'perStore';
  readonly content: Readonly<Record<string, unknown>>;
}

/** Contracts as they are, or to be made. */
export type ContractSource = { readonly place: DefinitionPlace } & (
  | { readonly list: readonly Contract[] }
  | { readonly template: ContractTemplate }
);

/** A mapping file, checked: how a CSV becomes documents, and by what they are billed. */
export interface Mapping {
  readonly file: string;
  readonly delimiter: string;
  readonly models: readonly { readonly model: Model; readonly place: DefinitionPlace }[];
  readonly rules: RuleBook;
  readonly contracts: ContractSource;
  readonly document: DocumentMapping;
}
