import { readFile } from 'node:fs/promises';
import { refuse } from './command-error.ts';

/** A whole text file, for definitions; not for data. */
export async function readTextFile(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    return refuseUnreadable(path, cause);
  }
  return decode(path, bytes);
}

/** A file of JSON, which may begin with a byte order mark. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser quotes the text around the place, line breaks included: a fault is one line.
    const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ');
    return refuse(path, `this is not JSON: ${reason}`, `不是合法的 JSON:${reason}`, cause);
  }
}

/** One sentence for a file that cannot be opened or read. */
export function refuseUnreadable(path: string, cause: unknown): never {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  switch (code) {
    case 'ENOENT':
      return refuse(path, 'there is no such file', '没有这个文件', cause);
    case 'EISDIR':
      return refuse(path, 'this is a folder, not a file', '这是文件夹,不是文件', cause);
    case 'EACCES':
    case 'EPERM':
      return refuse(path, 'it may not be read (permission denied)', '没有读取权限', cause);
    default: {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return refuse(path, `it cannot be read: ${reason}`, `无法读取:${reason}`, cause);
    }
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    // It also takes a byte order mark away.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    return refuse(path, 'this is not UTF-8 text', '不是 UTF-8 文本', cause);
  }
}
