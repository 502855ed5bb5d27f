import { dirname, isAbsolute, join } from 'node:path';
import { CommandError } from '../command-error.ts';
import { readJsonFile } from '../read-text-file.ts';
import type { DefinitionPlace } from './mapping.ts';
import type { MappingReader, Path } from './mapping-reader.ts';

/** A definition written in the mapping, or in a file that the mapping names. */
export interface Located {
  readonly value: unknown;
  readonly place: DefinitionPlace;
}

/** Follows the name of a file, which is relative to the mapping. A file that cannot be read is one more fault. */
export async function locate(reader: MappingReader, value: unknown, path: Path): Promise<Located | undefined> {
  if (typeof value !== 'string') return { value, place: { file: reader.file, path } };
  const file = isAbsolute(value) ? value : join(dirname(reader.file), value);
  try {
    return { value: await readJsonFile(file), place: { file, path: [] } };
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    reader.faults.push(...thrown.faults);
    return undefined;
  }
}
