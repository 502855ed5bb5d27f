import { Command, Option } from 'commander';
import type { Language } from '../language.ts';
import { failedRowLines } from './failed-row.ts';
import { progressBar } from './progress-bar.ts';
import { runBill } from './run-bill.ts';
import { isTied, summaryOf, summaryText } from './summary.ts';
import { WORDS } from './words.ts';

const HELP = `
The mapping (JSON; paths in it are relative to it):
  {
    "format": 1,
    "model": "model.json",
    "contracts": { "perParty": { "version": "1", "valid": { "from": "2026-01-01T00:00:00Z" },
                                 "timeZone": "America/Sao_Paulo", "cycle": "month" } },
    "document": {
      "tenant": { "value": "shop" },
      "id": { "columns": ["order", "item"], "join": "/" },
      "party": "seller",
      "time": { "column": "sold at", "zone": "America/Sao_Paulo", "disambiguation": "later" },
      "facts": { "price": "price", "freight": "freight" }
    }
  }

Example:
  feewright bill orders.csv --mapping mapping.json --out result --settle-through 2026-12-01T00:00:00Z

Exit code: 0 all rows are billed and all sums tie, 1 some rows failed or a sum does not tie, 2 nothing could be done.`;

interface Options {
  readonly mapping: string;
  readonly out?: string;
  readonly lang: Language;
  readonly json?: true;
  readonly settleThrough?: string;
}

/** `feewright bill`: a CSV of documents through the engine to settlement orders. */
export function billCommand(): Command {
  return new Command('bill')
    .description('bill the rows of a CSV file and put them into settlement orders')
    .argument('<orders.csv>', 'one document a row, UTF-8, with a header')
    .requiredOption('-m, --mapping <file>', 'what the columns mean, by which model and contracts they are billed')
    .option('-o, --out <folder>', 'write records.jsonl, failed.jsonl, orders.csv, order-lines.csv and payments.csv')
    .option('--settle-through <instant>', 'close and split all orders whose period has ended by then')
    .addOption(new Option('--lang <language>', 'of messages and summary').choices(['en', 'zh']).default('en'))
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', HELP)
    .action(async (csv: string, options: Options) => {
      process.exitCode = await bill(csv, options);
    });
}

async function bill(csv: string, options: Options): Promise<number> {
  const { mapping, out, lang: language, settleThrough } = options;
  const report = await runBill({ csv, mapping, out, settleThrough, language }, progressBar(process.stderr));
  const summary = summaryOf(report);
  for (const row of report.failed) {
    for (const line of failedRowLines(csv, row, language)) console.error(line);
  }
  const more = report.failedCount - report.failed.length;
  if (more > 0) console.error(language === 'zh' ? `……另有 ${more} 行` : `… and ${more} more rows`);
  if (options.json === true) console.log(JSON.stringify(summary));
  else {
    console.log(summaryText(summary, language));
    if (out !== undefined) console.log(`${WORDS.written[language]} ${out}`);
  }
  return report.failedCount === 0 && isTied(summary) ? 0 : 1;
}
