import type { ListItemType, NumberType } from '../model/model.ts';
import type { Disambiguation } from '../time/local-time.ts';

/** Own members by their names: `'order.shop.id'`, or `['order', 'shop.id']` where a name has a dot in it. */
export type PathInput = string | readonly string[];

/** Where a field of the document comes from: needed unless `optional`. `null` in the message counts as absent. */
export type SourceInput =
  | PathInput
  | { readonly path: PathInput; readonly optional?: boolean | undefined }
  | { readonly value: string };

/** When the business happened. A local date-time is read only where its zone is named, an epoch only where its unit is. */
export type TimeSourceInput =
  | PathInput
  | { readonly path: PathInput }
  | { readonly path: PathInput; readonly zone: string; readonly disambiguation?: Disambiguation | undefined }
  | { readonly path: PathInput; readonly epoch: 'milliseconds' | 'seconds' };

interface FactPath {
  readonly path: PathInput;
  readonly optional?: boolean | undefined;
  /** What arrived is not told in faults. The raw message is kept all the same. */
  readonly sensitive?: boolean | undefined;
}

export type FactSourceInput =
  | (FactPath & {
      readonly type: NumberType;
      /** The number is whole units of `10^-decimals`: with 2, `1250` is 12.50. */
      readonly decimals?: number | undefined;
      /** Of money: where its currency stands. */
      readonly currency?: PathInput | undefined;
    })
  | (FactPath & { readonly type: 'text' | 'boolean' | 'date' })
  | (FactPath & { readonly type: 'list'; readonly of: ListItemType })
  | { readonly value: string | boolean };

export type FactSourcesInput = Readonly<Record<string, FactSourceInput>>;

/** How messages of one business become documents: plain JSON. */
export interface IntakeInput {
  readonly format?: 1 | undefined;
  /** What `receive` names it by. */
  readonly code: string;
  readonly label?: string | undefined;
  readonly business: string;
  /** Where one message holds a list of many; all other paths then begin in each of them. */
  readonly batch?: PathInput | undefined;
  /** Of one message. */
  readonly limits?:
    | {
        /** 1,048,576 unless stated, at most 16,777,216. */
        readonly bytes?: number | undefined;
        /** Objects and lists inside one another: 32 unless stated, at most 64. */
        readonly depth?: number | undefined;
        /** Documents in one message: 10,000 unless stated. */
        readonly messages?: number | undefined;
      }
    | undefined;
  readonly tenant: SourceInput;
  readonly id: SourceInput;
  readonly party: SourceInput;
  readonly time: TimeSourceInput;
  /** 1 unless mapped. */
  readonly revision?: SourceInput | undefined;
  readonly store?: SourceInput | undefined;
  readonly type?: SourceInput | undefined;
  readonly currency?: SourceInput | undefined;
  /** The document that a refund names. */
  readonly original?: SourceInput | undefined;
  /** By name of the fact. */
  readonly facts?: FactSourcesInput | undefined;
  readonly lines?:
    | {
        readonly path: PathInput;
        readonly optional?: boolean | undefined;
        /** In each line. */
        readonly id: SourceInput;
        readonly facts?: FactSourcesInput | undefined;
      }
    | undefined;
}
