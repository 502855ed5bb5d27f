#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { billCommand } from './bill/bill-command.ts';
import { CommandError } from './command-error.ts';

const NOTHING_DONE = 2;

/** `feewright <command>`: runs and says in the exit code what came of it. What the user got wrong has no stack. */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('feewright')
    .description('Who owes whom what, and when it is paid.')
    .version(packageVersion(), '-v, --version')
    .exitOverride()
    .configureHelp({ showGlobalOptions: false });
  const bill = billCommand();
  bill.exitOverride();
  program.addCommand(bill);
  try {
    await program.parseAsync(argv);
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      // Commander has printed the reason; asking for help is no fault.
      process.exitCode = thrown.exitCode === 0 ? 0 : NOTHING_DONE;
    } else if (thrown instanceof CommandError) {
      console.error(thrown.text(argv.includes('zh') || argv.includes('--lang=zh') ? 'zh' : 'en'));
      process.exitCode = NOTHING_DONE;
    } else {
      console.error(thrown);
      process.exitCode = NOTHING_DONE;
    }
  }
}

/** `src/cli` and `dist/cli` are equally deep, so that one path holds for both. */
function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return version;
}

await main(process.argv);
