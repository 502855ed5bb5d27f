import { beforeAll, describe, expect, it } from 'vitest';
import { checksOf } from '../../examples/joint-venture-month/checks.ts';
import { runLane } from '../../examples/joint-venture-month/lane.ts';
import { crossingBill, type Month, runMonth } from '../../examples/joint-venture-month/month.ts';
import { lastOfBudget } from '../../examples/joint-venture-month/report.ts';
import { runFile } from './run-example.ts';

describe('the joint-venture month', () => {
  let month: Month;
  beforeAll(async () => {
    month = await runMonth();
  });

  it('90 orders ⇒ 4 settlement orders, two of them of merchant 1001, and what they come to', () => {
    expect(month.billed).toHaveLength(90);
    const figures = month.settled.map(({ order }) =>
      [order.owner, order.receivable, order.payable, order.net].join(' '),
    );
    expect(figures).toEqual([
      'mall/1001/0001 25071.99 1653.74 23418.25',
      'mall/1001/0002 23956.21 1515.29 22440.92',
      'mall/1002 24325.32 1811.27 22514.05',
      'mall/1003 22359.81 1219.68 21140.13',
    ]);
  });

  it('the first order of 279.00 ⇒ commission 22.32; its coupon of 50.00 is 25.00 + 15.00 + 10.00', () => {
    const record = month.billed[0]!.record;
    expect(record.amount('goods').toFixed(2)).toBe('279.00');
    expect(record.amount('commission').toFixed(2)).toBe('22.32');
    const shares = record.shares.map(({ amount }) => amount.toFixed(2));
    expect(shares).toEqual(['25.00', '15.00', '10.00', '0.00']);
  });

  it('the order that crosses 20,000 (19,750.65 before) ⇒ 249.35 at 8 % and 210.15 at 6 %: 32.56', () => {
    const { record, snapshot } = crossingBill(month.billed);
    expect(snapshot.balances.monthlySales?.value).toBe('19750.65');
    expect(record.exact('commission')).toBe('32.557');
    expect(record.amount('commission').toFixed(2)).toBe('32.56');
  });

  it('merchant 1003 negotiated 7 %: 88.81 ⇒ 6.22', () => {
    const bill = month.billed.find(({ record }) => record.party === '1003')!;
    expect(bill.record.amount('goods').toFixed(2)).toBe('88.81');
    expect(bill.record.amount('commission').toFixed(2)).toBe('6.22');
  });

  it("a coupon of 200.00 with 93.82 of the platform's limit left ⇒ 93.82, and 63.71 and 42.47 by 3 : 2", () => {
    const { record } = lastOfBudget(month.billed);
    const shares = record.shares.map(({ amount }) => amount.toFixed(2));
    expect(shares).toEqual(['93.82', '63.71', '42.47', '0.00']);
    const after = month.billed.slice(month.billed.findIndex((bill) => bill.record === record) + 1);
    expect(after.every((bill) => bill.record.share('couponCost', 'platform').isZero())).toBe(true);
    expect(after.length).toBeGreaterThan(20);
  });

  it('an order of November that comes when November is closed ⇒ it is in December, and says so', () => {
    expect(month.late.late).toMatchObject({ period: '2026-11', landed: '2026-12', isLate: true });
  });

  it('messages sent again ⇒ exists', () => {
    expect(month.repeated.map(({ status }) => status)).toEqual(['exists', 'exists', 'exists']);
  });

  it('every check holds', async () => {
    const checks = await checksOf(month);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.map(({ left }) => left)).toEqual([
      '89513.35',
      '89513.35',
      '89513.35',
      '360',
      '4439.39',
      '1500.00',
      '92778.72',
      '-426.94',
      '3',
    ]);
  });

  it('the order of 32.56 refunded in December ⇒ −32.56 and −459.50, in the order of December', () => {
    const { record, landing } = month.corrections.refund;
    expect([record.amount('commission'), record.amount('goods')].map((amount) => amount.toFixed(2))).toEqual([
      '-32.56',
      '-459.50',
    ]);
    expect(landing?.period).toBe('2026-12');
  });

  it('the first order corrected from 279.00 to 608.00 ⇒ those behind it that cross a band would have paid less', () => {
    const { corrected, knockOn } = month.corrections;
    expect(corrected.record.amount('commission').toFixed(2)).toBe('30.40');
    const told = knockOn.map(({ document, record, replayed }) => {
      const [stands, would] = [record, replayed].map((each) => each.amount('commission').toFixed(2));
      return `${document.id} ${stands} → ${would}`;
    });
    expect(told).toEqual([
      '8000001 30.40 → 48.64',
      '8000034 13.20 → 11.61',
      '8000037 32.56 → 27.57',
      '8000077 59.71 → 56.42',
      '8000037-R -32.56 → -27.57',
    ]);
  });
});

describe('the lane of a brand', () => {
  it('a sale that came last is cleared in its place after a reset, and settlement sees the differences', async () => {
    const { before, after, landed } = await runLane();
    const rows = (of: typeof before) => of.map(({ serial, document, rent }) => `${serial} ${document} ${rent}`);
    expect(rows(before)).toEqual(['1 S1 72.00', '2 S3 15.00', '3 S4 221.00', '4 S2 24.00']);
    expect(rows(after)).toEqual(['1 S1 72.00', '2 S2 29.00', '3 S3 14.00', '4 S4 217.00']);
    expect(landed.filter(({ corrects }) => corrects).map(({ document, amount }) => `${document} ${amount}`)).toEqual([
      'S2 5.00',
      'S3 -1.00',
      'S4 -4.00',
    ]);
  });
});

describe('npm run demo', () => {
  it('prints orders, payments, an explanation and the checks', async () => {
    const { code, stdout, stderr } = await runFile('examples/joint-venture-month/main.ts');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('mall/1001/0001 │   25071.99');
    expect(stdout).toContain('band 20000 to 40000: 210.15 × 0.06 = 12.609');
    expect(stdout).toContain('from coupon-service, version 7');
    expect(stdout).not.toContain('NO');
  });

  it('--lang zh ⇒ in Chinese', async () => {
    const { code, stdout } = await runFile('examples/joint-venture-month/main.ts', ['--lang', 'zh']);
    expect(code).toBe(0);
    expect(stdout).toContain('档 20000–40000: 210.15 × 0.06 = 12.609');
    expect(stdout).toContain('平台承担合计 = 平台额度');
  });
});
