import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import { type Changes, changed, storeModel } from './store-model.ts';

/** What is changed in a sound model, the one fault that comes of it with its place, and how it is said. */
type Row = readonly [situation: string, changes: Changes, fault: string, en: string, zh: string];

const SECOND = {
  ...{ code: 'again', of: 'goods', payee: 'merchant', unplaced: 'reject' },
  bearers: [{ code: 'platform', weight: 1 }],
};

const rows: readonly Row[] = [
  [
    'a member that is a function',
    { label: () => 1 },
    'json-not-plain label',
    'a function cannot be part of a definition; expected plain JSON',
    '定义中不能含有 a function;应为普通 JSON',
  ],
  [
    'a reserved member name',
    { 'parties.0': JSON.parse('{"code":"merchant","is":"owner","__proto__":{}}') },
    'json-key-reserved parties[0].__proto__',
    "The member name '__proto__' is reserved and is never accepted",
    '成员名“__proto__”为保留名,不予接受',
  ],
  [
    'a definition above 256 KB',
    { label: 'x'.repeat(262_144) },
    'json-too-large',
    'The definition is too large: at most 262144 bytes are accepted',
    '定义过大:最多接受 262144 字节',
  ],
  [
    'a misspelt member',
    { 'fees.1.rounding': undefined, 'fees.1.roundng': 'half-up' },
    'key-unknown fees[1].roundng',
    "There is no member 'roundng' here; known are code, label, payer, payee, booked, enabled, when, price, rounding, clearing, currency, per, quantity, period, refund; did you mean 'rounding'?",
    '此处没有成员“roundng”;可用的有 code, label, payer, payee, booked, enabled, when, price, rounding, clearing, currency, per, quantity, period, refund;是否想写“rounding”?',
  ],
  [
    'a missing member',
    { business: undefined },
    'value-missing business',
    "'business' is missing; expected an id of 1 to 128 characters, without control characters and without blanks at its ends",
    '缺少“business”;应为1 至 128 个字符的标识,不含控制字符,首尾无空白',
  ],
  [
    'a value of the wrong kind',
    { 'fees.1.price.bands.0.rate': '16%' },
    'value-invalid fees[1].price.bands[0].rate',
    '"16%" is not accepted here; expected a decimal such as \'12.50\'',
    '此处不接受 "16%";应为十进制数,如 “12.50”',
  ],
  [
    'a value near a known one',
    { 'accumulators.0.window': 'mnth' },
    'value-invalid accumulators[0].window',
    '"mnth" is not accepted here; expected one of document, day, week, month, quarter, year, contract, lifetime; did you mean \'month\'?',
    '此处不接受 "mnth";应为以下之一: document, day, week, month, quarter, year, contract, lifetime;是否想写“month”?',
  ],
  [
    'a currency that does not exist',
    { currency: 'CNX' },
    'value-invalid currency',
    "\"CNX\" is not accepted here; expected an ISO 4217 code such as 'CNY', or 'document'; did you mean 'CNY'?",
    '此处不接受 "CNX";应为ISO 4217 货币代码,如 “CNY”,或 “document”;是否想写“CNY”?',
  ],
  [
    'a code that is a word of formulas',
    { 'factors.4.code': 'sum' },
    'name-reserved factors[4].code',
    "'sum' is a reserved word and cannot be a code",
    '“sum”是保留词,不能用作编码',
  ],
  [
    'a factor with the name of a document field',
    { 'factors.3.code': 'store' },
    'name-reserved factors[3].code',
    "'store' is a reserved word and cannot be a code",
    '“store”是保留词,不能用作编码',
  ],
  [
    'one code for a factor and a fee',
    { 'factors.4.code': 'commission', 'factors.4.type': 'money', 'fees.2.price.less': ['goods'] },
    'name-taken fees[1].code',
    "'commission' cannot be the code of a fee: a factor has it already",
    '费用项不能以“commission”为编码:已有因子使用',
  ],
  [
    'one code for two parties',
    { 'parties.2.code': 'platform', 'apportionments.0.bearers.2': undefined, 'apportionments.0.unplaced': 'reject' },
    'name-taken parties[2].code',
    "'platform' cannot be the code of a party: a party has it already",
    '参与方不能以“platform”为编码:已有参与方使用',
  ],
  [
    'one bearer twice',
    { 'apportionments.0.bearers.1.code': 'platform' },
    'name-taken apportionments[0].bearers[1].code',
    "'platform' cannot be the code of a bearer: a bearer has it already",
    '承担方不能以“platform”为编码:已有承担方使用',
  ],
  [
    'a payer who is no party',
    { 'fees.1.payer': 'merchnt' },
    'reference-unknown fees[1].payer',
    "There is no party 'merchnt'; did you mean 'merchant'?",
    '没有名为“merchnt”的参与方;是否想写“merchant”?',
  ],
  [
    'a bearer who is no party',
    { 'apportionments.0.bearers.1.code': 'marketing' },
    'reference-unknown apportionments[0].bearers[1].code',
    "There is no bearer 'marketing'",
    '没有名为“marketing”的承担方',
  ],
  [
    'a complement of something that is no fee',
    { 'fees.2.price.less.0': 'coupon' },
    'reference-kind fees[2].price.less[0]',
    "'coupon' is a money factor; expected a fee",
    '“coupon”是金额因子;应为费用项',
  ],
  [
    'a party filled by a factor that is no text',
    { 'parties.2.factor': 'price' },
    'reference-kind parties[2].factor',
    "'price' is a money factor; expected a text factor",
    '“price”是金额因子;应为文本因子',
  ],
  [
    'a key that is no text factor',
    { 'accumulators.0.key.0': 'partys' },
    'reference-unknown accumulators[0].key[0]',
    "There is no key part (party, store, business or a text factor) 'partys'; did you mean 'party'?",
    '没有名为“partys”的键的组成部分(party、store、business 或文本因子);是否想写“party”?',
  ],
  [
    'an accumulator that adds a text',
    { 'accumulators.0.adds': 'supplier_id', 'fees.1.price.measure': 'supplier_id' },
    'reference-kind accumulators[0].adds',
    "'supplier_id' is a text factor; expected a number factor, fee or step",
    '“supplier_id”是文本因子;应为数值因子、费用项或中间步骤',
  ],
  [
    'an accumulator that adds an unknown bearer',
    { 'accumulators.1.adds.bearer': 'plattform' },
    'reference-unknown accumulators[1].adds.bearer',
    "There is no bearer 'plattform'; did you mean 'platform'?",
    '没有名为“plattform”的承担方;是否想写“platform”?',
  ],
  [
    'a price over an unknown accumulator',
    { 'fees.1.price.cumulative.accumulator': 'sale' },
    'reference-unknown fees[1].price.cumulative.accumulator',
    "There is no accumulator 'sale'; did you mean 'sales'?",
    '没有名为“sale”的累额;是否想写“sales”?',
  ],
  [
    'an apportionment of an accumulator',
    { 'apportionments.0.of': 'sales' },
    'reference-kind apportionments[0].of',
    "'sales' is an accumulator; expected a money factor, fee or step",
    '“sales”是累额;应为金额因子、费用项或中间步骤',
  ],
  [
    'one fee taken off twice',
    { 'fees.2.price.less.1': 'commission' },
    'reference-twice fees[2].price.less[1]',
    "'commission' is named twice",
    '“commission”重复出现',
  ],
  [
    'a party filled in two ways',
    { 'parties.1.factor': 'supplier_id' },
    'party-role parties[1]',
    "Party 'platform' must state exactly one of is, id and factor; it states 2",
    '参与方“platform”必须恰好给出 is、id、factor 之一;现给出 2 个',
  ],
  [
    'no owner',
    { 'parties.0': { code: 'merchant', id: '7' } },
    'owner-count parties',
    "Exactly one party must be the owner (is: 'owner'); 0 are",
    "必须恰有一个参与方为合约所属方(is: 'owner');现有 0 个",
  ],
  [
    'a scale on a text',
    { 'factors.2.scale': 2 },
    'factor-field factors[2].scale',
    "'scale' has no meaning for a factor of type text",
    '类型为 text 的因子不能有“scale”',
  ],
  [
    'a default of another type',
    { 'factors.4.default': '1.5' },
    'value-invalid factors[4].default',
    '"1.5" is not accepted here; expected a whole number',
    '此处不接受 "1.5";应为整数',
  ],
  [
    'a list that does not say of what',
    { 'factors.3.of': undefined },
    'value-missing factors[3].of',
    "'of' is missing; expected one of money, ratio, quantity, integer, text, date",
    '缺少“of”;应为以下之一: money, ratio, quantity, integer, text, date',
  ],
  [
    'a booked fee without payee',
    { 'fees.1.payee': undefined },
    'fee-incomplete fees[1].payee',
    "Fee 'commission' is booked, so it needs a payee (or booked: false for a step)",
    '费用项“commission”需记账,因此必须有 payee(中间步骤则写 booked: false)',
  ],
  [
    'a booked fee without rounding',
    { 'fees.1.rounding': undefined },
    'fee-incomplete fees[1].rounding',
    "Fee 'commission' is booked, so it needs a rounding (or booked: false for a step)",
    '费用项“commission”需记账,因此必须有 rounding(中间步骤则写 booked: false)',
  ],
  [
    'a fee between two others',
    { 'fees.1.payer': 'supplier' },
    'line-without-owner fees[1].payer',
    "'commission' would make a line supplier → platform; one of the two must be the owner, 'merchant'",
    '“commission”会产生 supplier → platform 的明细;其中一方必须是所属方“merchant”',
  ],
  [
    'a fee that its payer receives',
    { 'fees.1.payee': 'merchant' },
    'payer-is-payee fees[1].payee',
    "'merchant' would pay 'commission' to itself",
    '“commission”的付款方与收款方同为“merchant”',
  ],
  [
    'a booked fee with more decimals than its currency',
    { 'fees.2.rounding.scale': 3 },
    'rounding-scale fees[2].rounding.scale',
    'A booked fee cannot have 3 decimals: CNY has 2',
    '记账费用不能有 3 位小数:CNY 只有 2 位',
  ],
  [
    'first band above 0',
    { 'fees.1.price.bands.0.from': '0.01' },
    'bands-first fees[1].price.bands[0].from',
    'The first band must begin at 0; it begins at 0.01',
    '首个阶梯必须从 0 开始;现从 0.01 开始',
  ],
  [
    'bands that do not rise',
    { 'fees.1.price.bands.1.from': '0.00' },
    'bands-order fees[1].price.bands[1].from',
    'Bands must rise: 0 comes after 0',
    '阶梯必须递增:0 之后是 0',
  ],
  [
    'an end at the last band',
    { 'fees.1.price.upTo': '500' },
    'bands-end fees[1].price.upTo',
    'upTo must lie above the last band, which begins at 500; it is 500',
    'upTo 必须高于最后一个阶梯的起点 500;现为 500',
  ],
  [
    'a band with rate and unit',
    { 'fees.1.price.bands.1.unit': '1' },
    'band-rate fees[1].price.bands[1]',
    'A band has exactly one of rate and unit; this one has both',
    '每个阶梯必须恰有 rate 或 unit 之一;此处两者皆有',
  ],
  [
    'flats without boundary',
    { 'fees.1.price.bands.1.flat': '1' },
    'boundary-missing fees[1].price.boundary',
    "boundary is missing: with flats the amount depends on whether a band begins at its bound ('lower') or just above it ('upper')",
    '缺少 boundary:有固定额的阶梯的金额取决于阶梯含起点(“lower”)还是不含(“upper”)',
  ],
  [
    'volume without boundary',
    { 'fees.1.price.kind': 'volume' },
    'boundary-missing fees[1].price.boundary',
    "boundary is missing: with a volume price the amount depends on whether a band begins at its bound ('lower') or just above it ('upper')",
    '缺少 boundary:全额阶梯的金额取决于阶梯含起点(“lower”)还是不含(“upper”)',
  ],
  [
    'a cumulative measure that is not what is added',
    { 'fees.1.price.measure': 'base * 1' },
    'cumulative-measure fees[1].price.measure',
    "With basis 'marginal' the measure must be just what 'sales' adds, base; it is base * 1",
    '累计方式为“marginal”时,计量必须就是“sales”所累加的 base;现为 base * 1',
  ],
  [
    'a booked fee divided twice',
    { 'apportionments.0.of': 'goods', 'apportionments.0.rounding': undefined, 'apportionments.1': SECOND },
    'apportioned-twice apportionments[1].of',
    "Fee 'goods' is divided by 'coupon_cost' already: its line can be replaced only once",
    '费用项“goods”已由“coupon_cost”分摊:其明细只能被替换一次',
  ],
  [
    'a rounding for what is booked',
    { 'apportionments.0.of': 'goods' },
    'apportionment-rounding-twice apportionments[0].rounding',
    "'coupon_cost' cannot have a rounding: the booked fee 'goods' is rounded already",
    '“coupon_cost”不能有 rounding:记账费用“goods”已经舍入',
  ],
  [
    'no rounding for what is not booked',
    { 'apportionments.0.rounding': undefined },
    'rounding-missing apportionments[0].rounding',
    "'coupon_cost' divides 'coupon', which isn't booked; it must name a rounding",
    '“coupon_cost”分摊的“coupon”尚未入账,必须指明舍入方式',
  ],
  [
    'nobody to keep what is left',
    { 'apportionments.0.unplaced': 'keep' },
    'payer-missing apportionments[0].payer',
    "'coupon_cost' keeps what nobody can take, but names no payer who keeps it",
    '“coupon_cost”保留未分摊金额,但没有指明由哪个付款方保留',
  ],
  [
    'a share between two others',
    { 'apportionments.0.payee': 'platform' },
    'share-without-owner apportionments[0].bearers[2].code',
    "the share of 'supplier' in 'coupon_cost' concerns two others; its bearer or payee must be 'merchant'",
    '“coupon_cost”中“supplier”的分摊与合约方无关;承担方或收款方必须是“merchant”',
  ],
  [
    'what is left goes to a capped bearer',
    { 'apportionments.0.unplaced.to': 'merchant' },
    'unplaced-bearer-bounded apportionments[0].unplaced.to',
    "'merchant' is to take what nobody else can, so it cannot have a cap",
    '“merchant”承接他人无法承担的部分,因此不能有单笔上限',
  ],
  [
    'what is left goes to a limited bearer',
    { 'apportionments.0.unplaced.to': 'platform' },
    'unplaced-bearer-bounded apportionments[0].unplaced.to',
    "'platform' is to take what nobody else can, so it cannot have a limit ('platform_cost')",
    '“platform”承接他人无法承担的部分,因此不能有累计限额(“platform_cost”)',
  ],
  [
    'a limit on an amount that is no share',
    { 'accumulators.0.limit': '100' },
    'limit-without-share accumulators[0].limit',
    "'sales' cannot have a limit: only an accumulator that adds a share has one",
    '“sales”不能有限额:只有累加某一承担份额的累额才有',
  ],
  [
    'two limits of one share',
    {
      'accumulators.2': {
        code: 'again',
        adds: { apportionment: 'coupon_cost', bearer: 'platform' },
        key: ['store'],
        window: 'day',
        limit: '1',
      },
    },
    'share-limited-twice accumulators[2].limit',
    "The share of 'platform' in 'coupon_cost' has a limit already, in 'platform_cost'",
    '“coupon_cost”中“platform”的份额已在“platform_cost”中设有限额',
  ],
  [
    'a list type on what is no list',
    { 'factors.0.of': 'money' },
    'factor-field factors[0].of',
    "'of' has no meaning for a factor of type money",
    '类型为 money 的因子不能有“of”',
  ],
  [
    'a currency on what is no money',
    { 'factors.4.currency': 'CNY' },
    'factor-field factors[4].currency',
    "'currency' has no meaning for a factor of type integer",
    '类型为 integer 的因子不能有“currency”',
  ],
  [
    'a keeper who pays to another than the owner',
    {
      'apportionments.0.payee': 'supplier',
      'apportionments.0.payer': 'platform',
      'apportionments.0.unplaced': 'keep',
      'apportionments.0.bearers': [{ code: 'merchant', weight: 1 }],
      'accumulators.1.adds.bearer': 'merchant',
    },
    'line-without-owner apportionments[0].payee',
    "'coupon_cost' would make a line platform → supplier; one of the two must be the owner, 'merchant'",
    '“coupon_cost”会产生 platform → supplier 的明细;其中一方必须是所属方“merchant”',
  ],
  [
    'a band with neither rate nor unit',
    { 'fees.1.price.bands.1.rate': undefined },
    'band-rate fees[1].price.bands[1]',
    'A band has exactly one of rate and unit; this one has neither',
    '每个阶梯必须恰有 rate 或 unit 之一;此处两者皆无',
  ],
  [
    'a cumulative measure where a share is added',
    { 'fees.1.price.cumulative.accumulator': 'platform_cost' },
    'cumulative-measure fees[1].price.measure',
    "With basis 'marginal' the measure must be just what 'platform_cost' adds, share(coupon_cost, platform); it is base",
    '累计方式为“marginal”时,计量必须就是“platform_cost”所累加的 share(coupon_cost, platform);现为 base',
  ],
];

describe('each fault of a model, alone', () => {
  it.each(rows)('%s', (_situation, changes, fault, en, zh) => {
    const result = safeParseModel(changed(storeModel(), changes));
    const issues = result.ok ? [] : result.issues;
    expect(issues.map(({ code, path }) => `${code} ${pathText(path)}`.trim())).toEqual([fault]);
    expect(issues.map((issue) => sentence(issue, 'en'))).toEqual([en]);
    expect(issues.map((issue) => sentence(issue, 'zh'))).toEqual([zh]);
  });

  it('a value that contains itself', () => {
    const model = storeModel() as { fees: unknown[] };
    model.fees[0] = { code: 'base', price: model };
    const result = safeParseModel(model);
    const said = result.ok
      ? []
      : result.issues.map((issue) => [pathText(issue.path), sentence(issue, 'en'), sentence(issue, 'zh')]);
    expect(said).toEqual([['fees[0].price', 'The value contains itself (levels up: 3)', '该值包含其自身(向上 3 层)']]);
  });

  it('so many that the last only counts: 30 of fees, one of the total that is gone', () => {
    const fees = Array.from({ length: 30 }, (_, index) => ({ code: `fee_${index}`, booked: 'no' }));
    const result = safeParseModel(changed(storeModel(), { fees }));
    const last = result.ok ? undefined : result.issues.at(-1);
    expect(last && [sentence(last, 'en'), sentence(last, 'zh')]).toEqual([
      'There are 12 more faults',
      '另有 12 处错误',
    ]);
  });

  it('none: the basis before may be about another measure', () => {
    const changes = {
      'fees.1.price.kind': 'volume',
      'fees.1.price.boundary': 'lower',
      'fees.1.price.measure': 'price',
      'fees.1.price.cumulative.basis': 'before',
    };
    expect(safeParseModel(changed(storeModel(), changes)).ok).toBe(true);
    const including = { ...changes, 'fees.1.price.cumulative.basis': 'including' };
    expect(safeParseModel(changed(storeModel(), including)).ok).toBe(false);
  });
});
