import { describe, expect, it } from 'vitest';
import { type Issue, issue, sentence } from '../../src/issues/issue.ts';

const calculator = { calculator: 'dues', version: '2' };
const tax = { tax: 'vat', fee: 'fee' };

const rows: readonly (readonly [Issue, en: string, zh: string])[] = [
  [
    issue('rounding-totals', [], { name: 'fee', reason: 'basis' }),
    "Rounding totals, as 'fee' does, needs a price with a cumulative basis 'marginal': only that is a difference of two totals",
    '“fee”按累计数舍入(totals),需要累计方式为“marginal”的价格:只有它是两个累计数之差',
  ],
  [
    issue('rounding-totals', [], { name: 'fee', reason: 'bounds' }),
    "Rounding totals, as 'fee' does, goes with no floor or cap: those act on one document, and the fees of a window would no longer add up",
    '“fee”按累计数舍入(totals),不能与保底或封顶并用:它们作用于单张单据,窗口内各笔费用之和将不再吻合',
  ],
  [
    issue('rounding-totals', [], { name: 'fee', reason: 'round-each' }),
    "Rounding totals, as 'fee' does, goes with no roundEach: what is rounded is either every band or the totals",
    '“fee”按累计数舍入(totals),不能与 roundEach 并用:舍入的要么是每一档,要么是累计数',
  ],
  [
    issue('rounding-totals', [], { name: 'shares', reason: 'divided' }),
    "Rounding totals, as 'shares' does, has no meaning where one amount is divided",
    '“shares”按累计数舍入(totals),在分摊一笔金额时没有意义',
  ],
  [
    issue('round-each', [], { fee: 'step' }),
    "Every band of 'step' is to be rounded, but it names no rounding",
    '“step”要求逐档舍入,但没有写 rounding',
  ],
  [issue('tax-rate', [], { rate: '-0.01' }), 'A tax rate cannot be below zero; it is -0.01', '税率不得为负;现为 -0.01'],
  [
    issue('tax-payer', [], { ...tax, payer: 'platform', expected: 'merchant' }),
    "'vat' is contained in 'fee', which 'merchant' pays; 'platform' cannot be its payer",
    '“vat”含于“fee”之中,后者由“merchant”支付;其付款方不能是“platform”',
  ],
  [
    issue('tax-twice', [], { ...tax, by: 'gst' }),
    "'vat' cannot be contained in 'fee': 'gst' is already, and only one tax can be",
    '“vat”不能再含于“fee”:其中已含“gst”,只能含一种税',
  ],
  [
    issue('tax-apportioned', [], { ...tax, by: 'shares' }),
    "'vat' cannot be contained in 'fee': 'shares' divides it, so it has no line of its own to take from",
    '“vat”不能含于“fee”:该费用由“shares”分摊,没有自己的明细可扣减',
  ],
  [
    issue('tax-level', [], tax),
    "'vat' cannot be contained in 'fee': one is of each line, the other of the document",
    '“vat”不能含于“fee”:其中一个按明细行计算,另一个按整张单据计算',
  ],
  [
    issue('package-size', [], { size: '0' }),
    'The size of a package must be above zero; it is 0',
    '每份的大小必须大于零;现为 0',
  ],
  [
    issue('package-free', [], { free: '-1' }),
    'What is free of charge cannot be below zero; it is -1',
    '免费额度不得为负;现为 -1',
  ],
  [
    issue('bands-falling', [], { fee: 'rent', from: '5', previous: '9' }),
    "The bands of 'rent' must rise: 5 comes after 9",
    '费用“rent”的阶梯必须递增:9 之后是 5',
  ],
  [
    issue('bands-top-low', [], { fee: 'rent', upTo: '5', from: '9' }),
    "upTo of 'rent' must lie above its last band, which begins at 9; it is 5",
    '费用“rent”的 upTo 必须高于最后一个阶梯的起点 9;现为 5',
  ],
  [
    issue('calculator-invalid', [], { member: 'name', found: '5', expected: 'id' }),
    "'name' of a calculator is 5; expected an id of 1 to 128 characters",
    '计算器的“name”为 5;应为1 至 128 个字符的标识',
  ],
  [
    issue('calculator-twice', [], calculator),
    "The calculator 'dues' version '2' is there twice",
    '计算器“dues”版本“2”重复出现',
  ],
  [
    issue('calculator-unknown', [], { calculator: 'due', nearest: 'dues' }),
    "There is no calculator 'due'; did you mean 'dues'?",
    '没有名为“due”的计算器;是否想写“dues”?',
  ],
  [
    issue('calculator-version', [], { ...calculator, known: '1, 3' }),
    "The calculator 'dues' has no version '2'; there are: 1, 3",
    '计算器“dues”没有版本“2”;现有:1, 3',
  ],
  [
    issue('calculator-input-missing', [], { calculator: 'dues', input: 'tonnage' }),
    "The calculator 'dues' needs the input 'tonnage'",
    '计算器“dues”需要输入“tonnage”',
  ],
  [
    issue('calculator-input-unknown', [], { calculator: 'dues', input: 'tonage', nearest: 'tonnage' }),
    "The calculator 'dues' has no input 'tonage'; did you mean 'tonnage'?",
    '计算器“dues”没有输入“tonage”;是否想写“tonnage”?',
  ],
  [
    issue('calculator-input-endless', [], { calculator: 'dues', input: 'share', value: '1/3' }),
    "'share' of the calculator 'dues' is 1/3, which has no end as a decimal; round it",
    '计算器“dues”的输入“share”为 1/3,不是有限小数;请先舍入',
  ],
  [
    issue('calculator-failed', [], { ...calculator, reason: 'no port' }),
    "The calculator 'dues' version '2' failed: no port",
    '计算器“dues”版本“2”出错:no port',
  ],
  [
    issue('calculator-answer', [], { ...calculator, found: 'NaN' }),
    "The calculator 'dues' version '2' answered NaN; expected a decimal such as '12.50'",
    '计算器“dues”版本“2”返回 NaN;应为十进制数,如 “12.50”',
  ],
];

describe('faults of prices in words', () => {
  it.each(rows.map(([fault, en, zh]) => [fault.code, fault, en, zh] as const))('%s', (_code, fault, en, zh) => {
    expect([sentence(fault, 'en'), sentence(fault, 'zh')]).toEqual([en, zh]);
  });
});
