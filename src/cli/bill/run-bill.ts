import { type BillOutcome, type Engine, isFeewrightError, type SettlementOrder } from '../../index.ts';
import { refuse } from '../command-error.ts';
import type { Language } from '../language.ts';
import { createBillEngine } from './create-bill-engine.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { type FailedRow, failedRowJson, problemOf, type RowProblem } from './failed-row.ts';
import type { Mapping } from './mapping.ts';
import { type OutputFile, outputFolder } from './output-folder.ts';
import { readMapping } from './read-mapping.ts';
import type { RowReading } from './row-reader.ts';
import { survey } from './survey.ts';
import { orderSums, RecordTally } from './tally.ts';
import { type WrittenPayments, writeOrders } from './write-orders.ts';

export interface BillRequest {
  readonly csv: string;
  readonly mapping: string;
  readonly out: string | undefined;
  /** Closes and splits all orders whose period has ended by then. */
  readonly settleThrough: string | undefined;
  readonly language: Language;
}

/** Is told how far the work is. */
export interface Progress {
  start(rows: number): void;
  advance(rows: number): void;
  stop(): void;
}

export interface BillReport {
  readonly rows: number;
  readonly billed: number;
  /** Documents whose period's order was closed already. */
  readonly late: number;
  readonly failedCount: number;
  /** The first of them; failed.jsonl has all. */
  readonly failed: readonly FailedRow[];
  readonly parties: number;
  readonly records: RecordTally;
  readonly orders: readonly SettlementOrder[];
  readonly refusedOrders: readonly string[];
  readonly sums: ReturnType<typeof orderSums>;
  readonly payments: WrittenPayments;
  readonly milliseconds: number;
}

/** Facts are gathered and balances read for so many documents at once. */
const BATCH = 1000;
const FAILED_SHOWN = 20;

/**
 * Bills a CSV: a first pass learns its columns and parties, a second one bills its rows in their order, so that each sees
 * the running totals of those above it; then orders are settled if asked, and everything is written and added up again.
 */
export async function runBill(request: BillRequest, progress: Progress): Promise<BillReport> {
  const started = performance.now();
  const mapping = await readMapping(request.mapping);
  const source = { path: request.csv, delimiter: mapping.delimiter };
  const { reader, rows, places } = await survey(source, mapping);
  const engine = createBillEngine(mapping, places);
  const folder = await outputFolder(request.out);
  const billing = new Billing(engine, mapping, {
    records: folder.file('records.jsonl'),
    failed: folder.file('failed.jsonl'),
    language: request.language,
  });
  progress.start(rows);
  try {
    let read = -1;
    for await (const row of csvRows(source)) {
      read += 1;
      if (read === 0) continue;
      await billing.take(row, reader.read(row), reader.idColumns);
      if (read % BATCH === 0) progress.advance(BATCH);
    }
    await billing.finish();
    progress.advance(rows % BATCH);
  } finally {
    progress.stop();
  }
  const refusedOrders = await settle(engine, request.settleThrough);
  const orders = await engine.orders();
  const payments = await writeOrders(engine, orders, folder);
  const { billed, late, failedCount, failed, records } = billing;
  const common = { rows, billed, late, failedCount, failed, records, orders, refusedOrders, payments };
  const milliseconds = performance.now() - started;
  return { ...common, parties: places.length, sums: orderSums(orders), milliseconds };
}

async function settle(engine: Engine, asOf: string | undefined): Promise<readonly string[]> {
  if (asOf === undefined) return [];
  try {
    const outcomes = await engine.settle({ asOf });
    return outcomes.flatMap(({ status, order }) => (status === 'refused' ? [order.id] : []));
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
    const { message } = thrown;
    return refuse('--settle-through', message, message, thrown);
  }
}

interface PendingRow {
  readonly line: number;
  readonly document: Extract<RowReading, { ok: true }>['document'];
}

/** The second pass: rows in, batches to the engine, results to the files. */
class Billing {
  billed = 0;
  late = 0;
  failedCount = 0;
  readonly failed: FailedRow[] = [];
  readonly records = new RecordTally();
  readonly #engine: Engine;
  readonly #columns: ReadonlyMap<string, readonly string[]>;
  readonly #files: { readonly records: OutputFile; readonly failed: OutputFile; readonly language: Language };
  /** Line by document key: what was seen already. */
  readonly #seen = new Map<string, number>();
  #pending: PendingRow[] = [];

  constructor(
    engine: Engine,
    mapping: Mapping,
    files: { records: OutputFile; failed: OutputFile; language: Language },
  ) {
    this.#engine = engine;
    this.#columns = columnsByPath(mapping);
    this.#files = files;
  }

  async take(row: CsvRow, reading: RowReading, idColumns: readonly string[]): Promise<void> {
    const { line } = row;
    if (!reading.ok) {
      const problems = reading.faults.map(({ columns, said }) => ({ code: 'row-unreadable', columns, path: '', said }));
      await this.#fail({ line, document: undefined, problems });
    } else {
      const { tenant, business, id } = reading.document;
      const key = JSON.stringify([tenant, business, id]);
      const first = this.#seen.get(key);
      if (first === undefined) {
        this.#seen.set(key, line);
        this.#pending.push({ line, document: reading.document });
      } else {
        const said = {
          en: `the document '${id}' stands in line ${first} already`,
          zh: `单据“${id}”已出现在第 ${first} 行`,
        };
        await this.#fail({
          line,
          document: id,
          problems: [{ code: 'row-duplicate', columns: idColumns, path: '', said }],
        });
      }
    }
    if (this.#pending.length >= BATCH) await this.#bill();
  }

  async finish(): Promise<void> {
    await this.#bill();
    await this.#files.records.close();
    await this.#files.failed.close();
  }

  async #bill(): Promise<void> {
    const rows = this.#pending;
    this.#pending = [];
    const outcomes = await this.#engine.billAll(rows.map(({ document }) => document));
    for (const [at, outcome] of outcomes.entries()) {
      const row = rows[at];
      if (row !== undefined) await this.#note(row, outcome);
    }
  }

  async #note({ line, document }: PendingRow, outcome: BillOutcome): Promise<void> {
    if (outcome.status === 'refused') {
      const problems = outcome.issues.map((fault): RowProblem => problemOf(fault, this.#columnsOf(fault.path)));
      await this.#fail({ line, document: document.id, problems });
      return;
    }
    this.billed += 1;
    if (outcome.status === 'created' && outcome.late !== undefined) this.late += 1;
    this.records.add(outcome.record);
    await this.#files.records.write(`${JSON.stringify(outcome.record)}\n`);
  }

  /** The longest path that comes of columns: `facts.price` is column `price`, and so is `facts.price[2]`. */
  #columnsOf(path: readonly (string | number)[]): readonly string[] {
    for (let length = path.length; length > 0; length -= 1) {
      const columns = this.#columns.get(path.slice(0, length).join('\n'));
      if (columns !== undefined) return columns;
    }
    return [];
  }

  async #fail(row: FailedRow): Promise<void> {
    this.failedCount += 1;
    if (this.failed.length < FAILED_SHOWN) this.failed.push(row);
    await this.#files.failed.write(failedRowJson(row, this.#files.language));
  }
}

function columnsByPath({ document }: Mapping): ReadonlyMap<string, readonly string[]> {
  const { time, facts, ...rest } = document;
  const cells = [
    ...Object.entries(rest).map(([name, cell]) => [name, cell] as const),
    ['time', time.cell] as const,
    ...facts.map(({ fact, cell }) => [`facts\n${fact}`, cell] as const),
  ];
  return new Map(
    cells.flatMap(([path, cell]) => (cell === undefined || 'value' in cell ? [] : [[path, cell.columns]])),
  );
}
