import type { FactorType } from '../model/model.ts';

/** What goes in and out of a standardiser: numbers and dates as texts. */
export type StandardiserValue = string | boolean;
export type StandardiserType = Exclude<FactorType, 'list'>;

/**
 * A function of the user's own that a custom step calls: pure and synchronous, so that the same document always becomes the
 * same facts. Its version is kept with every result.
 *
 * Worked case: `{ name: 'channel-of', version: '1', inputs: { code: 'text' }, outputs: { channel: 'text' }, standardise: ({ code
 * }) => ({ channel: code === 'A' ? 'app' : 'store' }) }`.
 */
export interface Standardiser {
  readonly name: string;
  readonly version: string;
  /** By name. Money is in the model's currency. */
  readonly inputs: Readonly<Record<string, StandardiserType>>;
  readonly outputs: Readonly<Record<string, StandardiserType>>;
  /** An output that is left out leaves what it would set as it was. */
  standardise(inputs: Readonly<Record<string, StandardiserValue>>): Readonly<Record<string, unknown>>;
}
