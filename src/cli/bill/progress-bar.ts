import { SingleBar } from 'cli-progress';
import type { Progress } from './run-bill.ts';

/** A bar on the standard error, where that is a terminal; otherwise nothing, so that logs stay readable. */
export function progressBar(stream: NodeJS.WriteStream): Progress {
  if (stream.isTTY !== true) return { start: () => undefined, advance: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}%  {value}/{total} rows  {duration_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream,
  });
  return {
    start: (rows) => bar.start(rows, 0),
    advance: (rows) => bar.increment(rows),
    stop: () => bar.stop(),
  };
}
