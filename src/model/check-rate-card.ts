import type { Path } from '../issues/path.ts';
import type { Faults } from './faults.ts';
import type { RateCardPrice } from './price.ts';
import type { References } from './references.ts';
import type { TableOutput } from './table.ts';

const MEMBERS = [
  { member: 'base', output: 'rate' },
  { member: 'quantity', output: 'unit' },
] as const;

/** A rate card multiplies what its table gives: for each of `rate` and `unit` there must be what it is multiplied with. */
export function checkRateCard(
  price: Pick<RateCardPrice, 'table' | 'base' | 'quantity'>,
  at: (...field: Path) => Path,
  references: References,
  faults: Faults,
): void {
  const found = references.table(price.table, at('table'));
  if (found === undefined) return;
  const { code: table, gives } = found;
  const typeOf = (output: string): TableOutput['type'] | undefined => gives.find(({ code }) => code === output)?.type;
  for (const { member, output } of MEMBERS) {
    const isGiven = typeOf(output) !== undefined;
    if (isGiven === (price[member] !== undefined)) continue;
    faults.add('rate-card-member', at(member), { table, member, output, missing: isGiven ? 'member' : 'output' });
  }
  const needed = { rate: 'ratio', unit: 'money', amount: 'money' } as const;
  for (const output of ['rate', 'unit', 'amount'] as const) {
    const type = typeOf(output);
    if (type === undefined || type === needed[output]) continue;
    faults.add('rate-card-output', at('table'), { table, output, found: type, expected: needed[output] });
  }
  if (['rate', 'unit', 'amount'].every((output) => typeOf(output) === undefined)) {
    faults.add('rate-card-empty', at('table'), { table });
  }
}
