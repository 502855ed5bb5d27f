import { type FastNumber, type FastValue, kept } from './fast-value.ts';
import type { FastFrame } from './frame.ts';

/** One operation on plain numbers; the frame is marked where the result is no safe integer. */
type Operation = (frame: FastFrame, a: number, b: number) => number;

// Each operation is compiled to the form that its operands allow: a slot of the frame and a literal are read in place,
// and only what is itself computed needs a call. The forms are written out, because a closure over an operator would be
// one more call, which costs more than the operation.

export function fastSum(left: FastValue, right: FastValue): FastNumber {
  const [a, b] = left.source === undefined ? [left, right] : [right, left];
  const { run } = a;
  if (a.source === undefined && b.source?.kind === 'slot') {
    const { slot } = b.source;
    return (frame) => kept(frame, run(frame) + (frame.numbers[slot] as number));
  }
  if (b.source?.kind === 'units') return plus(a, b.source.units);
  if (a.source?.kind === 'units') return plus(b, a.source.units);
  if (a.source?.kind === 'slot' && b.source?.kind === 'slot') {
    const [first, second] = [a.source.slot, b.source.slot];
    return (frame) => kept(frame, (frame.numbers[first] as number) + (frame.numbers[second] as number));
  }
  const other = b.run;
  return (frame) => kept(frame, run(frame) + other(frame));
}

export function fastDifference(left: FastValue, right: FastValue): FastNumber {
  const { run } = left;
  const other = right.run;
  if (right.source?.kind === 'units') return plus(left, -right.source.units);
  if (left.source?.kind === 'units') {
    const { units } = left.source;
    return (frame) => kept(frame, units - other(frame));
  }
  if (left.source !== undefined) {
    const first = left.source.slot;
    if (right.source === undefined) return (frame) => kept(frame, (frame.numbers[first] as number) - other(frame));
    const second = right.source.slot;
    return (frame) => kept(frame, (frame.numbers[first] as number) - (frame.numbers[second] as number));
  }
  if (right.source !== undefined) {
    const { slot } = right.source;
    return (frame) => kept(frame, run(frame) - (frame.numbers[slot] as number));
  }
  return (frame) => kept(frame, run(frame) - other(frame));
}

export function fastProduct(left: FastValue, right: FastValue): FastNumber {
  const [a, b] = left.source === undefined ? [left, right] : [right, left];
  const { run } = a;
  if (b.source?.kind === 'units') return times(a, b.source.units);
  if (a.source?.kind === 'units') return times(b, a.source.units);
  if (b.source?.kind === 'slot') {
    const { slot } = b.source;
    if (a.source === undefined) return (frame) => kept(frame, run(frame) * (frame.numbers[slot] as number));
    const first = a.source.slot;
    return (frame) => kept(frame, (frame.numbers[first] as number) * (frame.numbers[slot] as number));
  }
  const other = b.run;
  return (frame) => kept(frame, run(frame) * other(frame));
}

/** Division by zero is a fault, and only the exact lane reports faults. */
export function fastRemainder(left: FastValue, right: FastValue): FastNumber {
  const [run, other] = [left.run, right.run];
  return (frame) => kept(frame, run(frame) % other(frame));
}

export function fastSmaller(values: readonly FastValue[]): FastNumber {
  const { run, other, units } = pairOf(values);
  if (run !== undefined && units !== undefined) return (frame) => Math.min(run(frame), units);
  if (run !== undefined && other !== undefined) return (frame) => Math.min(run(frame), other(frame));
  return folded(values, (_frame, a, b) => Math.min(a, b));
}

export function fastLarger(values: readonly FastValue[]): FastNumber {
  const { run, other, units } = pairOf(values);
  if (run !== undefined && units !== undefined) return (frame) => Math.max(run(frame), units);
  if (run !== undefined && other !== undefined) return (frame) => Math.max(run(frame), other(frame));
  return folded(values, (_frame, a, b) => Math.max(a, b));
}

export function fastTotal(values: readonly FastValue[]): FastNumber {
  const [first, second] = values;
  if (values.length === 2 && first !== undefined && second !== undefined) return fastSum(first, second);
  return folded(values, (frame, a, b) => kept(frame, a + b));
}

export function fastPower({ run }: FastValue, exponent: number): FastNumber {
  return (frame) => {
    const value = run(frame);
    let result = 1;
    for (let left = exponent; left > 0; left -= 1) result = kept(frame, result * value);
    return result;
  };
}

function plus(value: FastValue, units: number): FastNumber {
  const { run, source } = value;
  if (source?.kind === 'slot') {
    const { slot } = source;
    return (frame) => kept(frame, (frame.numbers[slot] as number) + units);
  }
  return (frame) => kept(frame, run(frame) + units);
}

function times(value: FastValue, units: number): FastNumber {
  const { run, source } = value;
  if (source?.kind === 'slot') {
    const { slot } = source;
    return (frame) => kept(frame, (frame.numbers[slot] as number) * units);
  }
  return (frame) => kept(frame, run(frame) * units);
}

/** Two values, the usual case, of which one is often a literal: `max(0, x)`. */
function pairOf(values: readonly FastValue[]) {
  const [left, right] = values;
  if (values.length !== 2 || left === undefined || right === undefined) return {};
  const [a, b] = left.source?.kind === 'units' ? [right, left] : [left, right];
  return { run: a.run, other: b.run, units: b.source?.kind === 'units' ? b.source.units : undefined };
}

function folded(values: readonly FastValue[], operate: Operation): FastNumber {
  const runs = values.map((value) => value.run);
  const first = runs[0] ?? (() => 0);
  return (frame) => {
    let result = first(frame);
    for (let i = 1; i < runs.length; i += 1) result = operate(frame, result, (runs[i] as FastNumber)(frame));
    return result;
  };
}
