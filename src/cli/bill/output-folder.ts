import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { refuse } from '../command-error.ts';

/** A text file in the making. */
export interface OutputFile {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

const NOWHERE: OutputFile = { write: async () => undefined, close: async () => undefined };

/** Where the results go; without a folder, nowhere. */
export interface OutputFolder {
  readonly path: string | undefined;
  file(name: string): OutputFile;
}

/** Makes the folder if it isn't there. Files of the same names are replaced. */
export async function outputFolder(path: string | undefined): Promise<OutputFolder> {
  if (path === undefined) return { path, file: () => NOWHERE };
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    refuseUnwritable(path, cause);
  }
  return { path, file: (name) => outputFile(join(path, name)) };
}

function outputFile(path: string): OutputFile {
  const stream = createWriteStream(path, 'utf8');
  // Where it fails before anybody waits for it, `write` or `close` tells.
  let failure: unknown;
  stream.on('error', (cause) => {
    failure = cause;
  });
  return {
    write: async (text) => {
      if (failure !== undefined) refuseUnwritable(path, failure);
      if (!stream.write(text)) await drained(stream);
    },
    close: async () => {
      stream.end();
      try {
        await finished(stream);
      } catch (cause) {
        refuseUnwritable(path, failure ?? cause);
      }
    },
  };
}

function drained(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.once('drain', done);
    stream.once('close', done);
  });
}

function refuseUnwritable(path: string, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return refuse(path, `it cannot be written: ${reason}`, `无法写入:${reason}`, cause);
}
