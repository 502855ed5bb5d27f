import type { Names } from '../model/names.ts';

/**
 * What can be explained: a fee or step, of one line or of the document; or one share; without bearer, the part that nobody
 * could take.
 */
export type ExplainTarget<N extends Names = Names> =
  | { readonly fee: N['fee']; readonly line?: string | undefined }
  | { readonly apportionment: N['apportionment']; readonly bearer?: N['bearer'] | undefined };
