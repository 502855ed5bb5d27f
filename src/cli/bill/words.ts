import type { Said } from '../language.ts';

/** The words of the summary, in both languages. */
export const WORDS = {
  rows: { en: 'rows', zh: '数据行' },
  billed: { en: 'documents billed', zh: '已计费单据' },
  failed: { en: 'rows failed', zh: '失败行' },
  parties: { en: 'parties', zh: '商家' },
  feeLines: { en: 'fee lines', zh: '计费明细' },
  orders: { en: 'settlement orders', zh: '结算单' },
  openClosed: { en: 'open / closed / split', zh: '未关 / 已关 / 已拆分' },
  receivable: { en: 'receivable', zh: '应收' },
  payable: { en: 'payable', zh: '应付' },
  net: { en: 'net of all orders', zh: '结算单净额合计' },
  payments: { en: 'payouts / collections / zero', zh: '打款 / 收款 / 为零' },
  time: { en: 'time', zh: '用时' },
  receive: { en: 'receives', zh: '收' },
  pay: { en: 'pays', zh: '付' },
  fee: { en: 'fee', zh: '费用' },
  direction: { en: 'the party', zh: '商家' },
  sum: { en: 'sum', zh: '合计' },
  ties: { en: 'fee lines counted apart = orders', zh: '计费明细另行合计 = 结算单' },
  paymentTies: { en: 'payments = net of split orders', zh: '收付款 = 已拆分结算单净额' },
  yes: { en: 'yes', zh: '一致' },
  no: { en: 'NO', zh: '不一致' },
  written: { en: 'Written to', zh: '已写入' },
} as const satisfies Readonly<Record<string, Said>>;
