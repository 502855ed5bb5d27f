import { execFile } from 'node:child_process';
import { root } from '../tidy/project-files.ts';

/** Runs a file of the project as its user would, from the project's root, and answers what came out. */
export function runFile(
  file: string,
  args: readonly string[] = [],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const options = {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    };
    execFile(process.execPath, ['--import', 'tsx', file, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
