import { type Period, periodAfter } from '../time/period.ts';
import { type ClearingLine, clearingLine, type OrderKey, orderIdOf, orderKeyOf } from './clearing-line.ts';

/**
 * The earliest period from the line's own on whose order still takes lines (a late line goes to the earliest
 * open one). `isClosed` is asked for one order after the other, and must answer `false` for one that does not exist yet.
 */
export function landingPeriod(key: OrderKey, isClosed: (order: string, period: Period) => boolean): Period {
  let period = key.period;
  while (isClosed(orderIdOf({ ...key, period }), period)) period = periodAfter(period);
  return period;
}

/**
 * The line as it lands: in its own period's order if that takes lines, else in the earliest later one that does. It
 * keeps its own period; `isLate` tells the two apart.
 *
 * Worked case: a line of October 2018 that arrives after October was closed lands in November's order, period 2018-10.
 */
export function landLine(line: ClearingLine, isClosed: (order: string, period: Period) => boolean): ClearingLine {
  const landed = landingPeriod({ ...orderKeyOf(line), period: line.period }, isClosed);
  return landed.startMs === line.landed.startMs ? line : clearingLine({ ...line, landed });
}
