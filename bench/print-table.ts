import Table from 'cli-table3';
import type { Measurement } from './measure.ts';

/** One scenario as a table for the terminal. */
export function tableOf(measurements: readonly Measurement[], unit: 'order' | 'document' = 'order'): string {
  const table = new Table({
    head: ['contender', `${unit}s/s`, `µs/${unit}`, "of Feewright's rate", 'Feewright is', 'spread'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { contender, opsPerSecond, ratioToFeewright, spread } of measurements) {
    table.push([
      contender,
      opsPerSecond.toLocaleString('en-US'),
      (1e6 / opsPerSecond).toFixed(2),
      ratioToFeewright.toPrecision(3),
      `${(1 / ratioToFeewright).toPrecision(3)} ×`,
      `${Math.round(spread * 100)} %`,
    ]);
  }
  return table.toString();
}
